import "server-only";
import { db, type Queryable } from "@/lib/db/client";
import { verdictRules } from "@/lib/db/schema";
import { DEFAULT_RULES } from "@/lib/reports/judge";
import { VerdictRules } from "@/lib/reports/verdict-rules";

/** The rules in force. Rules that can't be read are an error: figures by others would look like these. */
export async function readVerdictRules(on: Queryable = db()): Promise<VerdictRules> {
  const [row] = await on.select({ rules: verdictRules.rules }).from(verdictRules);
  return row ? VerdictRules.parse(row.rules) : DEFAULT_RULES;
}
