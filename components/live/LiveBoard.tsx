"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { OpenLaunches } from "@/components/launches/OpenLaunches";
import { Can } from "@/components/shell/Can";
import { Page } from "@/components/shell/Page";
import { Banner } from "@/components/ui/Banner";
import { EmptyState } from "@/components/ui/EmptyState";
import { LinkButton } from "@/components/ui/LinkButton";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { Segmented } from "@/components/ui/Segmented";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { type Phase, phaseOf } from "@/lib/campaigns/phase";
import type { Campaign } from "@/lib/campaigns/schema";
import { type Live, useLiveCampaigns } from "@/lib/live/queries";
import { paths } from "@/lib/paths";
import { LiveCard } from "./LiveCard";

const SHOWN = ["all", "active", "hold", "scheduled"] as const;
/** What needs eyes first. */
const ORDER: Phase[] = ["unknown", "active", "hold", "scheduled", "ended", "stopped"];
const TICK_MS = 10_000;

/** Everything that runs, is held, waits or has just ended, as it changes. */
export function LiveBoard() {
  const t = useTranslations("live");
  const live = useLiveCampaigns();
  const now = useNow();
  return (
    <Page title={t("title")}>
      <Trouble live={live} />
      <OpenLaunches className="mb-4" />
      {live.campaigns === null ? !live.status?.problem && <Waiting /> : <Cards campaigns={live.campaigns} live={live} now={now} />}
    </Page>
  );
}

function Cards({ campaigns, live, now }: { campaigns: Campaign[]; live: Live; now: number }) {
  const t = useTranslations("live");
  const [shown, setShown] = useQueryState("show", parseAsStringLiteral(SHOWN).withDefault("all"));
  const cards = campaigns
    .map((campaign) => ({ campaign, phase: phaseOf(campaign, now) }))
    .sort((a, b) => ORDER.indexOf(a.phase) - ORDER.indexOf(b.phase) || b.campaign.id - a.campaign.id);
  if (cards.length === 0) return <Nothing />;
  const visible = cards.filter(({ phase }) => shown === "all" || phase === shown);
  const count = (id: (typeof SHOWN)[number]) => cards.filter(({ phase }) => id === "all" || phase === id).length;
  const stale = !live.connected || Boolean(live.status?.problem);
  return (
    <>
      <Segmented
        label={t("filter")}
        value={shown}
        onChange={setShown}
        segments={SHOWN.map((id) => ({ id, label: t(`filters.${id}`), count: count(id) }))}
        className="mb-4"
      />
      <div className={stale ? "grid gap-3 opacity-60" : "grid gap-3"}>
        {visible.map(({ campaign }) => (
          <LiveCard key={campaign.id} campaign={campaign} at={live.status?.at ?? null} now={now} />
        ))}
      </div>
      {visible.length === 0 && <EmptyState>{t("noneOfKind")}</EmptyState>}
    </>
  );
}

/** Old figures are said to be old, with the reason and the remedy. */
function Trouble({ live }: { live: Live }) {
  const t = useTranslations("live");
  const problem = live.status?.problem;
  const lost = live.campaigns !== null && !live.connected;
  if (!problem && !lost) return null;
  return (
    <Banner tone="warning" announce className="mb-4" title={t("stale")}>
      {problem ? problem.message : t("disconnected")}{" "}
      {live.status?.at && (
        <span className="whitespace-nowrap">
          {t("asOf")} <RelativeTime at={live.status.at} />
        </span>
      )}
    </Banner>
  );
}

function Nothing() {
  const t = useTranslations("live");
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

function Waiting() {
  const t = useTranslations("live");
  return (
    <Loading>
      <span className="sr-only">{t("loading")}</span>
      <div className="grid gap-3">
        {[0, 1, 2].map((card) => (
          <Skeleton key={card} className="h-48" />
        ))}
      </div>
    </Loading>
  );
}

/** The browser's clock, ticking slowly: a scheduled campaign becomes a running one by itself. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
