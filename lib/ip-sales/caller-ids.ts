import "server-only";
import { callForOk } from "./client";

const TIMEOUT_MS = 30_000;

/**
 * Places a call to `phone` whose caller number ends with a six-digit code, valid for ten minutes (`addDid`, step 1).
 * At most five calls a number in 24 hours: count before calling.
 * @throws UpstreamRefused, UpstreamNotSent, UpstreamUnknown (the phone may ring)
 */
export async function sendVerification(phone: string): Promise<void> {
  await callForOk("campaign", "addDid", { phone, PhoneVerificationSend: "1" }, { kind: "write", timeoutMs: TIMEOUT_MS });
}

/**
 * Registers `phone` as a caller ID by the code its owner read off the screen (`addDid`, step 2).
 * @throws UpstreamRefused (wrong or expired code), UpstreamNotSent, UpstreamUnknown (it may be registered)
 */
export async function confirmVerification(phone: string, code: string): Promise<void> {
  await callForOk("campaign", "addDid", { phone, PhoneVerification: code }, { kind: "write", timeoutMs: TIMEOUT_MS });
}
