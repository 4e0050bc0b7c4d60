import "server-only";
import { eq, sql } from "drizzle-orm";
import * as z from "zod/mini";
import type { CampaignId } from "@/lib/campaigns/schema";
import { db, type Queryable } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { users, verdictRules } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { NO_FILTER } from "@/lib/reports/filter";
import { openReport } from "@/lib/reports/open-report";
import { rulesDigest } from "@/lib/reports/verdict-rules";
import { changedFacts } from "./changes";
import { type CallGroup, groupsOf, previewOf } from "./preview";
import { NewVerdictRules, PreviewRequest, VerdictPreview, VerdictRulesAnswer } from "./schema";
import { readVerdictRules } from "./store";

/** Whoever reads a report may know by which rules it judges. */
export const readRules = operation({
  name: "verdict-rules.read",
  allow: "campaigns:read",
  input: z.strictObject({}),
  output: VerdictRulesAnswer,
  run: async () => answer(db()),
});

/** @throws AppError `conflict` when others were saved since those that these are based on */
export const saveRules = operation({
  name: "verdict-rules.save",
  allow: "settings:manage",
  writes: true,
  input: NewVerdictRules,
  output: VerdictRulesAnswer,
  audit: () => ({}),
  run: async ({ input: { rules, basedOn }, actor, note }) =>
    db().transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('verdict rules'))`);
      const before = await readVerdictRules(tx);
      if (rulesDigest(before) !== basedOn) {
        throw new AppError("conflict", { message: "verdictRules.problems.changed", details: { reason: "version" } });
      }
      const { now, from } = changedFacts(before, rules);
      note({ details: { ...now, from } });
      const row = { rules, savedAt: NOW, savedBy: actor.id };
      await tx.insert(verdictRules).values(row).onConflictDoUpdate({ target: verdictRules.id, set: row });
      return answer(tx);
    }),
});

/** What rules that nobody saved yet would make of a campaign's calls. */
export const previewRules = operation({
  name: "verdict-rules.preview",
  allow: "settings:manage",
  input: PreviewRequest,
  output: VerdictPreview,
  run: async ({ input: { rules, campaignId } }) => {
    const [current, groups] = await Promise.all([readVerdictRules(), groupsIn(campaignId)]);
    return previewOf(groups, current, rules);
  },
});

interface Grouped {
  asOf: string;
  groups: Promise<CallGroup[]>;
}

const KEPT = 4;
const kept = new Map<CampaignId, Grouped>();

/** Somebody who tries out rules asks for the same campaign again and again: its calls are gone through once. */
async function groupsIn(campaignId: CampaignId): Promise<CallGroup[]> {
  const report = await openReport(campaignId);
  const known = kept.get(campaignId);
  kept.delete(campaignId);
  const grouped = known?.asOf === report.asOf ? known : { asOf: report.asOf, groups: groupsOf(report.batches(NO_FILTER)) };
  kept.set(campaignId, grouped);
  for (const id of [...kept.keys()].slice(0, -KEPT)) kept.delete(id);
  try {
    return await grouped.groups;
  } catch (error) {
    if (kept.get(campaignId) === grouped) kept.delete(campaignId);
    throw error;
  }
}

async function answer(on: Queryable): Promise<VerdictRulesAnswer> {
  const rules = await readVerdictRules(on);
  const [saved] = await on
    .select({ at: verdictRules.savedAt, name: users.name })
    .from(verdictRules)
    .leftJoin(users, eq(users.id, verdictRules.savedBy));
  return {
    rules,
    digest: rulesDigest(rules),
    savedAt: saved?.at.toISOString() ?? null,
    savedBy: saved?.name ? { name: saved.name } : null,
  };
}
