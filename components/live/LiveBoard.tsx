"use client";
import { Monitor, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { OpenLaunches } from "@/components/launches/OpenLaunches";
import { Can } from "@/components/shell/Can";
import { Page } from "@/components/shell/Page";
import { EmptyState } from "@/components/ui/EmptyState";
import { LinkButton } from "@/components/ui/LinkButton";
import { Segmented } from "@/components/ui/Segmented";
import { Loading, Skeleton } from "@/components/ui/Skeleton";
import { useLiveCampaigns } from "@/lib/live/queries";
import { paths } from "@/lib/paths";
import { BoardTotals } from "./BoardTotals";
import { BoardTrouble, troubleOf } from "./BoardTrouble";
import { type BoardEntry, inOrder, isCalling, isShown, SHOWN, type Shown } from "./board-order";
import { HoldAll } from "./HoldAll";
import { type Freshness, LiveCard } from "./LiveCard";
import { ShortBalance } from "./ShortBalance";
import { useNow } from "./use-now";
import { useSteady } from "./use-steady";

const TICK_MS = 10_000;

/** Everything that runs, is held, waits or has just ended, as it changes. */
export function LiveBoard() {
  const t = useTranslations("live");
  const live = useLiveCampaigns();
  const now = useNow(TICK_MS);
  const trouble = troubleOf(live, now);
  const entries = live.campaigns && inOrder(live.campaigns, now);
  const isWaiting = entries === null && !trouble;
  const totals = live.status?.totals;
  return (
    <Page title={t("title")}>
      <BoardTrouble trouble={trouble} status={live.status} />
      <OpenLaunches className="mb-4" />
      {entries && totals && (
        <div className={trouble ? "grayscale" : undefined}>
          <BoardTotals totals={totals} running={entries.filter(isCalling).length} now={now} />
          <ShortBalance balance={totals.balance} />
        </div>
      )}
      {isWaiting && <Skeleton className="mb-4 h-28" />}
      <Cards entries={entries ?? []} freshness={{ at: live.status?.at ?? null, isStale: trouble !== null }} />
      {isWaiting && <Waiting />}
      {entries?.length === 0 && <Nothing />}
    </Page>
  );
}

/** With nothing on them too: the brake above them always works. */
function Cards({ entries, freshness }: { entries: BoardEntry[]; freshness: Freshness }) {
  const t = useTranslations("live");
  const [shown, setShown] = useQueryState("show", parseAsStringLiteral(SHOWN).withDefault("all"));
  const wanted = entries.filter((entry) => isShown(entry, shown));
  const { order, press, release } = useSteady(wanted.map(({ campaign }) => campaign.id));
  const visible = order.flatMap((id) => entries.find(({ campaign }) => campaign.id === id) ?? []);
  const show = (next: Shown) => {
    release();
    void setShown(next);
  };
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {entries.length > 0 && (
          <Segmented
            label={t("filter")}
            value={shown}
            onChange={show}
            segments={SHOWN.map((id) => ({ id, label: t(`filters.${id}`), count: entries.filter((entry) => isShown(entry, id)).length }))}
          />
        )}
        <div className="ms-auto flex items-center gap-2 max-md:w-full">
          <Can permission="walls:manage">
            <LinkButton kind="quiet" icon={Monitor} href={paths.walls()} className="max-md:hidden">
              {t("wall")}
            </LinkButton>
          </Can>
          <Can permission="campaigns:hold">
            <HoldAll entries={entries} />
          </Can>
        </div>
      </div>
      <div className="grid gap-3" onPointerDownCapture={press}>
        {visible.map((entry) => (
          <LiveCard key={entry.campaign.id} entry={entry} freshness={freshness} />
        ))}
      </div>
      {entries.length > 0 && visible.length === 0 && <EmptyState>{t("noneOfKind")}</EmptyState>}
    </>
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
