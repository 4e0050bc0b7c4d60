import * as z from "zod/mini";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { LIMITS } from "@/lib/campaigns/schema";

/**
 * What the composer's fields hold while somebody types: every kind's fields side by side, so that trying another kind loses
 * nothing. `null` is an empty number. It is also what the tab keeps over a refresh: the audience by its id, never its numbers.
 */

export const MESSAGE_KINDS = ["text", "upload", "recording", "extension", "apiUrl"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export const KEY_KINDS = ["none", "replay", "digits", "phone", "extension", "sip", "donation"] as const;
export const STARTS = ["now", "at", "hold"] as const;
/** Which one is meant of an hour that Israel's clocks show twice. */
export const HOURS = ["first", "second"] as const;
export const RING_CAPS = ["none", "limited"] as const;

const Text = z.string();
const Whole = z.nullable(z.number());

const KeyValues = z.object({
  kind: z.enum(KEY_KINDS),
  phone: Text,
  extension: Text,
  uri: Text,
  terminal: Text,
  amount: Text,
  category: Text,
  amountLocked: z.boolean(),
  requireCvv: z.boolean(),
});
export type KeyValues = z.output<typeof KeyValues>;

export const ComposerValues = z.object({
  title: Text,
  audienceId: z.nullable(Text),
  message: z.object({
    kind: z.enum(MESSAGE_KINDS),
    text: Text,
    /** Name of the file that was chosen. The file itself is not kept over a refresh. */
    fileName: z.nullable(Text),
    name: Text,
    extension: Text,
    url: Text,
    seconds: Whole,
  }),
  /** "" = the account's default. */
  callerId: Text,
  callLength: Whole,
  retries: z.object({ count: Whole, minutesBetween: Whole }),
  schedule: z.object({
    start: z.enum(STARTS),
    startAt: z.nullable(Text),
    /** Null until it was chosen, and where no hour comes twice. A tab may hold what was kept before there was a choice. */
    hour: z._default(z.nullable(z.enum(HOURS)), null),
    quietHours: z.boolean(),
  }),
  ringCap: z.enum(RING_CAPS),
  maxRing: Whole,
  keys: z.object({
    "1": KeyValues,
    "2": KeyValues,
    "3": KeyValues,
    "4": KeyValues,
    "5": KeyValues,
    "6": KeyValues,
    "7": KeyValues,
    "8": KeyValues,
  }),
  externalId: Text,
  description: Text,
});
export type ComposerValues = z.output<typeof ComposerValues>;

const NO_KEY: KeyValues = {
  kind: "none",
  phone: "",
  extension: "",
  uri: "",
  terminal: "",
  amount: "",
  category: "",
  amountLocked: false,
  requireCvv: false,
};

/** A new campaign: the documented defaults. */
export const EMPTY_VALUES: ComposerValues = {
  title: "",
  audienceId: null,
  message: { kind: "text", text: "", fileName: null, name: "", extension: "", url: "", seconds: null },
  callerId: "",
  callLength: LIMITS.callLength.default,
  retries: { count: LIMITS.retries.default, minutesBetween: LIMITS.minutesBetween.default },
  schedule: { start: "now", startAt: null, hour: null, quietHours: true },
  ringCap: "none",
  maxRing: null,
  keys: { "1": NO_KEY, "2": NO_KEY, "3": NO_KEY, "4": NO_KEY, "5": NO_KEY, "6": NO_KEY, "7": NO_KEY, "8": NO_KEY },
  externalId: "",
  description: "",
};

/** The keys that do something, in order. */
export function assignedKeys(keys: ComposerValues["keys"]) {
  return ASSIGNABLE_KEYS.flatMap((digit) => (keys[digit].kind === "none" ? [] : [{ digit, key: keys[digit] }]));
}
