import { classOf } from "./causes";
import { Column, ranksOf } from "./column";
import { type CallFilter, isWithinSeconds, isWithinTime, minuteOfDay, type SortOrder } from "./filter";
import { DEFAULT_RULES, verdictOf } from "./judge";
import type { Call, CallField, CallRow, CallTexts } from "./schema";
import { TextColumn } from "./text-column";
import { isAnswered, VERDICTS, type Verdict } from "./verdict";
import type { VerdictRules } from "./verdict-rules";

/** A field of all calls: a code per row, and what each code means. */
export interface Coded<T = unknown> {
  codes: Uint32Array | Uint8Array;
  values: readonly T[];
}

interface Test {
  codes: Coded["codes"];
  /** 1 for each code that passes. */
  mask: Uint8Array;
}

type TextField = keyof CallTexts | "causeClass";

/** Orders and slices that are kept for the next page of the same question. */
const KEPT_ANSWERS = 4;
/** Of each, for a row. */
const ORDER_BYTES = 4;
const SLICE_BYTES = 1;
const NOT_JUDGED = 255;
/** The verdict depends on the length of the call. */
const BY_LENGTH = 254;

/**
 * All calls of a report in columns: rows go in once, filtered, sorted and paged answers come out in milliseconds. Pure. The texts of a call
 * that come in few combinations are one column: what depends on them alone, the verdict too, is worked out once a combination.
 */
export class CallColumns {
  readonly phone: TextColumn;
  readonly name: TextColumn;
  readonly texts: Column<CallTexts>;
  /** In seconds of the day. */
  readonly lastCall: Column<number | null>;
  readonly retries: Column<number | null>;
  readonly durationSeconds: Column<number | null>;
  readonly digits: Column<string>;
  #rules: VerdictRules = DEFAULT_RULES;
  #verdicts: Uint8Array | undefined;
  readonly #orders = new Map<string, Uint32Array>();
  readonly #slices = new Map<string, Slice>();

  constructor(
    columns: Partial<Pick<CallColumns, "phone" | "name" | "texts" | "lastCall" | "retries" | "durationSeconds" | "digits">> = {},
  ) {
    this.phone = columns.phone ?? new TextColumn();
    this.name = columns.name ?? new TextColumn();
    this.texts = columns.texts ?? new Column(keyOfTexts);
    this.lastCall = columns.lastCall ?? new Column();
    this.retries = columns.retries ?? new Column();
    this.durationSeconds = columns.durationSeconds ?? new Column();
    this.digits = columns.digits ?? new Column();
  }

  static of(rows: Iterable<CallRow>): CallColumns {
    const table = new CallColumns();
    for (const row of rows) table.add(row);
    return table;
  }

  add({ phone, name, lastCall, retries, durationSeconds, digits, ...texts }: CallRow): void {
    this.phone.push(phone);
    this.name.push(name);
    this.texts.pushCode(this.texts.codeOf(texts));
    this.lastCall.pushCode(this.lastCall.codeOf(lastCall === null ? null : secondOfDay(lastCall)));
    this.retries.pushCode(this.retries.codeOf(retries));
    this.durationSeconds.pushCode(this.durationSeconds.codeOf(durationSeconds));
    this.digits.pushCode(this.digits.codeOf(digits));
  }

  /** No more rows will come: what was taken in advance for them is given back. */
  seal(): this {
    for (const column of this.#all()) column.seal();
    return this;
  }

  get length(): number {
    return this.phone.length;
  }

  /** What the columns take in memory, in bytes, and what is kept of their answers takes at most: orders, slices, and the names in lower case. */
  get byteLength(): number {
    const answers = this.length * KEPT_ANSWERS * (ORDER_BYTES + SLICE_BYTES) + this.name.byteLength;
    return this.#all().reduce((sum, { byteLength }) => sum + byteLength, this.length + answers);
  }

  /** Judges all calls anew, by other rules. */
  judgeBy(rules: VerdictRules): void {
    this.#rules = rules;
    this.#verdicts = undefined;
    this.#orders.clear();
    this.#slices.clear();
  }

  call(row: number): Call {
    const texts = this.texts.at(row);
    return {
      phone: this.phone.at(row),
      name: this.name.at(row),
      ...texts,
      lastCall: clockOf(this.lastCall.at(row)),
      retries: this.retries.at(row),
      durationSeconds: this.durationSeconds.at(row),
      digits: this.digits.at(row),
      causeClass: classOf(texts.cause, texts.sipCode),
      verdict: VERDICTS[this.verdicts[row] ?? NOT_JUDGED] as Verdict,
    };
  }

  /** What became of the calls with these texts, where their length tells nothing. */
  verdictOfTexts(code: number): Verdict {
    return verdictOf({ ...(this.texts.values[code] as CallTexts), durationSeconds: null }, this.#rules);
  }

  /** Of each call its place in {@link VERDICTS}. */
  get verdicts(): Uint8Array {
    this.#verdicts ??= this.#judged();
    return this.#verdicts;
  }

  /** The rows that pass the filter, in the report's order. */
  select(filter: CallFilter): Uint32Array {
    const { passes, total } = this.#slice(filter);
    const rows = new Uint32Array(total);
    if (!passes) return rows.map((_, row) => row);
    let count = 0;
    for (let row = 0; row < passes.length; row++) if (passes[row] === 1) rows[count++] = row;
    return rows;
  }

  /** The rows that pass, ordered by one field; equal ones keep their order, unknown values (null) come last in both directions. */
  sorted(filter: CallFilter, order: SortOrder | null): Uint32Array {
    if (!order) return this.select(filter);
    const all = this.#order(order);
    const { passes } = this.#slice(filter);
    return passes ? all.filter((row) => passes[row] === 1) : all;
  }

  /** A stretch of the rows that pass, in order, and how many there are altogether. */
  page(filter: CallFilter, order: SortOrder | null, { from, size }: { from: number; size: number }): { rows: number[]; total: number } {
    const { passes, total } = this.#slice(filter);
    const all = order ? this.#order(order) : null;
    const rows: number[] = [];
    let skip = passes ? from : 0;
    for (let place = passes ? 0 : from; place < this.length && rows.length < size; place++) {
      const row = all ? (all[place] as number) : place;
      if (passes && passes[row] !== 1) continue;
      if (skip > 0) skip--;
      else rows.push(row);
    }
    return { rows, total };
  }

  /** A field as codes; the phone and the name, of which nearly every one is different, have none. */
  coded(field: Exclude<CallField, "phone" | "name">): Coded {
    switch (field) {
      case "verdict":
        return { codes: this.verdicts, values: VERDICTS };
      case "lastCall":
      case "retries":
      case "durationSeconds":
      case "digits":
        return this[field];
      default:
        return { codes: this.texts.codes, values: this.texts.values.map((texts) => textOf(texts, field)) };
    }
  }

  #all(): { byteLength: number; seal(): void }[] {
    return [this.phone, this.name, this.texts, this.lastCall, this.retries, this.durationSeconds, this.digits];
  }

  #judged(): Uint8Array {
    const codeOf = (texts: CallTexts, durationSeconds: number | null) =>
      VERDICTS.indexOf(verdictOf({ ...texts, durationSeconds }, this.#rules));
    // Only of a call that was answered does the length tell anything, and nothing else does.
    const answered = this.texts.values.find(({ status }) => isAnswered(status));
    const byLength = Uint8Array.from(answered ? this.durationSeconds.values : [], (seconds) => codeOf(answered as CallTexts, seconds));
    const byTexts = Uint8Array.from(this.texts.values, (texts) => (isAnswered(texts.status) ? BY_LENGTH : codeOf(texts, null)));
    const verdicts = new Uint8Array(this.length);
    const [texts, seconds] = [this.texts.codes, this.durationSeconds.codes];
    for (let row = 0; row < verdicts.length; row++) {
      const verdict = byTexts[texts[row] as number] as number;
      verdicts[row] = verdict === BY_LENGTH ? (byLength[seconds[row] as number] as number) : verdict;
    }
    return verdicts;
  }

  #order(order: SortOrder): Uint32Array {
    return kept(this.#orders, `${order.field} ${order.descending}`, () => {
      if (order.field === "phone" || order.field === "name") return orderOfTexts(this[order.field], order.descending);
      return orderOfCodes(this.coded(order.field), this.length, order.descending);
    });
  }

  #slice(filter: CallFilter): Slice {
    return kept(this.#slices, JSON.stringify(filter), () => sliceOf(this.#tests(filter), this.#search(filter.search), this.length));
  }

  #tests(filter: CallFilter): Test[] {
    const byTexts = TEXT_FILTERS.filter((name) => filter[name].length > 0).map((name) => {
      const wanted = new Set<unknown>(filter[name]);
      // Where the figures tell of no cause, spaces alone are none.
      const isBlank = (texts: CallTexts) => name === "cause" && wanted.has("") && texts.cause.trim() === "";
      return (texts: CallTexts) => wanted.has(textOf(texts, name === "class" ? "causeClass" : name)) || isBlank(texts);
    });
    const among = <T>({ codes, values }: Coded<T>, wanted: readonly unknown[]): Test[] => {
      const set = new Set(wanted);
      return set.size === 0 ? [] : [{ codes, mask: Uint8Array.from(values, (value) => (set.has(value) ? 1 : 0)) }];
    };
    const within = <T, Range>(column: Column<T>, ranges: readonly Range[], isWithin: (value: T, range: Range) => boolean): Test[] =>
      ranges.length === 0 ? [] : [{ codes: column.codes, mask: column.mask((value) => ranges.some((range) => isWithin(value, range))) }];
    return [
      ...(byTexts.length === 0
        ? []
        : [{ codes: this.texts.codes, mask: this.texts.mask((texts) => byTexts.every((passes) => passes(texts))) }]),
      ...(filter.verdict.length === 0 ? [] : among({ codes: this.verdicts, values: VERDICTS }, filter.verdict)),
      ...among(this.digits, filter.digits),
      ...among(this.retries, filter.retries),
      ...within(this.durationSeconds, filter.seconds, isWithinSeconds),
      ...within(this.lastCall, filter.time, (second, range) => isWithinTime(second === null ? null : Math.floor(second / 60), range)),
    ];
  }

  /** 1 for each row whose name or phone has the text in it; null where nothing is looked for. */
  #search(text: string): Uint8Array | null {
    const words = text.trim().toLowerCase();
    if (words === "") return null;
    const marks = new Uint8Array(this.length);
    this.name.markIncluding(words, marks);
    if (/^[\d\s()+.-]*\d[\d\s()+.-]*$/.test(words)) {
      // A number copied from elsewhere may carry the country's code in place of the leading 0.
      this.phone.markIncluding(words.replace(/\D/g, "").replace(/^(00)?972(?=\d{8,9}$)/, "0"), marks);
    }
    return marks;
  }
}

/** @param clock `HH:MM:SS` */
function secondOfDay(clock: string): number {
  return minuteOfDay(clock) * 60 + Number(clock.slice(6));
}

function clockOf(second: number | null): string | null {
  if (second === null) return null;
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}`;
}

const TEXT_FILTERS = ["status", "sipCode", "cause", "class", "trunk", "had180", "had183"] as const;

export const keyOfTexts = ({ status, trunk, sipCode, cause, sipText, had180, had183 }: CallTexts): string =>
  JSON.stringify([status, trunk, sipCode, cause, sipText, had180, had183]);

function textOf(texts: CallTexts, field: TextField): string | boolean | null {
  return field === "causeClass" ? classOf(texts.cause, texts.sipCode) : texts[field];
}

interface Slice {
  /** 1 for each row that passes; null where all do. */
  passes: Uint8Array | null;
  total: number;
}

/** @param marks 1 for each row that a search found; null where nothing was looked for */
function sliceOf(tests: Test[], marks: Uint8Array | null, length: number): Slice {
  if (tests.length === 0 && !marks) return { passes: null, total: length };
  const passes = marks ?? new Uint8Array(length).fill(1);
  let total = tests.length === 0 ? passes.reduce((sum, pass) => sum + pass, 0) : length;
  let at = 0;
  // One way through the rows for two tests is much shorter than a way for each.
  for (; at + 1 < tests.length; at += 2) total = narrowByTwo(passes, tests[at] as Test, tests[at + 1] as Test);
  if (at < tests.length) total = narrow(passes, tests[at] as Test);
  return { passes, total };
}

/** @returns how many rows still pass */
function narrow(passes: Uint8Array, { codes, mask }: Test): number {
  let total = 0;
  for (let row = 0; row < passes.length; row++) {
    const pass = (passes[row] as number) & (mask[codes[row] as number] as number);
    passes[row] = pass;
    total += pass;
  }
  return total;
}

/** @returns how many rows still pass */
function narrowByTwo(passes: Uint8Array, one: Test, other: Test): number {
  const [codes, mask, otherCodes, otherMask] = [one.codes, one.mask, other.codes, other.mask];
  let total = 0;
  for (let row = 0; row < passes.length; row++) {
    const both = (mask[codes[row] as number] as number) & (otherMask[otherCodes[row] as number] as number);
    const pass = (passes[row] as number) & both;
    passes[row] = pass;
    total += pass;
  }
  return total;
}

/** By counting: a code's rank is its place, and rows come by in their own order. */
function orderOfCodes({ codes, values }: Coded, length: number, descending: boolean): Uint32Array {
  const { ranks, known } = ranksOf(values);
  const places = ranks.map((rank) => (descending && rank < known ? known - 1 - rank : rank));
  const starts = new Uint32Array(known + 2);
  for (let row = 0; row < length; row++) {
    const next = (places[codes[row] as number] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let place = 1; place < starts.length; place++) starts[place] = (starts[place] as number) + (starts[place - 1] as number);
  const order = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    const place = places[codes[row] as number] as number;
    const at = starts[place] as number;
    starts[place] = at + 1;
    order[at] = row;
  }
  return order;
}

function orderOfTexts(column: TextColumn, descending: boolean): Uint32Array {
  const rising = column.order();
  if (!descending) return rising;
  const falling = new Uint32Array(rising.length);
  let free = rising.length;
  for (let from = 0; from < rising.length; ) {
    let to = from + 1;
    while (to < rising.length && column.compare(rising[from] as number, rising[to] as number) === 0) to++;
    free -= to - from;
    falling.set(rising.subarray(from, to), free);
    from = to;
  }
  return falling;
}

function kept<T>(answers: Map<string, T>, key: string, make: () => T): T {
  const answer = answers.get(key) ?? make();
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT_ANSWERS && oldest !== undefined) answers.delete(oldest);
  return answer;
}
