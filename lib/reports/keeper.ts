import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/lib/db/client";
import { readClock } from "@/lib/db/clock";
import { reports } from "@/lib/db/schema";
import { history } from "@/lib/ip-sales/campaigns";
import { backgroundPauseMs } from "@/lib/ip-sales/client";
import { log } from "@/lib/log";
import { addDays, israelDay } from "@/lib/time";
import { readVerdictRules } from "@/lib/verdict-rules/store";
import { PACKED_FORMAT } from "./packed-columns";
import { isSettled } from "./read-report";
import { storedReport } from "./store";
import { rulesDigest } from "./verdict-rules";

/** As far back as people look for what can be learned (the insights' first range). */
const DAYS = 90;
/** The history is asked for at most this often. */
const LOOK_EVERY_MS = 10 * 60_000;
/** A report rests this many times as long as it took, so that most of the line is for people. */
const PACE = 20;
const TRIED_AGAIN_MS = 60 * 60_000;

/**
 * Keeps the reports of campaigns that are over before anybody opens them, one at a time: insights are drawn from what is kept. Reports
 * that were judged by earlier rules are judged anew.
 */
export class ReportKeeper {
  #waiting: number[] = [];
  #lookedMs = 0;
  #restUntilMs = 0;
  readonly #failed = new Map<number, number>();

  /** Keeps at most one report. */
  async turn(nowMs = Date.now()): Promise<void> {
    if (nowMs < this.#restUntilMs || backgroundPauseMs() > 0) return;
    if (this.#waiting.length === 0 && nowMs - this.#lookedMs >= LOOK_EVERY_MS) {
      this.#lookedMs = nowMs;
      this.#waiting = await this.#owed();
    }
    const campaignId = this.#waiting.shift();
    if (campaignId === undefined || nowMs - (this.#failed.get(campaignId) ?? 0) < TRIED_AGAIN_MS) return;
    const beganMs = performance.now();
    try {
      await storedReport(campaignId);
      this.#failed.delete(campaignId);
    } catch (error) {
      this.#failed.set(campaignId, nowMs);
      log.warn({ err: error, campaign: campaignId }, "a finished report could not be read to be kept; it is tried again later");
    }
    this.#restUntilMs = nowMs + (performance.now() - beganMs) * PACE;
  }

  /** What is over and not kept, or kept as other rules judged it, or kept before the ledger was told of it; the latest first. */
  async #owed(): Promise<number[]> {
    const untold = await db().select({ id: reports.campaignId }).from(reports).where(eq(reports.optOutsTold, false));
    const owed = new Set([...(await this.#unkept()), ...untold.map(({ id }) => id)]);
    return [...owed].sort((a, b) => b - a);
  }

  async #unkept(): Promise<number[]> {
    const nowMs = await readClock();
    const today = israelDay(nowMs);
    const over = (await history({ from: addDays(today, -DAYS), to: today })).filter((campaign) => isSettled(campaign, nowMs));
    const ids = over.map(({ id }) => id);
    if (ids.length === 0) return [];
    const digest = rulesDigest(await readVerdictRules());
    const kept = await db()
      .select({ id: reports.campaignId })
      .from(reports)
      .where(and(inArray(reports.campaignId, ids), eq(reports.format, PACKED_FORMAT), eq(reports.rulesDigest, digest)));
    const here = new Set(kept.map(({ id }) => id));
    return ids.filter((id) => !here.has(id));
  }
}
