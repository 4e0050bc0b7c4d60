"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Figure } from "@/components/ui/Figure";
import { SegmentBar } from "@/components/ui/SegmentBar";
import { type Fill, Swatch } from "@/components/ui/Swatch";
import type { SourceFigures } from "@/lib/audiences/schema";

interface FiguresRowProps {
  /** `repaired` is null where nobody knows it, as of mailing lists, and is left out then. */
  figures: SourceFigures & { repaired: number | null };
  /** What was found, in another word than "recipients". */
  acceptedLabel?: string;
  acceptedNote?: string;
  repairedNote?: string;
  rejectedNote?: string;
  duplicatesNote?: string;
}

const COLUMNS: Record<number, string> = { 3: "md:grid-cols-3", 4: "md:grid-cols-4", 5: "md:grid-cols-5" };

/** What was found, in figures and as a bar: accepted, repaired, rejected, duplicates, and the blocked where there are any. */
export function FiguresRow({ figures, acceptedLabel, acceptedNote, repairedNote, rejectedNote, duplicatesNote }: FiguresRowProps) {
  const t = useTranslations("audiences");
  const { accepted, repaired, rejected, duplicates, blocked } = figures;
  const columns = 3 + (repaired === null ? 0 : 1) + (blocked > 0 ? 1 : 0);
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <div className={clsx("grid grid-cols-2 gap-4", COLUMNS[columns])}>
        <Counter fill="good" label={acceptedLabel ?? t("accepted")} value={accepted} note={acceptedNote} />
        {repaired !== null && <Counter label={t("repaired")} value={repaired} note={repairedNote ?? t("repairedNote")} />}
        <Counter fill="bad" label={t("rejected")} value={rejected} note={rejected === 0 ? t("rejectedNone") : rejectedNote} />
        <Counter fill="retry" label={t("duplicates")} value={duplicates} note={duplicatesNote ?? t("duplicatesNote")} />
        {blocked > 0 && <Counter fill="blocked" label={t("blocked")} value={blocked} note={t("blockedNote")} />}
      </div>
      <SegmentBar
        height={8}
        parts={[
          { fill: "good", value: accepted },
          { fill: "bad", value: rejected },
          { fill: "retry", value: duplicates },
          { fill: "blocked", value: blocked },
        ]}
      />
    </div>
  );
}

interface CounterProps {
  fill?: Fill;
  label: string;
  value: number;
  note: string | undefined;
}

function Counter({ fill, label, value, note }: CounterProps) {
  const t = useTranslations("audiences");
  return (
    <Figure
      label={
        <span className="flex h-5 items-center gap-1.5">
          {fill && <Swatch fill={fill} />}
          {label}
        </span>
      }
      value={t("number", { value })}
      note={note}
      className="md:border-s md:first:border-s-0 md:[&:not(:first-child)]:ps-4"
    />
  );
}
