"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Chosen } from "@/components/compare/use-compared";
import { DuplicateButton } from "@/components/drafts/DuplicateButton";
import { Checkbox } from "@/components/ui/Checkbox";
import { Ltr } from "@/components/ui/Ltr";
import { Table, Td, Th, Tr } from "@/components/ui/Table";
import { TextLink } from "@/components/ui/TextLink";
import { phaseOf, progressOf } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { formatMoney } from "@/lib/money";
import { paths } from "@/lib/paths";
import { shareText } from "@/lib/reports/series";
import { formatTime } from "@/lib/time";
import { CampaignActions } from "./CampaignActions";
import { PhaseBadge } from "./PhaseBadge";
import { ProgressBar } from "./ProgressBar";

/** Campaigns, newest first; what runs or is held can be controlled right here, and some can be chosen to be compared. */
export function CampaignsTable({ campaigns, choice }: { campaigns: Campaign[]; choice: Chosen }) {
  const t = useTranslations("campaigns.list");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <Th className="w-0">
            <span className="sr-only">{t("choose")}</span>
          </Th>
          <Th>{t("name")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("started")}</Th>
          <Th numeric>{t("recipients")}</Th>
          <Th className="w-36">{t("progress")}</Th>
          <Th numeric>{t("answered")}</Th>
          <Th numeric>{t("price")}</Th>
          <Th>
            <span className="sr-only">{t("actions")}</span>
          </Th>
        </>
      }
    >
      {campaigns.map((campaign) => (
        <Row key={campaign.id} campaign={campaign} choice={choice} />
      ))}
    </Table>
  );
}

function Row({ campaign, choice }: { campaign: Campaign; choice: Chosen }) {
  const t = useTranslations("campaigns.list");
  const format = useFormatter();
  const locale = useLocale();
  const phase = phaseOf(campaign, Date.now());
  const progress = progressOf(campaign);
  const dialed = progress ? progress.total - progress.left : 0;
  const start = campaign.startedAt ?? campaign.insertedAt;
  const isChosen = choice.chosen.includes(campaign.id);
  return (
    <Tr>
      <Td label={t("choose")} className="md:pe-0!">
        <Checkbox
          aria-label={t("chooseOne", { title: campaign.title || campaign.id })}
          isSelected={isChosen}
          isDisabled={choice.isFull && !isChosen}
          onChange={() => choice.toggle(campaign.id)}
        />
      </Td>
      <Td className="max-w-72">
        <TextLink href={paths.campaign(campaign.id)} className="block truncate">
          <bdi dir="auto">{campaign.title || <Ltr mono>{campaign.id}</Ltr>}</bdi>
        </TextLink>
      </Td>
      <Td label={t("state")}>
        <PhaseBadge phase={phase} status={campaign.status} />
      </Td>
      <Td label={t("started")}>{start ? <span className="tabular-nums">{formatTime(start, locale, "short")}</span> : t("unknown")}</Td>
      <Td label={t("recipients")} numeric>
        {campaign.totalPhones === null ? t("unknown") : <Ltr>{format.number(campaign.totalPhones)}</Ltr>}
      </Td>
      <Td label={t("progress")}>
        {progress ? (
          <span className="block w-30 max-md:w-40">
            <span className="sr-only">{t("dialedOf", { dialed, total: progress.total })}</span>
            <ProgressBar progress={progress} />
          </span>
        ) : (
          <span className="text-ink-2">{t("notYet")}</span>
        )}
      </Td>
      <Td label={t("answered")} numeric>
        {progress && dialed > 0 ? (
          <span className="inline-flex gap-2">
            <Ltr>{format.number(progress.answered)}</Ltr>
            <Ltr className="w-9 text-ink-2">{shareText(progress.answered, dialed)}</Ltr>
          </span>
        ) : (
          <span className="text-ink-2">{t("unknown")}</span>
        )}
      </Td>
      <Td label={t("price")} numeric>
        {campaign.price === null ? <span className="text-ink-2">{t("unknown")}</span> : <Ltr>{formatMoney(campaign.price)}</Ltr>}
      </Td>
      <Td className="max-md:py-2! md:w-0">
        <div className="flex items-center justify-end gap-2 max-md:w-full max-md:flex-wrap max-md:*:flex-1">
          <CampaignActions campaign={campaign} phase={phase} compact />
          <DuplicateButton copyOf={{ campaignId: campaign.id }} title={campaign.title || String(campaign.id)} kind="quiet" />
        </div>
      </Td>
    </Tr>
  );
}
