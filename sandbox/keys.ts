import { readPhone } from "./phone-rules.ts";

/** What a key does during the message (campaign-api.md, "keysAction values"). */
export type KeyAction =
  | { kind: "replay" }
  | { kind: "digits" }
  | { kind: "routing"; target: string }
  | { kind: "donation"; amount: number | null; amountLocked: boolean };

export type Keys = Partial<Record<string, KeyAction>>;

const EXTENSION = /^[\w*#]{1,40}$/;
const SIP_URI = /^(?:sip:)?[^\s@]+@[^\s@]+$/i;
// Terminal, amount (empty = the donor's choice), locked, CVV, category; a category with "-" would break the format.
const DONATION = /^(\d+)-(\d+(?:\.\d+)?|)-(yes|no)-(yes|no)-([^-]+)$/;

/** Reads one `keysAction-N`; null when upstream would refuse it (errorCode 13). */
export function readKeyAction(value: string): KeyAction | null {
  if (value === "replay" || value === "digits") return { kind: value };
  const dash = value.indexOf("-");
  const name = value.slice(0, Math.max(0, dash));
  const rest = value.slice(dash + 1);
  switch (name) {
    case "routing":
      return readPhone(rest) === null ? null : { kind: "routing", target: rest };
    case "pbxRouting":
      return EXTENSION.test(rest) ? { kind: "routing", target: rest } : null;
    case "sipRouting":
      return SIP_URI.test(rest) ? { kind: "routing", target: rest } : null;
    case "nedarimDonations": {
      const donation = DONATION.exec(rest);
      if (!donation) return null;
      return { kind: "donation", amount: donation[2] ? Number(donation[2]) : null, amountLocked: donation[3] === "yes" };
    }
    default:
      return null;
  }
}

/** The `keysAction-N` of a request by N, word for word; empty ones don't count. */
export function keyFields(fields: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(fields).flatMap(([name, value]) => {
    const digit = /^keysAction-(.*)$/.exec(name)?.[1];
    return digit === undefined || value === "" || value === null ? [] : [[digit, value] as const];
  });
  return Object.fromEntries(given);
}

/** All `keysAction-N` of a request; null when one is refused: N other than 1–8 (9 is the opt-out), or an unknown action. */
export function readKeys(fields: Record<string, unknown>): Keys | null {
  const keys: Keys = {};
  for (const [digit, value] of Object.entries(keyFields(fields))) {
    const action = typeof value === "string" && /^[1-8]$/.test(digit) ? readKeyAction(value.trim()) : null;
    if (!action) return null;
    keys[digit] = action;
  }
  return keys;
}
