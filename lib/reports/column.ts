/** Whole numbers below it, such as the seconds of a day, are found without being hashed. */
const NUMBERS = 2 ** 17;

/** What a different value takes in memory with its places in the dictionary, in bytes: measured, of texts of up to 40 letters and of a call's texts. */
const VALUE_BYTES = 100;
const OBJECT_BYTES = 500;

/** One field of all calls, dictionary-encoded: each different value once, and a small number per row that points at it. */
export class Column<T> {
  readonly values: T[] = [];
  length = 0;
  readonly #keyOf: (value: T) => unknown;
  readonly #codeOf = new Map<unknown, number>();
  /** By whole numbers: one more than the code of each. */
  #ofNumbers = new Int32Array(64);
  // Small at first: code that never saw it grow would be thrown away, compiled, when it does.
  #codes = new Uint32Array(64);

  /** @param keyOf for values that are objects: equal ones give the same key */
  constructor(keyOf: (value: T) => unknown = (value) => value) {
    this.#keyOf = keyOf;
  }

  /** A column as it was written down. */
  static from<T>(values: readonly T[], codes: Uint32Array<ArrayBuffer>, keyOf?: (value: T) => unknown): Column<T> {
    const column = new Column(keyOf);
    for (const value of values) column.codeOf(value);
    column.#codes = codes;
    column.length = codes.length;
    return column;
  }

  /** The code that stands for the value: the same for equal ones. */
  codeOf(value: T): number {
    if (typeof value === "number" && value >= 0 && value < NUMBERS && Number.isInteger(value)) return this.#codeOfNumber(value, value);
    const key = this.#keyOf(value);
    const known = this.#codeOf.get(key);
    if (known !== undefined) return known;
    this.#codeOf.set(key, this.values.length);
    return this.values.push(value) - 1;
  }

  #codeOfNumber(number: number, value: T): number {
    if (number >= this.#ofNumbers.length) {
      const grown = new Int32Array(2 ** Math.ceil(Math.log2(number + 1)));
      grown.set(this.#ofNumbers);
      this.#ofNumbers = grown;
    }
    const known = (this.#ofNumbers[number] as number) - 1;
    if (known >= 0) return known;
    this.#ofNumbers[number] = this.values.push(value);
    return this.values.length - 1;
  }

  pushCode(code: number): void {
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

  /** Gives back what was taken in advance for rows that didn't come. */
  seal(): void {
    if (this.#codes.length > this.length) this.#codes = this.#codes.slice(0, this.length);
  }

  /** In memory, with the dictionary. */
  get byteLength(): number {
    const [value] = this.values;
    const each = typeof value === "object" && value !== null ? OBJECT_BYTES : VALUE_BYTES;
    return this.#codes.byteLength + this.#ofNumbers.byteLength + this.values.length * each;
  }
}

/** The rank of each code among the different values in rising order; equal values share one, null (unknown) has the last. */
export function ranksOf(values: readonly unknown[]): { ranks: Uint32Array; known: number } {
  const different = [...new Set(values)].filter((value) => value !== null).sort(compareValues);
  const rankOf = new Map<unknown, number>(different.map((value, rank) => [value, rank]));
  return { ranks: Uint32Array.from(values, (value) => rankOf.get(value) ?? different.length), known: different.length };
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  return Number(a) - Number(b);
}

/** By code points, as the bytes of UTF-8 are ordered; a database's "C" order. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : Number(isSurrogate(x)) - Number(isSurrogate(y));
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xe000;
