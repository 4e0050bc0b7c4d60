import type { AudienceWarning } from "@/lib/audiences/schema";
import type { UnreadableReason } from "@/lib/audiences/unreadable-file";
import type { RejectReason, RepairKind } from "@/lib/phones/number";

/**
 * What the importer must find in each of `files/`, worked out from the tables in `make.py` and not from what the reader says. The name
 * of a file begins with the program that wrote it last; `make.sh` makes them all.
 */
export type ImportFile = { file: string } & (ReadableFile | { refused: UnreadableReason });

interface ReadableFile {
  rows: number;
  accepted: number;
  duplicates: number;
  reasons: Partial<Record<RejectReason, number>>;
  repairs: Partial<Record<RepairKind, number>>;
  letters: string[];
  name: string | null;
  encoding: string | null;
  warnings?: AudienceWarning["kind"][];
  /** The accepted numbers, where the order is worth writing down. */
  phones?: string[];
}

const BAD = { empty: 1, "too-short": 1, "bad-prefix": 1, foreign: 1, "not-a-number": 1 } as const;

/** Twelve donors: two mobiles in one cell, one written twice, one with +972; and their phones at home, one of them written twice. */
const donors = {
  rows: 12,
  accepted: 14,
  duplicates: 2,
  reasons: BAD,
  repairs: { "country-code": 1 },
  letters: ["F", "G"],
  name: "שם",
  encoding: null,
  phones: [
    ...["0501234501", "035550101", "0521234502", "025550102", "0531234503", "0541234504", "048550104"],
    ...["086550105", "035550106", "097550107", "0551234509", "0551234510", "0775550110", "0581234512"],
  ],
};

/** The same donors with their mobiles alone. */
const mobiles = {
  ...{ rows: 12, accepted: 7, duplicates: 1, reasons: BAD, repairs: { "country-code": 1 }, letters: ["B"], name: "שם", encoding: null },
  phones: ["0501234501", "0521234502", "0531234503", "0541234504", "0551234509", "0551234510", "0581234512"],
};

/** Ten rows whose phones a spreadsheet took for numbers. */
const lostZeros = {
  rows: 10,
  accepted: 6,
  duplicates: 1,
  reasons: { empty: 1, "bad-prefix": 1, "not-a-number": 1 },
  repairs: { "leading-zero": 6 },
  letters: ["B"],
  name: "שם",
  phones: ["0501234601", "0521234602", "035550201", "0721234603", "0531234605", "026550202"],
} as const;

const list = { rows: 400, accepted: 400, duplicates: 0, reasons: {}, repairs: {}, letters: ["A"], name: null, encoding: "UTF-8" };
const titled = { ...donors, letters: ["D", "E"], name: "שם פרטי + שם משפחה" };

export const IMPORT_FILES: readonly ImportFile[] = [
  { file: "libreoffice-donors.xlsx", ...donors },
  { file: "libreoffice-donors.csv", ...donors, encoding: "UTF-8" },
  { file: "libreoffice-semicolon-1255.csv", ...donors, encoding: "Windows-1255" },
  { file: "libreoffice-tab-utf16.csv", ...donors, encoding: "UTF-16" },
  { file: "libreoffice-lost-zeros.csv", ...lostZeros, letters: ["B"], encoding: "UTF-8", phones: [...lostZeros.phones] },
  { file: "libreoffice-lost-zeros.xlsx", ...lostZeros, letters: ["B"], encoding: null, phones: [...lostZeros.phones] },
  {
    file: "libreoffice-scientific.csv",
    rows: 3,
    accepted: 3,
    duplicates: 0,
    reasons: { scientific: 3 },
    repairs: { scientific: 3 },
    letters: ["C", "B"],
    name: "שם",
    encoding: "UTF-8",
    phones: ["0501234602", "0521234603", "0531234606"],
  },
  { file: "libreoffice-titles-merged.xlsx", ...titled },
  { file: "libreoffice-titles-merged.csv", ...titled, encoding: "UTF-8" },
  {
    file: "libreoffice-formulas.xlsx",
    rows: 12,
    accepted: 12,
    duplicates: 0,
    reasons: {},
    repairs: {},
    letters: ["D"],
    name: "שם",
    encoding: null,
  },
  { file: "libreoffice-hidden-rows.xlsx", ...mobiles },
  { file: "libreoffice-second-sheet.xlsx", ...mobiles, warnings: ["other-sheet"] },
  { file: "libreoffice-donors.ods", refused: "open-document" },
  { file: "libreoffice-flat.fods", refused: "open-document" },
  { file: "libreoffice-donors.xls", refused: "old-excel" },
  { file: "libreoffice-password.xlsx", refused: "encrypted" },
  { file: "libreoffice-donors.pdf", refused: "pdf" },
  { file: "libreoffice-page-called.csv", refused: "html" },
  { file: "libreoffice-letter.rtf", refused: "rich-text" },
  { file: "libreoffice-letter.docx", refused: "document" },
  { file: "libreoffice-letter.odt", refused: "document" },

  { file: "openpyxl-donors.xlsx", ...donors },
  { file: "openpyxl-no-header.xlsx", ...mobiles, letters: ["C"], name: null },
  { file: "openpyxl-titles-merged.xlsx", ...titled },
  { file: "openpyxl-hidden-rows.xlsx", ...mobiles },
  { file: "openpyxl-second-sheet.xlsx", ...mobiles, warnings: ["other-sheet"] },
  {
    file: "openpyxl-formulas-not-calculated.xlsx",
    ...{ rows: 12, accepted: 0, duplicates: 0, reasons: { empty: 12 }, repairs: {}, letters: ["D"], name: "שם", encoding: null },
  },
  {
    file: "openpyxl-scientific.xlsx",
    ...{
      rows: 3,
      accepted: 6,
      duplicates: 0,
      reasons: {},
      repairs: { "leading-zero": 6 },
      letters: ["B", "C"],
      name: "שם",
      encoding: null,
    },
    phones: ["0501234601", "0501234602", "0521234602", "0521234603", "0531234605", "0531234606"],
  },
  {
    file: "openpyxl-protected.xlsx",
    rows: 10,
    accepted: 10,
    duplicates: 0,
    reasons: {},
    repairs: {},
    letters: ["B"],
    name: "שם",
    encoding: null,
  },

  { file: "xlsxwriter-inline-strings.xlsx", ...mobiles },
  { file: "xlsxwriter-numbers.xlsx", ...lostZeros, letters: ["B"], encoding: null, phones: [...lostZeros.phones] },
  { file: "xlsxwriter-first-sheet-empty.xlsx", ...mobiles, warnings: ["other-sheet"] },
  {
    file: "xlsxwriter-rich-text.xlsx",
    ...{ rows: 2, accepted: 2, duplicates: 0, reasons: {}, repairs: {}, letters: ["B"], name: "שם", encoding: null },
    phones: ["0501234501", "0521234502"],
  },
  { file: "xlsxwriter-two-unnamed-columns.xlsx", refused: "no-phone-column" },

  { file: "gnumeric-donors.xlsx", ...donors },
  { file: "gnumeric-donors.csv", ...donors, encoding: "UTF-8" },
  { file: "gnumeric-semicolon-windows.txt", ...titled, encoding: "UTF-8" },
  { file: "gnumeric-donors.gnumeric", refused: "zip" },

  { file: "python-donors.csv", ...donors, encoding: "UTF-8" },
  { file: "python-excel-bom.csv", ...donors, encoding: "UTF-8" },
  { file: "python-pipe-no-header.txt", ...mobiles, letters: ["C"], name: null, encoding: "UTF-8" },
  {
    file: "python-quote-all.csv",
    ...{ rows: 3, accepted: 3, duplicates: 0, reasons: { "bad-prefix": 1 }, repairs: {}, letters: ["B"], name: null, encoding: "UTF-8" },
    phones: ["0501234501", "0521234502", "086550105"],
  },
  {
    file: "python-two-phones-semicolon.csv",
    ...donors,
    ...{ letters: ["D", "C"], name: "שם פרטי + שם משפחה", encoding: "Windows-1255" },
  },
  { file: "python-contacts-labels.csv", ...donors, letters: ["C", "E"], name: "Name", encoding: "UTF-8" },
  { file: "python-ids-only.csv", refused: "no-phone-column" },
  { file: "python-mobiles.txt", ...list },

  { file: "iconv-utf16le-no-mark.csv", ...donors, encoding: "UTF-16" },
  { file: "iconv-utf16be-no-mark.csv", ...donors, encoding: "UTF-16" },
  { file: "tr-cr-only.txt", ...list },
  { file: "paste-one-line.txt", ...list },
  { file: "sed-unclosed-quote.csv", ...donors, encoding: "UTF-8", warnings: ["unclosed-quote"] },
  { file: "truncate-nul-padded.csv", ...donors, encoding: "UTF-8", warnings: ["nul-bytes"] },
  { file: "head-cut-off.xlsx", refused: "damaged-workbook" },
  { file: "zip-archive-called.xlsx", refused: "zip" },
  { file: "7z-archive.7z", refused: "zip" },
  { file: "gzip-called.csv", refused: "zip" },
];
