"use client";
import { useTranslations } from "next-intl";
import type { ClipboardEvent } from "react";
import { FileTrigger } from "react-aria-components";
import { FileChoicesForm } from "@/components/composer/audience/FileChoicesForm";
import { ACCEPTED_FILES } from "@/components/composer/audience/FileForm";
import { withPasted } from "@/components/composer/audience/pasted-text";
import { isTooLongForBox } from "@/components/composer/audience/source-acts";
import { useReadingProblem } from "@/components/composer/audience/use-reading-problem";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { FileDrop } from "@/components/ui/FileDrop";
import { Spinner } from "@/components/ui/Spinner";
import { TextArea } from "@/components/ui/TextArea";
import { UnreadableFile } from "@/lib/audiences/unreadable-file";
import type { ContactSource, SourceWork } from "./use-contact-source";

/** The people: a box for rows and a place for a file; whichever came last counts. */
export function ContactSourceForm({ source }: { source: ContactSource }) {
  const t = useTranslations("lists.import.source");
  const { text, file, fileName, work, type, choose, clear } = source;
  const isShown = fileName === null && (file === null || text !== "");
  // What the box can't hold goes straight to the reader.
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const all = withPasted(event.currentTarget, event.clipboardData.getData("text/plain"));
    if (!isTooLongForBox(all)) return;
    event.preventDefault();
    type(all);
  };
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-4">
        {isShown ? (
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
            <TextArea
              label={t("paste")}
              description={t("pasteHint")}
              placeholder={t("placeholder")}
              value={text}
              onChange={type}
              onPaste={paste}
              rows={5}
              mono
            />
            <div className="lg:pt-6">
              <FileDrop label={t("file")} hint={t("fileHint")} accept={ACCEPTED_FILES} onFile={choose} />
            </div>
          </div>
        ) : (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <p className="me-auto min-w-0 font-semibold">
              {fileName === null
                ? t("pasted")
                : t.rich("chosen", { name: () => <bdi dir="auto" className="break-all font-normal">{`«${fileName}»`}</bdi> })}
            </p>
            <FileTrigger
              acceptedFileTypes={ACCEPTED_FILES}
              onSelect={(files) => {
                const chosen = files?.[0];
                if (chosen) choose(chosen);
              }}
            >
              <Button>{t("other")}</Button>
            </FileTrigger>
            <Button kind="quiet" onPress={clear}>
              {t("clear")}
            </Button>
          </div>
        )}
        {work && <Work work={work} source={source} />}
      </div>
    </Card>
  );
}

function Work({ work, source }: { work: SourceWork; source: ContactSource }) {
  const t = useTranslations("audiences");
  const own = useTranslations("lists.import.source");
  const problem = useReadingProblem();
  if (work.phase === "failed") {
    const choices = work.error instanceof UnreadableFile ? work.error.choices : null;
    return (
      <>
        <Banner tone="danger" title={own("failed")} announce>
          {problem(work.error)}
        </Banner>
        {choices && <FileChoicesForm found={choices} isRefused onRead={source.readAnew} />}
      </>
    );
  }
  return (
    <p className="flex items-center gap-3 text-ink-2" role="status">
      <Spinner label={t("reading")} />
      {work.phase === "waiting" ? own("waiting") : t("readingRows", { count: work.rows })}
    </p>
  );
}
