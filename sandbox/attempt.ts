import type { KeyAction, Keys } from "./keys.ts";
import { ANSWER_SHARE, drawAnswered, drawNetworkFailure, drawUnanswered, natureOf, networkFailureShare } from "./nature.ts";
import { type OutcomeName, outcomePlace } from "./outcomes.ts";
import { Draws, Lottery } from "./random.ts";

export type MessageKind = "audio" | "extension" | "apiUrl";

/** All that decides how the calls of a campaign go. Seconds are those of real calls; `pace` divides them on the clock. */
export type DialPlan = {
  seed: number;
  campaignId: number;
  pace: number;
  message: MessageKind;
  messageSeconds: number;
  callLengthSeconds: number;
  dialRetries: number;
  minutesBetweenRetries: number;
  quietHours: boolean;
  keys: Keys;
  /** Share of calls that fail in the network, on top of what the numbers bring: a carrier's bad day, in the demo data. */
  networkTrouble: number;
};

/** One call, drawn whole before it begins. */
export type Attempt = {
  /** Place in OUTCOMES. */
  outcome: number;
  answered: boolean;
  ringSeconds: number;
  talkSeconds: number;
  /** Everything the listener pressed; free digits hold no 9, so a 9 is always the opt-out. */
  digits: string;
  routedSeconds: number;
  donation: number;
  speechUnits: number;
};

const ENGAGEMENT_STREAM = 11;
const OPT_OUT_SHARE = 0.012;
const LONGEST_ANSWERING_RING = 22;
/** What a recipient's column of seconds holds: eighteen hours. */
const LONGEST_TALK = 65_535;

/** Draws a call from the seed, the number, the campaign and the attempt (0 = the first): the same four, the same call. */
export function drawAttempt(plan: DialPlan, phone: number, attempt: number): Attempt {
  const { seed, campaignId } = plan;
  const draws = new Draws(seed, phone, campaignId, attempt);
  if (draws.chance(plan.networkTrouble) || draws.chance(networkFailureShare(seed, phone))) {
    return unanswered(drawNetworkFailure(draws), plan, draws);
  }
  const nature = natureOf(seed, phone);
  // Some campaigns meet a better hour than others, and a short ring misses the slow ones.
  const mood = 0.85 + 0.25 * new Draws(seed, campaignId, ENGAGEMENT_STREAM).next();
  const patience = Math.min(1, 0.45 + plan.callLengthSeconds / 40);
  if (!draws.chance(ANSWER_SHARE[nature] * mood * patience)) {
    return unanswered(drawUnanswered(nature, seed, phone, draws), plan, draws);
  }
  const longest = Math.min(plan.callLengthSeconds, LONGEST_ANSWERING_RING);
  const ringSeconds = Math.round(2 + (longest - 2) * draws.next() ** 1.6);
  const answered = call(drawAnswered(draws), true, ringSeconds);
  converse(plan, draws, answered);
  return answered;
}

/** A call in which nothing was said or pressed. */
function call(name: OutcomeName, answered: boolean, ringSeconds: number): Attempt {
  const outcome = outcomePlace(name);
  return { outcome, answered, ringSeconds, talkSeconds: 0, digits: "", routedSeconds: 0, donation: 0, speechUnits: 0 };
}

function unanswered(name: OutcomeName, plan: DialPlan, draws: Draws): Attempt {
  return call(name, false, lineSeconds(name, plan.callLengthSeconds, draws));
}

/** A call that was hung up after `elapsed` seconds by the campaign's stop. */
export function cutOff(attempt: Attempt, elapsed: number): Attempt {
  const untouched = { ...attempt, digits: "", routedSeconds: 0, donation: 0, speechUnits: 0 };
  const talked = elapsed - attempt.ringSeconds;
  if (attempt.answered && talked >= 0) return { ...untouched, talkSeconds: Math.min(attempt.talkSeconds, talked) };
  return { ...untouched, answered: false, outcome: attempt.answered ? outcomePlace("noAnswer") : attempt.outcome, talkSeconds: 0 };
}

/** How long a call that nobody answers holds its line. */
function lineSeconds(name: OutcomeName, callLength: number, draws: Draws): number {
  switch (name) {
    case "noAnswer":
    case "noAnswerRingback":
    case "noAnswerNoText":
    case "noResponse":
      return callLength;
    case "declined":
      return draws.between(2, Math.max(2, Math.floor(callLength * 0.6)));
    case "switchedOff":
    case "unassignedAnnounced":
      return draws.between(3, Math.min(callLength, 9));
    default:
      return draws.between(1, 3);
  }
}

type Talk = Pick<Attempt, "talkSeconds" | "digits" | "routedSeconds" | "donation" | "speechUnits">;

/** Adds what happens between the answer and the hanging up. */
function converse(plan: DialPlan, draws: Draws, talk: Talk): void {
  if (plan.message === "extension") {
    talk.talkSeconds = draws.between(12, 240);
    talk.routedSeconds = talk.talkSeconds;
  } else if (plan.message === "apiUrl") {
    talk.talkSeconds = draws.between(4, Math.min(LONGEST_TALK, Math.max(8, Math.round(plan.messageSeconds * 1.5))));
    talk.speechUnits = draws.chance(0.3) ? 1 : 0;
  } else listen(plan, draws, talk);
}

/** Hears the message, or a part of it, and presses what it invites to. */
function listen(plan: DialPlan, draws: Draws, talk: Talk): void {
  const engagement = 0.2 + 0.3 * new Draws(plan.seed, plan.campaignId, ENGAGEMENT_STREAM + 1).next();
  for (let replays = 0; replays <= 2; replays += 1) {
    const heard = draws.chance(0.3) ? draws.next() : 1;
    talk.talkSeconds += Math.max(1, Math.round(plan.messageSeconds * heard) + (heard === 1 ? draws.between(0, 3) : 0));
    if (draws.chance(OPT_OUT_SHARE)) {
      talk.digits += "9";
      return;
    }
    const digit = pressedKey(plan.keys, engagement, draws);
    if (digit === undefined) return;
    talk.digits += digit;
    const action = plan.keys[digit];
    if (action?.kind !== "replay") {
      if (action) follow(action, plan.keys, draws, talk);
      return;
    }
  }
}

/** The assigned key that is pressed, if any. */
function pressedKey(keys: Keys, engagement: number, draws: Draws): string | undefined {
  return draws.chance(engagement) ? keyLottery(keys)?.draw(draws) : undefined;
}

const keyLotteries = new WeakMap<Keys, Lottery<string> | null>();

/** The lower keys are pressed more often. Made once for all calls of a campaign; null when it assigns no key. */
function keyLottery(keys: Keys): Lottery<string> | null {
  const known = keyLotteries.get(keys);
  if (known !== undefined) return known;
  const [first, ...others] = Object.keys(keys).sort();
  const weights = others.map((digit, place) => [digit, 1 / (place + 1.6)] as const);
  const lottery = first === undefined ? null : new Lottery<string>([first, 1], ...weights);
  keyLotteries.set(keys, lottery);
  return lottery;
}

function follow(action: Exclude<KeyAction, { kind: "replay" }>, keys: Keys, draws: Draws, talk: Talk): void {
  switch (action.kind) {
    case "digits":
      talk.talkSeconds += draws.between(2, 9);
      talk.digits += freeDigits(keys, draws);
      return;
    case "routing":
      talk.routedSeconds = Math.round(15 + 285 * draws.next() ** 2);
      talk.talkSeconds += talk.routedSeconds;
      return;
    case "donation":
      talk.talkSeconds += draws.between(25, 110);
      if (draws.chance(0.62)) talk.donation = donated(action, draws);
  }
}

/** One `digits` key asks for a number; several of them are a survey, whose answer is the key itself. */
function freeDigits(keys: Keys, draws: Draws): string {
  const survey = Object.values(keys).filter((action) => action?.kind === "digits").length > 1;
  if (survey && !draws.chance(0.06)) return "";
  return Array.from({ length: draws.between(1, 4) }, () => draws.between(0, 8)).join("");
}

function donated({ amount, amountLocked }: Extract<KeyAction, { kind: "donation" }>, draws: Draws): number {
  if (amount !== null && amount > 0) return amountLocked ? amount : Math.round(amount * draws.pick([1, 1, 1, 0.5, 2, 3.6]));
  return draws.pick([18, 36, 50, 72, 100, 180, 360]);
}
