import { z } from "zod";
import { CAUSE_CLASSES } from "./causes";
import { VERDICTS } from "./verdict";

/** null: the gateway reported nothing, which is not "no". */
const Signal = z.boolean().nullable();

/** One recipient of a campaign, as the report tells it (operating contract, "call"). Empty text: IP-Sales gave none. */
export const Call = z.object({
  phone: z.string(),
  name: z.string(),
  /** Verbatim: `answered`, `noAnswer`, `busy`, `notDialed`, … */
  status: z.string(),
  /** `HH:MM:SS` Israel time, without a date; null when never dialled. */
  lastCall: z.string().nullable(),
  retries: z.number().int().nullable(),
  durationSeconds: z.number().int().nullable(),
  /** Every key pressed, one after another. */
  digits: z.string(),
  trunk: z.string(),
  sipCode: z.string(),
  /** `q850Text` verbatim, Hebrew or the gateway's own words. */
  cause: z.string(),
  causeClass: z.enum(CAUSE_CLASSES),
  sipText: z.string(),
  had180: Signal,
  had183: Signal,
  verdict: z.enum(VERDICTS),
});
export type Call = z.infer<typeof Call>;

/** A row as it comes from `lib/ip-sales`, before the class and the verdict are worked out. */
export type CallRow = Omit<Call, "causeClass" | "verdict">;

/** Fields of a call that one can sort by: all of them. */
export const CALL_FIELDS = [
  "phone",
  "name",
  "status",
  "lastCall",
  "retries",
  "durationSeconds",
  "digits",
  "trunk",
  "sipCode",
  "cause",
  "causeClass",
  "sipText",
  "had180",
  "had183",
  "verdict",
] as const satisfies readonly (keyof Call)[];
export type CallField = (typeof CALL_FIELDS)[number];

export type SortOrder = { field: CallField; descending: boolean };

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
  search: "",
};

/** A value of a field and how many calls have it. An empty key: IP-Sales gave none. */
const Count = z.object({ key: z.string(), count: z.number().int() });

export const ReportSummary = z.object({
  recipients: z.number().int(),
  answered: z.number().int(),
  /** Calls with a 9 among their digits: the listener asked not to be called again. */
  optOuts: z.number().int(),
  /** Answered calls in which some key was pressed. */
  pressed: z.number().int(),
  byStatus: z.array(Count),
  bySipCode: z.array(Count),
  byCause: z.array(Count.extend({ class: z.enum(CAUSE_CLASSES) })),
  byClass: z.array(Count),
  byDigits: z.array(Count),
  byRetries: z.array(Count),
  byTrunk: z.array(Count),
  byVerdict: z.array(z.object({ key: z.enum(VERDICTS), count: z.number().int() })),
  /** Calls that were not answered, by code, cause and verdict, the commonest first. */
  failures: z.array(
    z.object({ sipCode: z.string(), cause: z.string(), class: z.enum(CAUSE_CLASSES), verdict: z.enum(VERDICTS), count: z.number().int() }),
  ),
  /** Last calls by the minute of the day (`HH:MM`, no date); calls without a time are left out. `network`: verdict network trouble. */
  byMinute: z.array(Count.extend({ answered: z.number().int(), network: z.number().int() })),
  indicators: z.array(z.object({ had180: Signal, had183: Signal, count: z.number().int(), answered: z.number().int() })),
  /** Of answered calls whose length is known. Steps of the histogram are 5 seconds; empty steps are left out. */
  duration: z.object({
    medianSeconds: z.number().nullable(),
    p90Seconds: z.number().nullable(),
    averageSeconds: z.number().nullable(),
    histogram: z.array(z.object({ fromSeconds: z.number().int(), count: z.number().int() })),
  }),
});
export type ReportSummary = z.infer<typeof ReportSummary>;

export const CallsPage = z.object({ calls: z.array(Call), total: z.number().int() });
export type CallsPage = z.infer<typeof CallsPage>;
