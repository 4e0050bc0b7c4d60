import * as z from "zod/mini";
import { CampaignId } from "@/lib/campaigns/schema";
import { CAUSE_CLASSES } from "./causes";
import { minuteOfDay, type SortOrder } from "./filter";
import { CALL_FIELDS, type CallField } from "./schema";
import { VERDICTS } from "./verdict";

export const DEFAULT_PAGE_SIZE = 100;
export const MAX_PAGE_SIZE = 1_000;

const problem = (name: string) => `reports.problems.${name}`;

/** A name of the query that may be given once, many times or not at all. */
const repeated = <T extends z.core.$ZodType>(value: T) =>
  z.pipe(
    z.transform((raw: unknown) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw])),
    z.array(value),
  );

const Text = z.string().check(z.maxLength(500));

const SIGNAL_WORDS = { true: true, yes: true, false: false, no: false, unknown: null } as const;
/** `unknown` asks for the calls of which the gateway reported nothing. JSON may say true and false without quotes. */
const SignalWord = z.pipe(
  z.transform((raw: unknown) => (typeof raw === "boolean" ? String(raw) : raw)),
  z.pipe(
    z.enum(["true", "yes", "false", "no", "unknown"], { error: problem("signal") }),
    z.transform((word) => SIGNAL_WORDS[word]),
  ),
);

/** A whole number, or `unknown` for the calls of which IP-Sales told none. */
const KnownNumber = z.pipe(
  z.coerce.string().check(z.regex(/^(\d{1,9}|unknown)$/, { error: problem("retries") })),
  z.transform((text) => (text === "unknown" ? null : Number(text))),
);

/** `10-20`: at least 10 and less than 20 seconds; `60-` has no end. */
const Seconds = z.pipe(
  z.string().check(z.regex(/^\d{1,9}-(\d{1,9})?$/, { error: problem("seconds") })),
  z.transform((text): [number, number | null] => {
    const [from = "", to = ""] = text.split("-");
    return [Number(from), to === "" ? null : Number(to)];
  }),
);

/** `10:00-10:30`: from ten o'clock until before half past ten; `23:00-01:00` goes past midnight. */
const Time = z.pipe(
  z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: problem("time") })),
  z.transform((text): [number, number] => {
    const [from = 0, to = 0] = text.split("-").map(minuteOfDay);
    return [from, to];
  }),
);

function isCallField(name: string): name is CallField {
  return CALL_FIELDS.some((field) => field === name);
}

/** A field of a call, with `-` before it for falling order. */
const Sort = z.pipe(
  z.string().check(z.refine((text) => text === "" || isCallField(text.replace(/^-/, "")), { error: problem("sort") })),
  z.transform((text): SortOrder | null => {
    const field = text.replace(/^-/, "");
    return isCallField(field) ? { field, descending: text.startsWith("-") } : null;
  }),
);

const whole = (min: number, max: number, name: string, fallback: number) =>
  z.pipe(
    z._default(z.string({ error: problem(name) }), String(fallback)).check(z.regex(/^\d{1,9}$/, { error: problem(name) })),
    z.pipe(z.transform(Number), z.int().check(z.minimum(min, { error: problem(name) }), z.maximum(max, { error: problem(name) }))),
  );

const narrowingFields = {
  status: repeated(Text),
  sipCode: repeated(Text),
  cause: repeated(Text),
  class: repeated(z.enum(CAUSE_CLASSES, { error: problem("class") })),
  digits: repeated(Text),
  had180: repeated(SignalWord),
  had183: repeated(SignalWord),
  verdict: repeated(z.enum(VERDICTS, { error: problem("verdict") })),
  retries: repeated(KnownNumber),
  trunk: repeated(Text),
  seconds: repeated(Seconds),
  time: repeated(Time),
  search: z._default(Text, ""),
};

/** The filter alone, without an order or a page: a slice of a report. */
export const CallsSlice = z.strictObject(narrowingFields);

const filterFields = { campaignId: CampaignId, ...narrowingFields, sort: z._default(Sort, null) };

/** Query of the figures of a slice. */
export const FacetsQuery = z.strictObject({ campaignId: CampaignId, ...narrowingFields });

/** Query of the export: everything that passes the filter, in the order asked for (operating contract, "calls query"). */
export const CallsExportQuery = z.strictObject(filterFields);

/** Query of the table of calls: the same, page by page. Pages count from 1. */
export const CallsQuery = z.strictObject({
  ...filterFields,
  page: whole(1, 999_999_999, "page", 1),
  pageSize: whole(1, MAX_PAGE_SIZE, "pageSize", DEFAULT_PAGE_SIZE),
});
export type CallsQuery = z.output<typeof CallsQuery>;
