import { readCell } from "../phones/cell";
import { REJECT_REASONS, REPAIR_KINDS, type RejectReason, type RepairKind } from "../phones/number";
import { PhoneSet } from "./phone-set";
import type { AudienceSummary, Reject } from "./schema";

type Counts = Pick<AudienceSummary, "rows" | "accepted" | "repaired" | "duplicates" | "rejected" | "reasons" | "repairs" | "names">;
type RepairEntry = { count: number; sample: { row: number; from: string; to: string }[] };
type ReasonEntry = { count: number; sample: { row: number; text: string }[] };

const MAX_SAMPLES = 20;
const MAX_NAMES = 1000;
const MAX_RAW_CHARS = 200;

/** Counts every number exactly once: accepted, a duplicate, or rejected with its reason. Keeps the order of the file. */
export class Ledger {
  readonly phones: string[] = [];
  readonly rejects: Reject[] = [];
  private readonly seen = new PhoneSet();
  private readonly reasons = new Map<RejectReason, ReasonEntry>();
  private readonly repairs = new Map<RepairKind, RepairEntry>();
  private readonly names = new Map<string, string>();
  private rows = 0;
  private duplicates = 0;

  get rowCount(): number {
    return this.rows;
  }

  /** False once the first 1,000 names are kept. */
  get wantsNames(): boolean {
    return this.names.size < MAX_NAMES;
  }

  /** Takes the phone cells of one row; `row` is its number in the file, from 1. A row without any is `empty`. */
  addRow(row: number, cells: readonly string[], name = ""): void {
    this.rows++;
    let isEmpty = true;
    for (const cell of cells) {
      for (const reading of readCell(cell)) {
        if (reading.kind === "phone") this.accept(row, cell, reading.phone, reading.repair, name);
        else if (reading.reason !== "empty") this.reject(row, cell, reading.reason);
        else continue;
        isEmpty = false;
      }
    }
    if (isEmpty) this.noteReason("empty", row, "");
  }

  counts(): Counts {
    const inOrder = <Kind, Entry>(kinds: readonly Kind[], entries: Map<Kind, Entry>): [Kind, Entry][] =>
      kinds.flatMap((kind) => {
        const entry = entries.get(kind);
        return entry ? [[kind, entry]] : [];
      });
    const repairs = inOrder(REPAIR_KINDS, this.repairs).map(([kind, entry]) => ({ kind, ...entry }));
    return {
      rows: this.rows,
      accepted: this.phones.length,
      repaired: repairs.reduce((sum, repair) => sum + repair.count, 0),
      duplicates: this.duplicates,
      rejected: this.rejects.length,
      reasons: inOrder(REJECT_REASONS, this.reasons).map(([reason, entry]) => ({ reason, ...entry })),
      repairs,
      names: Object.fromEntries(this.names),
    };
  }

  private accept(row: number, from: string, phone: string, repair: RepairKind | undefined, name: string): void {
    if (!this.seen.add(phone)) {
      this.duplicates++;
      return;
    }
    this.phones.push(phone);
    if (name !== "" && this.wantsNames) this.names.set(phone, name.slice(0, MAX_RAW_CHARS));
    if (!repair) return;
    const entry = this.repairs.get(repair) ?? { count: 0, sample: [] };
    entry.count++;
    if (entry.sample.length < MAX_SAMPLES) entry.sample.push({ row, from: from.slice(0, MAX_RAW_CHARS), to: phone });
    this.repairs.set(repair, entry);
  }

  private reject(row: number, raw: string, reason: RejectReason): void {
    this.rejects.push({ row, raw: raw.slice(0, MAX_RAW_CHARS), reason });
    this.noteReason(reason, row, raw.slice(0, MAX_RAW_CHARS));
  }

  private noteReason(reason: RejectReason, row: number, text: string): void {
    const entry = this.reasons.get(reason) ?? { count: 0, sample: [] };
    entry.count++;
    if (entry.sample.length < MAX_SAMPLES) entry.sample.push({ row, text });
    this.reasons.set(reason, entry);
  }
}
