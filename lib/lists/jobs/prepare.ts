import "server-only";
import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { packed } from "@/lib/lists/packed";
import { type Plan, planImport } from "@/lib/lists/plan";
import { planRestore } from "@/lib/lists/restore";
import type { Contact, ContactRow, ImportEffect, ListSnapshot } from "@/lib/lists/schema";
import { readSnapshotContacts, snapshotContacts } from "@/lib/lists/snapshots";
import type { Step } from "@/lib/lists/steps";
import { readWholeList } from "@/lib/lists/whole-list";
import { optedOutOf } from "@/lib/opt-outs/ledger";
import { readPhone } from "@/lib/phones/number";
import { changeRow, type JobRow, letGo, readGiven } from "./rows";

/**
 * Reads the list and works out what the job does to it. Then a preview waits for a person, and everything else is kept in a snapshot, in the
 * same transaction as the plan.
 * @returns the row that runs; null: it waits for a person
 * @throws AppError `conflict` where the list keeps changing, or where nothing that was given names anybody
 */
export async function prepare(row: JobRow): Promise<JobRow | null> {
  const contacts = await readStable(row.listId);
  const plan = await planOf(row, contacts);
  if (row.order.kind === "import" && row.order.mode === "replace") refuseEmptyReplacement(plan.effect);
  const digest = await digestOf(plan.steps);
  const shown = { state: "previewed", effect: plan.effect, order: { ...row.order, isPreview: true, digest }, tries: 0 };
  if (row.order.isPreview) {
    await letGo(row, shown, null);
    return null;
  }
  if (row.effect && (row.order.digest !== digest || !isDeepStrictEqual(row.effect, plan.effect))) {
    // What a person agreed to isn't what would be done: they are asked again.
    await letGo(row, { ...shown, problem: { code: "conflict", message: "lists.problems.changedSincePreview" } }, null);
    return null;
  }
  return begin(row, contacts, plan);
}

/** @throws AppError `conflict` where the list is known in part only: nothing is planned, changed or removed by that */
export async function readStable(listId: number): Promise<Contact[]> {
  const { contacts, isPartial } = await readWholeList(listId);
  if (isPartial) throw new AppError("conflict", { message: "lists.problems.keepsChanging" });
  return contacts;
}

/** Tells whether two plans do the same to the same contacts: the effect names but the first hundred. */
async function digestOf(steps: readonly Step[]): Promise<string> {
  const hash = createHash("sha256");
  for (const step of steps) {
    hash.update(JSON.stringify(step));
    await breathe();
  }
  return hash.digest("base64");
}

async function planOf(row: JobRow, contacts: Contact[]): Promise<Plan> {
  const { order } = row;
  const inList = contacts.flatMap(({ phones }) => phones);
  if (order.kind === "import") {
    const rows = await readGiven(row.id);
    // A plan with rows must never become the plan of an import without any, which may be about everybody.
    if ((rows.length === 0) !== order.isEmpty) throw new Error("the contacts that were given are not there");
    const optedOut = await optedOutOf([...inList, ...numbersOf(rows)]);
    return planImport({ contacts, rows, mode: order.mode, isOptedOut: (phone) => optedOut.has(phone) });
  }
  const snapshot = await readSnapshotContacts(row.listId, order.snapshotId);
  const optedOut = await optedOutOf([...inList, ...snapshot.flatMap(({ phones }) => phones)]);
  return planRestore({ contacts, snapshot, removeOthers: order.removeOthers, isOptedOut: (phone) => optedOut.has(phone) });
}

async function begin(row: JobRow, contacts: Contact[], { effect, steps }: Plan): Promise<JobRow> {
  const plan = await packed(steps, 1);
  const reason = reasonOf(row);
  return db().transaction(async (tx) => {
    const snapshotId =
      reason === null || steps.length === 0
        ? null
        : await snapshotContacts(row.listId, contacts, { isWhole: true, reason }, row.createdBy, tx);
    return changeRow(row, { state: "running", effect, plan, steps: steps.length, done: 0, tries: 0, snapshotId, problem: null }, tx);
  });
}

/** Why a snapshot is taken; null: an import that only adds needs none. */
function reasonOf({ order }: JobRow): ListSnapshot["reason"] | null {
  if (order.kind === "restore") return "restore";
  if (order.mode === "insert") return null;
  if (order.mode === "delete") return order.isEmpty ? "clear" : "delete";
  return order.mode === "replace" ? "replace" : "import";
}

/** Replacing by nobody would be emptying the list, which is asked for in another way. */
function refuseEmptyReplacement({ add, change, unchanged }: ImportEffect): void {
  if (add + change + unchanged === 0) throw new AppError("invalid", { message: "lists.problems.nobodyNamed" });
}

/** The rows' numbers in their exact form. */
function numbersOf(rows: readonly ContactRow[]): string[] {
  return rows.flatMap(({ phone = "" }) => {
    const reading = readPhone(phone);
    return reading.kind === "phone" ? [reading.phone] : [];
  });
}
