import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod/mini";
import { type CampaignId, CampaignRef } from "@/lib/campaigns/schema";
import { db } from "@/lib/db/client";
import { attempts } from "@/lib/db/schema";
import { operation } from "@/lib/operation";
import { readVerdictRules } from "@/lib/verdict-rules/store";
import { type AttemptGroup, attemptsMade, datedTimeline } from "./attempt-dates";
import { openReport } from "./open-report";
import { AttemptTimeline } from "./schema";
import { dialedOf } from "./summary-figures";

/** Attempts along the days, as readings of the running campaign's report dated them; no buckets where there were no readings. */
export const getTimeline = operation({
  name: "report.timeline",
  allow: "campaigns:read",
  input: CampaignRef,
  output: AttemptTimeline,
  run: async ({ input: { campaignId } }) => {
    const [report, groups, rules] = await Promise.all([openReport(campaignId), attemptGroups(campaignId), readVerdictRules()]);
    const { campaign, summary, final } = report;
    const { startedAt } = campaign;
    const timeline = datedTimeline(groups, { startedAtMs: startedAt === null ? null : Date.parse(startedAt), rules });
    const made = groups.length > 0 && final ? attemptsMade({ ...summary, dialed: dialedOf(summary) }) : null;
    return { ...timeline, unread: made === null ? null : Math.max(0, made - timeline.seen - timeline.missed) };
  },
});

const Groups = z.array(
  z.object({
    afterMs: z.nullable(z.number()),
    beforeMs: z.number(),
    clock: z.nullable(z.string()),
    status: z.string(),
    sipCode: z.string(),
    cause: z.string(),
    had180: z.nullable(z.boolean()),
    had183: z.nullable(z.boolean()),
    count: z.int(),
    missed: z.int(),
  }),
);

/** What was seen of a campaign's attempts, those together of which the same is known. */
async function attemptGroups(campaignId: CampaignId): Promise<AttemptGroup[]> {
  const { rows } = await db().execute(sql`
    select (extract(epoch from after) * 1000)::float8 as "afterMs", (extract(epoch from before) * 1000)::float8 as "beforeMs",
      left(last_call, 5) as clock, status, sip_code as "sipCode", cause, had180, had183, count(*)::int as count, sum(missed)::int as missed
    from (
      select *, attempt - 1 - coalesce(lag(attempt) over (partition by phone order by attempt), 0) as missed
      from ${attempts} where campaign_id = ${campaignId}
    ) as seen
    group by after, before, left(last_call, 5), status, sip_code, cause, had180, had183`);
  return Groups.parse(rows);
}
