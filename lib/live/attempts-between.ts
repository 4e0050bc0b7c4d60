import { isNetworkFailure } from "@/lib/reports/network-failure";
import type { Call } from "@/lib/reports/schema";
import { isNotDialed } from "@/lib/reports/verdict";

/**
 * Which attempts a reading of a report shows that the one before didn't. Upstream tells of each recipient the last attempt alone, and in
 * `retries` how many there were before it (reference, "calls[]"): whatever ended and was followed by another between two readings is
 * known to have been, and no more. Pure.
 */

type ReportRow = Pick<Call, "phone" | "status" | "lastCall" | "retries" | "durationSeconds" | "sipCode" | "cause" | "had180" | "had183">;

/** The number of each phone's latest attempt that was seen, from 1. */
export type SeenAttempts = ReadonlyMap<string, number>;

export interface Attempt extends ReportRow {
  /** From 1. */
  attempt: number;
}

export interface NewAttempts {
  /** At most one a phone. */
  seen: Attempt[];
  /** Attempts before those that nobody saw. */
  missed: number;
  /** How many of `seen` failed in the network. */
  network: number;
}

/** (D) What a call in the air is called; the reference lists the statuses of ended calls and leaves the others open. */
const IN_THE_AIR = new Set(["", "dialing"]);

/** The number of the ended attempt that a row tells of; null where it tells of none: nobody dialled, or the call is in the air. */
export function attemptOf({ status, retries, lastCall }: Pick<ReportRow, "status" | "retries" | "lastCall">): number | null {
  if (isNotDialed(status) || IN_THE_AIR.has(status.trim().toLowerCase())) return null;
  if (retries === null && lastCall === null) return null;
  return (retries ?? 0) + 1;
}

/** Whether a row tells of an attempt that was not seen before. */
export function isNew(before: SeenAttempts, row: ReportRow): boolean {
  const attempt = attemptOf(row);
  return attempt !== null && attempt > (before.get(row.phone) ?? 0);
}

export function attemptsBetween(before: SeenAttempts, rows: Iterable<ReportRow>): NewAttempts {
  const found = new Map<string, Attempt>();
  for (const row of rows) {
    const attempt = attemptOf(row);
    if (attempt === null || !isNew(before, row)) continue;
    const other = found.get(row.phone);
    if (!other || other.attempt < attempt) found.set(row.phone, { ...row, attempt });
  }
  const seen = [...found.values()];
  return {
    seen,
    missed: seen.reduce((sum, { phone, attempt }) => sum + attempt - 1 - (before.get(phone) ?? 0), 0),
    network: seen.reduce((sum, attempt) => sum + (isNetworkFailure(attempt) ? 1 : 0), 0),
  };
}
