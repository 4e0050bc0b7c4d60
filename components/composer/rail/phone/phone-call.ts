import { ASSIGNABLE_KEYS, type AssignableKey } from "@/lib/campaigns/key-actions";
import type { KeyValues } from "@/lib/drafts/form";

/**
 * A call as the recipient has it, as far as the reference tells: what is heard, what each key does. A pure machine: every event leads to a
 * state that says what happened.
 */

/** As a telephone has them. */
export const PHONE_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;
export type PhoneKey = (typeof PHONE_KEYS)[number];

export interface CallPlan {
  /** `none`: nothing was chosen yet. `handed`: the answered call goes to an extension or an address, which decide what keys do. */
  message: "heard" | "handed" | "none";
  keys: Record<AssignableKey, KeyValues["kind"]>;
  /** Keys whose action lacks something. */
  lacking: ReadonlySet<AssignableKey>;
}

/** What is said of the last event. */
export type Told =
  | { what: "incoming" | "answerFirst" | "heard" | "handed" | "noMessage" | "over" | "optedOut" | "hungUp" | "declined" }
  | { what: "replayed" | "taken" | "connected" | "donation" | "lacking"; key: AssignableKey }
  | { what: "nothing" | "passedOn"; key: PhoneKey }
  | { what: "typed"; digits: string };

export type CallPlace =
  | { at: "ringing" | "ended" | "away" }
  /** `round` counts how often the message began. */
  | { at: "listening"; round: number; isOver: boolean }
  /** After a key that takes digits down. */
  | { at: "typing"; digits: string };

export type PhoneCall = CallPlace & {
  told: Told;
  /** Counts the events, so that the same words can be said twice. */
  turn: number;
};

export type CallEvent = "answer" | "hang-up" | "call-again" | "message-over" | { press: PhoneKey };

export const RINGING: PhoneCall = { at: "ringing", told: { what: "incoming" }, turn: 0 };

/** What becomes of a call by an event. What the event can't change stays as it is. */
export function afterEvent(call: PhoneCall, event: CallEvent, plan: CallPlan): PhoneCall {
  const [place, told] = outcomeOf(call, event, plan);
  return { ...place, told, turn: call.turn + 1 };
}

type Outcome = [CallPlace, Told];

function outcomeOf(call: PhoneCall, event: CallEvent, plan: CallPlan): Outcome {
  if (call.at === "ended") return event === "call-again" ? [{ at: "ringing" }, { what: "incoming" }] : [call, call.told];
  switch (event) {
    case "answer":
      return call.at === "ringing" ? answered(plan) : [call, call.told];
    case "hang-up":
      return [{ at: "ended" }, { what: call.at === "ringing" ? "declined" : "hungUp" }];
    case "message-over":
      return call.at === "listening" && !call.isOver ? [{ ...call, isOver: true }, { what: "over" }] : [call, call.told];
    case "call-again":
      return [call, call.told];
    default:
      return pressed(call, event.press, plan);
  }
}

function answered({ message }: CallPlan): Outcome {
  if (message === "handed") return [{ at: "away" }, { what: "handed" }];
  if (message === "none") return [{ at: "listening", round: 1, isOver: true }, { what: "noMessage" }];
  return [{ at: "listening", round: 1, isOver: false }, { what: "heard" }];
}

function pressed(call: PhoneCall, key: PhoneKey, plan: CallPlan): Outcome {
  if (call.at === "ringing") return [call, { what: "answerFirst" }];
  // Any 9 in a campaign's call is an opt-out, wherever it is pressed (reference, "Not on the account's opt-out list").
  if (key === "9") return [{ at: "ended" }, { what: "optedOut" }];
  if (call.at === "away") return [call, { what: "passedOn", key }];
  if (call.at === "typing") {
    if (!/\d/.test(key)) return [call, { what: "nothing", key }];
    const digits = call.digits + key;
    return [
      { at: "typing", digits },
      { what: "typed", digits },
    ];
  }
  return call.at === "listening" ? followed(call, key, plan) : [call, call.told];
}

function followed(call: Extract<CallPlace, { at: "listening" }>, key: PhoneKey, { message, keys, lacking }: CallPlan): Outcome {
  const digit = ASSIGNABLE_KEYS.find((assignable) => assignable === key);
  if (!digit) return [call, { what: "nothing", key }];
  if (lacking.has(digit)) return [call, { what: "lacking", key: digit }];
  switch (keys[digit]) {
    case "none":
      return [call, { what: "nothing", key }];
    case "replay":
      return [
        { at: "listening", round: call.round + 1, isOver: message === "none" },
        { what: "replayed", key: digit },
      ];
    case "digits":
      return [
        { at: "typing", digits: "" },
        { what: "taken", key: digit },
      ];
    case "phone":
    case "extension":
    case "sip":
      return [{ at: "away" }, { what: "connected", key: digit }];
    case "donation":
      return [{ at: "away" }, { what: "donation", key: digit }];
  }
}
