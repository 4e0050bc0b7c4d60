"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Swatch } from "@/components/ui/Swatch";

export const TIMELINE_PARTS = [
  { key: "answered", fill: "answered", color: "var(--o-answered)" },
  { key: "notAnswered", fill: "not-answered", color: "var(--bar-not)" },
  { key: "network", fill: "network", color: "var(--o-network)" },
] as const;

/** The parts of a column with their names. */
export function useTimelineSeries() {
  const t = useTranslations("reports.charts.timeline");
  return TIMELINE_PARTS.map((part) => ({ ...part, name: t(part.key) }));
}

/** What the colours are. @param more a sign that only one of the views has */
export function TimelineLegend({ more }: { more?: ReactNode }) {
  return (
    <span className="flex flex-wrap gap-x-4">
      {useTimelineSeries().map(({ key, name, fill }) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <Swatch fill={fill} />
          {name}
        </span>
      ))}
      {more}
    </span>
  );
}

/** Calls of any kind in a column. */
export function inBucket(bucket: { answered: number; notAnswered: number; network: number }): number {
  return bucket.answered + bucket.notAnswered + bucket.network;
}
