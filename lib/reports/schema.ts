import * as z from "zod/mini";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { Answers, Campaign } from "@/lib/campaigns/schema";
import { CAUSE_CLASSES } from "./causes";
import { FACETS } from "./facets";
import { VERDICTS } from "./verdict";

/** null: the gateway reported nothing, which is not "no". */
const Signal = z.nullable(z.boolean());

/** One recipient of a campaign, as the report tells it (operating contract, "call"). Empty text: IP-Sales gave none. */
export const Call = z.object({
  phone: z.string(),
  name: z.string(),
  /** Verbatim: `answered`, `noAnswer`, `busy`, `notDialed`, … */
  status: z.string(),
  /** `HH:MM:SS` Israel time, without a date; null when never dialled. */
  lastCall: z.nullable(z.string()),
  retries: z.nullable(z.int()),
  durationSeconds: z.nullable(z.int()),
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
export type Call = z.output<typeof Call>;

/** A row as it comes from `lib/ip-sales`, before the class and the verdict are worked out. */
export type CallRow = Omit<Call, "causeClass" | "verdict">;

/** Texts of a call that come in few combinations. */
export type CallTexts = Pick<Call, "status" | "trunk" | "sipCode" | "cause" | "sipText" | "had180" | "had183">;

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

/** A value of a field and how many calls have it. An empty key: IP-Sales gave none. */
const Count = z.object({ key: z.string(), count: z.int() });

export const ReportSummary = z.object({
  recipients: z.int(),
  answered: z.int(),
  /** Calls with a 9 among their digits: the listener asked not to be called again. */
  optOuts: z.int(),
  /** Answered calls in which some key was pressed. */
  pressed: z.int(),
  byStatus: z.array(Count),
  bySipCode: z.array(Count),
  byCause: z.array(z.extend(Count, { class: z.enum(CAUSE_CLASSES) })),
  byClass: z.array(Count),
  byDigits: z.array(Count),
  byRetries: z.array(Count),
  byTrunk: z.array(Count),
  byVerdict: z.array(z.object({ key: z.enum(VERDICTS), count: z.int() })),
  /** Calls that were not answered, by code, cause and verdict, the commonest first. */
  failures: z.array(
    z.object({ sipCode: z.string(), cause: z.string(), class: z.enum(CAUSE_CLASSES), verdict: z.enum(VERDICTS), count: z.int() }),
  ),
  /** Last calls by the minute of the day (`HH:MM`, no date); calls without a time are left out. `network`: verdict network trouble. */
  byMinute: z.array(z.extend(Count, { answered: z.int(), network: z.int() })),
  indicators: z.array(z.object({ had180: Signal, had183: Signal, count: z.int(), answered: z.int() })),
  /** Of answered calls whose length is known. Steps of the histogram are 5 seconds; empty steps are left out. */
  duration: z.object({
    medianSeconds: z.nullable(z.number()),
    p90Seconds: z.nullable(z.number()),
    averageSeconds: z.nullable(z.number()),
    histogram: z.array(z.object({ fromSeconds: z.int(), count: z.int() })),
  }),
});
export type ReportSummary = z.output<typeof ReportSummary>;

export const CallsPage = z.object({ calls: z.array(Call), total: z.int() });
export type CallsPage = z.output<typeof CallsPage>;

/**
 * A slice of a report. `summary` counts the calls that pass the whole filter; `without` tells, for each field that the filter narrows,
 * the figures as they are without that one condition: what its own chart shows, so that its other values can still be chosen.
 */
export const ReportFacets = z.object({ summary: ReportSummary, without: z.partialRecord(z.enum(FACETS), ReportSummary) });
export type ReportFacets = z.output<typeof ReportFacets>;

/** What the report says of the campaign beyond what every screen knows of it. */
export const ReportFacts = z.object({
  /** When the report was read from IP-Sales. */
  asOf: z.iso.datetime({ offset: true }),
  /** They would have been read anew, and IP-Sales could not be asked. */
  stale: z.boolean(),
  /** No more calls will be made: the figures are final. */
  final: z.boolean(),
  /** Rows of IP-Sales' answer that could not be read, and are not among the calls. */
  badRows: z.int(),
  /** Recipients that IP-Sales counts and its answer has no row for. */
  missingRows: z.int(),
  /** The most retries that a recipient may get. */
  retries: z.nullable(z.int()),
  ipRoutingUnits: z.nullable(z.string()),
  speechToTextUnits: z.nullable(z.string()),
});

export const CampaignReport = z.object({
  campaign: Campaign,
  summary: ReportSummary,
  facts: ReportFacts,
  /** What the keys mean, as the launch named them; `{}` where nobody did. */
  answers: Answers,
  /** Keys whose action takes down what is typed after them: in a call's `digits`, what follows one of them are no keys. */
  capturing: z.array(z.enum(ASSIGNABLE_KEYS)),
});
export type CampaignReport = z.output<typeof CampaignReport>;

const Moment = z.iso.datetime({ offset: true });

/**
 * Every attempt that was seen while the campaign ran, by date: unlike the report, which tells each recipient's last call alone. What was not
 * seen is counted, never left out in silence.
 */
export const AttemptTimeline = z.object({
  bucketMinutes: z.int(),
  /** Equal ones, from the first dated attempt to the last. `isGap`: for half of it or more nobody read the report. */
  buckets: z.array(z.object({ from: Moment, to: Moment, answered: z.int(), notAnswered: z.int(), network: z.int(), isGap: z.boolean() })),
  /** Readings that lie far apart, and the attempts that went by unseen between them. */
  gaps: z.array(z.object({ from: Moment, to: Moment, missed: z.int() })),
  seen: z.int(),
  /** Of those seen: when they were made isn't known. */
  undated: z.int(),
  /** Came and went between two readings. */
  missed: z.int(),
  /** The report counts them, and no reading showed them; null while the campaign runs, or where the report doesn't tell. */
  unread: z.nullable(z.int()),
});
export type AttemptTimeline = z.output<typeof AttemptTimeline>;
