import "server-only";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { readStable } from "./jobs/prepare";
import { insertJob } from "./jobs/rows";
import { listWorker } from "./jobs/worker";
import { JobBegun, ListRef, RestoreRequest, SnapshotAnswer, SnapshotPage, SnapshotPageQuery, SnapshotsAnswer } from "./schema";
import { readSnapshot, readSnapshotContacts, readSnapshots, snapshotContacts } from "./snapshots";
import { readList } from "./store";

export const listSnapshotsOfList = operation({
  name: "list.snapshots",
  allow: "lists:manage",
  input: ListRef,
  output: SnapshotsAnswer,
  run: async ({ input: { listId } }) => {
    await readList(listId);
    return { snapshots: await readSnapshots(listId) };
  },
});

/** A snapshot with a page of its contacts. */
export const getSnapshot = operation({
  name: "list.snapshot-contacts",
  allow: "lists:manage",
  input: SnapshotPageQuery,
  output: SnapshotPage,
  run: async ({ input: { listId, snapshotId, page, pageSize } }) => {
    const snapshot = await readSnapshot(listId, snapshotId);
    const contacts = await readSnapshotContacts(listId, snapshotId);
    return { snapshot, contacts: contacts.slice((page - 1) * pageSize, page * pageSize), total: contacts.length };
  },
});

/** Keeps the list as it is now. */
export const takeSnapshot = operation({
  name: "list.snapshot",
  allow: "lists:manage",
  writes: true,
  input: ListRef,
  output: SnapshotAnswer,
  audit: ({ listId }) => ({ target: String(listId) }),
  run: async ({ input: { listId }, actor, note }) => {
    await readList(listId);
    const contacts = await readStable(listId);
    const snapshotId = await snapshotContacts(listId, contacts, { isWhole: true, reason: "asked" }, actor.id);
    note({ details: { snapshotId, contacts: contacts.length } });
    return { snapshot: await readSnapshot(listId, snapshotId) };
  },
});

/** Works out what brings the list back to a snapshot, and shows it: `start` does it. */
export const restoreSnapshot = operation({
  name: "list.restore",
  allow: "lists:manage",
  writes: true,
  input: RestoreRequest,
  output: JobBegun,
  audit: ({ listId, snapshotId, removeOthers }) => ({ target: String(listId), details: { snapshotId, removeOthers } }),
  run: async ({ input: { listId, snapshotId, removeOthers }, actor, note }) => {
    await readList(listId);
    const snapshot = await readSnapshot(listId, snapshotId);
    if (removeOthers && !snapshot.isWhole) {
      throw new AppError("invalid", { fields: [{ field: "removeOthers", problem: "lists.problems.partialSnapshot" }] });
    }
    const jobId = await insertJob(listId, { kind: "restore", snapshotId, removeOthers, isPreview: true }, actor.id);
    note({ details: { jobId } });
    listWorker().wake();
    return { job: { id: jobId } };
  },
});
