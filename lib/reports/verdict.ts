import { natureOf } from "./causes";

/** What became of one recipient, in the order in which the report shows it; the colours are fixed by this order (look.md). */
export const VERDICTS = [
  "answered",
  "hungUp",
  "rang",
  "busy",
  "refused",
  "nonexistent",
  "carrier",
  "blocked",
  "network",
  "noData",
  "notDialed",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What became of a call that was dialled and not answered. */
export const FAILURE_VERDICTS = [
  "rang",
  "busy",
  "refused",
  "nonexistent",
  "carrier",
  "blocked",
  "network",
  "noData",
] as const satisfies readonly Verdict[];
export type FailureVerdict = (typeof FAILURE_VERDICTS)[number];

/** What became of a call that was answered: the contract's `answered` counts both. */
export const ANSWERED_VERDICTS = ["answered", "hungUp"] as const satisfies readonly Verdict[];

/** Three-valued: null means that the gateway reported nothing, which is not "no". */
export type Signal = boolean | null;

export interface CallSignals {
  status: string;
  sipCode: string;
  /** `q850Text` verbatim. */
  cause: string;
  had180: Signal;
  had183: Signal;
}

export function isAnswered(status: string): boolean {
  return status.trim().toLowerCase() === "answered";
}

/** Recipients whose turn has not come, or never came since the campaign was stopped. */
export function isNotDialed(status: string): boolean {
  return status.trim().toLowerCase() === "notdialed";
}

/**
 * What the reference's tables make of a call that was dialled and not answered, from status × SIP × Q.850 × 180 × 183 (reference,
 * "SIP / Q.850 failure reference" and "Dialing indicators"). The first that fits:
 * 1. a cause that is certain by itself: 404, 484 → nonexistent; 486 → busy; 5xx, 488, protocol, interworking → network;
 *    "not subscribed" → blocked. A cause that decides nothing leaves it to the statuses `busy` and `rejected`.
 * 2. 603, rejected: rang, or nothing reported → refused (the cause says so itself); reported as not ringing → carrier with early media, else blocked.
 * 3. everything else (408, 480, nothing known): by the signals alone.
 *    180 yes → rang: the phone really rang. Else 183 yes → carrier announcement. Else 180 no → blocked before ringing. Else noData.
 * `null` is never read as "no": without a report from the gateway a call is not "blocked" and not "rang".
 */
export function documentedVerdict(call: CallSignals): FailureVerdict {
  const nature = natureOf(call.cause, call.sipCode);
  switch (nature) {
    case "nonexistent":
    case "busy":
    case "blocked":
    case "network":
      return nature;
    case "rejected":
      return rejected(call);
    case "undecided":
      return byStatus(call);
    case "noAnswer":
      return bySignals(call);
  }
}

function byStatus(call: CallSignals): FailureVerdict {
  const status = call.status.trim().toLowerCase();
  if (status === "busy") return "busy";
  return status === "rejected" ? rejected(call) : bySignals(call);
}

function rejected(call: CallSignals): FailureVerdict {
  return call.had180 === false ? bySignals(call) : "refused";
}

function bySignals({ had180, had183 }: CallSignals): FailureVerdict {
  if (had180 === true) return "rang";
  if (had183 === true) return "carrier";
  return had180 === false ? "blocked" : "noData";
}
