"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { EmptyState } from "@/components/ui/EmptyState";
import { Skeleton } from "@/components/ui/Skeleton";
import { reportQueries } from "@/lib/reports/queries";
import type { ReportSummary } from "@/lib/reports/schema";
import { CARDS, CallCards } from "./CallCards";
import { CallsTable } from "./CallsTable";
import { CallsToolbar } from "./CallsToolbar";
import { DeadNumbersLink } from "./DeadNumbersLink";
import { CallChips } from "./FilterChips";
import { ReportProblem, StaleFigures } from "./ReportProblem";
import { type CallFilterState, exportQuery, PAGE_SIZE, pageQuery } from "./use-call-filter";
import { useColumns } from "./use-columns";
import { useWide } from "./use-wide";

/** Where the table stands on the page. */
export const CALLS_ID = "calls";

interface CallsSectionProps {
  campaignId: number;
  summary: ReportSummary;
  running: boolean;
  calls: CallFilterState;
}

/** The calls themselves, filtered and sorted by the server; what is chosen, and where one stands, is in the address. */
export function CallsSection({ campaignId, summary, running, calls }: CallsSectionProps) {
  const t = useTranslations("reports.calls");
  const columns = useColumns();
  const isWide = useWide();
  const query = exportQuery(calls.filter).toString();
  // The table reads its pages itself; of the first one it has its length.
  const page = isWide ? 1 : Math.ceil(Math.max(1, calls.filter.row) / CARDS);
  const found = useQuery(reportQueries.calls(campaignId, pageQuery(query, page, isWide ? PAGE_SIZE : CARDS), running));
  const { data, error, isFetching, isPlaceholderData, refetch } = found;
  const [shown, setShown] = useState(query);
  if (data && !isPlaceholderData && shown !== query) setShown(query);
  useLastPage(calls, data && !isPlaceholderData ? data.total : null);
  const section = useBeginning(calls.filter.row > 1);
  const Problem = data ? StaleFigures : ReportProblem;
  return (
    <section
      ref={section}
      id={CALLS_ID}
      aria-label={t("title")}
      aria-busy={isPlaceholderData}
      className="scroll-mt-4 overflow-clip rounded-lg border bg-surface max-md:scroll-mt-18"
    >
      <CallsToolbar campaignId={campaignId} summary={summary} calls={calls} columns={columns} total={data?.total ?? null} />
      <CallChips calls={calls} />
      {calls.filter.verdict.includes("nonexistent") && <DeadNumbersLink campaignId={campaignId} className="mx-4 mb-3" />}
      {error && (
        <div className="px-4">
          <Problem error={error} pending={isFetching} onRetry={() => refetch()} />
        </div>
      )}
      {!data && !error && <CallsSkeleton />}
      {data?.total === 0 && (
        <div className="border-t">
          <EmptyState>{summary.recipients === 0 ? t("none") : t("noMatch")}</EmptyState>
        </div>
      )}
      {data && data.total > 0 && (
        <div className={isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
          {isWide ? (
            <CallsTable
              campaignId={campaignId}
              running={running}
              calls={calls}
              columns={columns.columns}
              query={shown}
              total={data.total}
            />
          ) : (
            <CallCards rows={data.calls} page={page} total={data.total} onPage={(next) => void calls.goTo((next - 1) * CARDS + 1)} />
          )}
        </div>
      )}
    </section>
  );
}

/** An address that was kept from a time when more calls passed the filter leads to the last of them. */
function useLastPage({ filter, goTo }: CallFilterState, total: number | null): void {
  const last = total === null ? null : Math.max(1, total);
  useEffect(() => {
    if (last !== null && filter.row > last) void goTo(last, "replace");
  }, [last, filter.row, goTo]);
}

/** Whoever comes back to a place in the table finds the table. */
function useBeginning(isInTable: boolean) {
  const section = useRef<HTMLElement>(null);
  const began = useRef(false);
  useEffect(() => {
    if (!began.current && isInTable) section.current?.scrollIntoView({ block: "start" });
    began.current = true;
  }, [isInTable]);
  return section;
}

function CallsSkeleton() {
  const t = useTranslations("reports.calls");
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row} className="flex h-10 items-center border-t px-4">
          <Skeleton className="h-3 w-2/3" />
        </div>
      ))}
    </div>
  );
}
