import "server-only";
import type { CampaignId } from "@/lib/campaigns/schema";
import { AppError } from "@/lib/errors";
import { ACCESS_DENIED, UpstreamRefused, UpstreamUnreachable } from "@/lib/ip-sales/errors";
import { log } from "@/lib/log";
import { readVerdictRules } from "@/lib/verdict-rules/store";
import { type Desk, reportDesk } from "./desk";
import { type CallFilter, NO_FILTER } from "./filter";
import { nextReport, type OnDesk } from "./into-desk";
import { type KeptReport, keepFigures, keepReport, type ReportHeader, readKept, readParts } from "./kept-reports";
import { readCounters, readFresh } from "./read-report";
import type { ReportSummary } from "./schema";
import { notePressesTold, tellPresses } from "./tell-presses";
import { rulesDigest, type VerdictRules } from "./verdict-rules";

/** A report, with its calls within reach. */
export interface StoredReport {
  header: ReportHeader;
  final: boolean;
  /** When the figures were true. */
  asOf: Date;
  /** They would have been read anew, and IP-Sales could not be asked. */
  stale: boolean;
  summary: ReportSummary;
  badRows: number;
  /** Keeps its columns on the desk until `release`, bringing them there first where they aren't. `report`: their number there. */
  pin: () => Promise<{ report: number; release: () => void }>;
}

interface Held extends Omit<StoredReport, "pin"> {
  campaignId: CampaignId;
  /** Final, and won't change any more. */
  isSettled: boolean;
  /** The database has it: from there it comes back when it had to leave the desk. */
  isKept: boolean;
  isBeingKept: boolean;
  /** The ledger knows who pressed 9 in it; or is being told. */
  isTold: boolean;
  counters: string | null;
  /** When it may be read anew; Infinity for a report that won't change. */
  staleAtMs: number;
  /** By which its calls were judged, and their short name. */
  rules: VerdictRules;
  rulesDigest: string;
  desk: { generation: number; columns: Promise<OnDesk>; bytes: number } | null;
  /** How many read its columns now: until they are done these stay. */
  pins: number;
}

interface Limits {
  /** Of the columns of all reports together; the report asked for longest ago leaves the desk first. */
  maxBytes: number;
  minAgeMs: number;
  /** A running report is read again only after this many times as long as its reading took. */
  pace: number;
  /** Readings at once. */
  maxReadings: number;
}

const LIMITS: Limits = { maxBytes: 384 * 1024 * 1024, minAgeMs: 3_000, pace: 5, maxReadings: 2 };
const NOT_ON_DESK = { desk: null, pins: 0 } as const;

/**
 * Reports, one reading at a time for each campaign however many ask. A finished one is kept in the database, for all processes and for
 * good; a running one is read anew when it is asked for, older than a few seconds, and the history's counters moved. A failed reading throws
 * what it met, and is not kept.
 */
export class ReportStore {
  readonly #desk: Desk;
  readonly #limits: Limits;
  readonly #held = new Map<CampaignId, Held>();
  readonly #opening = new Map<CampaignId, Promise<Held>>();
  /** Readings that a later one took the place of while somebody read their columns. */
  readonly #replaced = new Set<Held>();
  #readings = 0;
  readonly #queue: (() => void)[] = [];

  constructor(desk: Desk, limits: Limits = LIMITS) {
    this.#desk = desk;
    this.#limits = limits;
  }

  /** @throws AppError `not-found`, UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
  async get(campaignId: CampaignId): Promise<StoredReport> {
    const rules = await readVerdictRules();
    return this.#touched(await this.#get(campaignId, rules));
  }

  async #get(campaignId: CampaignId, rules: VerdictRules): Promise<Held> {
    const held = this.#held.get(campaignId);
    const isJudged = held?.rulesDigest === rulesDigest(rules);
    if (held && isJudged && Date.now() < held.staleAtMs && this.#isWithinReach(held)) {
      if (held.isSettled && !held.isKept && !held.isBeingKept) void this.#keep(held);
      if (held.isKept && !held.isTold) void this.#tell(held);
      return held;
    }
    const opening = this.#opening.get(campaignId) ?? this.#open(campaignId, held, rules).finally(() => this.#opening.delete(campaignId));
    this.#opening.set(campaignId, opening);
    const opened = await opening;
    // Whoever began it may have gone by earlier rules.
    return opened.rulesDigest === rulesDigest(rules) ? opened : this.#get(campaignId, rules);
  }

  #isWithinReach(held: Held): boolean {
    return held.isKept || held.desk?.generation === this.#desk.generation;
  }

  #touched(held: Held): StoredReport {
    if (this.#held.get(held.campaignId) === held) {
      this.#held.delete(held.campaignId);
      this.#held.set(held.campaignId, held);
    }
    const { header, final, asOf, stale, summary, badRows } = held;
    return { header, final, asOf, stale, summary, badRows, pin: () => this.#pin(held) };
  }

  async #open(campaignId: CampaignId, before: Held | undefined, rules: VerdictRules): Promise<Held> {
    const held = await this.#renewed(campaignId, before && this.#isWithinReach(before) ? before : null, rules);
    if (held.rulesDigest !== rulesDigest(rules)) await this.#judge(held, rules);
    return held;
  }

  /** What is held where nothing has changed since, or where IP-Sales can't be asked; then its age tells. */
  async #renewed(campaignId: CampaignId, before: Held | null, rules: VerdictRules): Promise<Held> {
    try {
      if (before && (await this.#standsStill(before))) return before;
      const kept = await readKept(campaignId);
      return kept ? this.#fromDatabase(campaignId, kept, rules) : await this.#read(campaignId, rules);
    } catch (error) {
      if (!before || !isUpstreamAway(error)) throw error;
      log.warn({ err: error, campaign: campaignId }, "a report could not be read anew; the one before is shown with its age");
      before.stale = true;
      before.staleAtMs = Date.now() + this.#limits.minAgeMs;
      return before;
    }
  }

  /** Whether what is held is what would be read. */
  async #standsStill(held: Held): Promise<boolean> {
    const now = Date.now();
    if (now < held.staleAtMs) return true;
    // Over, but read before all of it was there: the counters tell nothing any more.
    if (held.final && !held.isSettled) return false;
    if (held.counters === null || (await readCounters(held.campaignId)) !== held.counters) return false;
    held.asOf = new Date(now);
    held.stale = false;
    held.staleAtMs = now + this.#limits.minAgeMs;
    return true;
  }

  async #judge(held: Held, rules: VerdictRules): Promise<void> {
    const { report, release } = await this.#pin(held);
    try {
      await this.#desk.ask({ kind: "judge", report, rules });
      const judged = { summary: await this.#desk.ask({ kind: "summarize", report }), rulesDigest: rulesDigest(rules) };
      if (held.isKept) await keepFigures(held.campaignId, judged, await this.#deadNumbers(report));
      Object.assign(held, judged, { rules });
    } finally {
      release();
    }
  }

  #deadNumbers = (report: number): Promise<string[]> => this.#phonesOf(report, { ...NO_FILTER, verdict: ["nonexistent"] });

  async #phonesOf(report: number, filter: CallFilter): Promise<string[]> {
    const phones = await this.#desk.ask({ kind: "phones", report, filter });
    return phones === "" ? [] : phones.split("\n");
  }

  /** Who pressed 9 must not be called, from the first time that anybody reads it. What isn't told now is told at the next reading. */
  async #tell(held: Held): Promise<void> {
    held.isTold = true;
    const { campaignId, summary } = held;
    const phonesOf = async (digits: string[]) => {
      const { report, release } = await this.#pin(held);
      return this.#phonesOf(report, { ...NO_FILTER, digits }).finally(release);
    };
    try {
      if (summary.optOuts > 0) await tellPresses(campaignId, summary, phonesOf);
      if (held.isKept) await notePressesTold(campaignId);
    } catch (error) {
      held.isTold = false;
      log.warn({ err: error, campaign: campaignId }, "who pressed 9 could not be told to the ledger; it is tried again");
    }
  }

  #fromDatabase(campaignId: CampaignId, kept: KeptReport, rules: VerdictRules): Held {
    const held: Held = {
      ...kept,
      campaignId,
      rules,
      final: true,
      stale: false,
      isSettled: true,
      isKept: true,
      isBeingKept: false,
      isTold: kept.optOutsTold,
      counters: null,
      staleAtMs: Number.POSITIVE_INFINITY,
      ...NOT_ON_DESK,
    };
    this.#hold(held);
    if (!held.isTold) void this.#tell(held);
    return held;
  }

  async #read(campaignId: CampaignId, rules: VerdictRules): Promise<Held> {
    const fresh = await this.#inTurn(async () => {
      const asOf = new Date();
      return { asOf, ...(await readFresh(campaignId, this.#desk, rules)), tookMs: Date.now() - asOf.getTime() };
    });
    const { header, final, settled, counters, onDesk, badRows, asOf, tookMs } = fresh;
    const summary = await this.#desk.ask({ kind: "summarize", report: onDesk.report });
    const held: Held = {
      campaignId,
      header,
      final,
      asOf,
      stale: false,
      badRows,
      counters,
      summary,
      rules,
      rulesDigest: rulesDigest(rules),
      isSettled: settled,
      isKept: false,
      isBeingKept: false,
      isTold: false,
      staleAtMs: settled ? Number.POSITIVE_INFINITY : Date.now() + Math.max(this.#limits.minAgeMs, tookMs * this.#limits.pace),
      desk: { generation: this.#desk.generation, columns: Promise.resolve(onDesk), bytes: onDesk.byteLength },
      pins: 0,
    };
    this.#hold(held);
    if (settled) void this.#keep(held);
    else if (summary.optOuts > 0) void this.#tell(held);
    return held;
  }

  /** A report that can't be kept is there all the same, until its memory is needed. */
  async #keep(held: Held): Promise<void> {
    held.isBeingKept = true;
    try {
      const { report, release } = await this.#pin(held);
      try {
        const packed = await this.#desk.ask({ kind: "pack", report });
        await keepReport(
          held.campaignId,
          { ...held, rows: held.summary.recipients, optOutsTold: false },
          packed,
          await this.#deadNumbers(report),
        );
        held.isKept = true;
        void this.#tell(held);
      } finally {
        release();
      }
    } catch (error) {
      log.warn(
        { err: error, campaign: held.campaignId },
        "a finished report could not be kept in the database; it is tried again when it is opened",
      );
    } finally {
      held.isBeingKept = false;
    }
  }

  async #pin(asked: Held): Promise<{ report: number; release: () => void }> {
    // A running report that was read anew meanwhile: the later reading answers.
    const held = this.#isWithinReach(asked) ? asked : await this.#get(asked.campaignId, asked.rules);
    held.pins++;
    const release = () => {
      held.pins--;
      this.#makeRoom();
    };
    try {
      return { report: (await this.#columns(held)).report, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  #columns(held: Held): Promise<OnDesk> {
    if (held.desk?.generation === this.#desk.generation) return held.desk.columns;
    const desk = { generation: this.#desk.generation, columns: this.#bring(held), bytes: 0 };
    held.desk = desk;
    desk.columns.then(
      ({ byteLength }) => {
        desk.bytes = byteLength;
        this.#makeRoom();
      },
      () => {
        if (held.desk === desk) held.desk = null;
      },
    );
    return desk.columns;
  }

  async #bring({ campaignId, rules }: Held): Promise<OnDesk> {
    const report = nextReport();
    const parts = await readParts(campaignId);
    if (parts.length === 0) throw new Error(`the calls of report ${campaignId} are gone`);
    const size = await this.#desk.ask(
      { kind: "unpack", report, parts, rules },
      parts.map(({ buffer }) => buffer),
    );
    return { report, ...size };
  }

  /** Takes the place of an earlier reading, whose columns leave when nobody reads them any more. */
  #hold(held: Held): void {
    const before = this.#held.get(held.campaignId);
    if (before) this.#replaced.add(before);
    this.#held.delete(held.campaignId);
    this.#held.set(held.campaignId, held);
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const held of this.#replaced) {
      if (held.pins > 0) continue;
      this.#replaced.delete(held);
      this.#clear(held);
    }
    const onDesk = [...this.#held.values()].filter(({ desk }) => desk?.generation === this.#desk.generation);
    let bytes = onDesk.reduce((sum, { desk }) => sum + (desk?.bytes ?? 0), 0);
    // The last is the one asked for just now.
    for (const held of onDesk.slice(0, -1)) {
      if (bytes <= this.#limits.maxBytes) return;
      if (held.pins > 0) continue;
      bytes -= held.desk?.bytes ?? 0;
      this.#clear(held);
      if (!held.isKept) this.#held.delete(held.campaignId);
    }
  }

  #clear(held: Held): void {
    const { desk } = held;
    held.desk = null;
    if (desk?.generation !== this.#desk.generation) return;
    void desk.columns.then(({ report }) => this.#desk.ask({ kind: "forget", report })).catch(() => {});
  }

  async #inTurn<T>(read: () => Promise<T>): Promise<T> {
    if (this.#readings >= this.#limits.maxReadings) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#readings++;
    try {
      return await read();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#readings--;
    }
  }
}

/** Nobody answers, or this server isn't let in; a refusal of the campaign itself is news. */
function isUpstreamAway(error: unknown): boolean {
  if (error instanceof UpstreamRefused) return error.refusal.code === ACCESS_DENIED;
  return error instanceof UpstreamUnreachable || (error instanceof AppError && error.code === "busy");
}

// One store a process: the report, its calls and the export are routes of their own and share a reading.
const shared = globalThis as { shofarReports?: ReportStore };

/** @throws AppError `not-found`, UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
export function storedReport(campaignId: CampaignId): Promise<StoredReport> {
  shared.shofarReports ??= new ReportStore(reportDesk());
  return shared.shofarReports.get(campaignId);
}
