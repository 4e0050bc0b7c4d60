import "server-only";
import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { checkNewPassword, hashPassword, verifyPassword } from "@/lib/auth/passwords";
import type { Database } from "@/lib/db/client";
import { callerIds, users } from "@/lib/db/schema";
import { paths } from "@/lib/paths";
import { addUser, endSessions, hasUsableAdmin, newPasswordLink } from "./accounts";
import { DEMO_ACCOUNTS } from "./demo-accounts";

/** The sandbox's account has them from the start, and no action lists them. */
const DEMO_CALLER_IDS = ["0721234567", "0733456789"];

export interface FirstAccounts {
  appUrl: string;
  /** Given in sandbox mode only. */
  demoPassword?: string | undefined;
  admin?: { email: string; password: string } | undefined;
}

/** What the start prints: the demo accounts' e-mails, or the one-time address at which the first admin is set up. */
export interface Bootstrapped {
  demoEmails: string[];
  setUpUrl: string | null;
}

/**
 * Makes sure that somebody can sign in: the demo accounts beside the sandbox; the admin of the settings; else, while there is no
 * admin, a one-time set-up address. Safe to run by several instances at once.
 * @throws AppError `invalid` when the admin's password of the settings is too weak
 */
export async function bootstrapUsers(database: Database, first: FirstAccounts): Promise<Bootstrapped> {
  return database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('bootstrap users'))`);
    if (first.admin) await keepAdmin(tx, first.admin);
    if (first.demoPassword !== undefined) {
      for (const account of DEMO_ACCOUNTS) await keepDemoAccount(tx, account, first.demoPassword);
      await tx
        .insert(callerIds)
        .values(DEMO_CALLER_IDS.map((phone) => ({ phone, registeredHere: false })))
        .onConflictDoNothing();
      return { demoEmails: DEMO_ACCOUNTS.map((account) => account.email), setUpUrl: null };
    }
    await closeDemoAccounts(tx);
    if (await hasUsableAdmin(tx)) return { demoEmails: [], setUpUrl: null };
    const { token } = await newPasswordLink(tx, null);
    return { demoEmails: [], setUpUrl: first.appUrl + paths.setPassword(token) };
  });
}

type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Creates the settings' admin; one that exists keeps the password they chose. */
async function keepAdmin(tx: Transaction, admin: { email: string; password: string }): Promise<void> {
  const email = admin.email.trim().toLowerCase();
  const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (known) return;
  checkNewPassword(admin.password);
  await addUser(tx, { email, name: email.split("@")[0] ?? email, role: "admin", password: admin.password });
}

/** The demo's password is the printed one, also when the setting changed since the last start. */
async function keepDemoAccount(tx: Transaction, account: (typeof DEMO_ACCOUNTS)[number], password: string): Promise<void> {
  const [known] = await tx.select().from(users).where(eq(users.email, account.email));
  if (!known) {
    await addUser(tx, { ...account, password });
    return;
  }
  if (await verifyPassword(known.passwordHash, password)) return;
  await tx
    .update(users)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(users.id, known.id));
  await endSessions(tx, known.id);
}

/** A folder that once ran the demo and now has a real key: its printed password must open nothing. */
async function closeDemoAccounts(tx: Transaction): Promise<void> {
  const emails = DEMO_ACCOUNTS.map((account) => account.email);
  const closed = await tx
    .update(users)
    .set({ passwordHash: null })
    .where(and(inArray(users.email, emails), isNotNull(users.passwordHash)))
    .returning({ id: users.id });
  for (const { id } of closed) await endSessions(tx, id);
}
