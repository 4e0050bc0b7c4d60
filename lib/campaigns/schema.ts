import * as z from "zod/mini";
import { cleanLine } from "@/lib/clean-line";
import { israelClock, israelMoments } from "@/lib/time";
import { DialablePhone, Extension, KeyActions } from "./key-actions";

/**
 * What a campaign is on our side: the shape scripts and screens read, and the specification people launch one by.
 *
 * Every `schema.ts` is shared with the browser, so it is written with `zod/mini` (5 kB instead of 95).
 * Messages are keys of `he.json` and `en.json`, never sentences.
 */

const problem = (name: string) => `campaigns.problems.${name}`;

/** A campaign's number, as IP-Sales counts them. Accepts the text of a path too ("4521"). */
export const CampaignId = z.pipe(
  z.union([z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.int().check(z.positive())], { error: problem("campaignId") }),
  z.transform(Number),
);
export type CampaignId = z.output<typeof CampaignId>;

export const CampaignRef = z.strictObject({ campaignId: CampaignId });

/** The states the reference names, in our spelling. An unknown one stays visible as IP-Sales wrote it. */
export const KNOWN_STATUSES = ["active", "hold", "ended", "stopped"] as const;
export type KnownStatus = (typeof KNOWN_STATUSES)[number];
export const CampaignStatus = z.string().check(z.minLength(1));
export type CampaignStatus = z.output<typeof CampaignStatus>;

/** True for the four documented states, so that a screen can translate them and show any other verbatim. */
export function isKnownStatus(status: CampaignStatus): status is KnownStatus {
  return KNOWN_STATUSES.some((known) => known === status);
}

const Count = z.nullable(z.int().check(z.nonnegative()));
const Time = z.nullable(z.iso.datetime({ offset: true }));
/** Money in account units, exact to the last digit: "1234.56". */
export const Money = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));

/**
 * One campaign. `null` is unknown everywhere (IP-Sales answers "ממתין למידע..." before dialling starts), except in
 * `maxRing`, where it means that there is no cap.
 */
export const Campaign = z.object({
  id: z.int().check(z.positive()),
  title: z.string(),
  status: CampaignStatus,
  scheduled: z.boolean(),
  insertedAt: Time,
  startedAt: Time,
  endedAt: Time,
  runSeconds: Count,
  totalPhones: Count,
  sent: Count,
  remaining: Count,
  answered: Count,
  dialing: Count,
  waitingRetry: Count,
  price: z.nullable(Money),
  maxRing: Count,
  minutesBetweenRetries: Count,
  donations: z.object({ sum: z.nullable(Money), count: Count }),
  hasAudio: z.boolean(),
  /** What it is called on the account, to be played by another campaign; null where there is none. */
  recordingName: z.nullable(z.string()),
});
export type Campaign = z.output<typeof Campaign>;

export const CampaignList = z.object({ campaigns: z.array(Campaign) });
export const CampaignAnswer = z.object({ campaign: Campaign });

/** Up to 99999 dials at once (reference, "max_ringSet"). */
export const MaxRing = z.int({ error: problem("maxRing") }).check(z.minimum(1, problem("maxRing")), z.maximum(99_999, problem("maxRing")));

/** What the person saw running: held even when IP-Sales' history is silent. What it shows besides is held too. */
export const HoldAllRequest = z.strictObject({ campaignIds: z.array(CampaignId).check(z.maxLength(1_000)) });
const Named = z.object({ id: z.int().check(z.positive()), title: z.string() });
export const HoldAllAnswer = z.object({
  held: z.array(Named),
  /** With a sentence each that says why. */
  failed: z.array(z.extend(Named, { reason: z.string() })),
  /** IP-Sales' history didn't come: what calls beside what the person saw may still call. */
  historyUnread: z.boolean(),
});
export type HoldAllAnswer = z.output<typeof HoldAllAnswer>;

export const MaxRingRequest = z.strictObject({ campaignId: CampaignId, maxRing: MaxRing });

const Day = z.iso.date({ error: problem("day") });
/** Days of Israel, both included. `from` after `to` is refused. */
export const CampaignRange = z.strictObject({ from: z.optional(Day), to: z.optional(Day) }).check(
  z.refine((range) => range.from === undefined || range.to === undefined || range.from <= range.to, {
    error: problem("rangeReversed"),
    path: ["from"],
  }),
);

/** What a dry run answers: counts by number, money in units, the length of the recording. */
export const DryRun = z.object({
  accepted: Count,
  rejected: Count,
  blocked: Count,
  /** Left out by us, because they are in the ledger of numbers that must not be called; absent where nobody asked it. */
  optedOut: z.optional(z.int().check(z.nonnegative())),
  /** Of `blocked`, those that IP-Sales itself leaves out of what it was sent; the others are blocked in mailing lists. */
  blockedElsewhere: z.optional(Count),
  price: z.nullable(Money),
  balance: z.nullable(Money),
  audioSeconds: Count,
});
export type DryRun = z.output<typeof DryRun>;

/*
 * The specification of a campaign: what a person asks for, the same in the composer, in a draft, in a dry run and in a
 * launch. Strict: an unknown key is refused. Limits are those of the reference ("campaignRun", "Request parameters").
 */

const line = (limit: number, name: string) =>
  z.string({ error: problem(name) }).check(z.overwrite(cleanLine), z.maxLength(limit, problem(name)));

export const LIMITS = {
  titleLength: 100,
  textLength: 5_000,
  phones: 1_000_000,
  sources: 20,
  callLength: { min: 6, max: 30, default: 25 },
  retries: { min: 0, max: 5, default: 1 },
  minutesBetween: { min: 5, max: 120, default: 20 },
  daysAhead: 21,
  externalIdLength: 50,
  descriptionLength: 100,
  apiUrlLength: 500,
  undoSeconds: 600,
  answerLength: 40,
} as const;

const Title = line(LIMITS.titleLength, "titleTooLong").check(z.minLength(1, problem("titleMissing")));

/** Numbers as a person wrote them; they are repaired and judged by the importer's rules before anything is sent. */
const Phones = z
  .array(z.string({ error: problem("phones") }).check(z.maxLength(100, problem("phones"))), { error: problem("phones") })
  .check(z.minLength(1, problem("audienceEmpty")), z.maxLength(LIMITS.phones, problem("tooManyPhones")));

const Id = z
  .string({ error: problem("reference") })
  .check(z.trim(), z.minLength(1, problem("reference")), z.maxLength(64, problem("reference")));
const ListId = z.pipe(
  z.union([z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.int().check(z.positive())], { error: problem("listId") }),
  z.transform(Number),
);

const FromPhones = z.strictObject({ phones: Phones });
const FromAudience = z.strictObject({ audienceId: Id });
const FromList = z.strictObject({ listId: ListId });
/** One place recipients come from. */
export const AudienceSource = z.union([FromPhones, FromAudience, FromList], { error: problem("audience") });
export type AudienceSource = z.output<typeof AudienceSource>;

/** One source, or several added up without duplicates. */
export const AudienceSpec = z.union(
  [
    FromPhones,
    FromAudience,
    FromList,
    z.strictObject({
      sources: z
        .array(AudienceSource)
        .check(z.minLength(1, problem("audienceEmpty")), z.maxLength(LIMITS.sources, problem("tooManySources"))),
    }),
  ],
  { error: problem("audience") },
);
export type AudienceSpec = z.output<typeof AudienceSpec>;

const Text = z.string({ error: problem("text") }).check(
  z.overwrite((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim()),
  z.minLength(1, problem("textMissing")),
  z.maxLength(LIMITS.textLength, problem("textTooLong")),
);

/** SHA-256 of a recording that was kept here (`POST /api/recordings`). */
const RecordingId = z.string({ error: problem("recordingId") }).check(z.regex(/^[0-9a-f]{64}$/, problem("recordingId")));

/** The name of a recording the account already has; a path or a query would reach other files. */
const RecordingName = z
  .string({ error: problem("recording") })
  .check(z.trim(), z.regex(/^(?!\.+$)[^\p{C}\s/\\?&#%:]{1,200}$/u, { error: problem("recording") }));

const ApiUrl = z.string({ error: problem("apiUrl") }).check(
  z.trim(),
  z.maxLength(LIMITS.apiUrlLength, problem("apiUrlTooLong")),
  z.refine((text) => /^https?:\/\/[^\s\p{C}]+$/iu.test(text) && URL.canParse(text), { error: problem("apiUrl") }),
);

/** What is heard when somebody answers: exactly one of these, for the upstream leaves a mix undefined. */
export const MessageSpec = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("text"), text: Text }),
    /** `recordingId`: one that was kept before; without it the recording is sent along. */
    z.strictObject({ kind: z.literal("upload"), recordingId: z.optional(RecordingId) }),
    z.strictObject({ kind: z.literal("recording"), name: RecordingName }),
    z.strictObject({ kind: z.literal("extension"), extension: Extension }),
    z.strictObject({
      kind: z.literal("apiUrl"),
      url: ApiUrl,
      seconds: z.optional(z.int(problem("apiSeconds")).check(z.minimum(1, problem("apiSeconds")), z.maximum(300, problem("apiSeconds")))),
    }),
  ],
  { error: problem("messageKind") },
);
export type MessageSpec = z.output<typeof MessageSpec>;

const whole = (limits: { min: number; max: number }, name: string) =>
  z.int(problem(name)).check(z.minimum(limits.min, problem(name)), z.maximum(limits.max, problem(name)));
const flag = (fallback: boolean) => z._default(z.boolean({ error: problem("yesOrNo") }), fallback);

const Retries = z.strictObject({
  count: z._default(whole(LIMITS.retries, "retries"), LIMITS.retries.default),
  minutesBetween: z._default(whole(LIMITS.minutesBetween, "minutesBetween"), LIMITS.minutesBetween.default),
});

/** `startAt` is a moment with its offset; whether it is ahead, and at most 21 days, is judged by the clock (`startProblem`). */
const Schedule = z.strictObject({
  startAt: z.optional(z.iso.datetime({ offset: true, error: problem("startAt") })),
  quietHours: flag(true),
  startOnHold: flag(false),
});

const Answer = z.optional(line(LIMITS.answerLength, "answer").check(z.minLength(1, problem("answer"))));
/** What it means when somebody presses a key, for the report; kept here, never sent. */
export const Answers = z.strictObject({ 1: Answer, 2: Answer, 3: Answer, 4: Answer, 5: Answer, 6: Answer, 7: Answer, 8: Answer });
export type Answers = z.output<typeof Answers>;

export const CampaignSpec = z.strictObject({
  title: Title,
  audience: AudienceSpec,
  message: MessageSpec,
  callerId: z.optional(DialablePhone),
  callLength: z._default(whole(LIMITS.callLength, "callLength"), LIMITS.callLength.default),
  retries: z.prefault(Retries, {}),
  schedule: z.prefault(Schedule, {}),
  maxRing: z.optional(MaxRing),
  keys: z.prefault(KeyActions, {}),
  answers: z.optional(Answers),
  externalId: z.optional(line(LIMITS.externalIdLength, "externalId")),
  description: z.optional(line(LIMITS.descriptionLength, "description")),
  undoSeconds: z._default(whole({ min: 0, max: LIMITS.undoSeconds }, "undoSeconds"), 0),
  repeatOf: z.optional(Id),
  /** The draft that is launched: it is one launch's only. */
  draftId: z.optional(z.uuid({ error: problem("draftId") })),
  /** The version of it that was on the screen: where another was saved since, nothing is launched. */
  draftVersion: z.optional(z.int({ error: problem("draftId") }).check(z.positive(problem("draftId")))),
});
/** The specification with every default filled in. */
export type CampaignSpec = z.output<typeof CampaignSpec>;
/** The specification as it is typed, defaults left out. */
export type CampaignSpecInput = z.input<typeof CampaignSpec>;

const DAY_MS = 86_400_000;

/**
 * The problem of a start time, as a key of `campaigns.problems`, or null. The 21 days are exact to the second. A time that Israel's
 * clocks skip in spring is refused, although its offset makes a moment of it: whoever wrote it meant another. Of an hour that autumn
 * repeats the offset says which is meant.
 */
export function startProblem(startAt: string, nowMs: number): "startInPast" | "startTooFar" | "startSkipped" | null {
  const aheadMs = Date.parse(startAt) - nowMs;
  if (aheadMs < 0) return "startInPast";
  if (aheadMs > LIMITS.daysAhead * DAY_MS) return "startTooFar";
  return isSkipped(startAt) ? "startSkipped" : null;
}

/** Written with one of Israel's own offsets, as a time that its clocks never show. */
function isSkipped(startAt: string): boolean {
  const written = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?.*[+]0[23]:00$/.exec(startAt);
  if (!written) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = written.slice(1).map((part) => Number(part ?? 0));
  return israelMoments({ year, month, day, hour, minute, second }).length === 0;
}

/** Whether Israel's clocks show this moment's time twice. IP-Sales is told times without their offset, so it can't be told which. */
export function isRepeatedHour(startAt: string): boolean {
  return israelMoments(israelClock(startAt)).length > 1;
}
