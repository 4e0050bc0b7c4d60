"use client";
import { useTranslations } from "next-intl";
import type { BoardEntry } from "@/components/live/board-order";
import { WallCard } from "./WallCard";

interface WallCardsProps {
  /** Of this page; null before the board is there. */
  cards: BoardEntry[] | null;
  page: number;
  /** Rows are as high on a page that isn't full. */
  seats: number;
  /** When their figures were true, ISO 8601. */
  at: string | null;
  now: number;
}

/** One page of campaigns, a row each. */
export function WallCards({ cards, page, seats, at, now }: WallCardsProps) {
  const t = useTranslations("walls.screen");
  if (cards === null || cards.length === 0) {
    return (
      <p role="status" className="grid h-full place-content-center text-ink-2 text-xl">
        {t(cards === null ? "opening" : "empty")}
      </p>
    );
  }
  return (
    <section
      key={page}
      aria-label={t("campaigns")}
      className="grid h-full animate-rise content-start gap-3"
      style={{ gridTemplateRows: `repeat(${seats}, minmax(0, 8.5rem))` }}
    >
      {cards.map(({ campaign, phase }) => (
        <WallCard key={campaign.id} campaign={campaign} phase={phase} at={at} now={now} />
      ))}
    </section>
  );
}
