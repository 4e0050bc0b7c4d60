import { type JudgedCall, verdictOf } from "@/lib/reports/judge";
import type { Call } from "@/lib/reports/schema";
import { VERDICTS, type Verdict } from "@/lib/reports/verdict";
import { LIMITS, type VerdictRules } from "@/lib/reports/verdict-rules";
import type { VerdictPreview } from "./schema";

/** Calls of which the same is known, as far as a verdict goes. */
export interface CallGroup extends JudgedCall {
  count: number;
}

/** Puts calls together that every rule judges alike: a report of a million has some hundreds of these. */
export async function groupsOf(batches: AsyncIterable<Call[]>): Promise<CallGroup[]> {
  const groups = new Map<string, CallGroup>();
  for await (const calls of batches) {
    for (const { status, sipCode, cause, had180, had183, durationSeconds } of calls) {
      // No threshold tells two longer calls apart.
      const seconds = durationSeconds === null ? null : Math.min(durationSeconds, LIMITS.hungUpUnderSeconds.max);
      const key = JSON.stringify([status, sipCode, cause, had180, had183, seconds]);
      const group = groups.get(key);
      if (group) group.count += 1;
      else groups.set(key, { status, sipCode, cause, had180, had183, durationSeconds: seconds, count: 1 });
    }
  }
  return [...groups.values()];
}

/** What becomes of the calls under other rules. Pure. */
export function previewOf(groups: readonly CallGroup[], current: VerdictRules, next: VerdictRules): VerdictPreview {
  const moves = new Map<string, VerdictPreview["moves"][number]>();
  const [before, after] = [new Map<Verdict, number>(), new Map<Verdict, number>()];
  let recipients = 0;
  for (const { count, ...call } of groups) {
    const [from, to] = [verdictOf(call, current), verdictOf(call, next)];
    recipients += count;
    before.set(from, (before.get(from) ?? 0) + count);
    after.set(to, (after.get(to) ?? 0) + count);
    if (from === to) continue;
    const move = moves.get(`${from} ${to}`) ?? { from, to, count: 0 };
    moves.set(`${from} ${to}`, { ...move, count: move.count + count });
  }
  const inOrder = (counts: Map<Verdict, number>) =>
    VERDICTS.flatMap((key) => {
      const count = counts.get(key);
      return count === undefined ? [] : [{ key, count }];
    });
  return { recipients, before: inOrder(before), after: inOrder(after), moves: [...moves.values()].sort((a, b) => b.count - a.count) };
}
