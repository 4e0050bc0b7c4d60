"use client";
import clsx from "clsx";
import { useLocale } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { troubleOf } from "@/components/live/BoardTrouble";
import { inOrder, isCalling } from "@/components/live/board-order";
import { useNow } from "@/components/live/use-now";
import { type Live, useLiveStream } from "@/lib/live/queries";
import { paths } from "@/lib/paths";
import { pagesOf } from "./pages";
import { usePage, useSeats } from "./screen-hooks";
import { WallCards } from "./WallCards";
import { WallFoot } from "./WallFoot";
import { WallHead } from "./WallHead";
import { WallTotals } from "./WallTotals";
import { type Trouble, WallTrouble } from "./WallTrouble";

/** The server beats every five seconds: two missed beats, and a little for the way. */
const LOST_MS = 11_000;
const TICK_MS = 1_000;
/** A card's least height and the space between two, in rem. */
const ROW = 6.25;
const GAP = 0.75;

/** @param onDoubt is called when the stream was lost, refused or found again: the link may have been closed, the server renewed */
export function WallBoard({ name, onDoubt }: { name: string; onDoubt: () => void }) {
  const live = useLiveStream(paths.api.wallLive(useLocale()), onDoubt);
  useChange(live.connected, onDoubt);
  const now = useNow(TICK_MS);
  const area = useRef<HTMLDivElement>(null);
  const [paused, setPaused] = useState(false);
  const seats = useSeats(area, ROW, GAP);
  const entries = inOrder(live.campaigns ?? [], now);
  const urgent = entries.filter(({ campaign }) => campaign.attention.length > 0);
  const others = entries.filter(({ campaign }) => campaign.attention.length === 0);
  const pages = pagesOf(urgent, others, seats);
  const page = usePage(pages.length, paused);
  const trouble = useWallTrouble(live, now);
  return (
    <main id="main" data-wall tabIndex={-1} className="flex h-dvh flex-col gap-4 overflow-hidden bg-canvas px-8 py-6 outline-none">
      <WallHead name={name} now={now} urgent={urgent.length} isReconnecting={!live.connected && live.campaigns !== null} />
      <WallTotals totals={live.status?.totals ?? null} running={entries.filter(isCalling).length} now={now} isOld={trouble !== null} />
      {trouble && <WallTrouble trouble={trouble} />}
      <div ref={area} className={clsx("min-h-0 flex-1", trouble && "grayscale")}>
        <WallCards cards={live.campaigns && (pages[page] ?? [])} page={page} seats={seats} at={live.status?.at ?? null} now={now} />
      </div>
      <WallFoot
        at={live.status?.at ?? null}
        balance={live.status?.totals?.balance ?? null}
        page={page}
        pages={pages.length}
        paused={paused}
        onPause={setPaused}
      />
    </main>
  );
}

/** What keeps the figures from being true, once it is worth the whole room's attention: a line that was lost may be back in a moment. */
function useWallTrouble(live: Live, now: number): Trouble | null {
  const { status, heardAt } = live;
  const trouble = troubleOf(live, now);
  const at = status?.at == null ? null : Date.parse(status.at);
  if (trouble === "problem") return { kind: "stale", since: at, message: status?.problem?.message ?? null };
  if (trouble === "late") return { kind: "stale", since: at, message: null };
  return trouble === "disconnected" && heardAt !== null && now - heardAt >= LOST_MS ? { kind: "lost", since: heardAt } : null;
}

/** Acts whenever the value is another than before; not at the first. */
function useChange(value: boolean, act: () => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    act();
  }, [value, act]);
}
