import "server-only";
import { and, eq, gt, gte, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { beginMachineOrder, carryOut } from "@/lib/campaigns/machine-orders";
import { hold } from "@/lib/campaigns/orders";
import { isResumedByPerson } from "@/lib/campaigns/person-orders";
import { takeTurn, WATCHING } from "@/lib/campaigns/turns";
import { db } from "@/lib/db/client";
import { NOW, readClock } from "@/lib/db/clock";
import { auditEntries, launches, strayCampaigns } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { type HistoryEntry, history } from "@/lib/ip-sales/campaigns";
import { backgroundPauseMs } from "@/lib/ip-sales/client";
import { FenceLost } from "@/lib/leased-work";
import { log } from "@/lib/log";
import { ledgerRevision } from "@/lib/opt-outs/ledger";
import { addDays, israelDay } from "@/lib/time";
import { holdForOptOuts } from "./opt-out-guard";
import { storedProblem } from "./problem";
import { advance, type LaunchRow, launchColumns, readRow } from "./rows";
import type { Candidate } from "./schema";
import { candidate, seen } from "./search";
import { follow, type LaunchEvent, type LaunchState } from "./state-machine";
import { holdAgain, holdStrays } from "./strays";
import { keepWindow } from "./window-guard";

/** Launches whose campaign goes on without us: it ends, is stopped, or somebody lets it begin elsewhere. */
const FOLLOWED: LaunchState[] = ["running", "scheduled", "held", "needs-person", "abandoned"];
/** A campaign can't be resumed after 21 days (reference, campaignResumption), nor scheduled further ahead. */
const FOLLOWED_FOR = sql`${NOW} - interval '45 days'`;
const WATCH_PATIENCE_MS = 50;
/** A second campaign of one request shows itself within a day, as a late one does. */
const STRAYS_FOR = sql`${NOW} - interval '24 hours'`;

/**
 * One look at the history for all launches that rest: their state becomes what it shows, what arrives late or twice is held at once,
 * and campaigns of ours keep the calling window.
 */
export async function watchLaunches(): Promise<void> {
  if (backgroundPauseMs() > 0) return;
  // Of several servers one looks at a time.
  const end = await takeTurn(WATCHING, WATCH_PATIENCE_MS);
  if (end) await lookAtAll().finally(end);
}

async function lookAtAll(): Promise<void> {
  const rows = await restingRows();
  if (rows.length === 0) return;
  const nowMs = await readClock();
  const oldestMs = Math.min(...rows.map((row) => row.createdAt.getTime()));
  const entries = await history({ from: addDays(israelDay(oldestMs), -1), to: addDays(israelDay(nowMs), 1) });
  const marked = entries.filter(({ launchToken }) => launchToken !== null);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const strays = await db()
    .select()
    .from(strayCampaigns)
    .where(
      inArray(
        strayCampaigns.launchId,
        rows.map(({ id }) => id),
      ),
    );
  for (const row of rows) {
    const ours = marked.filter(({ launchToken }) => launchToken === row.token);
    const known = strays.filter(({ launchId }) => launchId === row.id);
    await lookAt(row, { ours, known, byId, nowMs }).catch((error: unknown) => {
      // A person acted meanwhile, or something else went wrong: the others are looked at all the same, and the next look sees what came of it.
      if (!(error instanceof FenceLost)) log.error({ err: error, launch: row.id }, "a launch could not be looked after");
    });
  }
}

/** What one look shows of one launch. */
interface Sight {
  /** Campaigns with its token. */
  ours: HistoryEntry[];
  /** Those of them that were found beside its own before. */
  known: (typeof strayCampaigns.$inferSelect)[];
  byId: ReadonlyMap<number, HistoryEntry>;
  nowMs: number;
}

async function restingRows(): Promise<LaunchRow[]> {
  const followed = and(inArray(launches.state, FOLLOWED), isNotNull(launches.campaignId), gt(launches.createdAt, FOLLOWED_FOR));
  const watched = or(gt(launches.watchUntil, NOW), and(isNotNull(launches.campaignId), gt(launches.sentAt, STRAYS_FOR)));
  const found = await db()
    .select(launchColumns)
    .from(launches)
    .where(and(isNull(launches.dueAt), or(followed, watched)));
  return found.map(readRow);
}

async function lookAt(row: LaunchRow, sight: Sight): Promise<void> {
  const { nowMs } = sight;
  const { row: met, hasStrays } = await meetStrays(row, sight);
  const entry = met.campaignId === null ? await letGoByPerson(sight) : sight.byId.get(met.campaignId);
  if (!entry) return;
  const event = seen(met, entry, nowMs);
  // Given up is given up: nobody is called, unless a person let it go on its own page since.
  if (met.state === "abandoned") await holdAgain(met, { campaignId: entry.id, foundAt: met.stateSince }, entry);
  if (met.state === "abandoned" && !(await isResumedByPerson(entry.id, met.stateSince))) return;
  if (event === "seen-active" && (await isPaused(met, entry.id))) return keepPause(met, entry.id);
  const after =
    event && follow(met.state, event) && event !== "seen-on-hold"
      ? // That another campaign was found and held stays told, whatever becomes of this one.
        await advance(met, {
          event,
          evidence: { found: "history", campaignId: entry.id },
          change: { campaignId: entry.id, ...(!hasStrays && { problem: null }), ...(await acceptedBy(met, event)) },
        })
      : met;
  await keepWindow(after, entry, nowMs);
  await holdForOptOuts(after, entry);
}

/** A person let it go on although somebody asked meanwhile not to be called: they aren't asked once more for the same people. */
async function acceptedBy({ state }: LaunchRow, event: LaunchEvent) {
  return state === "needs-person" && event === "seen-active" ? { optOutsUpTo: await ledgerRevision() } : {};
}

/** Where the launch goes by none: the one that a person let go on its own page is its campaign from then on. */
async function letGoByPerson({ known, byId }: Sight): Promise<HistoryEntry | undefined> {
  for (const { campaignId, foundAt } of known) {
    const entry = byId.get(campaignId);
    if (entry?.status === "active" && (await isResumedByPerson(campaignId, foundAt))) return entry;
  }
  return undefined;
}

/**
 * It rests because a person held it, and it calls all the same: an order of ours that was given up for lost may have arrived after the
 * pause. Whoever let it go on here since decided anew.
 */
async function isPaused(row: LaunchRow, campaignId: number): Promise<boolean> {
  if (row.state !== "needs-person" || row.problem?.message !== HELD_BY_PERSON) return false;
  const wasKept = and(
    eq(auditEntries.action, KEPT),
    eq(auditEntries.target, String(campaignId)),
    eq(auditEntries.outcome, "done"),
    gte(auditEntries.at, row.stateSince),
  );
  return !(await isResumedByPerson(campaignId, row.stateSince)) && (await db().$count(auditEntries, wasKept)) === 0;
}

const HELD_BY_PERSON = "launches.problems.heldByPerson";
const KEPT = "launch.keep-pause";

/** Once: whoever lets it go on in IP-Sales' own site after that means it. */
async function keepPause({ id }: LaunchRow, campaignId: number): Promise<void> {
  const order = { action: "launch.keep-pause", campaignId, reason: { launch: id } } as const;
  await carryOut(order, await beginMachineOrder(order), () => hold(campaignId));
}

/** Campaigns with the token beside the one the launch goes by: new ones are held and reported, known ones kept on hold. */
async function meetStrays(row: LaunchRow, { ours, known, byId }: Sight): Promise<{ row: LaunchRow; hasStrays: boolean }> {
  for (const stray of known) {
    const entry = byId.get(stray.campaignId);
    // One that a person made the launch's own is a stray no more.
    if (entry && stray.campaignId !== row.campaignId) await holdAgain(row, stray, entry);
  }
  const isKnown = ({ id }: HistoryEntry) => id === row.campaignId || known.some(({ campaignId }) => campaignId === id);
  const fresh = ours.filter((entry) => !isKnown(entry));
  if (fresh.length === 0 || !follow(row.state, "stray-held")) return { row, hasStrays: known.length > 0 };
  const held = await holdStrays(row, fresh);
  const isLate = row.campaignId === null;
  const problem = storedProblem(new AppError("conflict", { message: `launches.problems.${isLate ? "lateArrival" : "strayFound"}` }));
  const evidence = { campaignIds: fresh.map(({ id }) => id), status: fresh[0]?.status };
  const search = isLate && row.search ? { ...row.search, candidates: withLate(row.search.candidates, held) } : row.search;
  return { row: await advance(row, { event: "stray-held", evidence, change: { problem, search } }), hasStrays: true };
}

/** What turned up is among what a person may choose from. */
function withLate(known: Candidate[], late: HistoryEntry[]): Candidate[] {
  const others = known.filter(({ campaignId }) => !late.some(({ id }) => id === campaignId));
  return [...others, ...late.map((entry) => candidate(entry, "token"))];
}
