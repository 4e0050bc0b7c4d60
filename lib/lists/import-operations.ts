import "server-only";
import * as z from "zod/mini";
import { AppError } from "@/lib/errors";
import { localeOf } from "@/lib/i18n/config";
import { operation } from "@/lib/operation";
import { requireName } from "./confirmation";
import { awaitEnd } from "./jobs/await-end";
import { cancelJob, continueJob, needsName, startJob } from "./jobs/decisions";
import { readJob, readJobs } from "./jobs/read";
import { insertJob, type ListOrder } from "./jobs/rows";
import { listWorker } from "./jobs/worker";
import {
  ImportRequest,
  ImportResult,
  JobAnswer,
  JobBegun,
  JobRef,
  JobsAnswer,
  LIMITS,
  ListRef,
  PreviewRequest,
  StartRequest,
} from "./schema";
import { readList } from "./store";

/** Up to 5,000 rows: done when it is answered, with what the list shows then. More: a job, which goes on by itself. */
export const importIntoList = operation({
  name: "list.import",
  allow: "lists:manage",
  writes: true,
  input: ImportRequest,
  output: z.union([ImportResult, JobBegun]),
  audit: ({ listId, mode, contacts }) => ({ target: String(listId), details: { mode, rows: contacts.length } }),
  run: async ({ input: { listId, mode, contacts, confirm }, actor, note }) => {
    const list = await readList(listId);
    const order = orderOf({ mode, contacts }, false);
    if (needsName(order)) requireName(list, confirm);
    const jobId = await insertJob(listId, order, actor.id, contacts);
    note({ details: { jobId } });
    listWorker().wake();
    const result = contacts.length <= LIMITS.atOnce ? await awaitEnd(jobId) : null;
    if (!result) return { job: { id: jobId } };
    note({ details: { ...result } });
    return result;
  },
});

/** Reads the list and works out what an import would do, and keeps the rows: `start` does it. */
export const previewImport = operation({
  name: "list.preview-import",
  allow: "lists:manage",
  input: PreviewRequest,
  output: JobBegun,
  run: async ({ input: { listId, mode, contacts }, actor }) => {
    await readList(listId);
    const jobId = await insertJob(listId, orderOf({ mode, contacts }, true), actor.id, contacts);
    listWorker().wake();
    return { job: { id: jobId } };
  },
});

/** @throws AppError `invalid` without contacts where they are needed: only `delete` may be about everybody */
function orderOf({ mode, contacts }: Pick<ImportRequest, "mode" | "contacts">, isPreview: boolean): ListOrder {
  const isEmpty = contacts.length === 0;
  if (isEmpty && mode !== "delete") throw new AppError("invalid", { fields: [{ field: "contacts", problem: "lists.problems.contacts" }] });
  return { kind: "import", mode, isPreview, isEmpty };
}

export const listJobsOfList = operation({
  name: "list.jobs",
  allow: "lists:manage",
  input: ListRef,
  output: JobsAnswer,
  run: async ({ input: { listId }, actor }) => {
    await readList(listId);
    return { jobs: await readJobs(listId, localeOf(actor.locale)) };
  },
});

export const getJob = operation({
  name: "list.job",
  allow: "lists:manage",
  input: JobRef,
  output: JobAnswer,
  run: async ({ input: { listId, jobId }, actor }) => ({ job: await readJob(listId, jobId, localeOf(actor.locale)) }),
});

/** Has done what was previewed, unless the list would come to another effect by now. */
export const startListJob = operation({
  name: "list.start-job",
  allow: "lists:manage",
  writes: true,
  input: StartRequest,
  output: JobAnswer,
  audit: ({ listId, jobId }) => ({ target: String(listId), details: { jobId } }),
  run: async ({ input: { listId, jobId, confirm }, actor, note }) => {
    await startJob(await readList(listId), jobId, confirm);
    listWorker().wake();
    const job = await readJob(listId, jobId, localeOf(actor.locale));
    note({ details: { kind: job.kind, mode: job.mode, rows: job.effect?.given } });
    return { job };
  },
});

/** Goes on with a stopped job where it stopped. */
export const continueListJob = operation({
  name: "list.continue-job",
  allow: "lists:manage",
  writes: true,
  input: JobRef,
  output: JobAnswer,
  audit: ({ listId, jobId }) => ({ target: String(listId), details: { jobId } }),
  run: async ({ input: { listId, jobId }, actor }) => {
    await readList(listId);
    await continueJob(listId, jobId);
    listWorker().wake();
    return { job: await readJob(listId, jobId, localeOf(actor.locale)) };
  },
});

/** Ends a job after the step that is under way; what was done stays done. */
export const cancelListJob = operation({
  name: "list.cancel-job",
  allow: "lists:manage",
  writes: true,
  input: JobRef,
  output: JobAnswer,
  audit: ({ listId, jobId }) => ({ target: String(listId), details: { jobId } }),
  run: async ({ input: { listId, jobId }, actor }) => {
    await cancelJob(listId, jobId, actor.id);
    listWorker().wake();
    return { job: await readJob(listId, jobId, localeOf(actor.locale)) };
  },
});
