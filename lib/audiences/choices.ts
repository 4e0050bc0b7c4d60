import * as z from "zod/mini";

/**
 * What a person may choose when a file is read, and what the reader tells them so that they can. Shared by the reader, the summary that
 * is kept, and the refusal `no-phone-column`.
 */

const count = z.int().check(z.nonnegative());

/** A sheet of a workbook, with its rows as far as the last that holds anything. */
const SheetChoice = z.object({ name: z.string(), rows: count, isChosen: z.boolean() });
export type SheetChoice = z.output<typeof SheetChoice>;

const ColumnChoice = z.object({
  letter: z.string(),
  header: z.nullable(z.string()),
  /** Up to three of its texts, shortened. */
  sample: z.array(z.string()),
  /** The share of its filled cells that read as phone numbers, from 0 to 1, in the first rows. */
  numbers: z.number().check(z.nonnegative(), z.maximum(1)),
});
export type ColumnChoice = z.output<typeof ColumnChoice>;

/** The first 50 columns of a table; `headerRow` is the row taken for its header, from 1, or null when it has none. */
export const TableChoices = z.object({ headerRow: z.nullable(count), columns: z.array(ColumnChoice) });
export type TableChoices = z.output<typeof TableChoices>;

/** `sheets` only for workbooks; `table` only when there is a table to choose from. */
export const FileChoices = z.object({ sheets: z.optional(z.array(SheetChoice)), choices: z.optional(TableChoices) });
export type FileChoices = z.output<typeof FileChoices>;

export const MAX_TOLD_COLUMNS = 50;
const MAX_CHOSEN_COLUMNS = 20;
const MAX_SHEET_NAME = 255;

/** How a person wants a file to be read; what is not said, the reader finds. */
export interface ReadingOptions {
  /** Of a workbook: the sheet's name. */
  sheet?: string;
  /** The letters of the phone columns; in each row the numbers are taken in this order. */
  columns?: readonly string[];
  /** Whether there is a header: its words are found below titles, else it is the first row that holds anything. */
  header?: boolean;
}

const problem = (name: string) => ({ error: `audiences.problems.${name}` });
const LETTERS = /^\s*[a-z]{1,3}(?:\s*,\s*[a-z]{1,3})*\s*$/i;
const lettersOf = (text: string): string[] => [...new Set(text.toUpperCase().split(/[\s,]+/))].filter((letters) => letters !== "");

/** The options as the text parts of a multipart body: `sheet`, `columns` "C,D", `header` "yes" or "no". */
export const READING_PARTS = {
  sheet: z.optional(z.string(problem("sheet")).check(z.maxLength(MAX_SHEET_NAME, problem("sheet")))),
  columns: z.optional(
    z.pipe(
      z.string(problem("columns")).check(z.regex(LETTERS, problem("columns"))),
      z.pipe(z.transform(lettersOf), z.array(z.string()).check(z.maxLength(MAX_CHOSEN_COLUMNS, problem("columns")))),
    ),
  ),
  header: z.optional(
    z.pipe(
      z.enum(["yes", "no"], problem("header")),
      z.transform((word) => word === "yes"),
    ),
  ),
};

/** The parts that a form sends for these options. */
export function readingParts({ sheet, columns, header }: ReadingOptions): [name: keyof ReadingOptions, text: string][] {
  return [
    ...(sheet === undefined ? [] : [["sheet", sheet] as [keyof ReadingOptions, string]]),
    ...(columns === undefined ? [] : [["columns", columns.join(",")] as [keyof ReadingOptions, string]]),
    ...(header === undefined ? [] : [["header", header ? "yes" : "no"] as [keyof ReadingOptions, string]]),
  ];
}
