import { UnreadableFile } from "./unreadable-file";
import { type ArchiveEntry, MAX_UNPACKED_BYTES } from "./zip-directory";

/** The reader of workbooks allots every cell of the grid that a sheet spans, empty or not. */
const MAX_GRID_CELLS = 20_000_000;
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_LENGTH = 30;
/** Longer than any tag of a cell, so that none is cut between two pieces. */
const CARRY_CHARS = 500;

/**
 * Unpacks every part once as a stream and keeps nothing, to learn what a directory may lie about: the true size, and how
 * large a grid each sheet spans (one cell in the last corner of an Excel sheet stands for 17 thousand million).
 * Throws UnreadableFile.
 */
export async function checkArchiveSize(bytes: Uint8Array, entries: readonly ArchiveEntry[]): Promise<void> {
  let total = 0;
  for (const entry of entries) {
    if (!entry.name.endsWith(".xml") && !entry.name.endsWith(".rels")) continue;
    const grid = new GridMeter();
    let size = 0;
    await eachPiece(packedPart(bytes, entry), entry.method, (piece) => {
      size += piece.byteLength;
      total += piece.byteLength;
      if (size > entry.unpacked || total > MAX_UNPACKED_BYTES) throw oversized();
      grid.read(piece);
    });
  }
}

const oversized = () => new UnreadableFile("oversized-workbook", MAX_UNPACKED_BYTES / 1024 / 1024);

function packedPart(bytes: Uint8Array, { offset, packed }: ArchiveEntry): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + LOCAL_HEADER_LENGTH > bytes.byteLength) throw new UnreadableFile("damaged-workbook");
  const start = offset + LOCAL_HEADER_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.byteLength) throw new UnreadableFile("damaged-workbook");
  return new Uint8Array(bytes.subarray(start, start + packed));
}

async function eachPiece(packed: Uint8Array<ArrayBuffer>, method: number, onPiece: (piece: Uint8Array) => void): Promise<void> {
  if (method === STORED) return onPiece(packed);
  if (method !== DEFLATED) throw new UnreadableFile("damaged-workbook");
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  for (;;) {
    const next = await reader.read().catch((cause: unknown) => {
      throw new UnreadableFile("damaged-workbook", null, { cause });
    });
    if (next.done) return;
    try {
      onPiece(next.value);
    } catch (error) {
      await reader.cancel();
      throw error;
    }
  }
}

/** Follows the cells and rows of a sheet's XML, piece by piece. */
class GridMeter {
  private readonly decoder = new TextDecoder("latin1");
  private rest = "";
  private row = 0;
  private column = 0;
  private widest = 0;

  read(piece: Uint8Array): void {
    const text = this.rest + this.decoder.decode(piece, { stream: true });
    const tag = /<(?:\w+:)?(c|row)(?=[\s/>])(?:[^>]*?\sr=["']([A-Z]*)(\d*)["'])?[^>]*>/g;
    let end = 0;
    for (let found = tag.exec(text); found; found = tag.exec(text)) {
      end = tag.lastIndex;
      this.note(found[1] === "row", found[2] ?? "", found[3] ?? "");
    }
    this.rest = text.slice(Math.max(end, text.length - CARRY_CHARS));
    if (this.row * this.widest > MAX_GRID_CELLS) throw oversized();
  }

  private note(isRow: boolean, letters: string, digits: string): void {
    if (isRow) {
      this.row = Math.max(this.row + 1, Number(digits));
      this.column = 0;
      return;
    }
    this.column = letters === "" ? this.column + 1 : columnNumber(letters);
    this.row = Math.max(this.row, Number(digits));
    this.widest = Math.max(this.widest, this.column);
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
