/**
 * A launch as a table: which state follows which (design/launch.md). Pure; the database row is the only memory.
 *
 * Three states are ours alone. `intent` (asked for, not yet checked) and `checked` (its dry run passed) are `waiting` outside, since
 * nothing has been sent; `abandoned` (given up by a person while nobody knew whether it exists) is `cancelled` outside, and what
 * may still arrive of it is held.
 */

export const LAUNCH_STATES = [
  "intent",
  "checked",
  "awaiting-approval",
  "waiting",
  "preparing",
  "held",
  "committing",
  "running",
  "scheduled",
  "ended",
  "stopped",
  "rejected",
  "refused",
  "cancelled",
  "abandoned",
  "not-sent",
  "unknown",
  "absent",
  "needs-person",
] as const;
export type LaunchState = (typeof LAUNCH_STATES)[number];

/** The states on the wire (design/launch.md). */
export const WIRE_STATES = [
  "awaiting-approval",
  "waiting",
  "preparing",
  "held",
  "committing",
  "running",
  "scheduled",
  "ended",
  "stopped",
  "rejected",
  "refused",
  "cancelled",
  "not-sent",
  "unknown",
  "absent",
  "needs-person",
] as const satisfies readonly LaunchState[];
export type WireState = (typeof WIRE_STATES)[number];

export const LAUNCH_EVENTS = [
  /** Before anything is sent. */
  "dry-run-passed",
  "dry-run-refused",
  "dry-run-unanswered",
  "approval-needed",
  "approved",
  "declined",
  /** Everybody of it asked not to be called. */
  "nobody-left",
  /** Its time passed while it waited for somebody. */
  "start-missed",
  /** Waiting goes on: for the end of the undo window, for the calling window, or, on hold, for its hour. */
  "put-off",
  /** It waited so long that its figures are asked for anew. */
  "recheck",
  "cancel",
  "permission-lost",
  /** The one sending: from here on a campaign may exist. */
  "send",
  "created-on-hold",
  "created-scheduled",
  "send-refused",
  "send-impossible",
  "answer-missing",
  "lease-expired",
  /** What the history shows. */
  "seen-on-hold",
  "seen-active",
  "seen-scheduled",
  "seen-ended",
  "seen-stopped",
  "proved-absent",
  "doubt",
  /** A campaign with its token, where none was awaited any more or another is gone by. It is held. */
  "stray-held",
  "abandon",
  /** The step that dials. */
  "commit",
  "commit-accepted",
] as const;
export type LaunchEvent = (typeof LAUNCH_EVENTS)[number];

type Row = Partial<Record<LaunchEvent, LaunchState>>;

/** What the history says of a campaign that is ours, wherever we stood. */
const SEEN: Row = { "seen-active": "running", "seen-scheduled": "scheduled", "seen-ended": "ended", "seen-stopped": "stopped" };

const BEFORE_SENDING: Row = { cancel: "cancelled", "permission-lost": "refused" };

const WAITING: Row = {
  ...BEFORE_SENDING,
  "put-off": "waiting",
  "approval-needed": "awaiting-approval",
  "start-missed": "refused",
  recheck: "intent",
  send: "preparing",
};

/** Another campaign with the token changes nothing of the one that goes on; it is held, and told. */
const HOLDS_STRAYS = <S extends LaunchState>(state: S): Row => ({ "stray-held": state });

const TABLE: Record<LaunchState, Row> = {
  intent: {
    ...BEFORE_SENDING,
    "dry-run-passed": "checked",
    "dry-run-refused": "rejected",
    "dry-run-unanswered": "not-sent",
    // An answer to `demo=yes` that speaks of a real campaign: it carries our token, and stands on hold.
    "answer-missing": "unknown",
    "start-missed": "refused",
    "nobody-left": "refused",
  },
  checked: WAITING,
  // Approved, it is checked once more: what is sent is what was approved, or it is asked about again.
  "awaiting-approval": { ...BEFORE_SENDING, approved: "intent", declined: "refused", "start-missed": "refused" },
  waiting: WAITING,
  preparing: {
    "created-on-hold": "held",
    "created-scheduled": "scheduled",
    "send-refused": "rejected",
    "send-impossible": "not-sent",
    "answer-missing": "unknown",
    "lease-expired": "unknown",
  },
  // The request may still be open: a late answer is as definite as an early one.
  unknown: {
    ...SEEN,
    "created-on-hold": "held",
    "created-scheduled": "scheduled",
    "send-refused": "rejected",
    "send-impossible": "not-sent",
    "answer-missing": "unknown",
    "seen-on-hold": "held",
    "proved-absent": "absent",
    doubt: "needs-person",
    abandon: "abandoned",
  },
  // A late arrival is held and reported, never dialled by itself.
  absent: HOLDS_STRAYS("needs-person"),
  // What a person let go on its own page after all.
  abandoned: { ...HOLDS_STRAYS("needs-person"), "seen-active": "running" },
  held: { ...SEEN, ...HOLDS_STRAYS("needs-person"), "put-off": "held", commit: "committing", doubt: "needs-person" },
  committing: { ...SEEN, commit: "committing", "commit-accepted": "running", doubt: "needs-person" },
  "needs-person": { ...SEEN, ...HOLDS_STRAYS("needs-person"), commit: "committing", abandon: "abandoned" },
  // On hold because the calling window closed, it rests when somebody of it asked meanwhile not to be called.
  running: { ...HOLDS_STRAYS("running"), "seen-ended": "ended", "seen-stopped": "stopped", doubt: "needs-person" },
  scheduled: {
    ...HOLDS_STRAYS("scheduled"),
    doubt: "needs-person",
    "seen-active": "running",
    "seen-ended": "ended",
    "seen-stopped": "stopped",
  },
  ended: HOLDS_STRAYS("ended"),
  stopped: HOLDS_STRAYS("stopped"),
  rejected: {},
  refused: {},
  cancelled: {},
  "not-sent": {},
};

/** The state after an event, or null where the event can't happen. */
export function follow(state: LaunchState, event: LaunchEvent): LaunchState | null {
  return TABLE[state][event] ?? null;
}

/** What must stand in the database, committed, before the first byte of each upstream call that costs or dials (invariants I5, I6). */
export const WRITTEN_BEFORE = {
  campaignRun: { state: "preparing", audit: "launch.prepare" },
  campaignResumption: { state: "committing", audit: "launch.commit" },
} as const satisfies Record<string, { state: LaunchState; audit: string }>;

export function wireState(state: LaunchState): WireState {
  if (state === "intent" || state === "checked") return "waiting";
  return state === "abandoned" ? "cancelled" : state;
}

/** Nothing has been sent, and it can still be cancelled. */
export function mayCancel(state: LaunchState): boolean {
  return follow(state, "cancel") !== null;
}

/** A person may let a campaign that stands on hold begin to dial. */
export function mayRelease(state: LaunchState): boolean {
  return state === "held" || state === "needs-person";
}

/** A person may give it up: nobody is called, and whatever exists of it stays on hold. */
export function mayAbandon(state: LaunchState): boolean {
  return follow(state, "abandon") !== null;
}

/** No campaign exists and none can come of it: the same content may be launched anew without asking. */
export function cameToNothing(state: LaunchState): boolean {
  return ["rejected", "refused", "cancelled", "not-sent", "absent"].includes(state);
}

/** The states of {@link cameToNothing}. */
export const NOTHING_CAME: LaunchState[] = LAUNCH_STATES.filter(cameToNothing);

/** The states a machine goes on from by itself; in every other a launch rests. */
const MOVING: readonly LaunchState[] = ["intent", "checked", "preparing", "committing"];

/** Whether an answer can be given now: the launch rests, or waits for a moment or a person. `held` rests only for those who asked to start on hold. */
export function isResting(state: LaunchState, rests: { onHold: boolean }): boolean {
  return state === "held" ? rests.onHold : !MOVING.includes(state);
}
