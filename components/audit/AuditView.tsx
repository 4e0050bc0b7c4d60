"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/Page";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { Pagination } from "@/components/ui/Pagination";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { auditQueries } from "@/lib/audit/queries";
import { AuditFilters } from "./AuditFilters";
import { AuditList } from "./AuditList";
import { PAGE_SIZE, queryOf, useAuditFilter } from "./use-audit-filter";

/** Who did what, when, and how it ended; filtered and paged by the server. */
export function AuditView() {
  const t = useTranslations("audit");
  const errorText = useErrorText();
  const state = useAuditFilter();
  const { filter } = state;
  const { data, error, isFetching, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(
    auditQueries.page(queryOf(filter), filter.page === 1),
  );
  return (
    <Page title={t("title")}>
      <AuditFilters state={state} known={data} />
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && <RowsSkeleton rows={10} cells={["h-3 w-16", "h-3 w-1/2", "ms-auto h-6 w-20"]} className="h-11 gap-4" />}
      {data && data.total > 0 && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
          <Card
            flush
            title={t("count", { count: data.total })}
            aside={
              <>
                {t("israelTime")} · <RelativeTime at={new Date(dataUpdatedAt).toISOString()} />
              </>
            }
          >
            <AuditList entries={data.entries} names={new Map(data.people.map(({ id, name }) => [id, name]))} />
            {data.total > PAGE_SIZE && <Pagination page={filter.page} pageSize={PAGE_SIZE} total={data.total} onChange={state.goTo} />}
          </Card>
        </div>
      )}
      {data?.total === 0 && <Nothing filtered={state.isSet} onClear={state.clear} />}
    </Page>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useTranslations("audit");
  if (!filtered) return <EmptyState>{t("empty")}</EmptyState>;
  return <EmptyState action={<Button onPress={onClear}>{t("clear")}</Button>}>{t("noMatch")}</EmptyState>;
}
