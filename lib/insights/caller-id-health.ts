import { differenceOf } from "@/lib/proportions";
import { addDays, israelDay } from "@/lib/time";
import type { CallerIdHealth } from "./schema";

export interface CallerIdUse {
  kind: CallerIdHealth["kind"];
  callerId: string | null;
  /** When its campaign began, ISO 8601. */
  at: string;
  dialed: number;
  answered: number;
}

/**
 * A caller ID is falling when the later half of its campaigns (by their beginning; of an odd number the later half is the smaller) is answered
 * less than the earlier, by more than 5 points, and beyond chance (95 %, `lib/proportions.ts`). Many calls make the smallest difference certain,
 * and a small one is no reason to change a number.
 */
const FALL = 0.05;

/** The health of every caller ID that was used, the one that called most people first; what is not known by number comes last. */
export function callerIdHealth(uses: readonly CallerIdUse[]): CallerIdHealth[] {
  const groups = new Map<string, CallerIdUse[]>();
  for (const use of uses) {
    const key = `${use.kind} ${use.callerId}`;
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  const place: Record<CallerIdHealth["kind"], number> = { number: 0, account: 0, elsewhere: 1 };
  return [...groups.values()].map(healthOf).sort((a, b) => place[a.kind] - place[b.kind] || b.dialed - a.dialed);
}

function healthOf(group: CallerIdUse[]): CallerIdHealth {
  const uses = [...group].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const [first] = uses;
  if (!first) throw new RangeError("a caller ID that nobody used");
  const { kind, callerId } = first;
  return {
    kind,
    callerId,
    campaigns: uses.length,
    ...rateOf(uses),
    weeks: weeksOf(uses),
    // Numbers that nobody knows are no one number.
    falling: kind === "elsewhere" ? null : fallOf(uses),
  };
}

function fallOf(uses: readonly CallerIdUse[]): CallerIdHealth["falling"] {
  const middle = Math.ceil(uses.length / 2);
  const [earlier, later] = [rateOf(uses.slice(0, middle)), rateOf(uses.slice(middle))];
  const difference = differenceOf({ hits: later.answered, of: later.dialed }, { hits: earlier.answered, of: earlier.dialed });
  return difference?.meaningful && difference.value < -FALL ? { earlier, later } : null;
}

function rateOf(uses: readonly CallerIdUse[]) {
  return {
    dialed: uses.reduce((sum, { dialed }) => sum + dialed, 0),
    answered: uses.reduce((sum, { answered }) => sum + answered, 0),
  };
}

function weeksOf(uses: readonly CallerIdUse[]): CallerIdHealth["weeks"] {
  const sundays = uses.map(({ at }) => sundayOf(at));
  const last = sundays.at(-1);
  const weeks: CallerIdHealth["weeks"] = [];
  for (let from = sundays[0]; from !== undefined && last !== undefined && from <= last; from = addDays(from, 7)) {
    weeks.push({ from, ...rateOf(uses.filter((_, index) => sundays[index] === from)) });
  }
  return weeks;
}

function sundayOf(moment: string): string {
  const day = israelDay(moment);
  return addDays(day, -new Date(`${day}T00:00:00Z`).getUTCDay());
}
