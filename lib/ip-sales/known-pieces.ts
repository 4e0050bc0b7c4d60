const PIECE_WORD = 8;
const FORM_WORD = 4;

/**
 * A text of eight bytes or more, compared eight at a time as one number: in UTF-8 without NUL none of them are NaN or zero, so that numbers
 * are equal exactly where the bytes are.
 */
export class Piece<T = null> {
  readonly length: number;
  readonly meaning: T;
  readonly #words: Float64Array;

  constructor(text: Uint8Array, meaning: T) {
    const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
    this.length = text.length;
    this.meaning = meaning;
    this.#words = Float64Array.from(placesOf(text.length, PIECE_WORD), (place) => view.getFloat64(place, true));
  }

  /** Whether the piece stands at `at`. */
  isAt(view: DataView, at: number, end: number): boolean {
    if (at + this.length > end) return false;
    const words = this.#words;
    const last = at + this.length - PIECE_WORD;
    // Ends differ more often than beginnings.
    if (view.getFloat64(last, true) !== words[words.length - 1]) return false;
    for (let word = 0, place = at; place < last; word++, place += PIECE_WORD)
      if (view.getFloat64(place, true) !== words[word]) return false;
    return true;
  }
}

/** Bytes among which digits stand, each written as `0`. */
export class Form {
  readonly length: number;
  readonly #words: Int32Array;
  readonly #masks: Int32Array;

  constructor(text: string) {
    const bytes = new TextEncoder().encode(text);
    const view = new DataView(bytes.buffer);
    const masks = new DataView(bytes.map((byte) => (byte === ZERO ? SAME_FOR_DIGITS : 0xff)).buffer);
    const places = placesOf(bytes.length, FORM_WORD);
    this.length = bytes.length;
    this.#masks = Int32Array.from(places, (place) => masks.getInt32(place, true));
    this.#words = Int32Array.from(places, (place) => view.getInt32(place, true) & masks.getInt32(place, true));
  }

  /** Whether the form stands at `at`, with digits or one of `:;<=>?` in its places. */
  isAt(view: DataView, at: number, end: number): boolean {
    if (at + this.length > end) return false;
    const words = this.#words;
    const masks = this.#masks;
    const last = at + this.length - FORM_WORD;
    for (let word = 0; word < words.length; word++) {
      const place = Math.min(at + word * FORM_WORD, last);
      if ((view.getInt32(place, true) & (masks[word] as number)) !== words[word]) return false;
    }
    return true;
  }
}

const ZERO = 0x30;
const SAME_FOR_DIGITS = 0xf0;

/** Where words begin: one after another, but that the last ends with the text. */
function placesOf(length: number, size: number): number[] {
  return Array.from({ length: Math.ceil(length / size) }, (_, word) => Math.min(word * size, length - size));
}

/** A hostile answer shall neither fill the memory nor make each row try thousands of pieces. */
const MAX_PIECES = 8_192;
const MAX_ALIKE = 24;

/** Pieces of rows that were read before, found again where they stand: what is the same byte for byte means the same. */
export class KnownPieces<T> {
  readonly #hintAt: number;
  /** Pieces that have the same four bytes at `hintAt`. */
  readonly #alike = new Map<number, Piece<T>[]>();
  #count = 0;

  /** @param hintAt from where on pieces differ most */
  constructor(hintAt: number) {
    this.#hintAt = hintAt;
  }

  find(view: DataView, at: number, end: number): Piece<T> | undefined {
    if (at + this.#hintAt + 4 > end) return undefined;
    const alike = this.#alike.get(view.getInt32(at + this.#hintAt, true));
    if (!alike) return undefined;
    for (let place = 0; place < alike.length; place++) {
      const piece = alike[place] as Piece<T>;
      if (piece.isAt(view, at, end)) return piece;
    }
    return undefined;
  }

  remember(bytes: Uint8Array, from: number, to: number, meaning: T): void {
    if (this.#count >= MAX_PIECES || to - from < Math.max(this.#hintAt + 4, PIECE_WORD)) return;
    const text = bytes.slice(from, to);
    const hint = new DataView(text.buffer).getInt32(this.#hintAt, true);
    const alike = this.#alike.get(hint) ?? [];
    if (alike.length >= MAX_ALIKE) return;
    this.#count++;
    this.#alike.set(hint, [...alike, new Piece(text, meaning)]);
  }
}
