import * as z from "zod/mini";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { LIMITS } from "@/lib/campaigns/schema";

/**
 * What a draft keeps: the composer's fields as they stand while somebody types, every kind's fields side by side, so that trying
 * another kind loses nothing. `null` is an empty number. Recipients and recordings stand by their ids, never by their content.
 */

export const MESSAGE_KINDS = ["text", "upload", "recording", "extension", "apiUrl"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export const KEY_KINDS = ["none", "replay", "digits", "phone", "extension", "sip", "donation"] as const;
export const STARTS = ["now", "at", "hold"] as const;
/** Which one is meant of an hour that Israel's clocks show twice. */
export const HOURS = ["first", "second"] as const;
export const RING_CAPS = ["none", "limited"] as const;

const Text = z.string().check(z.maxLength(20_000));
const Whole = z.nullable(z.number());

export const KeyValues = z.object({
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

/** Where recipients come from: numbers that the importer read and we keep, or a mailing list, read anew at each launch. */
export const FormSource = z.union([z.object({ audienceId: z.uuid() }), z.object({ listId: z.int().check(z.positive()) })]);
export type FormSource = z.output<typeof FormSource>;

/** A recording that was uploaded or made here, kept on the server by its content. */
const KeptHere = z.object({ id: z.string().check(z.regex(/^[0-9a-f]{64}$/)), fileName: Text, seconds: z.number() });
export const FormRecording = z.extend(KeptHere, {
  /** The whole that this is a part of, so that cutting can be undone. */
  trimmedFrom: z.optional(KeptHere),
});
export type FormRecording = z.output<typeof FormRecording>;

export const DraftForm = z.object({
  title: Text,
  /** Added up without duplicates, in this order. */
  sources: z.array(FormSource).check(z.maxLength(LIMITS.sources)),
  message: z.object({
    kind: z.enum(MESSAGE_KINDS),
    text: Text,
    recording: z.nullable(FormRecording),
    /** Of a recording that the account has. */
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
    /** Null until it was chosen, and where no hour comes twice. */
    hour: z.nullable(z.enum(HOURS)),
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
  /** What it means when somebody presses the key, for the report: "coming". "" = no name. */
  answers: z.object({ "1": Text, "2": Text, "3": Text, "4": Text, "5": Text, "6": Text, "7": Text, "8": Text }),
  externalId: Text,
  description: Text,
});
export type DraftForm = z.output<typeof DraftForm>;

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
export const EMPTY_FORM: DraftForm = {
  title: "",
  sources: [],
  message: { kind: "text", text: "", recording: null, name: "", extension: "", url: "", seconds: null },
  callerId: "",
  callLength: LIMITS.callLength.default,
  retries: { count: LIMITS.retries.default, minutesBetween: LIMITS.minutesBetween.default },
  schedule: { start: "now", startAt: null, hour: null, quietHours: true },
  ringCap: "none",
  maxRing: null,
  keys: { "1": NO_KEY, "2": NO_KEY, "3": NO_KEY, "4": NO_KEY, "5": NO_KEY, "6": NO_KEY, "7": NO_KEY, "8": NO_KEY },
  answers: { "1": "", "2": "", "3": "", "4": "", "5": "", "6": "", "7": "", "8": "" },
  externalId: "",
  description: "",
};

/** The keys that do something, in order. */
export function assignedKeys(keys: DraftForm["keys"]) {
  return ASSIGNABLE_KEYS.flatMap((digit) => (keys[digit].kind === "none" ? [] : [{ digit, key: keys[digit] }]));
}
