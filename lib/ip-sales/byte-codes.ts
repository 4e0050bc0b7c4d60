/** Beyond this many different values the next ones are not remembered: a hostile answer shall not fill the memory. */
const MAX_VALUES = 65_536;

/** The numbers that texts got, found again by the texts' bytes: nothing is decoded for a text that was met before. */
export class ByteCodes {
  #slots = new Int32Array(1024);
  #hashes: number[] = [];
  #codes: number[] = [];
  #texts: Uint8Array[] = [];

  /**
   * @param hash any number that is the same for the same bytes
   * @returns the code that was given to these bytes; -1 when there is none
   */
  find(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return -1;
      if (this.#hashes[entry] === hash && isAt(bytes, from, to, this.#texts[entry])) return this.#codes[entry] ?? -1;
    }
  }

  remember(hash: number, bytes: Uint8Array, from: number, to: number, code: number): void {
    if (this.#codes.length >= MAX_VALUES) return;
    this.#hashes.push(hash);
    this.#codes.push(code);
    this.#texts.push(bytes.slice(from, to));
    if (this.#codes.length * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2);
      for (let entry = 0; entry < this.#codes.length - 1; entry++) this.#place(entry);
    }
    this.#place(this.#codes.length - 1);
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[entry] ?? 0) & mask;
    while ((this.#slots[slot] ?? 0) !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }
}

function isAt(bytes: Uint8Array, from: number, to: number, text: Uint8Array | undefined): boolean {
  if (text === undefined || text.length !== to - from) return false;
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false;
  return true;
}
