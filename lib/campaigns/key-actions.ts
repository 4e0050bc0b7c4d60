import * as z from "zod/mini";

/**
 * What a listener's key does, and the grammar of `keysAction-N` values (reference, "keysAction-N values").
 * The wire separates by `-`, so no part but the last of a value may hold one: such text is refused here.
 */

const problem = (name: string) => `campaigns.problems.${name}`;

/** The three patterns of "Recipient-number rules"; the `|` in the reference's brackets is a slip of its author. */
const ISRAELI_PHONE = /^(0[23489]\d{7}|07\d{8}|05[0-689]\d{7})$/;

/** Digits as IP-Sales wants them: separators dropped, +972 turned into the leading 0. */
function localDigits(raw: string): string {
  const digits = raw.replace(/[\s\p{Cf}()./-]/gu, "");
  return digits.replace(/^(\+|00)?972(?=[1-9])/, "0");
}

/** Any phone of Israel that can be dialled; written in any human form, read as digits with the leading 0. */
export const DialablePhone = z
  .string({ error: problem("phone") })
  .check(z.overwrite(localDigits), z.regex(ISRAELI_PHONE, { error: problem("phone") }));

/** A PBX extension, queue or menu of the account. */
export const Extension = z
  .string({ error: problem("extension") })
  .check(z.trim(), z.regex(/^[A-Za-z0-9_*#]{1,20}$/, { error: problem("extension") }));

const SipUri = z.string({ error: problem("sip") }).check(
  z.overwrite((text) => text.trim().replace(/^sips?:/i, "")),
  z.regex(/^[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?$/, { error: problem("sip") }),
);

const Terminal = z.string({ error: problem("terminal") }).check(z.trim(), z.regex(/^[A-Za-z0-9]{1,20}$/, { error: problem("terminal") }));

/** An amount above zero, at most two decimals; a script may give a number. */
const Amount = z.pipe(
  z.pipe(z.union([z.string(), z.number()], { error: problem("amount") }), z.transform(String)),
  z.string().check(z.trim(), z.regex(/^(?!0+(\.0+)?$)\d{1,7}(\.\d{1,2})?$/, { error: problem("amount") })),
);

const Category = z
  .string({ error: problem("category") })
  .check(
    z.trim(),
    z.minLength(1, problem("category")),
    z.maxLength(50, problem("category")),
    z.regex(/^[^\p{C}-]+$/u, problem("category")),
  );

const Yes = z.boolean({ error: problem("yesOrNo") });

export const KeyAction = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("replay") }),
    z.strictObject({ kind: z.literal("digits") }),
    z.strictObject({ kind: z.literal("phone"), phone: DialablePhone }),
    z.strictObject({ kind: z.literal("extension"), extension: Extension }),
    z.strictObject({ kind: z.literal("sip"), uri: SipUri }),
    z.strictObject({
      kind: z.literal("donation"),
      terminal: Terminal,
      amount: Amount,
      amountLocked: Yes,
      requireCvv: Yes,
      category: Category,
    }),
  ],
  { error: problem("keyKind") },
);
export type KeyAction = z.output<typeof KeyAction>;

/** Keys 1–8. Digit 9 always removes the listener from the account's calls and cannot be assigned. */
export const ASSIGNABLE_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;
export type AssignableKey = (typeof ASSIGNABLE_KEYS)[number];

const Key = z.optional(KeyAction);
export const KeyActions = z.strictObject({ 1: Key, 2: Key, 3: Key, 4: Key, 5: Key, 6: Key, 7: Key, 8: Key });
export type KeyActions = z.output<typeof KeyActions>;

const yesNo = (value: boolean) => (value ? "yes" : "no");

/** The wire's value of one key, exactly as documented. The action must have passed {@link KeyAction}. */
export function buildKeyAction(action: KeyAction): string {
  switch (action.kind) {
    case "replay":
    case "digits":
      return action.kind;
    case "phone":
      return `routing-${action.phone}`;
    case "extension":
      return `pbxRouting-${action.extension}`;
    case "sip":
      return `sipRouting-${action.uri}`;
    case "donation": {
      const { terminal, amount, amountLocked, requireCvv, category } = action;
      return ["nedarimDonations", terminal, amount, yesNo(amountLocked), yesNo(requireCvv), category].join("-");
    }
  }
}

/** Reads a `keysAction-N` value back; null for anything the reference does not describe. */
export function parseKeyAction(value: string): KeyAction | null {
  const parsed = KeyAction.safeParse(readKeyAction(value));
  return parsed.success ? parsed.data : null;
}

function readKeyAction(value: string): unknown {
  if (value === "replay" || value === "digits") return { kind: value };
  const dash = value.indexOf("-");
  const rest = value.slice(dash + 1);
  switch (value.slice(0, Math.max(dash, 0))) {
    case "routing":
      return { kind: "phone", phone: rest };
    case "pbxRouting":
      return { kind: "extension", extension: rest };
    case "sipRouting":
      return { kind: "sip", uri: rest };
    case "nedarimDonations": {
      const [terminal, amount, locked, cvv, category, ...more] = rest.split("-");
      if (more.length > 0) return null;
      return { kind: "donation", terminal, amount, amountLocked: readYesNo(locked), requireCvv: readYesNo(cvv), category };
    }
    default:
      return null;
  }
}

function readYesNo(text: string | undefined): boolean | null {
  return text === "yes" ? true : text === "no" ? false : null;
}
