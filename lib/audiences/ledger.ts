import { readCell } from "../phones/cell";
import { plainNumber, REJECT_REASONS, REPAIR_KINDS, type RejectReason, type RepairKind } from "../phones/number";
import { PhoneList } from "./phone-list";
import { PhoneSet } from "./phone-set";
import type { AudienceSummary, KeptReject } from "./schema";

type Counts = Pick<AudienceSummary, "rows" | "accepted" | "repaired" | "duplicates" | "rejected" | "reasons" | "repairs" | "names">;
type RepairEntry = { count: number; sample: { row: number; from: string; to: string }[] };
type ReasonEntry = { count: number; sample: { row: number; text: string }[] };

export const MAX_SAMPLES = 20;
export const MAX_NAMES = 1000;
export const MAX_RAW_CHARS = 200;

const nobody = (): string => "";

/** Counts every number exactly once: accepted, a duplicate, or rejected with its reason. Keeps the order of the file. */
export class Ledger {
  readonly accepted = new PhoneList();
  readonly rejects: KeptReject[] = [];
  private readonly seen = new PhoneSet();
  private readonly reasons = new Map<RejectReason, ReasonEntry>();
  private readonly repairs = new Map<RepairKind, RepairEntry>();
  private readonly names = new Map<string, string>();
  private rows = 0;
  private duplicates = 0;

  get rowCount(): number {
    return this.rows;
  }

  /**
   * Takes the phone cells of one row; `row` is its number in the file, from 1. A row without any is `empty`. `name` is asked only when
   * it is kept: for the first 1,000 and for rejects.
   */
  addRow(row: number, cells: readonly string[], name: () => string = nobody): void {
    this.rows++;
    let isEmpty = true;
    for (const cell of cells) {
      const plain = plainNumber(cell);
      if (plain !== null) {
        this.accept(row, cell, plain, undefined, name);
        isEmpty = false;
        continue;
      }
      for (const reading of readCell(cell)) {
        if (reading.kind === "phone") this.accept(row, cell, Number(reading.phone), reading.repair, name);
        else if (reading.reason !== "empty") this.reject(row, cell, reading.reason, name);
        else continue;
        isEmpty = false;
      }
    }
    if (isEmpty) this.noteReason("empty", row, "");
  }

  /** Takes a row that holds one number and nothing to repair, by what follows its leading 0. */
  addNumber(row: number, number: number, name: () => string): void {
    this.rows++;
    this.accept(row, "", number, undefined, name);
  }

  /** Counts a row that isn't about numbers, and holds none. */
  skipRow(): void {
    this.rows++;
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
      accepted: this.accepted.length,
      repaired: repairs.reduce((sum, repair) => sum + repair.count, 0),
      duplicates: this.duplicates,
      rejected: this.rejects.length,
      reasons: inOrder(REJECT_REASONS, this.reasons).map(([reason, entry]) => ({ reason, ...entry })),
      repairs,
      names: Object.fromEntries(this.names),
    };
  }

  /** `number` is what follows the phone's leading 0. */
  private accept(row: number, from: string, number: number, repair: RepairKind | undefined, name: () => string): void {
    if (!this.seen.addNumber(number)) {
      this.duplicates++;
      return;
    }
    this.accepted.push(number);
    if (this.names.size < MAX_NAMES) this.keepName(`0${number}`, name());
    if (!repair) return;
    const entry = this.repairs.get(repair) ?? { count: 0, sample: [] };
    entry.count++;
    if (entry.sample.length < MAX_SAMPLES) entry.sample.push({ row, from: from.slice(0, MAX_RAW_CHARS), to: `0${number}` });
    this.repairs.set(repair, entry);
  }

  private keepName(phone: string, name: string): void {
    if (name !== "") this.names.set(phone, name.slice(0, MAX_RAW_CHARS));
  }

  private reject(row: number, raw: string, reason: RejectReason, nameOf: () => string): void {
    const name = nameOf();
    const named = name === "" ? {} : { name: name.slice(0, MAX_RAW_CHARS) };
    this.rejects.push({ row, raw: raw.slice(0, MAX_RAW_CHARS), reason, before: this.accepted.length, ...named });
    this.noteReason(reason, row, raw.slice(0, MAX_RAW_CHARS));
  }

  private noteReason(reason: RejectReason, row: number, text: string): void {
    const entry = this.reasons.get(reason) ?? { count: 0, sample: [] };
    entry.count++;
    if (entry.sample.length < MAX_SAMPLES) entry.sample.push({ row, text });
    this.reasons.set(reason, entry);
  }
}
