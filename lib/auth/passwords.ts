import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type Algorithm, hash, verify } from "@node-rs/argon2";
import { dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "@/lib/errors";
import { PASSWORD_MAX, PASSWORD_MIN, passwordLength } from "./password-rules";

// OWASP: Argon2id with at least 19 MiB, two passes, one lane. The package's enum is ambient, hence the number: 2 is Argon2id.
const PARAMETERS = { algorithm: 2 as Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PARAMETER_TEXT = "$argon2id$v=19$m=19456,t=2,p=1$";

const common = new Set(dictionary["passwords-common"].map((password) => String(password).toLowerCase()));

/** A common password, also when it was made long by repeating it or by digits, signs and spaces in and around it. */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  const stripped = plain.replace(/^\P{L}+|\P{L}+$/gu, "");
  const joined = plain.replace(/[^\p{L}\p{N}]/gu, "");
  const unit = repeatedUnit(plain) ?? repeatedUnit(joined);
  return [plain, stripped, joined, unit].some((text) => text !== undefined && (common.has(text) || new Set(text).size <= 2));
}

const repeatedUnit = (text: string): string | undefined => /^(.+?)\1+$/su.exec(text)?.[1];

/** @throws AppError `invalid` naming what is wrong with the password that somebody wants to set. */
export function checkNewPassword(password: string): void {
  if (passwordLength(password) < PASSWORD_MIN)
    throw new AppError("invalid", { message: "errors.passwordTooShort", values: { min: PASSWORD_MIN } });
  if (password.length > PASSWORD_MAX) throw new AppError("invalid", { message: "errors.passwordTooLong", values: { max: PASSWORD_MAX } });
  if (isCommonPassword(password)) throw new AppError("invalid", { message: "errors.passwordCommon" });
}

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), PARAMETERS);
}

// Verified for unknown and disabled people too, so that their answer takes as long as a real one.
let decoy: Promise<string> | undefined;

/** True when the password fits. Takes the same time when there is no hash. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(24).toString("base64"));
  const fits = await verify(passwordHash ?? (await decoy), password.slice(0, PASSWORD_MAX * 4).normalize("NFKC"));
  return fits && passwordHash !== null;
}

export const needsRehash = (passwordHash: string): boolean => !passwordHash.startsWith(PARAMETER_TEXT);

/** A one-time token for an address, and the hash that is kept of it. 256 bits. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
