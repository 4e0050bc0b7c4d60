import Papa from "papaparse";
import { expect, test } from "vitest";
import en from "@/lib/i18n/en.json";
import he from "@/lib/i18n/he.json";
import { readCell } from "../phones/cell";
import { REJECT_REASONS } from "../phones/number";
import { csvLines } from "./rejects-csv";
import type { Reject } from "./schema";

const fileOf = (rejects: Reject[], locale: "he" | "en") => [...csvLines(rejects, locale)].join("");
const cellsOf = (file: string) => Papa.parse<string[]>(file.slice(1), { skipEmptyLines: true }).data;

test.each([
  ["he", he],
  ["en", en],
] as const)("%s: every reason in words, and what to do", (locale, messages) => {
  const rejects = REJECT_REASONS.map((reason, index) => ({ row: index + 2, raw: "אין", reason, name: 'גרש"ים, דנה' }));
  const file = fileOf(rejects, locale);
  expect(file.startsWith("\ufeff")).toBe(true);
  const [header, ...lines] = cellsOf(file);
  const { row, raw, reason, advice, name, code } = messages.audiences.rejectsFile;
  expect(header).toEqual([row, raw, reason, advice, name, code]);
  expect(lines).toEqual(
    rejects.map(({ row, raw, reason, name }) => [
      String(row),
      raw,
      messages.audiences.reasons[reason],
      messages.audiences.advice[reason],
      name,
      reason,
    ]),
  );
});

test("no cell is a formula, and no number loses a digit: the text stays a text, and is read again as it was", () => {
  const raws = ["=1+1", "+1 212 555 1234", "@x", "0571234567", "05012345678901234567", "5.01E+08", "1-2-2026", "050", "-", "שורה\nשנייה"];
  const lines = cellsOf(
    fileOf(
      raws.map((raw) => ({ row: 1, raw, reason: "foreign" })),
      "he",
    ),
  ).slice(1);
  const written = lines.map(([, raw = ""]) => raw);
  for (const text of written) expect(text).not.toMatch(/^[=+\-@]|^\s*\d[\d\s.,:/-]*(e[+-]?\d+)?\s*$/i);
  expect(written.map(readCell)).toEqual(raws.map(readCell));
});

test("a long list comes in pieces and whole", () => {
  const rejects = Array.from({ length: 1_234 }, (_, index) => ({ row: index + 1, raw: "אין", reason: "not-a-number" as const }));
  expect([...csvLines(rejects, "en")].length).toBeGreaterThan(3);
  expect(cellsOf(fileOf(rejects, "en")).map(([row]) => row)).toEqual(["Row", ...rejects.map(({ row }) => String(row))]);
});
