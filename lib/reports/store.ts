import "server-only";
import type { CampaignId } from "@/lib/campaigns/schema";
import { log } from "@/lib/log";
import { readVerdictRules } from "@/lib/verdict-rules/store";
import { type Desk, reportDesk } from "./desk";
import { NO_FILTER } from "./filter";
import { nextReport, type OnDesk } from "./into-desk";
import { type KeptReport, keepFigures, keepReport, type ReportHeader, readKept, readParts } from "./kept-reports";
import { type FreshReport, readCounters, readFresh } from "./read-report";
import type { ReportSummary } from "./schema";
import { rulesDigest, type VerdictRules } from "./verdict-rules";

/** A report, with its calls within reach. */
export interface StoredReport {
  header: ReportHeader;
  final: boolean;
  /** When the figures were true. */
  asOf: Date;
  summary: ReportSummary;
  badRows: number;
  /** Keeps its columns on the desk until `release`, bringing them there first where they aren't. `report`: their number there. */
  pin: () => Promise<{ report: number; release: () => void }>;
}

interface Held extends Omit<StoredReport, "pin"> {
  campaignId: CampaignId;
  /** The database has it: from there it comes back when it had to leave the desk. */
  isKept: boolean;
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
    const held = this.#held.get(campaignId);
    const isJudged = held?.rulesDigest === rulesDigest(rules);
    if (held && isJudged && Date.now() < held.staleAtMs && this.#isWithinReach(held)) return this.#touched(held);
    const opening = this.#opening.get(campaignId) ?? this.#open(campaignId, held, rules).finally(() => this.#opening.delete(campaignId));
    this.#opening.set(campaignId, opening);
    return this.#touched(await opening);
  }

  #isWithinReach(held: Held): boolean {
    return held.isKept || held.desk?.generation === this.#desk.generation;
  }

  #touched(held: Held): StoredReport {
    if (this.#held.get(held.campaignId) === held) {
      this.#held.delete(held.campaignId);
      this.#held.set(held.campaignId, held);
    }
    const { header, final, asOf, summary, badRows } = held;
    return { header, final, asOf, summary, badRows, pin: () => this.#pin(held) };
  }

  async #open(campaignId: CampaignId, before: Held | undefined, rules: VerdictRules): Promise<Held> {
    const still = before && this.#isWithinReach(before) && (await this.#standsStill(before)) ? before : null;
    const kept = still ? null : await readKept(campaignId);
    const held = still ?? (kept ? this.#fromDatabase(campaignId, kept, rules) : await this.#read(campaignId, rules));
    if (held.rulesDigest !== rulesDigest(rules)) await this.#judge(held, rules);
    return held;
  }

  /** Whether what is held is what would be read. */
  async #standsStill(held: Held): Promise<boolean> {
    const now = Date.now();
    if (now < held.staleAtMs) return true;
    if (held.counters === null || (await readCounters(held.campaignId)) !== held.counters) return false;
    held.asOf = new Date(now);
    held.staleAtMs = now + this.#limits.minAgeMs;
    return true;
  }

  async #judge(held: Held, rules: VerdictRules): Promise<void> {
    const { report, release } = await this.#pin(held);
    try {
      await this.#desk.ask({ kind: "judge", report, rules });
      held.summary = await this.#desk.ask({ kind: "summarize", report });
      held.rules = rules;
      held.rulesDigest = rulesDigest(rules);
      if (held.isKept) await keepFigures(held.campaignId, held, await this.#deadNumbers(report));
    } finally {
      release();
    }
  }

  async #deadNumbers(report: number): Promise<string[]> {
    const phones = await this.#desk.ask({ kind: "phones", report, filter: { ...NO_FILTER, verdict: ["nonexistent"] } });
    return phones === "" ? [] : phones.split("\n");
  }

  #fromDatabase(campaignId: CampaignId, kept: KeptReport, rules: VerdictRules): Held {
    const held: Held = {
      ...kept,
      campaignId,
      rules,
      final: true,
      isKept: true,
      counters: null,
      staleAtMs: Number.POSITIVE_INFINITY,
      ...NOT_ON_DESK,
    };
    this.#hold(held);
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
      badRows,
      counters,
      summary,
      rules,
      rulesDigest: rulesDigest(rules),
      isKept: false,
      staleAtMs: settled ? Number.POSITIVE_INFINITY : Date.now() + Math.max(this.#limits.minAgeMs, tookMs * this.#limits.pace),
      desk: { generation: this.#desk.generation, columns: Promise.resolve(onDesk), bytes: onDesk.byteLength },
      pins: 0,
    };
    this.#hold(held);
    if (settled) void this.#keep(held, fresh);
    return held;
  }

  /** A report that can't be kept is there all the same, until its memory is needed. */
  async #keep(held: Held, { onDesk: { rows } }: FreshReport): Promise<void> {
    try {
      const { report, release } = await this.#pin(held);
      try {
        const packed = await this.#desk.ask({ kind: "pack", report });
        await keepReport(held.campaignId, { ...held, rows }, packed, await this.#deadNumbers(report));
        held.isKept = true;
      } finally {
        release();
      }
    } catch (error) {
      log.warn({ err: error, campaign: held.campaignId }, "a finished report could not be kept in the database");
    }
  }

  async #pin(held: Held): Promise<{ report: number; release: () => void }> {
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

// One store a process: the report, its calls and the export are routes of their own and share a reading.
const shared = globalThis as { shofarReports?: ReportStore };

/** @throws AppError `not-found`, UpstreamRefused, UpstreamUnreachable, UpstreamMisunderstood */
export function storedReport(campaignId: CampaignId): Promise<StoredReport> {
  shared.shofarReports ??= new ReportStore(reportDesk());
  return shared.shofarReports.get(campaignId);
}
