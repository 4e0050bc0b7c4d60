"use client";
import { CircleAlert, CircleCheck, RotateCcw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { IconButton } from "@/components/ui/IconButton";
import { Ltr } from "@/components/ui/Ltr";
import { TextField } from "@/components/ui/TextField";
import { FIX_LIMITS, type RejectsPage } from "@/lib/audiences/schema";
import { readCell } from "@/lib/phones/cell";
import { formatPhone, isBlankCell } from "@/lib/phones/number";
import { RawText } from "./RawText";

interface RejectRowProps {
  reject: RejectsPage["rejects"][number];
  /** What is to stand in its place; null while nothing was done. */
  fix: string | null;
  onChange: (index: number, text: string | null) => void;
}

/** One refused number: where it stood, what stood there, and a box to put it right, judged while it is typed. */
export const RejectRow = memo(function RejectRow({ reject: { index, row, raw, name }, fix, onChange }: RejectRowProps) {
  const t = useTranslations("audiences.fixes");
  return (
    <li className="grid items-start gap-x-4 gap-y-1 py-2 md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)_2rem]">
      <p className="min-w-0 md:pt-1">
        <span className="text-ink-2 text-sm">{t("row", { row })}</span> <RawText>{raw}</RawText>
        {name !== undefined && (
          <span className="block text-ink-2 text-sm">
            <bdi dir="auto">{name}</bdi>
          </span>
        )}
      </p>
      <div className="flex min-w-0 flex-col gap-1">
        <TextField
          label={<span className="sr-only">{t("box", { row })}</span>}
          value={fix ?? raw}
          onChange={(text) => onChange(index, text === raw ? null : text)}
          maxLength={FIX_LIMITS.textLength}
          ltr
          mono
        />
        {fix !== null && <Verdict text={fix} />}
      </div>
      <IconButton
        label={t(fix === null ? "leaveOut" : "takeBack", { row })}
        icon={fix === null ? X : RotateCcw}
        onPress={() => onChange(index, fix === null ? "" : null)}
      />
    </li>
  );
});

/** What the importer will make of the text, by its own rules. */
function Verdict({ text }: { text: string }) {
  const t = useTranslations("audiences");
  if (isBlankCell(text)) return <p className="text-ink-2 text-sm">{t("fixes.leftOut")}</p>;
  const readings = readCell(text);
  const phones = readings.flatMap((reading) => (reading.kind === "phone" ? [reading.phone] : []));
  const [first] = readings;
  if (first?.kind === "rejected") {
    return (
      <p className="flex items-center gap-1 text-danger text-sm" aria-live="polite">
        <CircleAlert size={14} aria-hidden className="shrink-0" />
        {t(`reasons.${first.reason}`)}
      </p>
    );
  }
  return (
    <p className="flex items-center gap-1 text-sm text-success" aria-live="polite">
      <CircleCheck size={14} aria-hidden className="shrink-0" />
      <span>
        {t("fixes.willBe")} <Ltr mono>{phones.map(formatPhone).join(", ")}</Ltr>
      </span>
    </p>
  );
}
