import "server-only";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import * as z from "zod/mini";
import { db, type Queryable } from "@/lib/db/client";
import { NOW, readClock } from "@/lib/db/clock";
import { launches, launchRules, users } from "@/lib/db/schema";
import { operation } from "@/lib/operation";
import { toIsraelIso } from "@/lib/time";
import { windowAround } from "./calling-window";
import { changedFacts, ruleFacts } from "./changes";
import { type CallingWindow, LaunchRules, LaunchRulesAnswer } from "./schema";
import { readLaunchRules } from "./store";

/** Whoever prepares or watches a launch is told what it will meet. */
export const readRules = operation({
  name: "launch-rules.read",
  allow: "campaigns:read",
  input: z.strictObject({}),
  output: LaunchRulesAnswer,
  run: async () => answer(db()),
});

export const saveRules = operation({
  name: "launch-rules.save",
  allow: "settings:manage",
  writes: true,
  input: LaunchRules,
  output: LaunchRulesAnswer,
  audit: (rules) => ({ details: ruleFacts(rules) }),
  run: async ({ input: rules, actor, note }) =>
    db().transaction(async (tx) => {
      note({ details: { from: changedFacts(await readLaunchRules(tx), rules) } });
      const row = { rules, savedAt: NOW, savedBy: actor.id };
      await tx.insert(launchRules).values(row).onConflictDoUpdate({ target: launchRules.id, set: row });
      await lookAgain(tx);
      return answer(tx);
    }),
});

/** Launches that wait were put off by the rules as they were: each is looked at again now, and waits on if it still has to. */
async function lookAgain(tx: Queryable): Promise<void> {
  const waits = and(inArray(launches.state, ["waiting", "held"]), gt(launches.dueAt, NOW), isNull(launches.leaseOwner));
  await tx.update(launches).set({ dueAt: NOW }).where(waits);
}

async function answer(on: Queryable): Promise<LaunchRulesAnswer> {
  const rules = await readLaunchRules(on);
  const [saved] = await on
    .select({ at: launchRules.savedAt, name: users.name })
    .from(launchRules)
    .leftJoin(users, eq(users.id, launchRules.savedBy));
  return {
    rules,
    savedAt: saved?.at.toISOString() ?? null,
    savedBy: saved?.name ? { name: saved.name } : null,
    window: rules.callingWindow && standing(rules.callingWindow, await readClock(on)),
  };
}

function standing(window: CallingWindow, nowMs: number): LaunchRulesAnswer["window"] {
  const { open, untilMs, why } = windowAround(window, nowMs);
  return { open, until: untilMs === null ? null : toIsraelIso(untilMs), why };
}
