"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/Card";
import { ErrorState } from "@/components/ui/ErrorState";
import { Select } from "@/components/ui/Select";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import { campaignQueries } from "@/lib/campaigns/queries";
import { localeOf } from "@/lib/i18n/config";
import { rulesDigest, type VerdictRules } from "@/lib/reports/verdict-rules";
import { addDays, formatTime, israelDay } from "@/lib/time";
import { verdictRulesQueries } from "@/lib/verdict-rules/queries";
import { PreviewFigures } from "./PreviewFigures";

interface PreviewCardProps {
  /** As they stand in the form; null while they are none. */
  rules: VerdictRules | null;
  isDirty: boolean;
  /** Of the rules in force. */
  digest: string;
}

const DAYS = 30;
const OFFERED = 20;

/** What the rules in the form would change, seen on one of the latest campaigns. */
export function PreviewCard({ rules, isDirty, digest }: PreviewCardProps) {
  const t = useTranslations("verdictRules.preview");
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<string | null>(null);
  const { campaigns, error, refetch, isFetching } = useLatest();
  const campaignId = chosen ?? campaigns?.[0]?.id ?? null;
  return (
    <Card title={t("title")} className="xl:sticky xl:top-4">
      <p className="mb-3 text-ink-2">{t("about")}</p>
      {error && !campaigns ? (
        <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      ) : campaigns?.length === 0 ? (
        <p className="text-ink-2">{t("noCampaigns", { days: DAYS })}</p>
      ) : (
        <>
          <Select
            label={t("campaign")}
            items={campaigns ?? []}
            value={campaignId}
            onChange={setChosen}
            isDisabled={campaigns === undefined}
            className="mb-3"
          />
          {rules === null ? (
            <p>{t("invalid")}</p>
          ) : (
            <Preview rules={rules} campaignId={Number(campaignId)} isReady={campaignId !== null} isDirty={isDirty} digest={digest} />
          )}
        </>
      )}
    </Card>
  );
}

interface PreviewProps extends Omit<PreviewCardProps, "rules"> {
  rules: VerdictRules;
  campaignId: number;
  isReady: boolean;
}

function Preview({ rules, campaignId, isReady, isDirty, digest }: PreviewProps) {
  const errorText = useErrorText();
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...verdictRulesQueries.preview(rules, campaignId, digest),
    enabled: isReady,
  });
  if (error && !isFetching) {
    return (
      <ErrorState onRetry={() => void refetch()} isRetrying={isFetching}>
        {errorText(error)}
      </ErrorState>
    );
  }
  if (!data) {
    return (
      <Loading>
        <Skeleton className="h-72 w-full" />
      </Loading>
    );
  }
  return <PreviewFigures key={campaignId} preview={data} isStale={isPlaceholderData} isDirty={isDirty && rulesDigest(rules) !== digest} />;
}

/** The latest campaigns that somebody was called in, newest first. */
function useLatest() {
  const locale = localeOf(useLocale());
  const today = israelDay(Date.now());
  const { data, error, isFetching, refetch } = useQuery({
    ...campaignQueries.list({ from: addDays(today, -DAYS), to: today }),
    refetchInterval: false,
  });
  const campaigns = data?.campaigns
    .filter(({ sent }) => sent !== 0)
    .sort((a, b) => b.id - a.id)
    .slice(0, OFFERED)
    .map(({ id, title, startedAt, insertedAt }) => {
      const at = startedAt ?? insertedAt;
      return { id: String(id), label: [`\u2068${title}\u2069`, ...(at === null ? [] : [formatTime(at, locale)]), id].join(" · ") };
    });
  return { campaigns, error, isFetching, refetch };
}
