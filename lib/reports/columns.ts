import { classOf } from "./causes";
import { type CallFilter, isWithinSeconds, isWithinTime, type SortOrder } from "./filter";
import { CALL_FIELDS, type Call, type CallField, type CallRow } from "./schema";
import { verdictOf } from "./verdict";

/** One field of all calls, dictionary-encoded: each different value once, and a small number per row that points at it. */
export class Column<T> {
  readonly values: T[] = [];
  length = 0;
  #codes = new Uint32Array(1024);
  #codeOf = new Map<T, number>();
  #ranks: Uint32Array | undefined;

  push(value: T): void {
    let code = this.#codeOf.get(value);
    if (code === undefined) {
      code = this.values.length;
      this.values.push(value);
      this.#codeOf.set(value, code);
      this.#ranks = undefined;
    }
    if (this.length === this.#codes.length) {
      const grown = new Uint32Array(this.length * 2);
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[this.length++] = code;
  }

  /** The code of each row; as long as the column or longer. */
  get codes(): Uint32Array {
    return this.#codes;
  }

  at(row: number): T {
    const code = row < this.length ? this.#codes[row] : undefined;
    if (code === undefined) throw new RangeError(`no row ${row} among ${this.length}`);
    return this.values[code] as T;
  }

  /** 1 for each code whose value passes. */
  mask(passes: (value: T) => boolean): Uint8Array {
    return Uint8Array.from(this.values, (value) => (passes(value) ? 1 : 0));
  }

  /** How many of the rows have each code. */
  counts(rows: Uint32Array): Uint32Array {
    const counts = new Uint32Array(this.values.length);
    const codes = this.#codes;
    for (const row of rows) takeNext(counts, codes[row] ?? 0);
    return counts;
  }

  /** The place of each code among the values in rising order (code units for text, as `<` has it); null after everything. */
  get ranks(): Uint32Array {
    if (this.#ranks) return this.#ranks;
    const order = this.values.map((_, code) => code);
    order.sort((a, b) => compareValues(this.values[a], this.values[b]));
    const ranks = new Uint32Array(order.length);
    order.forEach((code, rank) => {
      ranks[code] = rank;
    });
    this.#ranks = ranks;
    return ranks;
  }
}

/** The number at the index, which is then raised by one. */
function takeNext(numbers: Uint32Array, index: number): number {
  const number = numbers[index] ?? 0;
  numbers[index] = number + 1;
  return number;
}

function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : 1;
  return Number(a) - Number(b);
}

type Columns = { readonly [Field in CallField]: Column<Call[Field]> };

/** All calls of a report in columns: rows go in once, filtered, sorted and paged answers come out in milliseconds. Pure. */
export class CallColumns {
  readonly columns: Columns = {
    phone: new Column(),
    name: new Column(),
    status: new Column(),
    lastCall: new Column(),
    retries: new Column(),
    durationSeconds: new Column(),
    digits: new Column(),
    trunk: new Column(),
    sipCode: new Column(),
    cause: new Column(),
    causeClass: new Column(),
    sipText: new Column(),
    had180: new Column(),
    had183: new Column(),
    verdict: new Column(),
  };
  /** The digits of each distinct phone, for the search. */
  #phoneDigits: string[] | undefined;

  static of(rows: Iterable<CallRow>): CallColumns {
    const table = new CallColumns();
    for (const row of rows) table.push(row);
    return table;
  }

  push(row: CallRow): void {
    const call: Call = { ...row, causeClass: classOf(row.cause, row.sipCode), verdict: verdictOf(row) };
    const push = <Field extends CallField>(field: Field) => this.columns[field].push(call[field]);
    for (const field of CALL_FIELDS) push(field);
    this.#phoneDigits = undefined;
  }

  get length(): number {
    return this.columns.phone.length;
  }

  call(row: number): Call {
    const c = this.columns;
    return {
      phone: c.phone.at(row),
      name: c.name.at(row),
      status: c.status.at(row),
      lastCall: c.lastCall.at(row),
      retries: c.retries.at(row),
      durationSeconds: c.durationSeconds.at(row),
      digits: c.digits.at(row),
      trunk: c.trunk.at(row),
      sipCode: c.sipCode.at(row),
      cause: c.cause.at(row),
      causeClass: c.causeClass.at(row),
      sipText: c.sipText.at(row),
      had180: c.had180.at(row),
      had183: c.had183.at(row),
      verdict: c.verdict.at(row),
    };
  }

  all(): Uint32Array {
    return Uint32Array.from({ length: this.length }, (_, row) => row);
  }

  /** The rows that pass the filter, in the report's order. */
  select(filter: CallFilter): Uint32Array {
    const tests = this.#tests(filter);
    const search = this.#search(filter.search);
    const found = new Uint32Array(this.length);
    let count = 0;
    for (let row = 0; row < this.length; row++) {
      if (tests.every(({ codes, mask }) => mask[codes[row] ?? 0] === 1) && search(row)) found[count++] = row;
    }
    return found.slice(0, count);
  }

  /** The rows ordered by one field; equal ones keep their order, unknown values (null) come last in both directions. */
  sort(rows: Uint32Array, { field, descending }: SortOrder): Uint32Array {
    const { codes, ranks, values } = this.columns[field];
    const known = values.length - (values.some((value) => value === null) ? 1 : 0);
    const starts = new Uint32Array(values.length + 1);
    const placeOf = (row: number): number => {
      const rank = ranks[codes[row] ?? 0] ?? 0;
      return descending && rank < known ? known - 1 - rank : rank;
    };
    for (const row of rows) takeNext(starts, placeOf(row) + 1);
    for (let place = 1; place < starts.length; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
    const sorted = new Uint32Array(rows.length);
    for (const row of rows) sorted[takeNext(starts, placeOf(row))] = row;
    return sorted;
  }

  #tests(filter: CallFilter): { codes: Uint32Array; mask: Uint8Array }[] {
    const test = <T>(column: Column<T>, wanted: readonly unknown[]) => {
      if (wanted.length === 0) return [];
      const set = new Set(wanted);
      return [{ codes: column.codes, mask: column.mask((value) => set.has(value)) }];
    };
    const within = <T, Range>(column: Column<T>, ranges: Range[], isWithin: (value: T, range: Range) => boolean) =>
      ranges.length === 0 ? [] : [{ codes: column.codes, mask: column.mask((value) => ranges.some((range) => isWithin(value, range))) }];
    const c = this.columns;
    return [
      ...test(c.status, filter.status),
      ...test(c.sipCode, filter.sipCode),
      ...test(c.cause, filter.cause),
      ...test(c.causeClass, filter.class),
      ...test(c.digits, filter.digits),
      ...test(c.had180, filter.had180),
      ...test(c.had183, filter.had183),
      ...test(c.verdict, filter.verdict),
      ...test(c.retries, filter.retries),
      ...test(c.trunk, filter.trunk),
      ...within(c.durationSeconds, filter.seconds, isWithinSeconds),
      ...within(c.lastCall, filter.time, isWithinTime),
    ];
  }

  #search(text: string): (row: number) => boolean {
    const words = text.trim().toLowerCase();
    if (words === "") return () => true;
    const { phone, name } = this.columns;
    const names = name.mask((value) => value.toLowerCase().includes(words));
    const byName = (row: number) => names[name.codes[row] ?? 0] === 1;
    if (!/^[\d\s()+.-]*\d[\d\s()+.-]*$/.test(words)) return byName;
    // A number copied from elsewhere may carry the country's code in place of the leading 0.
    const digits = digitsOf(words).replace(/^(00)?972(?=\d{8,9}$)/, "0");
    this.#phoneDigits ??= phone.values.map(digitsOf);
    const phones = Uint8Array.from(this.#phoneDigits, (value) => (value.includes(digits) ? 1 : 0));
    return (row) => phones[phone.codes[row] ?? 0] === 1 || byName(row);
  }
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
