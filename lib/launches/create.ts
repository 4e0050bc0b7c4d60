import "server-only";
import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import * as z from "zod/mini";
import type { Actor } from "@/lib/auth/actor";
import { db, type Queryable } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { drafts, launches, users } from "@/lib/db/schema";
import { launchOfDraft } from "@/lib/drafts/launched";
import { launchedAlready, savedSince } from "@/lib/drafts/refusals";
import { AppError } from "@/lib/errors";
import { localeOf } from "@/lib/i18n/config";
import { keepRecording } from "@/lib/recordings/store";
import { formatTime, toIsraelIso } from "@/lib/time";
import type { LaunchOrder } from "./order";
import { AT_ONCE, inMs, writeStep } from "./rows";
import { NOTHING_CAME } from "./state-machine";
import { newLaunchToken } from "./token";

/** The same content under another key is refused for so long, unless it is meant (design/launch.md). */
export const SAME_CONTENT = sql`${NOW} - interval '24 hours'`;

/**
 * The launch of an idempotency key, written at its first request: however often and however close together it is asked, one row.
 * @returns its id
 * @throws AppError `conflict` when the key stands for another content, or the content was launched in the last 24 hours
 */
export async function createLaunch(order: LaunchOrder, idempotencyKey: string, actor: Actor): Promise<string> {
  return db().transaction(async (tx) => {
    await takeContent(tx, order.digest);
    const known = await launchOfKey(tx, idempotencyKey, order.digest);
    if (known) return known;
    await refuseSameContent(tx, order, actor);
    await refuseChangedDraft(tx, order, actor);
    const created = await insert(tx, order, idempotencyKey, actor);
    // Another content under the same key was faster.
    return created ?? (await launchOfKey(tx, idempotencyKey, order.digest)) ?? lost();
  });
}

/** Equal contents take turns, until the transaction ends: of two keys one is first, and nothing is let go beside a launch that begins. */
export async function takeContent(tx: Queryable, digest: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 0))`);
}

/** The launch that a key stands for already; null for a new key. @throws AppError `conflict` when it stands for another content */
export const knownLaunch = (idempotencyKey: string, digest: string) => launchOfKey(db(), idempotencyKey, digest);

function lost(): never {
  throw new Error("the launch has no row");
}

async function launchOfKey(tx: Queryable, idempotencyKey: string, digest: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: launches.id, digest: launches.digest })
    .from(launches)
    .where(eq(launches.idempotencyKey, idempotencyKey));
  if (!row) return null;
  if (row.digest !== digest) throw new AppError("conflict", { message: "launches.problems.keyReused", details: { launchId: row.id } });
  return row.id;
}

async function refuseSameContent(tx: Queryable, { digest, spec }: LaunchOrder, actor: Actor): Promise<void> {
  if (spec.repeatOf !== undefined && (await isLaunchOf(tx, spec.repeatOf, digest))) return;
  const nothing = NOTHING_CAME.map((state) => ne(launches.state, state));
  const [twin] = await tx
    .select({ id: launches.id, createdAt: launches.createdAt, by: users.name, campaignId: launches.campaignId })
    .from(launches)
    .innerJoin(users, eq(users.id, launches.createdBy))
    .where(and(eq(launches.digest, digest), gt(launches.createdAt, SAME_CONTENT), ...nothing))
    .orderBy(desc(launches.createdAt))
    .limit(1);
  if (!twin) return;
  const at = twin.createdAt.getTime();
  throw new AppError("conflict", {
    message: "launches.problems.sameContent",
    values: { who: twin.by, when: formatTime(at, localeOf(actor.locale)) },
    details: { reason: "same-content", launchId: twin.id, campaignId: twin.campaignId, createdBy: twin.by, createdAt: toIsraelIso(at) },
  });
}

/**
 * A draft is launched once, as it was on the screen: what a second tab or a second person changed meanwhile is another campaign to the
 * same people, which nobody decided. Launches of one draft take turns until the transaction ends.
 */
async function refuseChangedDraft(tx: Queryable, { spec, digest }: LaunchOrder, actor: Actor): Promise<void> {
  const { draftId, draftVersion, repeatOf } = spec;
  if (draftId === undefined) return;
  const [draft] = await tx
    .select({ version: drafts.version, by: users.name, at: drafts.updatedAt })
    .from(drafts)
    .innerJoin(users, eq(users.id, drafts.updatedBy))
    .where(and(eq(drafts.id, draftId), isNull(drafts.deletedAt)))
    .for("update", { of: drafts });
  if (!draft) throw new AppError("invalid", { fields: [{ field: "draftId", problem: "campaigns.problems.draftId" }] });
  const launched = await launchOfDraft(tx, draftId);
  if (launched && !(launched.id === repeatOf && launched.digest === digest)) throw launchedAlready(launched, actor);
  if (!launched && draftVersion !== undefined && draft.version !== draftVersion) throw savedSince(draft, actor);
}

/** @throws AppError `invalid` when there is no such launch: a repetition of nothing is a slip */
async function isLaunchOf(tx: Queryable, launchId: string, digest: string): Promise<boolean> {
  const isId = z.uuid().safeParse(launchId).success;
  const [row] = isId ? await tx.select({ digest: launches.digest }).from(launches).where(eq(launches.id, launchId)) : [];
  if (!row) throw new AppError("invalid", { fields: [{ field: "repeatOf", problem: "launches.problems.id" }] });
  return row.digest === digest;
}

async function insert(tx: Queryable, order: LaunchOrder, idempotencyKey: string, actor: Actor): Promise<string | null> {
  const { spec, content, phones, optedOut, rejected, blocked, recording, digest, peopleDigest } = order;
  if (recording) await keepRecording(tx, recording);
  const [row] = await tx
    .insert(launches)
    .values({
      idempotencyKey,
      digest,
      peopleDigest,
      token: newLaunchToken(),
      state: "intent",
      createdBy: actor.id,
      title: spec.title,
      spec: {
        ...content,
        undoSeconds: spec.undoSeconds,
        ...(spec.repeatOf && { repeatOf: spec.repeatOf }),
        ...(spec.answers && { answers: spec.answers }),
      },
      phones: phones.join("\n"),
      recipients: phones.length,
      rejected,
      blocked,
      optedOut: optedOut.size,
      recordingSha256: recording?.sha256 ?? null,
      sendAfter: inMs(spec.undoSeconds * 1000),
      dueAt: AT_ONCE,
      repeatOf: spec.repeatOf ?? null,
      draftId: spec.draftId ?? null,
    })
    .onConflictDoNothing({ target: launches.idempotencyKey })
    .returning({ id: launches.id });
  if (!row) return null;
  await writeStep(tx, row.id, {
    event: "asked",
    state: "intent",
    evidence: { recipients: phones.length, optedOut: optedOut.size, rejected, blocked },
  });
  return row.id;
}
