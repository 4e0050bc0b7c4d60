// A text that begins with a byte order mark keeps it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** A text per row, most of them different (names, phones): UTF-8 one after another, and where each ends. */
export class TextColumn {
  #bytes: Uint8Array<ArrayBuffer>;
  #ends: Uint32Array<ArrayBuffer>;
  #size = 0;
  length = 0;
  #lowered: TextColumn | undefined;

  /** Small at first, as the codes of a `Column`. */
  constructor(bytes = new Uint8Array(256), ends = new Uint32Array(64)) {
    this.#bytes = bytes;
    this.#ends = ends;
  }

  /** A column as it was written down. */
  static from(bytes: Uint8Array<ArrayBuffer>, ends: Uint32Array<ArrayBuffer>): TextColumn {
    const column = new TextColumn(bytes, ends);
    column.#size = bytes.length;
    column.length = ends.length;
    return column;
  }

  /** Keeps a text that stands in the bytes as UTF-8. */
  append(bytes: Uint8Array, from: number, to: number): void {
    const size = this.#size + to - from;
    if (size > this.#bytes.length) this.#bytes = grown(this.#bytes, Math.max(size, this.#bytes.length * 2));
    if (this.length === this.#ends.length) {
      const ends = new Uint32Array(this.length * 2);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    const kept = this.#bytes;
    let place = this.#size;
    for (let at = from; at < to; at++) kept[place++] = bytes[at] as number;
    this.#size = size;
    this.#ends[this.length++] = size;
  }

  push(text: string): void {
    const bytes = encoder.encode(text);
    this.append(bytes, 0, bytes.length);
  }

  at(row: number): string {
    if (row >= this.length) throw new RangeError(`no row ${row} among ${this.length}`);
    return decoder.decode(this.#bytes.subarray(this.#start(row), this.#ends[row]));
  }

  /** All texts, and where each ends. */
  get written(): { bytes: Uint8Array; ends: Uint32Array } {
    return { bytes: this.#bytes.subarray(0, this.#size), ends: this.#ends.subarray(0, this.length) };
  }

  get byteLength(): number {
    return this.#bytes.byteLength + this.#ends.byteLength;
  }

  seal(): void {
    if (this.#bytes.length > this.#size) this.#bytes = this.#bytes.slice(0, this.#size);
    if (this.#ends.length > this.length) this.#ends = this.#ends.slice(0, this.length);
  }

  /** Marks the rows whose text has the wanted one in it, whatever the case of its letters. @param wanted in lower case, not empty */
  markIncluding(wanted: string, marks: Uint8Array): void {
    this.#lowered ??= this.#inLowerCase();
    this.#lowered.#mark(encoder.encode(wanted), marks);
  }

  #mark(wanted: Uint8Array, marks: Uint8Array): void {
    const bytes = Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset, this.#size);
    let row = 0;
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at)) {
      // Found from the first to the last: the rows go by once.
      while ((this.#ends[row] as number) <= at) row++;
      const end = this.#ends[row] as number;
      if (at + wanted.length <= end) {
        marks[row] = 1;
        at = end;
      } else {
        at++;
      }
    }
  }

  #inLowerCase(): TextColumn {
    const { bytes } = this.written;
    // Hebrew and digits have no case: the text itself will do.
    if (decoder.decode(bytes).toLowerCase() === decoder.decode(bytes)) return this;
    const lowered = new TextColumn(new Uint8Array(this.#size), new Uint32Array(this.length));
    for (let row = 0; row < this.length; row++) lowered.push(this.at(row).toLowerCase());
    return lowered;
  }

  /** The rows in rising order of their texts' bytes; equal ones keep their order. */
  order(): Uint32Array {
    const head = 2 ** 21;
    if (this.length > head) return Uint32Array.from(this.#rows()).sort((a, b) => this.compare(a, b, 0) || a - b);
    // The first four bytes and the row in one number: sorted by the machine, and only what begins alike is compared.
    const keys = new Float64Array(this.length);
    for (let row = 0; row < this.length; row++) keys[row] = this.#beginning(row) * head + row;
    keys.sort();
    const order = Uint32Array.from(keys, (key) => key % head);
    let from = 0;
    for (let at = 1; at <= order.length; at++) {
      if (at < order.length && Math.floor((keys[at] as number) / head) === Math.floor((keys[from] as number) / head)) continue;
      if (at - from > 1) order.subarray(from, at).sort((a, b) => this.compare(a, b, 0) || a - b);
      from = at;
    }
    return order;
  }

  /** Below 0 where the text of row `a` comes first; 0 where both are the same. */
  compare(a: number, b: number, skip = 0): number {
    const bytes = this.#bytes;
    const [endA, endB] = [this.#ends[a] as number, this.#ends[b] as number];
    let [x, y] = [this.#start(a) + skip, this.#start(b) + skip];
    while (x < endA && y < endB) {
      const difference = (bytes[x++] as number) - (bytes[y++] as number);
      if (difference !== 0) return difference;
    }
    return endA - x - (endB - y);
  }

  #beginning(row: number): number {
    const [from, to] = [this.#start(row), this.#ends[row] as number];
    let beginning = 0;
    for (let place = 0; place < 4; place++) beginning = beginning * 256 + (from + place < to ? (this.#bytes[from + place] as number) : 0);
    return beginning;
  }

  *#rows(): Generator<number> {
    for (let row = 0; row < this.length; row++) yield row;
  }

  #start(row: number): number {
    return row === 0 ? 0 : (this.#ends[row - 1] as number);
  }
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}
