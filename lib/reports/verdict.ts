import { natureOf } from "./causes";

/** What became of one recipient, in the order in which the report shows it; the colours are fixed by this order (look.md). */
export const VERDICTS = [
  "answered",
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
 * The verdict on a call, from its status × SIP × Q.850 × 180 × 183 (reference, "SIP / Q.850 failure reference" and "Dialing indicators").
 * Rules, the first that fits:
 * 1. status `answered` → answered; status `notDialed` → notDialed: those two are facts, whatever the signalling says.
 * 2. a cause that is certain by itself: 404, 484 → nonexistent; 486 → busy; 5xx, 488, protocol, interworking → network;
 *    "not subscribed" → blocked. A cause that decides nothing leaves it to the statuses `busy` and `rejected`.
 * 3. 603, rejected: rang, or nothing reported → refused (the cause says so itself); reported as not ringing → carrier with early media, else blocked.
 * 4. everything else (408, 480, nothing known): by the signals alone.
 *    180 yes → rang: the phone really rang. Else 183 yes → carrier announcement. Else 180 no → blocked before ringing. Else noData.
 * `null` is never read as "no": without a report from the gateway a call is not "blocked" and not "rang".
 */
export function verdictOf(call: CallSignals): Verdict {
  if (isAnswered(call.status)) return "answered";
  if (isNotDialed(call.status)) return "notDialed";
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

function byStatus(call: CallSignals): Verdict {
  const status = call.status.trim().toLowerCase();
  if (status === "busy") return "busy";
  return status === "rejected" ? rejected(call) : bySignals(call);
}

function rejected(call: CallSignals): Verdict {
  return call.had180 === false ? bySignals(call) : "refused";
}

function bySignals({ had180, had183 }: CallSignals): Verdict {
  if (had180 === true) return "rang";
  if (had183 === true) return "carrier";
  return had180 === false ? "blocked" : "noData";
}
