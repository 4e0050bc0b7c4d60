import "server-only";
import { and, asc, desc, eq, gt, isNotNull, isNull, ne, notInArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/auth/actor";
import { db, type Queryable } from "@/lib/db/client";
import { audiences, draftEditors, drafts, launches, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { NOTHING_CAME } from "@/lib/launches/state-machine";
import { toIsraelIso } from "@/lib/time";
import { DraftForm } from "./form";
import { launchOfDraft } from "./launched";
import { launchedAlready, savedSince } from "./refusals";
import type { Draft, DraftEditing, DraftSummary } from "./schema";
import { specOf } from "./spec";

const author = alias(users, "author");
const editor = alias(users, "editor");
const iso = (date: Date) => toIsraelIso(date.getTime());

const LAUNCH_ID = sql<
  string | null
>`(select ${launches.id} from ${launches} where ${launches.draftId} = ${drafts.id} and ${notInArray(launches.state, NOTHING_CAME)} order by ${launches.createdAt} desc limit 1)`;

/** Numbers of a draft whose recipients all come from one kept list, or that has none yet; of others, only IP-Sales or an addition could tell. */
const RECIPIENTS = sql<
  number | null
>`case jsonb_array_length(${drafts.form}->'sources') when 0 then 0 when 1 then (select (${audiences.summary}->>'accepted')::int from ${audiences} where ${audiences.id}::text = ${drafts.form}->'sources'->0->>'audienceId') end`;

/** Readable whatever else an older version's form lacks. */
const TITLE = sql<string>`coalesce(${drafts.form}->>'title', '')`;

function select(on: Queryable) {
  return on
    .select({
      id: drafts.id,
      version: drafts.version,
      title: TITLE,
      form: drafts.form,
      createdAt: drafts.createdAt,
      createdBy: { id: author.id, name: author.name },
      updatedAt: drafts.updatedAt,
      updatedBy: { id: editor.id, name: editor.name },
      launchId: LAUNCH_ID,
      recipients: RECIPIENTS,
    })
    .from(drafts)
    .innerJoin(author, eq(author.id, drafts.createdBy))
    .innerJoin(editor, eq(editor.id, drafts.updatedBy))
    .$dynamic();
}

/** At most so many are listed: the ones that were touched last. */
const LISTED = 500;

/** What is neither launched nor deleted, the latest change first. */
export async function readDrafts(): Promise<DraftSummary[]> {
  const rows = await select(db())
    .where(and(isNull(drafts.deletedAt), sql`${LAUNCH_ID} is null`))
    .orderBy(desc(drafts.updatedAt))
    .limit(LISTED);
  return rows.map(({ form: _, createdAt, updatedAt, ...facts }) => ({
    ...facts,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  }));
}

/** @throws AppError `not-found`, also for one that was deleted */
export async function readDraft(draftId: string, on: Queryable = db()): Promise<Draft> {
  const [row] = await select(on).where(and(eq(drafts.id, draftId), isNull(drafts.deletedAt)));
  if (!row) throw notFound();
  const { recipients: _, createdAt, updatedAt, ...facts } = row;
  const form = DraftForm.parse(row.form);
  return { ...facts, form, spec: specOf(form), createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}

const notFound = () => new AppError("not-found", { message: "drafts.problems.id" });

/**
 * @param id where whoever asks chose it: asked for again, the draft is as it is by now, and nothing of it changes
 * @throws AppError `not-found` when it was deleted since; `conflict` when it is somebody else's
 */
export async function createDraft(actor: Actor, form: DraftForm, id?: string): Promise<Draft> {
  const values = { ...(id !== undefined && { id }), createdBy: actor.id, updatedBy: actor.id, form };
  const [row] = await db().insert(drafts).values(values).onConflictDoNothing({ target: drafts.id }).returning({ id: drafts.id });
  if (row) return readDraft(row.id);
  if (id === undefined) throw new Error("the draft has no row");
  const known = await readDraft(id);
  if (known.createdBy.id !== actor.id) throw new AppError("conflict");
  return known;
}

/**
 * Saves a change of the version that the person saw.
 * @throws AppError `not-found`; `conflict` when another was saved since, or it was launched: nothing is overwritten
 */
export async function saveDraft(actor: Actor, draftId: string, version: number, form: DraftForm): Promise<Draft> {
  return db().transaction(async (tx) => {
    const [row] = await tx
      .select({ version: drafts.version, by: users.name, at: drafts.updatedAt })
      .from(drafts)
      .innerJoin(users, eq(users.id, drafts.updatedBy))
      .where(and(eq(drafts.id, draftId), isNull(drafts.deletedAt)))
      .for("update", { of: drafts });
    if (!row) throw notFound();
    await refuseLaunched(tx, draftId, actor);
    if (row.version !== version) throw savedSince(row, actor);
    await tx
      .update(drafts)
      .set({ form, version: version + 1, updatedBy: actor.id, updatedAt: sql`now()` })
      .where(eq(drafts.id, draftId));
    return readDraft(draftId, tx);
  });
}

async function refuseLaunched(tx: Queryable, draftId: string, actor: Actor): Promise<void> {
  const launch = await launchOfDraft(tx, draftId);
  if (launch) throw launchedAlready(launch, actor);
}

/** Deleting hides it and can be undone; a second deleting finds nothing. @throws AppError `not-found`; `conflict` for one that was launched */
export async function deleteDraft(actor: Actor, draftId: string): Promise<void> {
  await db().transaction(async (tx) => {
    const [row] = await tx
      .update(drafts)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(drafts.id, draftId), isNull(drafts.deletedAt)))
      .returning({ id: drafts.id });
    if (!row) throw notFound();
    await refuseLaunched(tx, draftId, actor);
  });
}

/** @throws AppError `not-found` where there is no deleted draft of this id */
export async function restoreDraft(draftId: string): Promise<Draft> {
  const [row] = await db()
    .update(drafts)
    .set({ deletedAt: null })
    .where(and(eq(drafts.id, draftId), isNotNull(drafts.deletedAt)))
    .returning({ id: drafts.id });
  if (!row) throw notFound();
  return readDraft(draftId);
}

/** Whoever wasn't heard of for so long has closed it. */
const PRESENT = sql`now() - interval '30 seconds'`;

/** Notes that somebody has the draft open. @returns how it stands, and who else has it open. @throws AppError `not-found` */
export async function noteEditing(actor: Actor, draftId: string): Promise<DraftEditing> {
  const { version, updatedAt, updatedBy, launchId } = await readDraft(draftId);
  await db()
    .insert(draftEditors)
    .values({ draftId, userId: actor.id })
    .onConflictDoUpdate({ target: [draftEditors.draftId, draftEditors.userId], set: { seenAt: sql`now()` } });
  const others = await db()
    .select({ id: users.id, name: users.name })
    .from(draftEditors)
    .innerJoin(users, eq(users.id, draftEditors.userId))
    .where(and(eq(draftEditors.draftId, draftId), ne(draftEditors.userId, actor.id), gt(draftEditors.seenAt, PRESENT)))
    .orderBy(asc(users.name));
  return { version, updatedAt, updatedBy, launchId, others };
}
