import "server-only";
import { eq } from "drizzle-orm";
import { isBusyDatabase } from "@/lib/db/busy";
import { db } from "@/lib/db/client";
import { NOW } from "@/lib/db/clock";
import { listJobs } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { UpstreamRefused } from "@/lib/ip-sales/errors";
import { FenceLost } from "@/lib/leased-work";
import type { Step } from "@/lib/lists/steps";
import { log } from "@/lib/log";
import { type StoredProblem, storeProblem } from "@/lib/stored-problem";
import { doStep } from "./do-step";
import { settle } from "./finish";
import { Outcome } from "./outcome";
import { prepare, readStable } from "./prepare";
import { type Change, changeRow, type JobRow, letGo, readSteps } from "./rows";

/** After so many failures of one step a person decides. */
const TRIES = 3;
const PAUSE_MS = 1_000;

/** Added or changed contacts aren't in the list, whatever was answered: nobody may be removed by this plan. */
class NotAllThere extends AppError {
  static override readonly kind = "NotAllThere";
  override name = NotAllThere.kind;

  constructor(missing: number) {
    super("conflict", { message: "lists.problems.notAllThere", values: { count: missing }, details: { missing } });
  }
}

/** Goes on with a taken job as far as a machine may. */
export async function workOn(taken: JobRow): Promise<void> {
  let row: JobRow | null = taken;
  try {
    if (row.state === "reading" && row.cancelledBy !== null) return await end(row, "cancelled", { result: null });
    if (row.state === "reading") row = await prepare(row);
    if (row?.state === "running") await run(row);
  } catch (error) {
    if (error instanceof FenceLost) return;
    // An error of ours may have a connection's for its cause: IP-Sales', not the database's.
    if (!(error instanceof AppError) && isBusyDatabase(error)) throw error;
    await afterFailure(row ?? taken, error);
  }
}

async function run(begun: JobRow): Promise<void> {
  let row = begun;
  const steps = await readSteps(row.id);
  while (row.done < steps.length && row.cancelledBy === null) {
    const step = steps[row.done];
    if (!step) break;
    if (step.kind === "verify") await verify(row, steps);
    else await doStep(row.listId, step);
    row = await changeRow(row, { done: row.done + 1, tries: 0 });
  }
  // A step that was under way when somebody cancelled the job may have been done.
  const result = await settle(row, steps.slice(0, row.done + 1));
  await end(row, row.done === steps.length ? "done" : "cancelled", { result });
}

/** @throws NotAllThere */
async function verify(row: JobRow, steps: readonly Step[]): Promise<void> {
  const missing = (await Outcome.of(await readStable(row.listId))).missing(steps);
  if (missing > 0) throw new NotAllThere(missing);
}

const end = (row: JobRow, state: "done" | "cancelled", change: Change) =>
  letGo(row, { ...change, state, given: null, plan: null, problem: null, finishedAt: NOW }, null);

/** The step is tried again after a pause; where that is in vain, or can't help, the job stops, and a person decides. */
async function afterFailure(known: JobRow, error: unknown): Promise<void> {
  const [raw] = await db()
    .select({ tries: listJobs.tries, done: listJobs.done, state: listJobs.state })
    .from(listJobs)
    .where(eq(listJobs.id, known.id));
  const tries = (raw?.tries ?? 0) + 1;
  const mayHelp = raw?.state === "running" ? !(error instanceof UpstreamRefused || error instanceof NotAllThere) : !isDecided(error);
  if (mayHelp && tries <= TRIES) {
    log.warn({ err: error, job: known.id, tries }, "a step of a job on a list is tried again");
    return letGo(known, { tries }, PAUSE_MS * 2 ** (tries - 1));
  }
  const problem: StoredProblem = storeProblem(error, { code: "internal", message: "lists.problems.unforeseen" });
  // What was sent and isn't there is sent again.
  const again = error instanceof NotAllThere ? { done: 0 } : {};
  await changeRow(known, { state: "stopped", problem, tries: 0, finishedAt: NOW, dueAt: null, ...again });
  await letGo(known, { result: await resultSoFar(known, raw) }, null);
}

/** Before anything was begun: what was asked can't be done, or was tried over and over already. */
const isDecided = (error: unknown): boolean =>
  error instanceof UpstreamRefused || (error instanceof AppError && ["invalid", "conflict", "not-found"].includes(error.code));

/** What the list shows of a job that stopped; null where it hasn't begun, or the list can't be read now. */
async function resultSoFar(row: JobRow, at: { done: number; state: string } | undefined) {
  if (at?.state !== "running") return null;
  try {
    // The step that failed may have been done.
    const steps = (await readSteps(row.id)).slice(0, at.done + 1);
    return (await Outcome.of(await readStable(row.listId))).result(steps, row.effect?.refused ?? 0);
  } catch (error) {
    log.warn({ err: error, job: row.id }, "what a stopped job did could not be counted");
    return null;
  }
}
