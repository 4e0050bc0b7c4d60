"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useActor } from "@/components/shell/actor-context";
import { Can } from "@/components/shell/Can";
import { Page } from "@/components/shell/Page";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { LinkButton } from "@/components/ui/LinkButton";
import { Pagination } from "@/components/ui/Pagination";
import { PausedSearchField } from "@/components/ui/PausedSearchField";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Segmented } from "@/components/ui/Segmented";
import { RowsSkeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { can } from "@/lib/auth/permissions";
import { launchQueries } from "@/lib/launches/queries";
import { LAUNCH_FILTERS } from "@/lib/launches/schema";
import { paths } from "@/lib/paths";
import { LaunchesTable } from "./LaunchesTable";
import { PAGE_SIZE, queryOf, useLaunchFilter } from "./use-launch-filter";

/** Everything that was launched: what isn't at rest first, then the newest; filtered and paged by the server. */
export function LaunchesView() {
  const t = useTranslations("launches.list");
  const errorText = useErrorText();
  const state = useLaunchFilter();
  const { filter } = state;
  const { data, error, isFetching, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(launchQueries.list(queryOf(filter)));
  const launches = data?.launches ?? [];
  return (
    <Page title={t("title")}>
      <Filters state={state} />
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && <RowsSkeleton rows={8} cells={["h-3 w-1/4", "h-6 w-28", "ms-auto h-3 w-1/4"]} className="h-11 gap-6" />}
      {data && launches.length > 0 && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
          <Card flush title={t("count", { count: data.total })} aside={<RelativeTime at={new Date(dataUpdatedAt).toISOString()} />}>
            <LaunchesTable launches={launches} />
            {data.total > PAGE_SIZE && <Pagination page={filter.page} pageSize={PAGE_SIZE} total={data.total} onChange={state.goTo} />}
          </Card>
        </div>
      )}
      {data && launches.length === 0 && <Nothing state={state} />}
    </Page>
  );
}

type State = ReturnType<typeof useLaunchFilter>;

function Filters({ state: { filter, show, search } }: { state: State }) {
  const t = useTranslations("launches.list");
  const mayLaunch = can(useActor().role, "campaigns:launch");
  const offered = LAUNCH_FILTERS.filter((id) => mayLaunch || id !== "mine" || filter.show === "mine");
  return (
    <search aria-label={t("filter")} className="mb-4 flex flex-wrap items-center gap-3">
      <Segmented label={t("show")} value={filter.show} onChange={show} segments={offered.map((id) => ({ id, label: t(`shows.${id}`) }))} />
      <PausedSearchField label={t("search")} value={filter.search} onChange={search} className="w-64 max-md:w-full" />
    </search>
  );
}

/** Why there is nothing, and the one act that helps. */
function Nothing({ state: { filter, isSet, clear } }: { state: State }) {
  const t = useTranslations("launches.list");
  const all: ReactNode = <Button onPress={clear}>{t("clear")}</Button>;
  if (filter.search.trim() !== "" || filter.page > 1) return <EmptyState action={all}>{t("noMatch")}</EmptyState>;
  if (isSet) return <EmptyState action={all}>{t(filter.show === "open" ? "noneOpen" : "noneMine")}</EmptyState>;
  return (
    <EmptyState
      action={
        <Can permission="campaigns:launch">
          <LinkButton kind="primary" icon={Plus} href={paths.newCampaign()}>
            {t("newCampaign")}
          </LinkButton>
        </Can>
      }
    >
      {t("empty")}
    </EmptyState>
  );
}
