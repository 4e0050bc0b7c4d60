"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";
import { SegmentBar } from "@/components/ui/SegmentBar";
import { type Fill, Swatch } from "@/components/ui/Swatch";
import type { Progress } from "@/lib/campaigns/phase";

/** The parts in their order, each in its fill. */
export const PROGRESS_FILLS = {
  answered: "answered",
  notAnswered: "not-answered",
  waitingRetry: "retry",
  left: "left",
} as const satisfies Record<string, Fill>;
type PartName = keyof typeof PROGRESS_FILLS;
const PARTS = Object.keys(PROGRESS_FILLS) as PartName[];

/** The audience in segments. @param legend with the counts in words beside it; without, the caller tells them */
export function ProgressBar({ progress, legend = false }: { progress: Progress; legend?: boolean }) {
  const parts = PARTS.map((name) => ({ name, fill: PROGRESS_FILLS[name], value: progress[name] }));
  return (
    <div>
      <SegmentBar parts={parts} height={legend ? 12 : 8} />
      {legend && (
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {parts
            .filter(({ name, value }) => value > 0 || name === "answered")
            .map(({ name, fill, value }) => (
              <LegendEntry key={name} fill={fill} name={name} value={value} />
            ))}
        </ul>
      )}
    </div>
  );
}

function LegendEntry({ fill, name, value }: { fill: Fill; name: PartName; value: number }): ReactNode {
  const t = useTranslations("campaigns.progress");
  const format = useFormatter();
  return (
    <li className="flex items-center gap-1.5 text-ink-2">
      <Swatch fill={fill} />
      <span>
        {t(name)} <Ltr className="font-semibold text-ink">{format.number(value)}</Ltr>
      </span>
    </li>
  );
}
