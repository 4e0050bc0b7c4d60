import type { Campaign } from "@/lib/campaigns/schema";
import { LAUNCH_STATES, type LaunchState } from "@/lib/launches/state-machine";
import type { Attention, LiveBalance, LiveCampaign } from "@/lib/live/schema";
import { LAUNCH_NEEDS, type LaunchNeed, type NoticeKind } from "./schema";

/** What is worth telling of a look, and of a launch. Pure; times are epoch milliseconds. */

export interface NewNotice {
  /** The same thing has the same key, and is told once. */
  key: string;
  kind: NoticeKind;
  campaignId: number | null;
  launchId: string | null;
  title: string;
  details: Record<string, unknown>;
  /** It comes and goes: one of its kind for the same campaign is enough within so many minutes. */
  quietMinutes?: number;
}

const DAY_MS = 86_400_000;
/** A reason that flickers around its limit isn't news each time. */
const FLICKER_MINUTES = 30;
const BALANCE_MINUTES = 360;

/** Campaigns that are over since less than a day. */
export function endedLately(entries: readonly Campaign[], nowMs: number): Campaign[] {
  return entries.filter(({ status, endedAt }) => isOver(status) && endedAt !== null && nowMs - Date.parse(endedAt) < DAY_MS);
}

const isOver = (status: string): status is "ended" | "stopped" => status === "ended" || status === "stopped";

const finishedKey = (campaignId: number) => `finished:${campaignId}`;

export function noticesOfEnded(entries: readonly Campaign[], nowMs: number): NewNotice[] {
  return endedLately(entries, nowMs).map(({ id, title, status, endedAt, sent, answered, price }) => ({
    key: finishedKey(id),
    kind: "finished",
    campaignId: id,
    launchId: null,
    title,
    details: { outcome: status, endedAt, sent, answered, price },
  }));
}

/** Why the campaigns of the board want eyes. */
export function noticesOfAttention(live: Iterable<LiveCampaign>): NewNotice[] {
  return [...live].flatMap((campaign) => campaign.attention.map((attention) => ofCampaign(campaign, attention)));
}

/** That the balance is too small for the launches that wait. @param balance as the latest dry run told it */
export function noticesOfBalance(balance: LiveBalance | null): NewNotice[] {
  if (!balance || balance.shortBy === null) return [];
  const details = { short: balance.shortBy };
  return [
    { key: `balance:${balance.at}`, kind: "balance", campaignId: null, launchId: null, title: "", details, quietMinutes: BALANCE_MINUTES },
  ];
}

function ofCampaign({ id, title, breaker }: LiveCampaign, { kind, since, values }: Attention): NewNotice {
  const tripped = kind === "breaker" ? breaker?.trippedAt : undefined;
  return {
    key: `${kind}:${id}:${tripped ?? since}`,
    kind,
    campaignId: id,
    launchId: null,
    title,
    details: values,
    // Each time a breaker holds a campaign is an act of its own.
    ...(kind !== "breaker" && { quietMinutes: FLICKER_MINUTES }),
  };
}

export interface LaunchFacts {
  id: string;
  title: string;
  state: LaunchState;
  stateSinceMs: number;
  /** Campaigns with its mark beside the one it goes by. */
  strays: number;
}

/** Most doubts are cleared by the first looks into the history. */
const UNKNOWN_MS = 60_000;
/** What came to nothing is news for a day, as among the open launches. */
export const CAME_TO_NOTHING: LaunchState[] = ["rejected", "not-sent", "absent"];

/** What a launch needs of a person now, or null. */
export function needOf({ state, stateSinceMs, strays }: Omit<LaunchFacts, "id" | "title">, nowMs: number): LaunchNeed | null {
  if (state === "needs-person" || state === "awaiting-approval") return state;
  if (state === "unknown") return nowMs - stateSinceMs >= UNKNOWN_MS ? state : null;
  const nothing = LAUNCH_NEEDS.find((need) => need === state && CAME_TO_NOTHING.includes(state));
  if (nothing) return nowMs - stateSinceMs < DAY_MS ? nothing : null;
  return strays > 0 && GOES_ON.includes(state) ? "second-campaign" : null;
}

/** Beside these, a second campaign is to be looked at (`readLaunches`). */
const GOES_ON: readonly LaunchState[] = ["running", "scheduled"];

/** Whether what a launch was told to need is needed no more. What came to nothing stays so. */
export function isSettled(need: LaunchNeed, state: LaunchState): boolean {
  return need === "second-campaign" ? !GOES_ON.includes(state) : state !== need;
}

/** The states that {@link needOf} may have something to say of: all others needn't be read. */
export const NEEDING_STATES: LaunchState[] = LAUNCH_STATES.filter((state) =>
  [0, UNKNOWN_MS].some((ageMs) => needOf({ state, stateSinceMs: 0, strays: 1 }, ageMs) !== null),
);

export function noticesOfLaunches(launches: readonly LaunchFacts[], nowMs: number): NewNotice[] {
  return launches.flatMap((launch) => {
    const need = needOf(launch, nowMs);
    const { id, title, stateSinceMs, strays } = launch;
    const told = need === "second-campaign" ? strays : stateSinceMs;
    return need === null
      ? []
      : [{ key: `launch:${id}:${need}:${told}`, kind: "launch" as const, campaignId: null, launchId: id, title, details: { need } }];
  });
}
