import "server-only";
import { eq } from "drizzle-orm";
import type { AuditActor } from "@/lib/audit/record";
import { can } from "@/lib/auth/permissions";
import type { Queryable } from "@/lib/db/client";
import { users } from "@/lib/db/schema";
import type { LaunchRow } from "./rows";

/**
 * For whom a step is done, read and locked inside the transaction that commits it: a person whose role changed or who was
 * disabled a moment ago sends nothing (faults.md, F38). `may` is false then.
 */
export async function personBehind(tx: Queryable, row: LaunchRow): Promise<{ person: AuditActor; may: boolean }> {
  const id = row.releasedBy ?? row.createdBy;
  const [user] = await tx.select().from(users).where(eq(users.id, id)).for("share");
  if (!user) throw new Error("a launch has nobody behind it");
  const active = user.disabledAt === null;
  const may = row.releasedBy === null ? can(user.role, "campaigns:launch") : mayDecide(user, row);
  return { person: user, may: active && may };
}

/** Cancelling what is not sent, and releasing what stands on hold: the author, or who controls campaigns. */
export function mayDecide(person: { id: string; role: AuditActor["role"] }, row: Pick<LaunchRow, "createdBy">): boolean {
  return can(person.role, "launches:decide") && (person.id === row.createdBy || can(person.role, "campaigns:control"));
}

/** {@link mayDecide} at this moment, read and locked inside the transaction that counts on it. */
export async function mayDecideNow(tx: Queryable, personId: string, row: Pick<LaunchRow, "createdBy">): Promise<boolean> {
  const [person] = await tx.select().from(users).where(eq(users.id, personId)).for("share");
  return person !== undefined && person.disabledAt === null && mayDecide(person, row);
}

/** Whether a person may be the second one at this moment, read and locked inside the transaction that counts on it. */
export async function mayApprove(tx: Queryable, personId: string): Promise<boolean> {
  const [person] = await tx.select().from(users).where(eq(users.id, personId)).for("share");
  return person !== undefined && person.disabledAt === null && can(person.role, "launches:approve");
}
