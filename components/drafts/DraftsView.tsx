"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Page } from "@/components/shell/Page";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { LinkButton } from "@/components/ui/LinkButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { SearchField } from "@/components/ui/SearchField";
import { Segmented } from "@/components/ui/Segmented";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { draftQueries } from "@/lib/drafts/queries";
import { paths } from "@/lib/paths";
import { DraftsTable } from "./DraftsTable";
import { DRAFT_FILTERS, useDraftFilter } from "./use-draft-filter";

/** Campaigns that are not launched yet, of everybody; the one that changed last first. */
export function DraftsView() {
  const t = useTranslations("drafts.list");
  const errorText = useErrorText();
  const { filter, setFilter, fits, clear } = useDraftFilter();
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(draftQueries.list());
  const found = data?.filter(fits);
  return (
    <Page title={t("title")}>
      {data && data.length > 0 && (
        <search aria-label={t("filter")} className="mb-4 flex flex-wrap items-center gap-3">
          <Segmented
            label={t("show")}
            value={filter.show}
            onChange={(show) => setFilter({ show })}
            segments={DRAFT_FILTERS.map((id) => ({ id, label: t(`shows.${id}`) }))}
          />
          <SearchField
            label={t("search")}
            value={filter.search}
            onChange={(search) => setFilter({ search })}
            className="w-64 max-md:w-full"
          />
        </search>
      )}
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && <RowsSkeleton rows={8} cells={["h-3 w-1/4", "h-3 w-16", "ms-auto h-6 w-1/4"]} className="h-11 gap-6" />}
      {found && found.length > 0 && (
        <Card flush title={t("count", { count: found.length })} aside={<RelativeTime at={new Date(dataUpdatedAt).toISOString()} />}>
          <DraftsTable drafts={found} />
        </Card>
      )}
      {data?.length === 0 && (
        <EmptyState
          action={
            <LinkButton kind="primary" icon={Plus} href={paths.newCampaign()}>
              {t("newCampaign")}
            </LinkButton>
          }
        >
          {t("empty")}
        </EmptyState>
      )}
      {data && data.length > 0 && found?.length === 0 && (
        <EmptyState action={<Button onPress={clear}>{t("clear")}</Button>}>{t("noMatch")}</EmptyState>
      )}
    </Page>
  );
}
