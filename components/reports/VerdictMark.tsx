"use client";
import { useTranslations } from "next-intl";
import type { Verdict } from "@/lib/reports/verdict";

/** look.md: outcomes have fixed colours everywhere; what was never dialled is not an outcome and takes the track's. */
export const VERDICT_COLORS: Record<Verdict, string> = {
  answered: "var(--o-answered)",
  rang: "var(--o-rang)",
  busy: "var(--o-busy)",
  refused: "var(--o-refused)",
  nonexistent: "var(--o-nonexistent)",
  carrier: "var(--o-carrier)",
  blocked: "var(--o-blocked)",
  network: "var(--o-network)",
  noData: "var(--o-nodata)",
  notDialed: "var(--track)",
};

/** The coloured square; always beside its word. */
export function Swatch({ verdict }: { verdict: Verdict }) {
  const style = verdict === "noData" ? undefined : { background: VERDICT_COLORS[verdict] };
  const look = verdict === "noData" ? "hatch-nodata" : verdict === "notDialed" ? "ring-1 ring-inset ring-line-strong" : "";
  return <i aria-hidden="true" className={`inline-block size-2.5 flex-none rounded-[3px] ${look}`} style={style} />;
}

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("reports.verdicts");
  return (
    <span className="inline-flex items-center gap-2">
      <Swatch verdict={verdict} />
      <span>{t(`${verdict}.name`)}</span>
    </span>
  );
}
