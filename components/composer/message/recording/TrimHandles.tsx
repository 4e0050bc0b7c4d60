"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { formatPlace, moveEnd, moveStart, type Span } from "@/lib/recordings/trim";
import { TimeRange } from "./TimeRange";

const STEPS = { small: 0.1, large: 1 };

/** The thumb is as wide as a finger needs; its middle stands on the time it shows. */
const HANDLE = clsx(
  "pointer-events-none absolute top-0 h-full outline-none! [--thumb:24px] max-md:[--thumb:48px]",
  "[&:focus-visible::-moz-range-thumb]:outline-2 [&:focus-visible::-moz-range-thumb]:outline-accent [&:focus-visible::-webkit-slider-thumb]:outline-2 [&:focus-visible::-webkit-slider-thumb]:outline-accent",
  "start-[calc(var(--thumb)/-2)] w-[calc(100%+var(--thumb))]",
  "[&::-webkit-slider-thumb]:pointer-events-auto [&::-webkit-slider-thumb]:h-16 [&::-webkit-slider-thumb]:w-(--thumb) [&::-webkit-slider-thumb]:cursor-ew-resize [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:bg-transparent",
  "[&::-moz-range-thumb]:pointer-events-auto [&::-moz-range-thumb]:h-16 [&::-moz-range-thumb]:w-(--thumb) [&::-moz-range-thumb]:cursor-ew-resize [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-transparent",
);

interface TrimHandlesProps {
  span: Span;
  /** Of the whole, in seconds. */
  length: number;
  onChange: (span: Span) => void;
}

/** Beginning and end of a part, over the picture of the whole; what falls away is pale. */
export function TrimHandles({ span, length, onChange }: TrimHandlesProps) {
  const t = useTranslations("composer.recording.trim");
  const percent = (seconds: number) => `${(seconds / length) * 100}%`;
  return (
    <>
      <div className="pointer-events-none absolute inset-y-0 start-0 bg-surface/75" style={{ width: percent(span.start) }} />
      <div className="pointer-events-none absolute inset-y-0 end-0 bg-surface/75" style={{ width: percent(length - span.end) }} />
      <TimeRange
        label={t("start")}
        valueText={formatPlace(span.start)}
        value={span.start}
        max={length}
        steps={STEPS}
        onChange={(to) => onChange(moveStart(span, to))}
        // Of two handles at the very end, the first is the one that can still go somewhere.
        className={clsx(HANDLE, span.start > length / 2 && "z-1")}
      />
      <TimeRange
        label={t("end")}
        valueText={formatPlace(span.end)}
        value={span.end}
        max={length}
        steps={STEPS}
        onChange={(to) => onChange(moveEnd(span, to, length))}
        className={HANDLE}
      />
      <Grip at={percent(span.start)} />
      <Grip at={percent(span.end)} />
    </>
  );
}

function Grip({ at }: { at: string }) {
  return (
    <span aria-hidden className="pointer-events-none absolute inset-y-0 z-2 w-0.5 -translate-x-1/2 bg-accent" style={{ left: at }}>
      <span className="absolute inset-y-0 start-1/2 my-auto h-7 w-3 -translate-x-1/2 rounded-sm bg-accent forced-colors:bg-[Highlight]" />
    </span>
  );
}
