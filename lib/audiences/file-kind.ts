import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

// The first bytes of formats that people save or rename by mistake. Names are never believed, only content.
const REFUSED: readonly [signature: readonly number[], reason: UnreadableReason][] = [
  [ascii("%PDF"), "pdf"],
  [ascii("{\\rtf"), "rich-text"],
  [[0x1f, 0x8b], "zip"],
  [ascii("Rar!"), "zip"],
  [[0x37, 0x7a, 0xbc, 0xaf], "zip"],
  [[0x89, 0x50, 0x4e, 0x47], "binary"],
  [[0xff, 0xd8, 0xff], "binary"],
  [ascii("SQLite format 3"), "binary"],
];
const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]; // Microsoft's compound file: old .xls, and new files behind a password

/** Tells text from a workbook by content. Throws UnreadableFile for what the importer refuses. */
export function fileKind(bytes: Uint8Array): "text" | "workbook" {
  if (bytes.length === 0) throw new UnreadableFile("empty-file");
  if (startsWith(bytes, COMPOUND)) throw new UnreadableFile(holdsUtf16(bytes, "EncryptedPackage") ? "encrypted" : "old-excel");
  if (startsWith(bytes, ZIP)) return "workbook";
  for (const [signature, reason] of REFUSED) {
    if (startsWith(bytes, signature)) throw new UnreadableFile(reason);
  }
  return "text";
}

function holdsUtf16(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder("latin1").decode(bytes).includes([...text].join("\0"));
}

const HTML = /^\s*(?:<!doctype\s+html|<html|<head|<body|<table|<meta|<\?xml|<\?mso)/i;
// Spreadsheets that are one XML text.
const FLAT_OPEN_DOCUMENT = /urn:oasis:names:tc:opendocument:xmlns:office/;
const FLAT_OLD_EXCEL = /urn:schemas-microsoft-com:office:spreadsheet/;
const SAMPLE_LENGTH = 65_536;
const MAX_CONTROL_SHARE = 0.05;

/** Throws UnreadableFile when decoded text is a web page or no text at all. */
export function refuseWhatIsNoText(text: string): void {
  const sample = text.slice(0, SAMPLE_LENGTH);
  if (sample.trim() === "") throw new UnreadableFile("empty-file");
  if (HTML.test(sample)) throw new UnreadableFile(markupKind(sample));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary content.
  const controls = sample.match(/[\x01-\x08\x0e-\x1f\x7f]/g)?.length ?? 0;
  if (controls > sample.length * MAX_CONTROL_SHARE) throw new UnreadableFile("binary");
}

function markupKind(sample: string): UnreadableReason {
  if (!/^\s*<\?xml/i.test(sample)) return "html";
  if (FLAT_OPEN_DOCUMENT.test(sample)) return "open-document";
  return FLAT_OLD_EXCEL.test(sample) ? "old-excel" : "html";
}
