"use client";
import { useTranslations } from "next-intl";
import { FileTrigger } from "react-aria-components";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Spinner } from "@/components/ui/Spinner";
import { FileTooLarge } from "@/lib/audiences/read-in-browser";
import { UnreadableFile } from "@/lib/audiences/unreadable-file";
import { FileChoicesForm } from "./FileChoicesForm";
import { ACCEPTED_FILES } from "./FileForm";
import type { Slot, Work } from "./slots";
import { useReadingProblem } from "./use-reading-problem";
import { useSourcesHere } from "./use-sources";

/** What is being made of a source, and what can be done when it failed. */
export function ReadingState({ slot }: { slot: Slot }) {
  const t = useTranslations("audiences");
  const { cancel } = useSourcesHere();
  const { work } = slot;
  if (work === null || work.phase === "open") return null;
  if (work.phase === "failed") return <Failure slot={slot} work={work} />;
  // A campaign's form says itself that it is at work.
  if (work.phase === "sending" && slot.form === "campaign") return null;
  return (
    <div className="flex flex-wrap items-center gap-3 text-ink-2">
      <Spinner label={t("reading")} />
      <span aria-live="polite">
        {work.phase === "sending" ? t("sending") : t("readingRows", { count: work.phase === "reading" ? work.rows : 0 })}
      </span>
      {/* What is in an open box is left by emptying it: a cancel would throw it away. */}
      {!(slot.form === "paste" && slot.source === null) && (
        <Button kind="quiet" onPress={() => cancel(slot.key)}>
          {t("cancel")}
        </Button>
      )}
    </div>
  );
}

function Failure({ slot, work: { act, error } }: { slot: Slot; work: Extract<Work, { phase: "failed" }> }) {
  const t = useTranslations("audiences.sources");
  const ui = useTranslations("ui");
  const problem = useReadingProblem();
  const { addFiles, cancel, readAnew, remove, retry } = useSourcesHere();
  const choices = error instanceof UnreadableFile ? error.choices : null;
  const isOfTheFile = error instanceof UnreadableFile || error instanceof FileTooLarge;
  return (
    <>
      <Banner tone="danger" title={t(`failed.${act}`)} announce>
        {problem(error)}
      </Banner>
      {choices && slot.file && <FileChoicesForm found={choices} isRefused onRead={(reading) => readAnew(slot.key, reading)} />}
      <div className="flex flex-wrap gap-2">
        {!isOfTheFile && act !== "slice" && <Button onPress={() => retry(slot.key)}>{ui("retry")}</Button>}
        {slot.file && (
          <FileTrigger
            acceptedFileTypes={ACCEPTED_FILES}
            onSelect={(files) => {
              const chosen = files?.[0];
              if (chosen) addFiles([chosen], slot.key);
            }}
          >
            <Button>{t("otherFile")}</Button>
          </FileTrigger>
        )}
        {slot.source && (
          <Button kind="quiet" onPress={() => cancel(slot.key)}>
            {t("keepFormer")}
          </Button>
        )}
        {!slot.source && slot.form === null && (
          <Button kind="quiet" onPress={() => remove(slot.key)}>
            {t("removeFailed")}
          </Button>
        )}
      </div>
    </>
  );
}
