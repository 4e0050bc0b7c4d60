"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateField } from "./DateField";

/** Both days count; yyyy-mm-dd. */
export interface DateSpan {
  from: string;
  to: string;
}

interface DateRangeProps {
  value: DateSpan;
  /** Called with whole spans only, the first day never after the last. */
  onChange: (span: DateSpan) => void;
  max?: string;
  compact?: boolean;
}

/** From a day to a day. While a span is reversed or not whole, the last good one stays in force. */
export function DateRange({ value, onChange, max, compact }: DateRangeProps) {
  const t = useTranslations("ui");
  const [draft, setDraft] = useState<{ from: string | null; to: string | null } | null>(null);
  const shown = draft ?? value;
  const change = (next: { from: string | null; to: string | null }) => {
    const { from, to } = next;
    if (from && to && from <= to) {
      setDraft(null);
      onChange({ from, to });
    } else {
      setDraft(next);
    }
  };
  const isReversed = Boolean(shown.from && shown.to && shown.from > shown.to);
  return (
    <div className="flex flex-wrap items-start gap-3 max-md:grid max-md:w-full max-md:grid-cols-2">
      <DateField
        className="w-42 max-md:w-auto"
        label={t("from")}
        value={shown.from}
        onChange={(from) => change({ ...shown, from })}
        max={max}
        compact={compact}
        errorMessage={isReversed ? t("dateRangeReversed") : undefined}
      />
      <DateField
        className="w-42 max-md:w-auto"
        label={t("to")}
        value={shown.to}
        onChange={(to) => change({ ...shown, to })}
        max={max}
        compact={compact}
      />
    </div>
  );
}
