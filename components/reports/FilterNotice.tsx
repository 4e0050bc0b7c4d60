"use client";
import { ArrowDown } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { rich } from "@/components/ui/rich";
import type { ReportSummary } from "@/lib/reports/schema";
import { CALLS_ID } from "./CallsSection";
import { useFigures } from "./figures";
import type { CallFilterState } from "./use-call-filter";

/**
 * Cards and charts filter each other and the table of calls, which may be far below: while a filter is set, this stands at the foot of the
 * window, tells how many calls are left and leads to them, and comes to rest above the table.
 */
export function FilterNotice({ whole, calls }: { whole: ReportSummary; calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const format = useFormatter();
  const { summary, isSlice, isStale } = useFigures();
  const { count } = calls;
  if (count === 0) return null;
  const show = () => {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    document.getElementById(CALLS_ID)?.scrollIntoView({ behavior: calm ? "auto" : "smooth" });
  };
  const figures = { shown: format.number(summary.recipients), total: format.number(whole.recipients) };
  return (
    <div className="sticky bottom-4 z-10 mx-auto mb-3 flex w-fit max-w-full items-center gap-2 rounded-lg border bg-surface px-3 py-2 shadow-float max-md:bottom-20">
      {isSlice && (
        <span role="status" aria-busy={isStale} className={`text-sm ${isStale ? "opacity-60" : ""}`}>
          {t.rich("filtered", { ...rich, count, matching: summary.recipients, ...figures })}
        </span>
      )}
      <Button icon={ArrowDown} onPress={show}>
        {t("toCalls")}
      </Button>
      <Button kind="quiet" onPress={() => calls.clear()}>
        {t("clear")}
      </Button>
    </div>
  );
}
