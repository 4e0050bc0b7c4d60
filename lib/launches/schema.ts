import * as z from "zod/mini";
import { CampaignId, CampaignSpec, DryRun, Money, startProblem } from "@/lib/campaigns/schema";
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

/** A campaign of the history that may be a launch's, and is never adopted by a machine. */
export const Candidate = z.object({
  campaignId: z.int(),
  title: z.string(),
  status: z.string(),
  insertedAt: z.nullable(Moment),
  totalPhones: Count,
  /**
   * `token`: it carries the launch's mark, as another does. `changed-title`: the mark stands in it, but not as it was sent.
   * `alike`: created in the same minutes, with as many recipients and the same settings.
   */
  why: z.enum(["token", "changed-title", "alike"]),
});
export type Candidate = z.output<typeof Candidate>;

/**
 * What the history of IP-Sales showed while the outcome was unknown. `found` is null as long as it could not be read. `healthy` looks
 * are those that can prove absence: the history showed the largest campaign that was known before sending.
 */
export const LaunchSearch = z.object({
  looks: z.int(),
  lastAt: Moment,
  /** At the last look the request was still open: what wasn't there yet means nothing. */
  requestIsOpen: z.optional(z.boolean()),
  found: Count,
  healthy: z._default(z.int(), 0),
  healthySince: z.optional(Moment),
  candidates: z._default(z.array(Candidate), []),
});
export type LaunchSearch = z.output<typeof LaunchSearch>;

/** How many believable looks over how long prove that a campaign was not created (launch.md, "Reconcile"). */
export const PROOF = { healthyLooks: 3, overMs: 10 * 60_000 } as const;

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
  /** The calling window closed, and its campaign was held because of that. */
  windowHeldAt: z.optional(Moment),
  /** More campaigns with its mark than the one it goes by: each was held. */
  strays: z.int(),
};

const Person = z.object({ id: z.string(), name: z.string() });

export const LaunchSummary = z.object(facts);
export type LaunchSummary = z.output<typeof LaunchSummary>;

export const Launch = z.object({
  ...facts,
  /** SHA-256 of exactly what will be sent; what a second person approves. */
  digest: z.string(),
  /** The draft that was launched. */
  draftId: z.nullable(z.string()),
  /** Everything of it besides the recipients, as it was asked for. */
  content: z.optional(z.omit(CampaignSpec, { audience: true, undoSeconds: true, repeatOf: true, draftId: true, draftVersion: true })),
  dryRun: z.nullable(DryRun),
  /** Nothing is sent before. */
  undoUntil: z.optional(Moment),
  /** What it waits for besides a person: the calling window, or its own hour, which IP-Sales can't be told. */
  waitsFor: z.optional(z.object({ what: z.enum(["window", "start"]), until: Moment })),
  /** Who let it be sent as the second person. */
  approved: z.optional(z.object({ by: Person, at: Moment })),
  /** Until when a campaign that may still arrive is looked for. */
  watchUntil: z.optional(Moment),
  /** Campaigns with its mark beside the one it goes by. */
  strayIds: z.array(z.int()),
  problem: z.optional(LaunchProblem),
  search: z.optional(LaunchSearch),
  steps: z.array(LaunchStep),
  /** What the person who asks may do now. */
  allowed: z.object({
    cancel: z.boolean(),
    /** Let `campaignId`, or one of `releasable`, begin to dial. */
    release: z.boolean(),
    approve: z.boolean(),
    refuse: z.boolean(),
    abandon: z.boolean(),
  }),
  /** Where the launch goes by no campaign yet: those a person may let begin as its own. */
  releasable: z.array(z.int()),
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

/** A launch that calls the same people with the same message, whatever its title: told in a dry run, never refused. */
export const SimilarLaunch = z.object({ launchId: z.string(), title: z.string(), createdBy: z.string(), createdAt: Moment });
export type SimilarLaunch = z.output<typeof SimilarLaunch>;

/** A dry run by IP-Sales, and what our own rules say of launching it now. */
export const DryRunAnswer = z.extend(DryRun, {
  /** A second person has to approve it. */
  approvalNeeded: z.boolean(),
  similar: z.nullable(SimilarLaunch),
  /** Calls would be made outside the calling window: when it opens, and what the launch would do. */
  outsideWindow: z.nullable(z.object({ opensAt: z.nullable(Moment), effect: z.enum(["goes", "waits", "refused"]) })),
  /** Marketing lists never compared with the national registry, or too long before the calls; or whose source of consent nobody wrote down. */
  listWarnings: z.array(
    z.object({
      list: z.object({ id: z.int(), name: z.string() }),
      registry: z.nullable(z.enum(["never", "old"])),
      checkedOn: z.nullable(z.iso.date()),
      noConsentSource: z.boolean(),
    }),
  ),
});
export type DryRunAnswer = z.output<typeof DryRunAnswer>;

export const LaunchAnswer = z.object({ launch: Launch });

/** `open` is everything that isn't at rest, or can't be sure of itself; `mine` is what the asker launched. */
export const LAUNCH_FILTERS = ["all", "open", "mine"] as const;
const PageNumber = (maximum: number) =>
  z.pipe(
    z.string("launches.problems.page").check(z.regex(/^\d{1,6}$/, "launches.problems.page")),
    z.pipe(z.transform(Number), z.int().check(z.minimum(1, "launches.problems.page"), z.maximum(maximum, "launches.problems.page"))),
  );
/** Filters of the launches. `search` looks in the title, without its mark. */
export const LaunchQuery = z.strictObject({
  show: z._default(z.enum(LAUNCH_FILTERS, { error: "launches.problems.show" }), "all"),
  search: z._default(z.string().check(z.trim(), z.maxLength(200)), ""),
  page: z._default(PageNumber(100_000), 1),
  pageSize: z._default(PageNumber(200), 200),
});
export type LaunchQuery = z.output<typeof LaunchQuery>;
/** What isn't at rest comes first, then the newest. */
export const LaunchList = z.object({ launches: z.array(LaunchSummary), total: z.int() });
export const LaunchRef = z.strictObject({ launchId: z.uuid({ error: "launches.problems.id" }) });

const LaunchId = LaunchRef.shape.launchId;
const Digest = z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, "launches.problems.digest")));
/** What the second person saw: where something is given and the launch is another by now, or costs another price, nothing is approved. */
export const LaunchApproval = z.strictObject({
  launchId: LaunchId,
  digest: Digest,
  accepted: z.optional(Count),
  price: z.optional(z.nullable(Money)),
});
export type Approval = Omit<z.output<typeof LaunchApproval>, "launchId">;
const REASON_LENGTH = 500;
export const LaunchRefusal = z.strictObject({
  launchId: LaunchId,
  reason: z
    .string({ error: "launches.problems.reason" })
    .check(z.trim(), z.minLength(1, "launches.problems.reason"), z.maxLength(REASON_LENGTH, "launches.problems.reasonTooLong")),
});
/** `campaignId`: which of several campaigns is meant, where the launch goes by none. */
export const LaunchRelease = z.strictObject({ launchId: LaunchId, campaignId: z.optional(CampaignId) });

/** A launch for a time is created with its time, at least so long before, so that a lost answer can be found in time. */
const MIN_AHEAD_MS = 15 * 60_000;

/** What is wrong with the start of a specification, as a key of the message files, or null. */
export function scheduleProblem({ startAt }: CampaignSpec["schedule"], nowMs: number): string | null {
  if (startAt === undefined) return null;
  const problem = startProblem(startAt, nowMs);
  if (problem) return `campaigns.problems.${problem}`;
  return Date.parse(startAt) - nowMs < MIN_AHEAD_MS ? "launches.problems.startTooSoon" : null;
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
      return launch.startOnHold ? 10_000 : 2_000;
    case "awaiting-approval":
    case "needs-person":
      return 3_000;
    case "running":
    case "scheduled":
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
