import { promisify } from "node:util";
import { constants, deflateRaw, inflateRaw } from "node:zlib";
import { type ReportEnd, ReportReader } from "@/lib/ip-sales/report-reader";
import { CallColumns } from "./columns";
import { FACETS } from "./facets";
import { type CallFilter, NO_FILTER, type SortOrder } from "./filter";
import { packColumns, unpackColumns } from "./packed-columns";
import type { Call, ReportFacets, ReportSummary } from "./schema";
import { summarize } from "./summary";
import type { VerdictRules } from "./verdict-rules";

/** What a report's columns are asked, by the number that the asker gave it. */
export type DeskAsk =
  | { kind: "begin"; report: number; contentType: string; rules?: VerdictRules }
  /** `bytes` stand in shared memory, and are not read any more once this is answered. */
  | { kind: "write"; report: number; bytes: Uint8Array<SharedArrayBuffer> }
  | { kind: "end"; report: number }
  | { kind: "unpack"; report: number; parts: Uint8Array[]; rules: VerdictRules }
  | { kind: "judge"; report: number; rules: VerdictRules }
  | { kind: "pack"; report: number }
  | { kind: "summarize"; report: number }
  | { kind: "facets"; report: number; filter: CallFilter }
  | { kind: "page"; report: number; filter: CallFilter; order: SortOrder | null; from: number; size: number }
  /** Chooses rows once, however long it takes to fetch them all. `cursor`: a number of the asker's. */
  | { kind: "choose"; report: number; cursor: number; filter: CallFilter; order: SortOrder | null }
  | { kind: "fetch"; report: number; cursor: number; from: number; size: number }
  | { kind: "drop"; report: number; cursor: number }
  | { kind: "phones"; report: number; filter: CallFilter }
  | { kind: "forget"; report: number };

export interface DeskAnswers {
  begin: null;
  write: null;
  end: { end: ReportEnd; size: Size };
  unpack: Size;
  judge: null;
  pack: Uint8Array<ArrayBuffer>;
  summarize: ReportSummary;
  facets: ReportFacets;
  page: { calls: Call[]; total: number };
  /** How many there are. */
  choose: number;
  fetch: Call[];
  drop: null;
  /** One a line. */
  phones: string;
  forget: null;
}

interface Size {
  rows: number;
  byteLength: number;
}

const [deflate, inflate] = [promisify(deflateRaw), promisify(inflateRaw)];

/** The reports of a process, in columns, and the answers that are drawn from them: all that takes time. It lives in a thread of its own. */
export class ReportDesk {
  readonly #arriving = new Map<number, { reader: ReportReader; columns: CallColumns }>();
  readonly #columns = new Map<number, CallColumns>();
  readonly #chosen = new Map<number, Uint32Array>();

  /** @returns the answer to one question */
  async answer(ask: DeskAsk): Promise<DeskAnswers[DeskAsk["kind"]]> {
    const { report } = ask;
    switch (ask.kind) {
      case "begin":
        return this.#begin(ask);
      case "write":
        this.#arrivingOf(report).reader.write(ask.bytes);
        return null;
      case "end":
        return this.#end(report);
      case "unpack": {
        const columns = unpackColumns(await inflate(Buffer.concat(ask.parts)));
        columns.judgeBy(ask.rules);
        this.#columns.set(report, columns);
        return sizeOf(columns);
      }
      case "judge":
        this.#of(report).judgeBy(ask.rules);
        return null;
      case "pack":
        return new Uint8Array(await deflate(packColumns(this.#of(report)), { level: constants.Z_BEST_SPEED }));
      case "summarize":
        return summarize(this.#of(report));
      case "facets":
        return facetsOf(this.#of(report), ask.filter);
      case "page":
        return pageOf(this.#of(report), ask);
      case "choose": {
        const rows = this.#of(report).sorted(ask.filter, ask.order);
        this.#chosen.set(ask.cursor, rows);
        return rows.length;
      }
      case "fetch": {
        const columns = this.#of(report);
        const rows = this.#chosen.get(ask.cursor)?.subarray(ask.from, ask.from + ask.size);
        if (!rows) throw new RangeError(`there is no cursor ${ask.cursor}`);
        return Array.from(rows, (row) => columns.call(row));
      }
      case "drop":
        this.#chosen.delete(ask.cursor);
        return null;
      case "phones": {
        const columns = this.#of(report);
        return Array.from(columns.select(ask.filter), (row) => columns.phone.at(row)).join("\n");
      }
      case "forget":
        this.#columns.delete(report);
        this.#arriving.delete(report);
        return null;
    }
  }

  #begin({ report, contentType, rules }: Extract<DeskAsk, { kind: "begin" }>): null {
    const columns = new CallColumns();
    if (rules) columns.judgeBy(rules);
    this.#arriving.set(report, { reader: new ReportReader(columns, contentType), columns });
    return null;
  }

  #end(report: number): DeskAnswers["end"] {
    const { reader, columns } = this.#arrivingOf(report);
    this.#arriving.delete(report);
    const end = reader.end();
    if (end.kind === "report" || columns.length === 0) this.#columns.set(report, columns.seal());
    return { end, size: sizeOf(columns) };
  }

  #arrivingOf(report: number) {
    const arriving = this.#arriving.get(report);
    if (!arriving) throw new RangeError(`report ${report} is not arriving`);
    return arriving;
  }

  #of(report: number): CallColumns {
    const columns = this.#columns.get(report);
    if (!columns) throw new RangeError(`there is no report ${report}`);
    return columns;
  }
}

const sizeOf = ({ length, byteLength }: CallColumns): Size => ({ rows: length, byteLength });

function pageOf(columns: CallColumns, { filter, order, from, size }: Extract<DeskAsk, { kind: "page" }>): DeskAnswers["page"] {
  const { rows, total } = columns.page(filter, order, { from, size });
  return { calls: rows.map((row) => columns.call(row)), total };
}

function facetsOf(columns: CallColumns, filter: CallFilter): ReportFacets {
  const narrowed = FACETS.filter((facet) => filter[facet].length > 0);
  const without = narrowed.map((facet) => [facet, summarize(columns, columns.select({ ...filter, [facet]: NO_FILTER[facet] }))] as const);
  return { summary: summarize(columns, columns.select(filter)), without: Object.fromEntries(without) };
}
