import { randomBytes, randomInt } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The text in DATA_DIR/name; made once by `make`, readable by this user alone, the same at every start. */
export function keptSecret(dataDir: string, name: string, make = () => randomBytes(36).toString("base64url")): string {
  const file = path.join(dataDir, name);
  const kept = read(file);
  if (kept) return kept;
  // Written aside and linked into place: two starts at the same moment agree on one text.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, make(), { mode: 0o600 });
  try {
    if (kept === "") rmSync(file);
    linkSync(aside, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}

/** Four groups of four letters and digits that are hard to confuse: a password to type from a screen. */
export function readablePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const text = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join("");
  return text.replace(/(.{4})(?=.)/g, "$1-");
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
