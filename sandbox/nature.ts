import type { OutcomeName } from "./outcomes.ts";
import { Draws, hash, Lottery } from "./random.ts";

/** What a number is like. It is the number's for good: every campaign of one seed meets the same nature. */
export type Nature =
  | "keen" // a live person who answers often
  | "occasional"
  | "silent" // rings, and nobody answers
  | "busy"
  | "rejecting"
  | "unassigned"
  | "announced" // the carrier speaks: 183 and never 180
  | "blocked";

const NATURES = new Lottery<Nature>(
  ["keen", 52],
  ["occasional", 20],
  ["silent", 8],
  ["busy", 5],
  ["rejecting", 5],
  ["unassigned", 4.5],
  ["announced", 4],
  ["blocked", 1.5],
);

export type Trunk = {
  name: string;
  /** Whether the gateway tells of 180 and 183; else the report's flags are empty. */
  reportsRinging: boolean;
  /** Whether its causes are among those that upstream translates. */
  translated: boolean;
};

const TRUNKS = new Lottery<Trunk>(
  [{ name: "", reportsRinging: true, translated: true }, 30],
  [{ name: "bezeq-sip-1", reportsRinging: true, translated: true }, 28],
  [{ name: "partner-gw-2", reportsRinging: true, translated: true }, 22],
  [{ name: "cellcom-ims-3", reportsRinging: true, translated: true }, 12],
  [{ name: "legacy-pri-4", reportsRinging: false, translated: true }, 6],
  [{ name: "transit-gw-5", reportsRinging: true, translated: false }, 2],
);

/** How a number without a subscriber fails: always the same way. */
const UNASSIGNED = new Lottery<OutcomeName>(["unassigned", 55], ["unassignedAnnounced", 25], ["partial", 12], ["incompatible", 8]);

const NETWORK_FAILURES = new Lottery<OutcomeName>(
  ["destinationDown", 16],
  ["noChannel", 16],
  ["networkDown", 16],
  ["temporary", 14],
  ["congestion", 12],
  ["noResource", 9],
  ["timer", 9],
  ["notSubscribed", 2],
  ["protocolError", 2],
  ["interworking", 2],
  ["unknown", 1],
  ["unknownButCoded", 1],
);

const NATURE_STREAM = 1;
const TRUNK_STREAM = 2;
const PREFIX_STREAM = 3;

export function natureOf(seed: number, phone: number): Nature {
  return NATURES.draw(new Draws(seed, phone, NATURE_STREAM));
}

export function trunkOf(seed: number, phone: number): Trunk {
  return TRUNKS.draw(new Draws(seed, phone, TRUNK_STREAM));
}

/** How likely a call to this number fails in the network before it reaches anybody: some prefixes are prone to it. */
export function networkFailureShare(seed: number, phone: number): number {
  const prefix = Math.floor(phone / 100_000);
  return hash(seed, prefix, PREFIX_STREAM) % 100 < 5 ? 0.2 : 0.015;
}

/** How likely a call to such a number is answered when it gets through. */
export const ANSWER_SHARE: Record<Nature, number> = {
  keen: 0.7,
  occasional: 0.35,
  silent: 0.03,
  busy: 0.25,
  rejecting: 0.15,
  unassigned: 0,
  announced: 0,
  blocked: 0,
};

const ANSWERED = new Lottery<OutcomeName>(
  ["answered", 80],
  ["answeredAfterRingback", 12],
  ["answeredAfterMedia", 5],
  ["answeredUnspecified", 3],
);

const NOBODY = new Lottery<OutcomeName>(
  ["noAnswer", 62],
  ["noAnswerRingback", 8],
  ["noAnswerNoText", 1],
  ["noResponse", 6],
  ["switchedOff", 12],
  ["busy", 6],
  ["declined", 5],
);
const SILENT = new Lottery<OutcomeName>(["noAnswer", 85], ["noAnswerRingback", 10], ["noResponse", 5]);
const BUSY = new Lottery<OutcomeName>(["busy", 70], ["busyWaiting", 12], ["noAnswer", 18]);
const REJECTING = new Lottery<OutcomeName>(["declined", 85], ["noAnswer", 15]);

export const drawNetworkFailure = (draws: Draws): OutcomeName => NETWORK_FAILURES.draw(draws);
export const drawAnswered = (draws: Draws): OutcomeName => ANSWERED.draw(draws);

/** How a call that got through and was not answered ends, by the number's nature. */
export function drawUnanswered(nature: Nature, seed: number, phone: number, draws: Draws): OutcomeName {
  switch (nature) {
    case "keen":
    case "occasional":
      return NOBODY.draw(draws);
    case "silent":
      return SILENT.draw(draws);
    case "busy":
      return BUSY.draw(draws);
    case "rejecting":
      return REJECTING.draw(draws);
    case "unassigned":
      return UNASSIGNED.draw(new Draws(seed, phone, NATURE_STREAM, NATURE_STREAM));
    case "announced":
      return "switchedOff";
    case "blocked":
      return "blocked";
  }
}
