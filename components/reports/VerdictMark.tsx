"use client";
import { useTranslations } from "next-intl";
import { type Fill, Swatch } from "@/components/ui/Swatch";
import type { Verdict } from "@/lib/reports/verdict";

/** look.md: outcomes have fixed colours everywhere; what was never dialled is not an outcome, and looks like what is left of a bar. */
export const VERDICT_FILLS: Record<Verdict, Fill> = {
  answered: "answered",
  hungUp: "hung-up",
  rang: "rang",
  busy: "busy",
  refused: "refused",
  nonexistent: "nonexistent",
  carrier: "carrier",
  blocked: "blocked",
  network: "network",
  noData: "nodata",
  notDialed: "left",
};

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("reports.verdicts");
  return (
    <span className="inline-flex items-center gap-2">
      <Swatch fill={VERDICT_FILLS[verdict]} />
      <span>{t(`${verdict}.name`)}</span>
    </span>
  );
}
