import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { listJobs } from "@/lib/db/schema";

const NO_SAMPLES = JSON.stringify({ add: [], change: [], remove: [], staysBlocked: [], duplicates: [], refused: [] });

/** Ends previews that nobody started for a day, with the contacts they were given; and forgets whom jobs named that ended a month ago. */
export async function forgetOld(): Promise<void> {
  await db().execute(sql`
    update ${listJobs} set state = 'cancelled', given = null, plan = null, finished_at = ${NOW}
    where state = 'previewed' and created_at < ${NOW} - interval '24 hours'`);
  await db().execute(sql`
    update ${listJobs} set effect = jsonb_set(effect, '{samples}', ${NO_SAMPLES}::jsonb)
    where state in ('done', 'cancelled') and finished_at < ${NOW} - interval '30 days' and effect -> 'samples' <> ${NO_SAMPLES}::jsonb`);
}
