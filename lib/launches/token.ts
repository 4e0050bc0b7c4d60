import "server-only";
import { randomInt } from "node:crypto";
import { TOKEN_ALPHABET, TOKEN_LENGTH } from "@/lib/campaigns/title";

/** A launch token: eight letters that stand at the title's end. About 39 bits; the database refuses a double. */
export function newLaunchToken(): string {
  return Array.from({ length: TOKEN_LENGTH }, () => TOKEN_ALPHABET.charAt(randomInt(TOKEN_ALPHABET.length))).join("");
}
