"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { PhaseBadge } from "@/components/campaigns/PhaseBadge";
import { DateRange } from "@/components/ui/DateRange";
import { EmptyState } from "@/components/ui/EmptyState";
import { ErrorState } from "@/components/ui/ErrorState";
import { Ltr } from "@/components/ui/Ltr";
import { Pagination } from "@/components/ui/Pagination";
import { SearchField } from "@/components/ui/SearchField";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { phaseOf } from "@/lib/campaigns/phase";
import { campaignQueries } from "@/lib/campaigns/queries";
import type { Campaign } from "@/lib/campaigns/schema";
import { localeOf } from "@/lib/i18n/config";
import { addDays, formatTime, israelDay } from "@/lib/time";

const RECENT_DAYS = 90;
const PAGE_SIZE = 8;

/** The campaigns of the last months, the newest first, to choose one from. */
export function CampaignChoice({ onChoose }: { onChoose: (campaign: Campaign) => void }) {
  const t = useTranslations("audiences.sources.campaign");
  const errorText = useErrorText();
  const today = israelDay(Date.now());
  const [range, setRange] = useState({ from: addDays(today, -RECENT_DAYS), to: today });
  const [search, setSearch] = useState("");
  const [page, setPage] = useState(1);
  const { data, error, isFetching, refetch } = useQuery(campaignQueries.list(range));
  const words = search.trim().toLowerCase();
  const found = data?.campaigns.filter(({ title, id }) => title.toLowerCase().includes(words) || String(id) === words) ?? [];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <SearchField
          label={t("search")}
          value={search}
          onChange={(next) => {
            setSearch(next);
            setPage(1);
          }}
          autoFocus
          className="w-64 max-md:w-full"
        />
        <DateRange
          value={range}
          onChange={(next) => {
            setRange(next);
            setPage(1);
          }}
          max={today}
          compact
        />
      </div>
      {error && !data && (
        <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-64 w-full rounded-md" />
        </Loading>
      )}
      {data && found.length === 0 && <EmptyState>{t(words === "" ? "none" : "notFound")}</EmptyState>}
      {found.length > 0 && (
        <div className="overflow-hidden rounded-md border">
          <ul aria-label={t("choose")} className="divide-y">
            {found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((campaign) => (
              <CampaignRow key={campaign.id} campaign={campaign} onChoose={onChoose} />
            ))}
          </ul>
          {found.length > PAGE_SIZE && <Pagination page={page} pageSize={PAGE_SIZE} total={found.length} onChange={setPage} />}
        </div>
      )}
    </div>
  );
}

function CampaignRow({ campaign, onChoose }: { campaign: Campaign; onChoose: (campaign: Campaign) => void }) {
  const t = useTranslations("audiences.sources.campaign");
  const format = useFormatter();
  const locale = localeOf(useLocale());
  const start = campaign.startedAt ?? campaign.insertedAt;
  return (
    <li>
      <button
        type="button"
        onClick={() => onChoose(campaign)}
        className="flex min-h-12 w-full cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-start outline-offset-[-2px]! hover:bg-hover"
      >
        <span className="min-w-0 flex-1 basis-60 break-words font-semibold">
          <bdi dir="auto">{campaign.title || <Ltr mono>{campaign.id}</Ltr>}</bdi>
        </span>
        <PhaseBadge phase={phaseOf(campaign, Date.now())} status={campaign.status} />
        <span className="w-36 text-ink-2 text-sm">{start === null ? t("unknown") : <bdi>{formatTime(start, locale, "short")}</bdi>}</span>
        <span className="w-28 text-ink-2 text-sm">
          {campaign.totalPhones === null
            ? t("unknown")
            : t("recipients", { count: campaign.totalPhones, shown: format.number(campaign.totalPhones) })}
        </span>
      </button>
    </li>
  );
}
