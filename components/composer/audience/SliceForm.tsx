"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { VERDICT_FILLS } from "@/components/reports/VerdictMark";
import { Button } from "@/components/ui/Button";
import { ErrorState } from "@/components/ui/ErrorState";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useErrorText } from "@/components/ui/use-error-text";
import type { SliceFilters } from "@/lib/audiences/schema";
import type { Campaign } from "@/lib/campaigns/schema";
import { reportQueries } from "@/lib/reports/queries";
import type { CampaignReport } from "@/lib/reports/schema";
import { countOf } from "@/lib/reports/summary-figures";
import { ANSWERED_VERDICTS, VERDICTS } from "@/lib/reports/verdict";
import { type Part, PartChoice } from "./PartChoice";
import type { Slot } from "./slots";
import { useSourcesHere } from "./use-sources";

interface SliceFormProps {
  slot: Slot;
  campaign: Campaign;
  onOther: () => void;
}

/** Which of a campaign's people: all of them, by what became of the call, or by the key that was pressed. */
export function SliceForm({ slot, campaign, onOther }: SliceFormProps) {
  const t = useTranslations("audiences.sources.campaign");
  const errorText = useErrorText();
  const { data, error, isFetching, refetch } = useQuery(reportQueries.report(campaign.id));
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h4 className="min-w-0 break-words font-semibold">
          <bdi dir="auto">{campaign.title || campaign.id}</bdi>
        </h4>
        <Button kind="quiet" onPress={onOther}>
          {t("other")}
        </Button>
      </div>
      {data && <SliceFields slot={slot} report={data} />}
      {!data && error && (
        <ErrorState title={t("noReport")} onRetry={() => void refetch()} isRetrying={isFetching}>
          {errorText(error)}
        </ErrorState>
      )}
      {!data && !error && (
        <Loading>
          <Skeleton className="h-64 w-full rounded-md" />
        </Loading>
      )}
    </>
  );
}

const BY = ["all", "verdict", "digits"] as const;
type By = (typeof BY)[number];

function SliceFields({ slot, report: { campaign, summary, facts } }: { slot: Slot; report: CampaignReport }) {
  const t = useTranslations("audiences.sources.campaign");
  const keys = useTranslations("audiences.sources.slice");
  const verdicts = useTranslations("reports.verdicts");
  const { takeSlice } = useSourcesHere();
  const [by, setBy] = useState<By>("all");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const dead = countOf(summary, "nonexistent");
  const parts: Record<By, Part[]> = {
    all: [],
    verdict: VERDICTS.flatMap((verdict) => {
      const count = countOf(summary, verdict);
      // Numbers that do not exist are never called.
      return count === 0 || verdict === "nonexistent"
        ? []
        : [{ id: verdict, label: verdicts(`${verdict}.name`), count, fill: VERDICT_FILLS[verdict] }];
    }),
    digits: [
      ...(summary.answered > summary.pressed ? [{ id: "", label: keys("noKey"), count: summary.answered - summary.pressed }] : []),
      ...summary.byDigits
        .filter(({ key }) => key !== "" && !key.includes("9"))
        .map(({ key, count }) => ({ id: key, label: keys("key", { digits: key }), count })),
    ],
  };
  const wanted = by === "all" ? summary.recipients : parts[by].reduce((sum, { id, count }) => sum + (chosen.has(id) ? count : 0), 0);
  const take = () => void takeSlice(slot.key, campaign.id, filtersOf(by, [...chosen]));
  return (
    <>
      <RadioGroup
        label={t("whom")}
        items={BY.map((id) => ({ id, label: t(`by.${id}`) }))}
        value={by}
        onChange={(next) => {
          setBy(next);
          setChosen(new Set());
        }}
        orientation="horizontal"
      />
      {by !== "all" && parts[by].length === 0 && <p className="text-ink-2">{t(`no.${by}`)}</p>}
      {by !== "all" && parts[by].length > 0 && <PartChoice label={t(`by.${by}`)} parts={parts[by]} chosen={chosen} onChange={setChosen} />}
      <p className="text-ink-2 text-sm">
        {t("optOuts", { count: summary.optOuts })}
        {dead > 0 && ` ${t("nonexistent", { count: dead })}`}
        {!facts.final && ` ${t("running")}`}
      </p>
      <Button
        kind="primary"
        className="self-start"
        onPress={take}
        isDisabled={wanted === 0}
        isPending={slot.work?.phase === "sending" || slot.work?.phase === "reading"}
      >
        {t("take", { count: wanted })}
      </Button>
    </>
  );
}

function filtersOf(by: By, chosen: string[]): SliceFilters {
  if (by === "verdict") return { verdict: chosen };
  if (by === "all") return {};
  // Nobody presses a key in a call that wasn't answered: those who pressed none are looked for among the answered.
  return { digits: chosen, ...(chosen.includes("") && { verdict: [...ANSWERED_VERDICTS] }) };
}
