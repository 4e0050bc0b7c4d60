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

/** The last six digits of the number that called. The whole number may be pasted as it stood on the screen. */
const Code = z.pipe(
  z.string().check(
    z.maxLength(60),
    z.refine((raw) => digits(raw).length >= 6, "callerIds.problems.code"),
  ),
  z.transform((raw) => digits(raw).slice(-6)),
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
export const CallerIdList = z.object({ callerIds: z.array(CallerId) });

export const VerificationRequest = z.strictObject({ phone: Phone });

export const Verification = z.object({
  phone: z.string(),
  /** `already`: the account has the number; no call was placed, and it was added to our record. */
  kind: z.enum(["calling", "already"]),
  expiresAt: z.nullable(Time),
  /** Calls left to this number in the present 24 hours. */
  callsLeft: z.number(),
});
export type Verification = z.output<typeof Verification>;

export const VerificationCode = z.strictObject({ phone: Phone, code: Code });
export const CallerIdAnswer = z.object({ callerId: CallerId });
