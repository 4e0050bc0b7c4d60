"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Spinner } from "@/components/ui/Spinner";
import { TextLink } from "@/components/ui/TextLink";
import { useErrorText } from "@/components/ui/use-error-text";
import { localeOf } from "@/lib/i18n/config";
import { numberQueries } from "@/lib/numbers/queries";
import type { NumberCallsAnswer } from "@/lib/numbers/schema";
import { paths } from "@/lib/paths";
import { formatTime } from "@/lib/time";
import { NumberCallItem } from "./NumberCallItem";

/** The campaigns in which the number was called, as far back as somebody asked. */
export function CallsCard({ phone }: { phone: string }) {
  const t = useTranslations("numbers.calls");
  const errorText = useErrorText();
  const query = useInfiniteQuery(numberQueries.calls(phone));
  const { data, error, isFetching, refetch, isFetchNextPageError } = query;
  const pages = data?.pages ?? [];
  const calls = pages.flatMap((page) => page.calls);
  const unread = pages.flatMap((page) => page.unread);
  return (
    <Card
      flush
      title={t("title")}
      aside={pages.length > 0 && t("found", { count: new Set(calls.map(({ campaign }) => campaign.id)).size })}
    >
      {pages.length === 0 && !error && (
        <p role="status" className="flex items-center gap-3 px-4 pb-4 text-ink-2">
          <Spinner />
          {t("searching")}
        </p>
      )}
      {error && !isFetchNextPageError && (
        <ErrorState onRetry={() => refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {calls.length > 0 && (
        <ol aria-label={t("title")} className="divide-y border-y">
          {calls.map((call, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a campaign may have called a number twice, and what was found doesn't move
            <NumberCallItem key={`${call.campaign.id} ${index}`} found={call} />
          ))}
        </ol>
      )}
      {unread.length > 0 && <UnreadCampaigns unread={unread} />}
      {pages.length > 0 && <SearchedSoFar pages={pages} query={query} />}
    </Card>
  );
}

function UnreadCampaigns({ unread }: { unread: NumberCallsAnswer["unread"] }) {
  const t = useTranslations("numbers.calls");
  return (
    <Banner tone="warning" className="m-4" title={t("unread", { count: unread.length })}>
      {t("unreadHelp")}{" "}
      {unread.slice(0, 5).map(({ campaign }, index) => (
        <span key={campaign.id}>
          {index > 0 && ", "}
          <TextLink href={paths.campaign(campaign.id)}>
            <bdi dir="auto">{campaign.title || campaign.id}</bdi>
          </TextLink>
        </span>
      ))}{" "}
      {unread[0]?.problem.message}
    </Banner>
  );
}

interface SearchedSoFarProps {
  pages: readonly NumberCallsAnswer[];
  query: Pick<ReturnType<typeof useInfiniteQuery>, "hasNextPage" | "isFetchingNextPage" | "isFetchNextPageError" | "error"> & {
    fetchNextPage: () => unknown;
  };
}

/** How far back the search went, and the way further. */
function SearchedSoFar({ pages, query }: SearchedSoFarProps) {
  const t = useTranslations("numbers.calls");
  const locale = localeOf(useLocale());
  const errorText = useErrorText();
  const searched = pages.reduce((sum, page) => sum + page.searched, 0);
  const found = pages.some((page) => page.calls.length > 0);
  const since = pages.at(-1)?.since;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
      <p aria-live="polite" className="min-w-0 flex-1 basis-60 text-ink-2">
        {!found && <span className="block text-ink">{t("none")}</span>}
        {since &&
          t(query.hasNextPage ? "searched" : "searchedAll", { count: searched, day: formatTime(`${since}T12:00:00Z`, locale, "day") })}
        {query.isFetchNextPageError && (
          <span role="alert" className="block text-danger">
            {errorText(query.error)}
          </span>
        )}
      </p>
      {query.hasNextPage && (
        <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage} pendingLabel={t("searchingFurther")}>
          {t("further")}
        </Button>
      )}
    </div>
  );
}
