import { Campaign, type CampaignFacts } from "./campaign.ts";
import { DEFAULT_CALLER_ID } from "./campaigns.ts";
import { israelEpoch, israelTime } from "./clock.ts";
import { Dialer } from "./dialer.ts";
import type { Keys } from "./keys.ts";
import { priceCents } from "./money.ts";
import { personOf } from "./names.ts";
import { phoneFromNumber, phoneToNumber } from "./phone-rules.ts";
import { population } from "./population.ts";
import { Draws } from "./random.ts";
import { PAST_CAMPAIGNS, type PastCampaign } from "./seed-campaigns.ts";
import type { Sandbox } from "./store.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const CALLER_IDS = ["0721234567", "0733456789"] as const;
/** List numbers and their sizes: regular donors, residents, volunteers. */
const LISTS = [
  { id: 1042, contacts: 640, from: 5_000 },
  { id: 1043, contacts: 380, from: 30_000 },
  { id: 1044, contacts: 210, from: 200 },
] as const;
const BLOCKED_SHARE = 0.06;
const EMAIL_SHARE = 0.3;
const LIST_STREAM = 41;

/** Fills a new account with a month of history and with what runs now, relative to the clock; deterministic by the seed. */
export function seedDemoData(sandbox: Sandbox): void {
  for (const callerId of CALLER_IDS) sandbox.callerIds.register(callerId);
  seedLists(sandbox);
  const now = sandbox.clock.now();
  const past = PAST_CAMPAIGNS.map((campaign) => ({ ...campaign, insertedAt: workingTime(now - campaign.daysAgo * DAY_MS, campaign.time) }));
  // Ids go up with time, and the running campaign, the latest, has that of the reference's examples: their `curl` lines work on the demo.
  sandbox.nextCampaignId -= past.length + 2;
  for (const campaign of past.sort((a, b) => a.insertedAt - b.insertedAt)) seedPast(sandbox, campaign);
  seedHeld(sandbox);
  seedScheduled(sandbox);
  seedRunning(sandbox, now - 12 * MINUTE_MS);
}

/** A demo that is started again after its campaigns have ended gets new ones: something runs, and something is scheduled. */
export function refreshDemoData(sandbox: Sandbox): void {
  const now = sandbox.clock.now();
  const active = sandbox.campaigns().filter((campaign) => campaign.state === "active");
  if (!active.some((campaign) => !campaign.isScheduled(now))) seedRunning(sandbox, now);
  if (!active.some((campaign) => campaign.isScheduled(now))) seedScheduled(sandbox);
}

function seedLists(sandbox: Sandbox): void {
  const { seed } = sandbox.options;
  for (const { id, contacts, from } of LISTS) {
    const rows = Array.from(population(seed, contacts, from), (phone, place) => {
      const draws = new Draws(seed, id, place, LIST_STREAM);
      const email = draws.chance(EMAIL_SHARE) ? `contact${phone}@example.org` : "";
      return { phone: phoneFromNumber(phone), ...personOf(seed, phone), email, blocked: draws.chance(BLOCKED_SHARE) };
    });
    sandbox.lists.import(id, "all", rows);
  }
}

type Setup = {
  title: string;
  insertedAt: number;
  scheduledAt?: number;
  pace: number;
  recipients: number;
  from: number;
  seconds: number;
  retries: number;
  minutesBetween: number;
  maxRing: number | null;
  quietHours: boolean;
  keys: Keys;
  networkTrouble: number;
};

/** A campaign as campaignRun would have made it at its time: who had opted out by then is not in it. */
function create(sandbox: Sandbox, setup: Setup): Campaign {
  const { seed } = sandbox.options;
  const id = sandbox.nextCampaignId++;
  const optedOut = new Set(Array.from(sandbox.optOuts, phoneToNumber));
  const phones = population(seed, setup.recipients, setup.from).filter((phone) => !optedOut.has(phone));
  const plan = {
    seed,
    campaignId: id,
    pace: setup.pace,
    message: "audio" as const,
    messageSeconds: setup.seconds,
    callLengthSeconds: 25,
    dialRetries: setup.retries,
    minutesBetweenRetries: setup.minutesBetween,
    quietHours: setup.quietHours,
    keys: setup.keys,
    networkTrouble: setup.networkTrouble,
  };
  const recording = `message${id}`;
  sandbox.recordings.addKnown(recording, setup.seconds);
  const facts: CampaignFacts = {
    id,
    title: setup.title,
    externalID: "",
    externalDescription: "",
    callerId: CALLER_IDS[id % CALLER_IDS.length] ?? DEFAULT_CALLER_ID,
    recording,
    priceCents: priceCents(phones.length, setup.seconds),
    insertedAt: setup.insertedAt,
    scheduledAt: setup.scheduledAt ?? null,
  };
  const dialer = new Dialer(plan, phones, { lines: setup.maxRing, startAt: setup.scheduledAt ?? setup.insertedAt });
  return new Campaign(facts, dialer, { maxRing: setup.maxRing, onHold: false });
}

/** Opt-outs of the demo's past count; its calls are not shown on the phones' screens, which begin with the sandbox. */
const remember = (sandbox: Sandbox) => ({ optedOut: (phone: number) => void sandbox.optOuts.add(phoneFromNumber(phone)) });

function seedPast(sandbox: Sandbox, past: PastCampaign & { insertedAt: number }): void {
  const { insertedAt } = past;
  const campaign = create(sandbox, { ...past, pace: 1, quietHours: true });
  campaign.markDispatched(insertedAt);
  const observer = remember(sandbox);
  if (past.stoppedAfterMinutes === null) campaign.dialer.finish(observer);
  else campaign.stop(insertedAt + past.stoppedAfterMinutes * MINUTE_MS, observer);
  sandbox.add(campaign);
}

/** That time of the day in Israel; from Friday afternoon until Saturday night, the Thursday before. */
function workingTime(day: number, [hour, minute]: [number, number]): number {
  const date = israelTime(day);
  const weekday = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
  const back = weekday === 6 ? 2 : weekday === 5 && hour > 11 ? 1 : 0;
  return israelEpoch({ ...date, day: date.day - back, hour, minute, second: 0 });
}

/** Sixty thousand people, about an hour at any pace: the ring cap makes up for it. Not bound to quiet hours, so it always runs. */
function seedRunning(sandbox: Sandbox, insertedAt: number): void {
  const { pace } = sandbox.options;
  const campaign = create(sandbox, {
    title: "מגבית חנוכה – התרמה ארצית",
    insertedAt,
    pace,
    recipients: 60_000,
    from: 110_000,
    seconds: 27,
    retries: 2,
    minutesBetween: 20,
    maxRing: Math.max(2, Math.round(500 / pace)),
    quietHours: false,
    keys: { "1": { kind: "donation", amount: 120, amountLocked: false }, "2": { kind: "replay" } },
    networkTrouble: 0,
  });
  campaign.markDispatched(insertedAt);
  campaign.dialer.advanceTo(sandbox.clock.now(), Number.POSITIVE_INFINITY, remember(sandbox));
  sandbox.add(campaign);
}

function seedHeld(sandbox: Sandbox): void {
  const { pace } = sandbox.options;
  const insertedAt = sandbox.clock.now() - 3 * HOUR_MS;
  const campaign = create(sandbox, {
    title: "עדכון חברי הקהילה – שיעור שבועי",
    insertedAt,
    pace,
    recipients: 4_200,
    from: 90_000,
    seconds: 21,
    retries: 1,
    minutesBetween: 30,
    maxRing: 40,
    quietHours: false,
    keys: { "1": { kind: "replay" } },
    networkTrouble: 0,
  });
  campaign.markDispatched(insertedAt);
  const observer = remember(sandbox);
  let at = insertedAt;
  while (campaign.dialer.counts.fresh * 2 > campaign.dialer.counts.total && at < sandbox.clock.now()) {
    at += 1_000;
    campaign.dialer.advanceTo(at, Number.POSITIVE_INFINITY, observer);
  }
  campaign.hold(at, observer);
  campaign.dialer.advanceTo(sandbox.clock.now(), Number.POSITIVE_INFINITY, observer);
  sandbox.add(campaign);
}

function seedScheduled(sandbox: Sandbox): void {
  const now = sandbox.clock.now();
  const today = israelTime(now);
  const campaign = create(sandbox, {
    title: "הזמנה להדלקת נר ראשון",
    insertedAt: now - HOUR_MS,
    scheduledAt: israelEpoch({ ...today, day: today.day + 1, hour: 10, minute: 0, second: 0 }),
    pace: sandbox.options.pace,
    recipients: 2_500,
    from: 52_000,
    seconds: 25,
    retries: 2,
    minutesBetween: 20,
    maxRing: 50,
    quietHours: true,
    keys: { "1": { kind: "digits" }, "2": { kind: "digits" }, "3": { kind: "replay" } },
    networkTrouble: 0,
  });
  sandbox.add(campaign);
}
