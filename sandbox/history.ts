import type { ActionRequest, Handler } from "./action.ts";
import type { Campaign } from "./campaign.ts";
import { historyMoment, israelDate, runTime } from "./clock.ts";
import { textField } from "./fields.ts";
import { formatUnits } from "./money.ts";

const WAITING = "ממתין למידע...";
const NO_CAP = "ללא הגבלה";
const DAY_MS = 86_400_000;

/** `campaignsHistory`: the campaigns of a range of Israel's dates, the newest first. (D) The range goes by `insert_time`. */
export const campaignsHistory: Handler = async (request, sandbox) => {
  await sandbox.settle();
  const now = sandbox.clock.now();
  const [from, to] = range(request.fields, now);
  return sandbox
    .campaigns()
    .filter((campaign) => {
      const date = israelDate(campaign.facts.insertedAt);
      return date >= from && date <= to;
    })
    .map((campaign) => historyRow(campaign, now));
};

/**
 * The documented defaults are `fromDate` today and `toDate` 30 days back: reversed. (D) The two bounds may come in either order,
 * so that the defaults mean what they must have been meant to, the last 30 days.
 */
function range(fields: ActionRequest["fields"], now: number): [from: string, to: string] {
  const from = dateField(fields, "fromDate") ?? israelDate(now);
  const to = dateField(fields, "toDate") ?? israelDate(now - 30 * DAY_MS);
  return from <= to ? [from, to] : [to, from];
}

function dateField(fields: ActionRequest["fields"], name: string): string | undefined {
  const text = textField(fields, name);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

/** A campaign as the history shows it, with the reference's keys, spellings and types. */
export function historyRow(campaign: Campaign, now: number) {
  const { facts, dialer, maxRing } = campaign;
  const { counts, totals, firstCallAt, endedAt } = dialer;
  const begun = firstCallAt !== null;
  const known = (count: number): number | string => (begun ? count : WAITING);
  const scheduled = campaign.isScheduled(now);
  const startAt = firstCallAt ?? (scheduled ? facts.scheduledAt : null);
  return {
    id: facts.id,
    title: facts.title,
    active: campaign.state,
    insert_time: historyMoment(facts.insertedAt),
    start_time: startAt === null ? "" : historyMoment(startAt),
    end_time: endedAt === null ? "" : historyMoment(endedAt),
    run_time: runTime(begun ? (endedAt ?? now) - firstCallAt : 0),
    timed: scheduled,
    total_phones: counts.total,
    total_sent: known(counts.sent),
    new_phones: counts.fresh,
    answerd_calls: known(totals.answered),
    dialing_calls: known(counts.dialing),
    retries_list: known(counts.waitingRetry),
    billing: formatUnits(facts.priceCents),
    max_ring: maxRing ?? 0,
    max_ring_view: maxRing === null ? NO_CAP : String(maxRing),
    between_retries: dialer.plan.minutesBetweenRetries,
    donations_sum: Math.round(totals.donationsSum * 100) / 100,
    donations_count: totals.donationsCount,
    audioUrl: facts.recording === null ? "" : `audio.php?type=ivr&audio=${encodeURIComponent(facts.recording)}`,
  };
}
