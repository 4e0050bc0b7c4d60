import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import { db, type Queryable } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { signInFailures } from "@/lib/db/schema";

const WINDOW_MS = 15 * 60_000;
/** Failures that cost nothing; each further one doubles the wait, from fifteen seconds up to the whole window. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 15_000;
/** Failures in the window from one address over all accounts: guessing one password on many people. */
const ADDRESS_FAILURES = 100;

export type Attempt =
  /** `waitSeconds`: how long the next one will have to wait, should this one fail. */
  | { kind: "open"; waitSeconds: number }
  /** `since`: the failure that began the wait. */
  | { kind: "locked"; seconds: number; since: Date };

/** How long to wait, in milliseconds from the last failure, after so many failures in the window. */
export function waitAfter(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(WINDOW_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}

/**
 * Counts a guess at a password as a failure beforehand, one at a time for each e-mail and address, so that many guesses at once
 * gain nothing.
 * @param address where the guess comes from: a network address, or a place of ours where passwords are asked for
 */
export async function reserveAttempt(email: string, address: string): Promise<Attempt> {
  return db().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`sign-in ${email} ${address}`}))`);
    const now = await readClock(tx);
    const recent = gt(signInFailures.at, new Date(now - WINDOW_MS));
    const failures = await tx
      .select({ at: signInFailures.at })
      .from(signInFailures)
      .where(and(eq(signInFailures.email, email), eq(signInFailures.address, address), recent))
      .orderBy(desc(signInFailures.at));
    const last = failures[0];
    const openAt = last ? last.at.getTime() + waitAfter(failures.length) : 0;
    if (last && openAt > now) return { kind: "locked", seconds: Math.ceil((openAt - now) / 1000), since: last.at };

    const fromAddress = await tx.$count(signInFailures, and(eq(signInFailures.address, address), recent));
    if (fromAddress >= ADDRESS_FAILURES) return { kind: "locked", seconds: WINDOW_MS / 1000, since: new Date(now - WINDOW_MS) };
    await tx.insert(signInFailures).values({ email, address, at: new Date(now) });
    return { kind: "open", waitSeconds: waitAfter(failures.length + 1) / 1000 };
  });
}

/** After the right password: only failures count. */
export async function forgetAttempts(on: Queryable, email: string, address: string): Promise<void> {
  await on.delete(signInFailures).where(and(eq(signInFailures.email, email), eq(signInFailures.address, address)));
}
