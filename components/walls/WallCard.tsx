"use client";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { PhaseBadge } from "@/components/campaigns/PhaseBadge";
import { PROGRESS_FILLS } from "@/components/campaigns/ProgressBar";
import type { BoardEntry } from "@/components/live/board-order";
import { Badge } from "@/components/ui/Badge";
import { Ltr, ltr } from "@/components/ui/Ltr";
import { SegmentBar } from "@/components/ui/SegmentBar";
import { type Progress, progressOf } from "@/lib/campaigns/phase";
import type { Attention, LiveCampaign } from "@/lib/live/schema";
import { useFacts } from "./use-facts";
import { WallFigure } from "./WallFigure";

/** One campaign in a row: its state, why it needs eyes, how far it is, and the three figures of its state. */
export function WallCard({ campaign, phase, at, now }: BoardEntry & { at: string | null; now: number }) {
  const t = useTranslations("live");
  const [reason] = campaign.attention;
  const facts = useFacts({ campaign, phase }, at, now);
  const id = `wall-campaign-${campaign.id}`;
  return (
    <article
      aria-labelledby={id}
      className={clsx(
        "grid grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)_6rem_6rem_7.5rem] items-center gap-x-8 overflow-hidden rounded-lg border bg-surface px-6",
        reason && "border-2 border-danger",
      )}
    >
      <div className="min-w-0">
        <p className="flex gap-2">
          {reason && (
            <Badge tone="danger" mark="alert" size="large">
              {t("needsAttention")}
            </Badge>
          )}
          <PhaseBadge phase={phase} status={campaign.status} size="large" />
        </p>
        <h2 id={id} className="truncate font-semibold text-lg leading-8">
          <bdi dir="auto">{campaign.title || <Ltr mono>{campaign.id}</Ltr>}</bdi>
        </h2>
        {reason && <Why reason={reason} />}
      </div>
      <Dialled campaign={campaign} />
      <dl className="contents">
        {facts.map((fact) => (
          <WallFigure key={fact.label} {...fact} />
        ))}
      </dl>
    </article>
  );
}

function Why({ reason }: { reason: Attention }) {
  const t = useTranslations("walls.screen");
  return <p className="truncate text-danger leading-6">{t.rich(`why.${reason.kind}`, { ...reason.values, num: ltr })}</p>;
}

function Dialled({ campaign }: { campaign: LiveCampaign }) {
  const t = useTranslations("walls.screen");
  const format = useFormatter();
  const { sent, totalPhones: total } = campaign;
  const progress = progressOf(campaign);
  return (
    <div className="min-w-0">
      <p className="mb-1 truncate text-base text-ink-2">
        {sent !== null && (
          <>
            <Ltr className="font-semibold text-ink text-lg">{format.number(sent)}</Ltr>{" "}
            {total !== null && t.rich("of", { total, num: ltr })}
          </>
        )}
        {sent === null && total !== null && (
          <>
            <Ltr className="font-semibold text-ink text-lg">{format.number(total)}</Ltr> {t("recipients")}
          </>
        )}
        {sent === null && total === null && <span className="text-lg">{t("unknown")}</span>}
      </p>
      <SegmentBar parts={partsOf(progress, total)} className="h-4" />
    </div>
  );
}

function partsOf(progress: Progress | null, total: number | null) {
  if (progress)
    return Object.entries(PROGRESS_FILLS).map(([name, fill]) => ({ fill, value: progress[name as keyof typeof PROGRESS_FILLS] }));
  return total === null ? [] : [{ fill: PROGRESS_FILLS.left, value: total }];
}
