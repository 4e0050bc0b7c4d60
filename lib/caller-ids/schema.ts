import * as z from "zod/mini";
import { readPhone } from "@/lib/phones/number";

/** A number as people write it; we keep it as IP-Sales does. */
const Phone = z.pipe(
  z.string().check(
    z.maxLength(60),
    z.refine((raw) => readPhone(raw).kind === "phone", "callerIds.problems.phone"),
  ),
  z.transform((raw) => {
    const reading = readPhone(raw);
    return reading.kind === "phone" ? reading.phone : raw;
  }),
);

/** How many digits of the calling number are the code (reference, addDid step 2). */
export const CODE_DIGITS = 6;

/** The last six digits of the number that called. The whole number may be pasted as it stood on the screen. */
const Code = z.pipe(
  z.string().check(
    z.maxLength(60),
    z.refine((raw) => digits(raw).length >= CODE_DIGITS, "callerIds.problems.code"),
  ),
  z.transform((raw) => digits(raw).slice(-CODE_DIGITS)),
);

const digits = (text: string) => text.replace(/\D/g, "");
const Time = z.iso.datetime({ offset: true });

/** At most five verification calls a number in 24 hours (reference, addDid «Notes»); we count before calling. */
export const CALLS_A_DAY = 5;
/** How long a code is good for (reference, addDid «Notes»). */
export const CODE_MINUTES = 10;

export const CallerId = z.object({
  phone: z.string(),
  /** False where IP-Sales said that the account has it already: it was registered elsewhere. */
  registeredHere: z.boolean(),
  registeredAt: Time,
  registeredBy: z.nullable(z.string()),
});
export type CallerId = z.output<typeof CallerId>;

/** A number that was called in the last 24 hours and is not registered yet. */
export const Verification = z.object({
  /** Of the latest call; the page that waits for its code carries it in its address, so that no phone number does. */
  id: z.number(),
  /** Of every call in the present 24 hours, the latest first: each still leads to this verification. */
  callIds: z.array(z.number()),
  phone: z.string(),
  calledAt: Time,
  expiresAt: Time,
  /** How long the code is still good for, by the server's clock; 0 = it has expired. The browser's clock may be wrong. */
  secondsLeft: z.number(),
  /** Calls left to this number in the present 24 hours. */
  callsLeft: z.number(),
  /** When one more call is possible; null while calls are left. */
  nextCallAt: z.nullable(Time),
});
export type Verification = z.output<typeof Verification>;

export const CallerIdList = z.object({
  callerIds: z.array(CallerId),
  /** For who may register numbers; empty for everybody else. */
  verifications: z.array(Verification),
  /** Where the sandbox shows the screens of the phones that ring; null with the real IP-Sales. */
  phoneScreensUrl: z.nullable(z.string()),
});
export type CallerIdList = z.output<typeof CallerIdList>;

export const VerificationRequest = z.strictObject({ phone: Phone });

export const VerificationAnswer = z.object({
  phone: z.string(),
  /** `already`: the account has the number; no call was placed, and it was added to our record. */
  kind: z.enum(["calling", "already"]),
  expiresAt: z.nullable(Time),
  /** Calls left to this number in the present 24 hours. */
  callsLeft: z.number(),
  /** Null where no call was placed. */
  verification: z.nullable(Verification),
});
export type VerificationAnswer = z.output<typeof VerificationAnswer>;

export const VerificationCode = z.strictObject({ phone: Phone, code: Code });
export const CallerIdAnswer = z.object({ callerId: CallerId });
