import * as z from "zod/mini";
import { CampaignSpec, DryRun, Money, startProblem } from "@/lib/campaigns/schema";
import { israelClock, israelMoments } from "@/lib/time";
import { LAUNCH_EVENTS, LAUNCH_STATES, WIRE_STATES } from "./state-machine";

const Moment = z.iso.datetime({ offset: true });
const Count = z.nullable(z.int().check(z.nonnegative()));

export const LaunchState = z.enum(WIRE_STATES);

/** Why a launch came to nothing, or to a doubt: the same shape as an error of the HTTP API. */
export const LaunchProblem = z.object({
  code: z.string(),
  message: z.string(),
  details: z.optional(z.record(z.string(), z.unknown())),
  upstream: z.optional(z.unknown()),
});

/** What the history of IP-Sales showed while the outcome was unknown. `found` is null as long as it could not be read. */
export const LaunchSearch = z.object({ looks: z.int(), lastAt: Moment, found: Count });
export type LaunchSearch = z.output<typeof LaunchSearch>;

const happened = {
  /** What happened, a word of the state machine. */
  event: z.enum(["asked", ...LAUNCH_EVENTS]),
  /** Figures and reasons, for people; never a recipient's number. */
  evidence: z.record(z.string(), z.unknown()),
};
/** A step as the database keeps it. */
export const StoredStep = z.object({ ...happened, state: z.enum(LAUNCH_STATES) });
export const LaunchStep = z.object({ ...happened, at: Moment, state: LaunchState });
export type LaunchStep = z.output<typeof LaunchStep>;

const facts = {
  id: z.string(),
  title: z.string(),
  state: LaunchState,
  stateSince: Moment,
  /** Null until IP-Sales is known to have the campaign. */
  campaignId: z.nullable(z.int()),
  createdAt: Moment,
  createdBy: z.object({ id: z.string(), name: z.string() }),
  recipients: z.int(),
  /** The dry run's price, in units. */
  price: z.nullable(Money),
  /** When it is to start; absent = at once. */
  startAt: z.optional(Moment),
  startOnHold: z.boolean(),
};

export const LaunchSummary = z.object(facts);
export type LaunchSummary = z.output<typeof LaunchSummary>;

export const Launch = z.object({
  ...facts,
  dryRun: z.nullable(DryRun),
  /** Nothing is sent before. */
  undoUntil: z.optional(Moment),
  problem: z.optional(LaunchProblem),
  search: z.optional(LaunchSearch),
  steps: z.array(LaunchStep),
  /** What the person who asks may do now. */
  allowed: z.object({ cancel: z.boolean(), release: z.boolean() }),
});
export type Launch = z.output<typeof Launch>;

/** At most 200 of any letters; scripts use UUIDs. */
const IdempotencyKey = z
  .string({ error: "launches.problems.idempotencyKey" })
  .check(z.trim(), z.minLength(1, "launches.problems.idempotencyKey"), z.maxLength(200, "launches.problems.idempotencyKeyTooLong"));

const Audio = z.optional(z.instanceof(File, { error: "launches.problems.audio" }));

/** What `POST /api/campaigns/dry-run` reads: the specification, and the recording where one is uploaded. */
export const DryRunRequest = z.strictObject({ spec: CampaignSpec, audio: Audio });
/** What `POST /api/campaigns` reads. */
export const LaunchRequest = z.strictObject({ spec: CampaignSpec, audio: Audio, idempotencyKey: IdempotencyKey });

/** Details of the refusal that the same content was launched in the last 24 hours. */
export const SameContent = z.object({
  reason: z.literal("same-content"),
  launchId: z.string(),
  createdBy: z.string(),
  createdAt: Moment,
});
export type SameContent = z.output<typeof SameContent>;

export const LaunchAnswer = z.object({ launch: Launch });
export const LaunchList = z.object({ launches: z.array(LaunchSummary) });
export const LaunchRef = z.strictObject({ launchId: z.uuid({ error: "launches.problems.id" }) });

/** A launch for a time is created with its time, at least so long before, so that a lost answer can be found in time. */
const MIN_AHEAD_MS = 15 * 60_000;

/** What is wrong with the start of a specification, as a key of the message files, or null. */
export function scheduleProblem({ startAt }: CampaignSpec["schedule"], nowMs: number): string | null {
  if (startAt === undefined) return null;
  const problem = startProblem(startAt, nowMs);
  if (problem) return `campaigns.problems.${problem}`;
  if (Date.parse(startAt) - nowMs < MIN_AHEAD_MS) return "launches.problems.startTooSoon";
  // The upstream's times have no offset: of an hour that autumn repeats, it knows only the first.
  const moments = israelMoments(israelClock(startAt));
  const isFirst = Date.parse(moments[0] ?? "") === Math.floor(Date.parse(startAt) / 1000) * 1000;
  return isFirst ? null : "launches.problems.startTwice";
}

/**
 * How long to wait before a launch is asked for again, in milliseconds; false when nothing of it can change by itself.
 * A launch that moves is watched closely, one that rests in a person's hands now and then.
 */
export function launchRefreshMs(launch: Pick<Launch, "state" | "startOnHold">): number | false {
  switch (launch.state) {
    case "preparing":
    case "committing":
    case "waiting":
      return 1_000;
    case "unknown":
      return 2_000;
    case "held":
      return launch.startOnHold ? 10_000 : 1_000;
    case "running":
    case "scheduled":
    case "needs-person":
    case "awaiting-approval":
    case "absent":
      return 10_000;
    default:
      return false;
  }
}

const DAY_MS = 86_400_000;

/**
 * Whether a launch is still to be shown among what needs eyes: it isn't a campaign yet, or nobody can be sure what it is. One that
 * could not be sent is shown for a day. One with its campaign is seen as that campaign.
 */
export function isOpen({ state, stateSince, campaignId }: LaunchSummary, nowMs: number): boolean {
  switch (state) {
    case "unknown":
    case "needs-person":
      return true;
    case "waiting":
    case "awaiting-approval":
    case "preparing":
    case "held":
    case "committing":
      return campaignId === null;
    case "not-sent":
    case "absent":
      return nowMs - Date.parse(stateSince) < DAY_MS;
    default:
      return false;
  }
}
