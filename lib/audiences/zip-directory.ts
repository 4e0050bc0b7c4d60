import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

// Limits of design/security.md, row U1.
const MAX_ENTRIES = 1000;
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
const MAX_RATIO = 200;
/** Tiny parts compress by any ratio without harm. */
const RATIO_COUNTS_FROM_BYTES = 1024 * 1024;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const MAX_COMMENT = 65_535;
/** OpenDocument stores its kind first, not packed. */
const MIMETYPE_WITHIN = 200;

export interface ArchiveEntry {
  name: string;
  isEncrypted: boolean;
  packed: number;
  unpacked: number;
  /** 0 stored, 8 deflated. */
  method: number;
  /** Where its local header begins. */
  offset: number;
}

/**
 * Reads a ZIP's directory and judges by it alone, before a byte is unpacked. Throws UnreadableFile for all but a workbook
 * that claims a sane size.
 */
export function readArchiveDirectory(bytes: Uint8Array): ArchiveEntry[] {
  const entries = readDirectory(bytes);
  const otherKind = whatElse(bytes, new Set(entries.map((entry) => entry.name)));
  if (otherKind) throw new UnreadableFile(otherKind);
  if (entries.some((entry) => entry.isEncrypted)) throw new UnreadableFile("encrypted");
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const isBomb = entries.some((entry) => entry.unpacked > RATIO_COUNTS_FROM_BYTES && entry.unpacked > entry.packed * MAX_RATIO);
  if (unpacked > MAX_UNPACKED_BYTES || isBomb) throw new UnreadableFile("oversized-workbook", MAX_UNPACKED_BYTES / 1024 / 1024);
  return entries;
}

/** What the archive is when it isn't a workbook of Excel; null when it is one. */
function whatElse(bytes: Uint8Array, names: ReadonlySet<string>): UnreadableReason | null {
  const holds = (folder: string): boolean => [...names].some((name) => name.startsWith(folder));
  if (names.has("mimetype") && names.has("content.xml")) {
    const head = new TextDecoder("latin1").decode(bytes.subarray(0, MIMETYPE_WITHIN));
    return head.includes("opendocument.text") || head.includes("opendocument.presentation") ? "document" : "open-document";
  }
  if (names.has("xl/workbook.bin")) return "binary-excel";
  if (holds("word/") || holds("ppt/") || holds("Index/")) return "document";
  return names.has("[Content_Types].xml") && holds("xl/") ? null : "zip";
}

function readDirectory(bytes: Uint8Array): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) throw new UnreadableFile("damaged-workbook");
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new UnreadableFile("oversized-workbook", MAX_UNPACKED_BYTES / 1024 / 1024);
  const entries: ArchiveEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new UnreadableFile("damaged-workbook");
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      offset: view.getUint32(at + 42, true),
    });
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 64 KB. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
}
