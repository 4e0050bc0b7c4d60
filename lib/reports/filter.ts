import type { CallField } from "./schema";

/** Narrows the calls: within a field any of the values, between fields all of them. An empty list asks nothing of its field. */
export interface CallFilter {
  status: string[];
  sipCode: string[];
  cause: string[];
  class: string[];
  digits: string[];
  had180: (boolean | null)[];
  had183: (boolean | null)[];
  verdict: string[];
  retries: (number | null)[];
  trunk: string[];
  /** Lengths of calls: from one second, included, up to another, not included; null has no end. */
  seconds: [from: number, to: number | null][];
  /** Times of the last call in minutes of the day: from one, included, up to another, not included; past midnight where it is the smaller. */
  time: [from: number, to: number][];
  /** Digits of the phone, or a part of the name. */
  search: string;
}

export const NO_FILTER: CallFilter = {
  status: [],
  sipCode: [],
  cause: [],
  class: [],
  digits: [],
  had180: [],
  had183: [],
  verdict: [],
  retries: [],
  trunk: [],
  seconds: [],
  time: [],
  search: "",
};

export function isWithinSeconds(seconds: number | null, [from, to]: CallFilter["seconds"][number]): boolean {
  return seconds !== null && seconds >= from && (to === null || seconds < to);
}

/** @param minute of the day */
export function isWithinTime(minute: number | null, [from, to]: CallFilter["time"][number]): boolean {
  if (minute === null) return false;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** The filter in the words of the calls query; what asks for nothing is left out. */
export function wordsOf({ search, seconds, time, ...lists }: CallFilter): Record<string, string[]> {
  const plain = Object.entries(lists).map(([name, values]): [string, string[]] => [
    name,
    values.map((value) => (value === null ? "unknown" : String(value))),
  ]);
  const words: [string, string[]][] = [
    ...plain,
    ["seconds", seconds.map(([from, to]) => `${from}-${to ?? ""}`)],
    ["time", time.map(([from, to]) => `${minuteText(from)}-${minuteText(to)}`)],
    ["search", search.trim() === "" ? [] : [search.trim()]],
  ];
  return Object.fromEntries(words.filter(([, values]) => values.length > 0));
}

/** `HH:MM` of a minute of the day. */
export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

export type SortOrder = { field: CallField; descending: boolean };

/** @param clock `HH:MM` */
export function minuteOfDay(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
