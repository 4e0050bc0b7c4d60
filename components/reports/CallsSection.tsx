"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { reportQueries } from "@/lib/reports/queries";
import type { ReportSummary } from "@/lib/reports/schema";
import { CallCards, CallsTable } from "./CallsTable";
import { CallChips, CallsToolbar } from "./CallsToolbar";
import { ReportProblem } from "./ReportProblem";
import { rich } from "./rich";
import { type CallFilterState, PAGE_SIZE, pageQuery } from "./use-call-filter";

interface CallsSectionProps {
  campaignId: number;
  summary: ReportSummary;
  running: boolean;
  calls: CallFilterState;
}

/** The calls themselves: filtered, sorted and paged by the server; what is chosen stands in the address. */
export function CallsSection({ campaignId, summary, running, calls }: CallsSectionProps) {
  const t = useTranslations("reports.calls");
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(
    reportQueries.calls(campaignId, pageQuery(calls.filter).toString(), running),
  );
  return (
    <section id="calls" aria-label={t("title")} aria-busy={isPlaceholderData} className="overflow-clip rounded-lg border bg-surface">
      <CallsToolbar campaignId={campaignId} summary={summary} calls={calls} total={data?.total ?? null} />
      <CallChips summary={summary} calls={calls} />
      {error && (
        <div className="px-4 pb-4">
          <ReportProblem error={error} pending={isFetching} onRetry={() => refetch()} />
        </div>
      )}
      {!data && !error && <CallsSkeleton />}
      {data?.total === 0 && <p className="border-t px-4 py-6 text-ink-2">{summary.recipients === 0 ? t("none") : t("noMatch")}</p>}
      {data && data.total > 0 && (
        <div className={isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
          <CallsTable rows={data.calls} calls={calls} />
          <CallCards rows={data.calls} />
          <Pages total={data.total} calls={calls} />
        </div>
      )}
    </section>
  );
}

function Pages({ total, calls }: { total: number; calls: CallFilterState }) {
  const t = useTranslations("reports.calls");
  const format = useFormatter();
  const last = Math.ceil(total / PAGE_SIZE);
  const page = Math.min(Math.max(1, calls.filter.page), last);
  const from = (page - 1) * PAGE_SIZE + 1;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t px-4 py-2 text-ink-2 text-sm">
      <span aria-live="polite">
        {t.rich("rows", {
          ...rich,
          from: format.number(from),
          to: format.number(Math.min(total, from + PAGE_SIZE - 1)),
          total: format.number(total),
        })}
      </span>
      <div className="ms-auto flex gap-2">
        <Button kind="quiet" isDisabled={page <= 1} onPress={() => calls.goTo(page - 1)}>
          {t("previous")}
        </Button>
        <Button isDisabled={page >= last} onPress={() => calls.goTo(page + 1)}>
          {t("next")}
        </Button>
      </div>
    </div>
  );
}

function CallsSkeleton() {
  const t = useTranslations("reports.calls");
  return (
    <div role="status" aria-label={t("loading")} className="animate-pulse">
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row} className="flex h-10 items-center border-t px-4">
          <span className="h-3 w-2/3 rounded-sm bg-sunken" />
        </div>
      ))}
    </div>
  );
}
