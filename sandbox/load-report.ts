import { setImmediate as yieldToOthers } from "node:timers/promises";
import { Campaign } from "./campaign.ts";
import { DEFAULT_CALLER_ID } from "./campaigns.ts";
import { Dialer } from "./dialer.ts";
import { priceCents } from "./money.ts";
import { population } from "./population.ts";
import type { Sandbox } from "./store.ts";

const MESSAGE_SECONDS = 25;
const BEGAN_HOURS_AGO = 1;
const HOUR_MS = 3_600_000;
const SLICE_EVENTS = 2_000;

/** The largest campaign that `load-report` makes. */
export const MAX_LOAD_CALLS = 1_000_000;

export type LoadOrder = { campaigns: number; calls: number; hostile: boolean; escaped: boolean };

/**
 * Makes ended campaigns of `calls` recipients each, outside the balance and the ledger of dispatches, for tests of size.
 * Others are served meanwhile.
 */
export async function loadReport(sandbox: Sandbox, { campaigns, calls, hostile, escaped }: LoadOrder): Promise<{ campaignIds: number[] }> {
  const campaignIds: number[] = [];
  for (let made = 0; made < campaigns; made += 1) {
    const id = sandbox.nextCampaignId++;
    sandbox.add(await endedCampaign(sandbox, id, { calls, report: { hostile, escaped } }));
    campaignIds.push(id);
  }
  return { campaignIds };
}

async function endedCampaign(
  sandbox: Sandbox,
  id: number,
  { calls, report }: { calls: number; report: { hostile: boolean; escaped: boolean } },
): Promise<Campaign> {
  const { seed } = sandbox.options;
  const insertedAt = sandbox.clock.now() - BEGAN_HOURS_AGO * HOUR_MS;
  const plan = {
    seed,
    campaignId: id,
    pace: 1,
    message: "audio" as const,
    messageSeconds: MESSAGE_SECONDS,
    callLengthSeconds: 25,
    dialRetries: 1,
    minutesBetweenRetries: 10,
    quietHours: false,
    keys: { "1": { kind: "digits" as const }, "2": { kind: "replay" as const } },
    networkTrouble: 0,
  };
  // A line for every forty recipients: both rounds fit well into the hour.
  const dialer = new Dialer(plan, population(seed, calls), { lines: Math.ceil(calls / 40), startAt: insertedAt });
  while (!dialer.advanceTo(Number.MAX_SAFE_INTEGER, SLICE_EVENTS)) await yieldToOthers();
  const facts = {
    id,
    title: `דוח עומס ${calls.toLocaleString("en-US")}`,
    externalID: "",
    externalDescription: "",
    callerId: DEFAULT_CALLER_ID,
    recording: "message123",
    priceCents: priceCents(calls, MESSAGE_SECONDS),
    insertedAt,
    scheduledAt: null,
    report,
  };
  return new Campaign(facts, dialer, { maxRing: null, onHold: false });
}
