import type { ActionRequest, Handler } from "./action.ts";
import { Campaign } from "./campaign.ts";
import { type CampaignOrder, MAX_DAYS_AHEAD, MAX_RING, type Message, messageKind, Refusal, readOrder, refusal } from "./campaign-order.ts";
import { Dialer } from "./dialer.ts";
import { integerField } from "./fields.ts";
import { formatBalance, formatUnits, priceCents } from "./money.ts";
import { MISSING_ESSENTIALS } from "./refusals.ts";
import type { Sandbox } from "./store.ts";

/** The number that listeners see when a campaign names none. */
export const DEFAULT_CALLER_ID = "0772220000";
/** What upstream does between the order and the first call, in seconds of a real one. */
const PREPARATION_SECONDS = 10;
const DAY_MS = 86_400_000;

/** `campaignRun`: checks, prices, and unless `demo=yes` takes the price from the balance and creates the campaign. */
export const campaignRun: Handler = async (request, sandbox) => {
  await sandbox.settle();
  try {
    return run(await readOrder(request, sandbox), sandbox);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { errorCode: error.errorCode, messige: error.message, ...error.more };
  }
};

function run(order: CampaignOrder, sandbox: Sandbox) {
  const { accepted, message } = order;
  const price = priceCents(accepted.phones.length, message.seconds);
  const answer = {
    status: "OK",
    errorCode: 0,
    phones: accepted.phones.length,
    errorPhones: accepted.errorPhones,
    blockedPhones: accepted.blockedPhones,
    billing: formatUnits(price),
    accountSum: formatBalance(sandbox.balanceCents),
    fileLong: message.seconds,
  };
  if (price > sandbox.balanceCents) throw refusal(7, { accountSum: answer.accountSum, billing: answer.billing });
  const { status, errorCode, ...rest } = answer;
  if (order.demo) return { status, errorCode, campaignId: "demo", ...rest };
  // (D) The price is taken whole when the campaign is created, and a stop gives nothing of it back.
  sandbox.balanceCents -= price;
  return { status, errorCode, campaignId: create(order, price, sandbox).facts.id, ...rest };
}

function create(order: CampaignOrder, price: number, sandbox: Sandbox): Campaign {
  const now = sandbox.clock.now();
  const { seed, pace } = sandbox.options;
  const id = sandbox.nextCampaignId;
  const plan = {
    seed,
    campaignId: id,
    pace,
    message: messageKind(order.message),
    messageSeconds: order.message.seconds,
    callLengthSeconds: order.callLengthSeconds,
    dialRetries: order.dialRetries,
    minutesBetweenRetries: order.minutesBetweenRetries,
    quietHours: order.quietHours,
    keys: order.keys,
    networkTrouble: 0,
  };
  const startAt = order.scheduledAt ?? now + Math.round((PREPARATION_SECONDS * 1000) / pace);
  const dialer = new Dialer(plan, order.accepted.phones, { lines: order.maxRing, startAt });
  const facts = {
    id,
    title: order.title,
    externalID: order.externalID,
    externalDescription: order.externalDescription,
    keysAction: order.keysAction,
    callerId: order.callerId ?? DEFAULT_CALLER_ID,
    recording: keepRecording(order.message, sandbox),
    priceCents: price,
    insertedAt: now,
    scheduledAt: order.scheduledAt,
  };
  const campaign = new Campaign(facts, dialer, { maxRing: order.maxRing, onHold: order.onHold });
  sandbox.add(campaign);
  sandbox.dispatchIfDue(campaign);
  return campaign;
}

function keepRecording(message: Message, sandbox: Sandbox): string | null {
  switch (message.kind) {
    case "recording":
      return message.name;
    case "upload":
      return sandbox.recordings.addUpload(message.data, message.contentType, message.seconds);
    case "spoken":
      return sandbox.recordings.addSpoken(message.text, message.seconds);
    default:
      return null;
  }
}

/** The campaign that a request names, played up to now; otherwise the body that refuses it. */
async function named(request: ActionRequest, sandbox: Sandbox): Promise<Campaign | { errorCode: number; note?: string }> {
  const id = integerField(request.fields, "campaignId");
  if (id === undefined) return MISSING_ESSENTIALS;
  await sandbox.settle();
  // The reference gives no code for an unknown campaign; 1 is the only one that all these actions could share.
  return sandbox.campaign(id) ?? { errorCode: 1, note: "הקמפיין לא נמצא" };
}

/** `max_ringSet`. (D) Accepted for an active and a held campaign; more than 99999, or less than 1, is refused. */
export const maxRingSet: Handler = async (request, sandbox) => {
  const campaign = await named(request, sandbox);
  if (!(campaign instanceof Campaign)) return campaign;
  const maxRing = integerField(request.fields, "max_ringSet") ?? 0;
  if (!(maxRing >= 1 && maxRing <= MAX_RING)) return { errorCode: 1, note: "סכום לא תקין" };
  if (campaign.atRest) return { errorCode: 1, note: "הקמפיין הסתיים" };
  campaign.setMaxRing(maxRing, sandbox.clock.now(), sandbox.observer(campaign));
  return { errorCode: 0 };
};

/** `campaignHold`. Calls in the air finish. Holding what is held changes nothing and succeeds. */
export const campaignHold: Handler = async (request, sandbox) => {
  const campaign = await named(request, sandbox);
  if (!(campaign instanceof Campaign)) return campaign;
  if (campaign.atRest) return { errorCode: 1, note: "הקמפיין הסתיים" };
  campaign.hold(sandbox.clock.now(), sandbox.observer(campaign));
  return { errorCode: 0 };
};

/** `campaignResumption`: 1 = not on hold, 2 = created more than 21 days ago. */
export const campaignResumption: Handler = async (request, sandbox) => {
  const campaign = await named(request, sandbox);
  if (!(campaign instanceof Campaign)) return campaign;
  if (campaign.state !== "hold") return { errorCode: 1 };
  const now = sandbox.clock.now();
  if (now - campaign.facts.insertedAt > MAX_DAYS_AHEAD * DAY_MS) return { errorCode: 2 };
  campaign.resume(now, sandbox.observer(campaign));
  sandbox.dispatchIfDue(campaign);
  return { errorCode: 0 };
};

/** `campaignStop`: for good. Who waits is discarded. Stopping what is stopped changes nothing and succeeds. */
export const campaignStop: Handler = async (request, sandbox) => {
  const campaign = await named(request, sandbox);
  if (!(campaign instanceof Campaign)) return campaign;
  if (campaign.state === "ended") return { errorCode: 1, note: "הקמפיין הסתיים" };
  if (!campaign.atRest) campaign.stop(sandbox.clock.now(), sandbox.observer(campaign));
  return { errorCode: 0 };
};
