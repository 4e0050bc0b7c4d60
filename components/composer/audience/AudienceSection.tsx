"use client";
import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { FileDrop } from "@/components/ui/FileDrop";
import { Ltr } from "@/components/ui/Ltr";
import { Spinner } from "@/components/ui/Spinner";
import { TextArea } from "@/components/ui/TextArea";
import { AudienceResult } from "./AudienceResult";
import { type AudienceValue, PASTED_NAME, type Reading, useAudienceReader } from "./use-audience-reader";
import { useReadingProblem } from "./use-reading-problem";

interface AudienceSectionProps {
  value: AudienceValue | null;
  onChange: (value: AudienceValue | null) => void;
}

const TYPING_PAUSE_MS = 600;
const ACCEPTED = [".csv", ".txt", ".xlsx", "text/csv", "text/plain", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];

/** Whom the campaign calls: numbers pasted or a file, read by the importer's rules, with everything that was found told. */
export function AudienceSection({ value, onChange }: AudienceSectionProps) {
  const t = useTranslations("audiences");
  const { reading, read, cancel } = useAudienceReader(onChange);
  const [text, setText] = useState("");
  // A list that was pasted before, of which the box no longer holds the text, is shown as what it is: a list that is kept.
  const isKept = value !== null && (value.summary.fileName !== PASTED_NAME || text === "");
  const isReadingFile = "isPasted" in reading && !reading.isPasted;

  return (
    <div className="flex flex-col gap-4">
      {isKept ? (
        <FileRow value={value} onRemove={cancel} />
      ) : (
        <>
          <PasteBox text={text} onText={setText} onPause={read} onEmpty={cancel} isDisabled={isReadingFile} />
          {text === "" && (
            <FileDrop
              label={t("file")}
              hint={t("fileHint")}
              accept={ACCEPTED}
              onFile={(file) => void read(file)}
              isDisabled={isReadingFile}
            />
          )}
        </>
      )}
      <ReadingState reading={reading} onCancel={cancel} />
      {value && <AudienceResult audienceId={value.audienceId} summary={value.summary} />}
    </div>
  );
}

interface PasteBoxProps {
  text: string;
  onText: (text: string) => void;
  /** Called with what was pasted once the person stops typing. */
  onPause: (file: File) => Promise<void>;
  onEmpty: () => void;
  isDisabled: boolean;
}

function PasteBox({ text, onText, onPause, onEmpty, isDisabled }: PasteBoxProps) {
  const t = useTranslations("audiences");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (next: string) => {
    onText(next);
    // What is on the screen is no longer what was read: the numbers read before must not be called.
    onEmpty();
    clearTimeout(timer.current);
    if (next.trim() !== "")
      timer.current = setTimeout(() => void onPause(new File([next], PASTED_NAME, { type: "text/plain" })), TYPING_PAUSE_MS);
  };

  return (
    <TextArea
      label={t("paste")}
      description={t("pasteHint")}
      placeholder={t("pastePlaceholder")}
      value={text}
      onChange={change}
      rows={5}
      isDisabled={isDisabled}
      ltr
      mono
    />
  );
}

function FileRow({ value: { summary }, onRemove }: { value: AudienceValue; onRemove: () => void }) {
  const t = useTranslations("audiences");
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md border px-4 py-3">
      <FileText size={20} aria-hidden className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 basis-50">
        <bdi dir="auto" className="break-words font-semibold">
          {summary.fileName === PASTED_NAME ? t("pastedList") : summary.fileName}
        </bdi>{" "}
        <span className="text-ink-2 text-sm">
          {t("fileRows", { count: summary.rows })}
          {summary.encoding && (
            <>
              {" · "}
              {t.rich("encoding", { name: summary.encoding, ltr: (chunks) => <Ltr>{chunks}</Ltr> })}
            </>
          )}
          {" · "}
          {t("phoneColumns", { count: summary.columns.phones.length, names: columnNames(summary.columns) })}
        </span>
      </span>
      <Button kind="quiet" onPress={onRemove}>
        {t("replaceFile")}
      </Button>
    </div>
  );
}

/** "C «נייד», D" */
function columnNames({ phones, letters }: AudienceValue["summary"]["columns"]): string {
  return letters.map((letter, index) => (phones[index] === letter ? letter : `${letter} «${phones[index]}»`)).join(", ");
}

function ReadingState({ reading, onCancel }: { reading: Reading; onCancel: () => void }) {
  const t = useTranslations("audiences");
  const problem = useReadingProblem();
  if (reading.phase === "idle") return null;
  if (reading.phase === "failed") {
    return (
      <Banner tone="danger" title={t("notRead")} announce>
        {problem(reading.error)}
      </Banner>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-3 text-ink-2">
      <Spinner label={t("reading")} />
      <span aria-live="polite">{reading.phase === "sending" ? t("sending") : t("readingRows", { count: reading.rows })}</span>
      <Button kind="quiet" onPress={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
