/** Bytes that are compared four at a time. */
export interface Piece {
  words: Int32Array;
  rest: Uint8Array;
  length: number;
}

export function pieceOf(text: Uint8Array): Piece {
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const words = Int32Array.from({ length: text.length >> 2 }, (_, word) => view.getInt32(word * 4, true));
  return { words, rest: text.slice(words.length * 4), length: text.length };
}

/** Whether the piece stands at `at`. @param view the same bytes */
export function isAt({ words, rest, length }: Piece, bytes: Uint8Array, view: DataView, at: number, end: number): boolean {
  if (at + length > end) return false;
  const after = at + words.length * 4;
  // Ends differ more often than beginnings.
  for (let place = 0; place < rest.length; place++) if (bytes[after + place] !== rest[place]) return false;
  for (let word = words.length - 1; word >= 0; word--) if (view.getInt32(at + word * 4, true) !== words[word]) return false;
  return true;
}

/** A hostile answer shall neither fill the memory nor make each row try thousands of pieces. */
const MAX_PIECES = 8_192;
const MAX_ALIKE = 24;

export interface KnownPiece<T> extends Piece {
  meaning: T;
}

/** Pieces of rows that were read before, found again where they stand: what is the same byte for byte means the same. */
export class KnownPieces<T> {
  readonly #hintAt: number;
  /** Pieces that have the same four bytes at `hintAt`. */
  readonly #alike = new Map<number, KnownPiece<T>[]>();
  #count = 0;

  /** @param hintAt from where on pieces differ most */
  constructor(hintAt: number) {
    this.#hintAt = hintAt;
  }

  find(bytes: Uint8Array, view: DataView, at: number, end: number): KnownPiece<T> | undefined {
    if (at + this.#hintAt + 4 > end) return undefined;
    const alike = this.#alike.get(view.getInt32(at + this.#hintAt, true));
    if (!alike) return undefined;
    for (let place = 0; place < alike.length; place++) {
      const piece = alike[place] as KnownPiece<T>;
      if (isAt(piece, bytes, view, at, end)) return piece;
    }
    return undefined;
  }

  remember(bytes: Uint8Array, from: number, to: number, meaning: T): void {
    if (this.#count >= MAX_PIECES || to - from < this.#hintAt + 4) return;
    const text = bytes.slice(from, to);
    const hint = new DataView(text.buffer).getInt32(this.#hintAt, true);
    const alike = this.#alike.get(hint) ?? [];
    if (alike.length >= MAX_ALIKE) return;
    this.#count++;
    this.#alike.set(hint, [...alike, { ...pieceOf(text), meaning }]);
  }
}
