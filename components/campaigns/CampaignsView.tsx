"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { ChosenBar } from "@/components/compare/ChosenBar";
import { useChosen } from "@/components/compare/use-compared";
import { Can } from "@/components/shell/Can";
import { Page } from "@/components/shell/Page";
import { Card } from "@/components/ui/Card";
import { DateRange } from "@/components/ui/DateRange";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { LinkButton } from "@/components/ui/LinkButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { SearchField } from "@/components/ui/SearchField";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { campaignQueries } from "@/lib/campaigns/queries";
import { paths } from "@/lib/paths";
import { addDays, israelDay } from "@/lib/time";
import { CampaignsTable } from "./CampaignsTable";

const DEFAULT_DAYS = 30;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Every campaign of a range of days, the range and the search in the address. */
export function CampaignsView() {
  const t = useTranslations("campaigns.list");
  const errorText = useErrorText();
  const today = israelDay(Date.now());
  const [filter, setFilter] = useQueryStates({
    from: parseAsString.withDefault(addDays(today, -DEFAULT_DAYS)),
    to: parseAsString.withDefault(today),
    search: parseAsString.withDefault(""),
  });
  const range = DAY.test(filter.from) && DAY.test(filter.to) ? filter : { from: addDays(today, -DEFAULT_DAYS), to: today };
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(campaignQueries.list({ from: range.from, to: range.to }));
  const choice = useChosen();
  const words = filter.search.trim().toLowerCase();
  const found = data?.campaigns.filter(({ title, id }) => title.toLowerCase().includes(words) || String(id) === words);
  return (
    <Page title={t("title")}>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <DateRange value={range} onChange={setFilter} max={today} />
        <SearchField
          label={t("search")}
          value={filter.search}
          onChange={(search) => setFilter({ search })}
          className="w-64 max-md:w-full"
        />
      </div>
      {error && (
        <ErrorState title={data && t("stale")} onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-96" />
        </Loading>
      )}
      {found && found.length > 0 && (
        <Card flush title={t("count", { count: found.length })} aside={<RelativeTime at={new Date(dataUpdatedAt).toISOString()} />}>
          <CampaignsTable campaigns={found} choice={choice} />
        </Card>
      )}
      {found?.length === 0 && <Nothing searched={words !== ""} />}
      <ChosenBar {...choice} />
    </Page>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  const t = useTranslations("campaigns.list");
  const action = (
    <Can permission="campaigns:launch">
      <LinkButton kind="primary" icon={Plus} href={paths.newCampaign()}>
        {t("newCampaign")}
      </LinkButton>
    </Can>
  );
  return <EmptyState action={searched ? undefined : action}>{searched ? t("notFound") : t("empty")}</EmptyState>;
}
