"use client";
import clsx from "clsx";
import { ArrowLeft } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { VerdictMark } from "@/components/reports/VerdictMark";
import { Ltr } from "@/components/ui/Ltr";
import { VERDICTS, type Verdict } from "@/lib/reports/verdict";
import type { VerdictPreview } from "@/lib/verdict-rules/schema";

interface PreviewFiguresProps {
  preview: VerdictPreview;
  /** Of the rules as they stood a moment ago. */
  isStale: boolean;
  isDirty: boolean;
}

const countIn = (counts: VerdictPreview["before"], verdict: Verdict) => counts.find(({ key }) => key === verdict)?.count ?? 0;

/** Calls by verdict, now and then, and which ones would move. */
export function PreviewFigures({ preview: { recipients, before, after, moves }, isStale, isDirty }: PreviewFiguresProps) {
  const t = useTranslations("verdictRules.preview");
  const format = useFormatter();
  const shown = VERDICTS.filter((verdict) => countIn(before, verdict) > 0 || countIn(after, verdict) > 0);
  const moved = moves.reduce((sum, { count }) => sum + count, 0);
  const words = isDirty ? t("moved", { count: moved, shown: format.number(moved) }) : t("inForce");
  return (
    <div className={clsx("flex flex-col gap-3", isStale && "opacity-60")} aria-busy={isStale}>
      <p role="status" className="font-semibold">
        {words}
      </p>
      <table aria-label={t("table")} className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-ink-2">
            <th scope="col" className="py-1 text-start font-semibold">
              {t("verdict")}
            </th>
            {(["before", "after", "difference"] as const).map((column) => (
              <th key={column} scope="col" className="py-1 ps-3 text-end font-semibold">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((verdict) => {
            const [was, is] = [countIn(before, verdict), countIn(after, verdict)];
            return (
              <tr key={verdict} className="border-t">
                <th scope="row" className="py-1 text-start font-normal">
                  <VerdictMark verdict={verdict} />
                </th>
                <Figure>{format.number(was)}</Figure>
                <Figure>{format.number(is)}</Figure>
                <Figure strong={is !== was}>{is === was ? "–" : `${is > was ? "+" : "−"}${format.number(Math.abs(is - was))}`}</Figure>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr className="border-t font-semibold">
            <th scope="row" className="py-1 text-start font-semibold">
              {t("all")}
            </th>
            <Figure>{format.number(recipients)}</Figure>
            <Figure>{format.number(recipients)}</Figure>
            <td />
          </tr>
        </tfoot>
      </table>
      {moves.length > 0 && (
        <ul aria-label={t("moves")} className="flex flex-col gap-1 text-sm">
          {moves.map(({ from, to, count }) => (
            <li key={`${from} ${to}`} className="flex flex-wrap items-center gap-x-2">
              <b className="font-semibold">
                <Ltr>{format.number(count)}</Ltr>
              </b>
              <VerdictMark verdict={from} />
              <ArrowLeft size={14} aria-hidden className="shrink-0 text-ink-3 ltr:-scale-x-100" />
              <span className="sr-only">{t("becomes")}</span>
              <VerdictMark verdict={to} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Figure({ strong = false, children }: { strong?: boolean; children: string }) {
  return (
    <td className={clsx("py-1 ps-3 text-end", strong && "font-semibold")}>
      <Ltr>{children}</Ltr>
    </td>
  );
}
