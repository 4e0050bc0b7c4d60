import "server-only";
import { createHash } from "node:crypto";
import type { CampaignSpec } from "@/lib/campaigns/schema";

/**
 * The parameters that make a campaign what it is. How long to wait, what it repeats and which draft it was are of the request, and
 * names of answers are of the report, not of the content.
 */
export type LaunchContent = Omit<CampaignSpec, "audience" | "undoSeconds" | "repeatOf" | "draftId" | "draftVersion" | "answers">;

/**
 * SHA-256, in hex, of what was asked for: the parameters with the title, the sorted numbers, the recording. The same
 * however the request was written: order of keys and numbers, left-out defaults, the offset of the start.
 * @param phones of everybody who is meant, also of who must not be called; normalised, without doubles, in any order
 * @param recordingSha256 null where nothing is uploaded
 */
export function launchDigest(content: LaunchContent, phones: readonly string[], recordingSha256: string | null): string {
  const { schedule, ...rest } = content;
  const startAt = schedule.startAt === undefined ? undefined : Date.parse(schedule.startAt);
  return sha256(canonicalJson({ ...rest, schedule: { ...schedule, startAt }, numbers: numbersDigest(phones), recordingSha256 }));
}

/**
 * SHA-256, in hex, of who is called and what they hear, whatever else differs: a title, a time, the keys.
 * @param phones and @param recordingSha256 as of {@link launchDigest}
 */
export function peopleDigest({ message }: LaunchContent, phones: readonly string[], recordingSha256: string | null): string {
  return sha256(canonicalJson({ message, numbers: numbersDigest(phones), recordingSha256 }));
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const numbersDigest = (phones: readonly string[]) => sha256(phones.toSorted().join("\n"));

/** JSON with sorted keys and without what is undefined: equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(",")}}`;
}
