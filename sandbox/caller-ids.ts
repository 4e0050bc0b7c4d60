import { createHash } from "node:crypto";
import type { PhoneScreens } from "./phone-screens.ts";

// campaign-api.md, "addDid": the code lives ten minutes; at most five calls to a number in 24 hours.
const CODE_TTL_MS = 10 * 60_000;
const RATE_WINDOW_MS = 24 * 3_600_000;
const CALLS_PER_WINDOW = 5;
const RING_MS = 30_000;
/** Ten digits with the code: the display shows an ordinary Israeli number. */
const CALLING_PREFIX = "0733";

export const ADD_DID_NOTES = {
  exists: "המספר כבר קיים",
  invalid: "המספר אינו תקין",
  tooMany: "המערכת זיהתה מספר נסיונות מרובים בשעה האחרונה למספר שנבחר, נסה שנית מאוחר יותר",
  failed: "האימות נכשל",
} as const;

type Verification = { phone: string; code: string; at: number };
export type SavedCallerIds = { registered: string[]; verifications: Verification[]; placed: number };
export type AddDidAnswer = { Status: "Ok"; ErrorCode: "0" } | { Status: "Error"; ErrorCode?: "1"; note: string };

const OK: AddDidAnswer = { Status: "Ok", ErrorCode: "0" };

/** Separators are dropped; anything else that is no digit makes the number invalid (`null`), as do fewer than five digits. */
function cleanPhone(phone: string): string | null {
  const digits = phone.replace(/[\s\-().+]/g, "");
  return /^\d{5,15}$/.test(digits) ? digits : null;
}

/** The account's caller IDs and the verifications under way. `now` is the sandbox's clock in milliseconds. */
export class CallerIds {
  readonly #now: () => number;
  readonly #screens: PhoneScreens;
  readonly #seed: number;
  readonly #registered = new Set<string>();
  #verifications: Verification[] = [];
  #placed = 0;

  constructor(options: { now: () => number; screens: PhoneScreens; seed: number }) {
    this.#now = options.now;
    this.#screens = options.screens;
    this.#seed = options.seed;
  }

  has(phone: string): boolean {
    const clean = cleanPhone(phone);
    return clean !== null && this.#registered.has(clean);
  }

  /** Registered numbers in the order of registration. */
  all(): string[] {
    return [...this.#registered];
  }

  register(phone: string): void {
    const clean = cleanPhone(phone);
    if (clean === null) throw new Error(`not a phone number: ${phone}`);
    this.#registered.add(clean);
  }

  /** Step 1. The call is on the phone's screen before this returns. */
  requestVerification(rawPhone: string): AddDidAnswer {
    if (this.has(rawPhone)) return { Status: "Error", note: ADD_DID_NOTES.exists };
    const phone = cleanPhone(rawPhone);
    if (phone === null) return { Status: "Error", ErrorCode: "1", note: ADD_DID_NOTES.invalid };
    const now = this.#now();
    this.#verifications = this.#verifications.filter((one) => now - one.at < RATE_WINDOW_MS);
    if (this.#verifications.filter((one) => one.phone === phone).length >= CALLS_PER_WINDOW) {
      return { Status: "Error", ErrorCode: "1", note: ADD_DID_NOTES.tooMany };
    }
    const code = this.#nextCode(phone);
    this.#verifications.push({ phone, code, at: now });
    this.#screens.ring(phone, { from: CALLING_PREFIX + code, kind: "verification", ringMs: RING_MS });
    return OK;
  }

  /** Step 2. Every code of the last ten minutes is good: a second call does not cancel the first one's code. */
  confirm(rawPhone: string, rawCode: string): AddDidAnswer {
    if (this.has(rawPhone)) return { Status: "Error", note: ADD_DID_NOTES.exists };
    const phone = cleanPhone(rawPhone);
    const code = rawCode.replace(/\D/g, "");
    const oldest = this.#now() - CODE_TTL_MS;
    const match = this.#verifications.some((one) => one.phone === phone && one.code === code && one.at >= oldest);
    if (phone === null || !match) return { Status: "Error", note: ADD_DID_NOTES.failed };
    this.#registered.add(phone);
    return OK;
  }

  toJSON(): SavedCallerIds {
    return { registered: this.all(), verifications: this.#verifications, placed: this.#placed };
  }

  static fromJSON(saved: SavedCallerIds, options: { now: () => number; screens: PhoneScreens; seed: number }): CallerIds {
    const callerIds = new CallerIds(options);
    for (const phone of saved.registered) callerIds.#registered.add(phone);
    callerIds.#verifications = saved.verifications;
    callerIds.#placed = saved.placed;
    return callerIds;
  }

  /** Six digits drawn from the seed, so that the same requests give the same codes; a leading zero is a code's right. */
  #nextCode(phone: string): string {
    this.#placed += 1;
    const hash = createHash("sha256").update(`${this.#seed}:${phone}:${this.#placed}`).digest();
    return String(hash.readUInt32BE(0) % 1_000_000).padStart(6, "0");
  }
}
