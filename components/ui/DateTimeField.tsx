"use client";
import { parseAbsolute, toZoned, type ZonedDateTime } from "@internationalized/date";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { DatePicker, Group } from "react-aria-components";
import { TIME_ZONE } from "@/lib/i18n/config";
import { CalendarButton, CalendarPopover } from "./CalendarPopover";
import { DateInput } from "./DateInput";
import { FieldLabel, FieldNotes, type FieldTexts } from "./FieldText";
import { boxStyle } from "./field-style";

interface DateTimeFieldProps extends FieldTexts {
  /** ISO 8601 with offset, or null while it isn't whole. */
  value: string | null;
  /** Israel's time, ISO 8601 with offset. */
  onChange: (moment: string | null) => void;
  className?: string;
}

/**
 * The moment in Israel's time, ISO 8601 with offset: "2026-12-01T10:00:00+02:00". While a year is typed it goes through the year 2,
 * whose offset has seconds, which ISO 8601 has not: that moment is written in UTC.
 */
export function isoOfZoned(moment: ZonedDateTime): string {
  return moment.offset % 60_000 !== 0 ? moment.toAbsoluteString() : moment.toString().replace(/\[.*$/, "");
}

/**
 * A moment in Israel's time, wherever the browser is. The moment in force is always written out in words with its offset: in the
 * night the clocks change, an hour that doesn't exist moves on by itself, and one that comes twice looks the same twice.
 */
export function DateTimeField({ label, description, errorMessage, value, onChange, className }: DateTimeFieldProps) {
  const t = useTranslations("ui");
  const format = useFormatter();
  const words =
    value &&
    format.dateTime(new Date(value), {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: TIME_ZONE,
      timeZoneName: "short",
    });
  return (
    <DatePicker<ZonedDateTime>
      validationBehavior="aria"
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      shouldForceLeadingZeros
      value={value ? parseAbsolute(value, TIME_ZONE) : null}
      placeholderValue={toZoned(parseAbsolute(new Date().toISOString(), TIME_ZONE), TIME_ZONE).set({ second: 0, millisecond: 0 })}
      onChange={(moment) => onChange(moment ? isoOfZoned(moment) : null)}
      isInvalid={Boolean(errorMessage)}
      className={clsx("flex flex-col gap-1", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Group className={boxStyle("focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2")}>
        <DateInput />
        <CalendarButton />
      </Group>
      <FieldNotes description={words ? t("israelTime", { text: words }) : description} errorMessage={errorMessage} />
      <CalendarPopover />
    </DatePicker>
  );
}
