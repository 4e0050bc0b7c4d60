"use client";
import clsx from "clsx";
import { useId } from "react";
import type { Fill } from "./Swatch";

interface Part {
  fill: Fill;
  value: number;
}

interface SegmentBarProps {
  /** In the order of the legend. Parts without a value are left out. */
  parts: readonly Part[];
  height?: 8 | 12 | 16 | 24;
  className?: string;
}

/** What a colour alone doesn't tell: half of it is the ground's. */
const HATCHED = { "hung-up": "var(--o-answered)", nodata: "var(--o-nodata)", retry: "var(--bar-not)" } as const;
type Hatched = keyof typeof HATCHED;
const isHatched = (fill: Fill): fill is Hatched => fill in HATCHED;

const COLOURS: Record<Exclude<Fill, Hatched>, string> = {
  answered: "var(--o-answered)",
  rang: "var(--o-rang)",
  busy: "var(--o-busy)",
  refused: "var(--o-refused)",
  nonexistent: "var(--o-nonexistent)",
  carrier: "var(--o-carrier)",
  blocked: "var(--o-blocked)",
  network: "var(--o-network)",
  "not-answered": "var(--bar-not)",
  left: "var(--track)",
  good: "var(--success)",
  bad: "var(--danger)",
};

/** Even one call in 100,000 is seen. */
const SMALLEST_PERCENT = 0.75;

/** Where each part begins and how wide it is, in percent of the whole. */
export function layOut(parts: readonly Part[]): { fill: Fill; start: number; width: number }[] {
  const present = parts.filter((part) => part.value > 0);
  const total = present.reduce((sum, part) => sum + part.value, 0);
  const shares = present.map((part) => Math.max(SMALLEST_PERCENT, (100 * part.value) / total));
  const scale = 100 / shares.reduce((sum, share) => sum + share, 0);
  let start = 0;
  return present.map(({ fill }, index) => {
    const width = (shares[index] ?? 0) * scale;
    const laid = { fill, start, width };
    start += width;
    return laid;
  });
}

/** Parts of a whole, from the inline start. Decoration beside a legend with the counts, so screen readers skip it. */
export function SegmentBar({ parts, height = 12, className }: SegmentBarProps) {
  const id = useId();
  const laid = layOut(parts);
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={height}
      className={clsx("block rounded-sm bg-track shadow-[inset_0_0_0_1px_var(--line)] rtl:-scale-x-100", className)}
    >
      {Object.entries(HATCHED).map(([fill, colour]) => (
        <Hatch key={fill} id={`${id}-${fill}`} colour={colour} />
      ))}
      {laid.map(({ fill, start, width }) => (
        <rect
          key={fill}
          x={`${start}%`}
          width={`${width}%`}
          height="100%"
          fill={isHatched(fill) ? `url(#${id}-${fill})` : COLOURS[fill]}
          {...(fill === "left" && { stroke: "var(--line-strong)", strokeWidth: 2 })}
        />
      ))}
      {laid.slice(1).map(({ fill, start }) => (
        <line key={fill} x1={`${start}%`} x2={`${start}%`} y1="0" y2="100%" stroke="var(--surface)" strokeWidth="2" />
      ))}
    </svg>
  );
}

function Hatch({ id, colour }: { id: string; colour: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" fill="var(--surface)" />
      <rect width="2" height="4" fill={colour} />
    </pattern>
  );
}
