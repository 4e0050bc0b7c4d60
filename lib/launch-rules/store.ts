import "server-only";
import { db, type Queryable } from "@/lib/db/client";
import { launchRules } from "@/lib/db/schema";
import { LaunchRules, NO_RULES } from "./schema";

/** The rules in force. Rules that can't be read are an error and never none: in doubt nothing is launched. */
export async function readLaunchRules(on: Queryable = db()): Promise<LaunchRules> {
  const [row] = await on.select({ rules: launchRules.rules }).from(launchRules);
  return row ? LaunchRules.parse(row.rules) : NO_RULES;
}
