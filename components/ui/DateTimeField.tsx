"use client";
import {
  type CalendarDateTime,
  parseAbsolute,
  parseDateTime,
  toCalendarDateTime,
  toZoned,
  type ZonedDateTime,
} from "@internationalized/date";
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
  /** Israel's time, ISO 8601 with offset: as it is written, even where clocks skip it; of an hour that comes twice, the first. */
  onChange: (moment: string | null) => void;
  /** The whole field was left, its calendar too. */
  onBlur?: () => void;
  className?: string;
}

/**
 * What was written, as a moment in Israel with its offset: "2026-12-01T10:00:00+02:00". A time that the clocks skip keeps its
 * figures with winter's offset, so that whoever judges it sees that there is none such. While a year is typed it goes through the
 * year 2, whose offset has seconds, which ISO 8601 has not: that moment is written in UTC.
 */
export function isoOfClock(clock: CalendarDateTime): string {
  const zoned = toZoned(clock, TIME_ZONE);
  if (zoned.offset % 60_000 !== 0) return zoned.toAbsoluteString();
  return isShown(clock, zoned) ? zoned.toString().replace(/\[.*$/, "") : `${clock.toString()}+02:00`;
}

/** The figures that stand for a moment on Israel's clocks; those of a time that is never shown, as they were written. */
export function clockOf(moment: string): CalendarDateTime {
  const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?\+0[23]:00$/.exec(moment)?.[1];
  const clock = written === undefined ? undefined : parseDateTime(written);
  if (clock && !isShown(clock, toZoned(clock, TIME_ZONE))) return clock;
  return toCalendarDateTime(parseAbsolute(moment, TIME_ZONE));
}

/** In the hour that spring skips, the moment of a time shows other figures. */
const isShown = (clock: CalendarDateTime, zoned: ZonedDateTime) => toCalendarDateTime(zoned).compare(clock) === 0;

/** Its moment is one and no other: it is neither skipped nor comes twice. */
const isPlain = (clock: CalendarDateTime) =>
  isShown(clock, toZoned(clock, TIME_ZONE)) && toZoned(clock, TIME_ZONE, "earlier").compare(toZoned(clock, TIME_ZONE, "later")) === 0;

/**
 * A time of Israel's clocks, wherever the browser is. It holds figures, not a moment, for a field of moments moves a time that the
 * clocks skip on by itself, and shows one that comes twice as if it were one: who asks for the time has to ask which is meant.
 */
export function DateTimeField({ label, description, errorMessage, value, onChange, onBlur, className }: DateTimeFieldProps) {
  const t = useTranslations("ui");
  const format = useFormatter();
  const clock = value === null ? null : clockOf(value);
  const words =
    value &&
    clock &&
    isPlain(clock) &&
    format.dateTime(new Date(value), {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: TIME_ZONE,
    });
  return (
    <DatePicker<CalendarDateTime>
      validationBehavior="aria"
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      value={clock}
      placeholderValue={clockOf(new Date().toISOString()).set({ second: 0, millisecond: 0 })}
      onChange={(written) => onChange(written ? isoOfClock(written) : null)}
      {...(onBlur && { onBlur })}
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
