import path from "node:path";
import type { Page } from "@playwright/test";
import he from "../lib/i18n/he.json" with { type: "json" };
import { Composer } from "./composer";
import { expect, test } from "./fixtures";
import { IMPORT_FILES, type ImportFile } from "./import-files/expectations";

/** Files that real programs made, chosen in a real browser: read there in a worker, read again and kept by the server. */
test.describe.configure({ timeout: 150_000 });

const FOLDER = path.join(import.meta.dirname, "import-files", "files");
const AT_ONCE = 14;
const groups = Array.from({ length: Math.ceil(IMPORT_FILES.length / AT_ONCE) }, (_, index) =>
  IMPORT_FILES.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
);

function recipients(count: number): string {
  if (count === 0) return "אין ברשימה אף מספר ישראלי תקין";
  if (count === 1) return "נמען אחד";
  return count === 2 ? "שני נמענים" : `${count} נמענים`;
}

/** The sentence of a refusal, up to the figure in it. */
const sentence = (reason: keyof typeof he.audiences.unreadable) => he.audiences.unreadable[reason].split("{")[0] ?? "";

for (const [index, files] of groups.entries()) {
  test(`files of real programs are read as they should be, or refused in a sentence (${index + 1} of ${groups.length})`, async ({
    marketing: page,
  }) => {
    const composer = new Composer(page);
    for (const expected of files) {
      await test.step(expected.file, async () => {
        await composer.start();
        await composer.open("audience");
        if ("refused" in expected) await expectRefused(composer, expected);
        else await expectRead(composer, expected);
      });
    }
  });
}

const choose = (page: Page, file: string) => page.locator("input[type=file]").first().setInputFiles(path.join(FOLDER, file));

async function expectRefused(composer: Composer, { file, refused }: Extract<ImportFile, { refused: unknown }>): Promise<void> {
  const { page } = composer;
  await choose(page, file);
  await expect(page.getByRole("main").getByRole("alert").first()).toContainText(sentence(refused));
  await expect(composer.heading("audience")).not.toContainText("הושלם");
}

async function expectRead(composer: Composer, expected: Exclude<ImportFile, { refused: unknown }>): Promise<void> {
  const { page } = composer;
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith("/api/audiences")),
    choose(page, expected.file),
  ]);
  expect(answer.status()).toBe(201);
  const { phones: _, ...rest } = expected;
  expect(found(expected.file, (await answer.json()).audience)).toEqual(rest);
  await expect(composer.heading("audience")).toContainText(recipients(expected.accepted));
}

interface Kept {
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  encoding: string | null;
  reasons: { reason: string; count: number }[];
  repairs: { kind: string; count: number }[];
  columns: { letters: string[]; name?: string };
  warnings: { kind: string }[];
}

function found(file: string, { rows, accepted, duplicates, rejected, encoding, reasons, repairs, columns, warnings }: Kept) {
  const refused = reasons.filter(({ reason }) => reason !== "empty").reduce((sum, { count }) => sum + count, 0);
  expect(rejected).toBe(refused);
  return {
    ...{ file, rows, accepted, duplicates, encoding },
    reasons: Object.fromEntries(reasons.map(({ reason, count }) => [reason, count])),
    repairs: Object.fromEntries(repairs.map(({ kind, count }) => [kind, count])),
    letters: columns.letters,
    name: columns.name ?? null,
    ...(warnings.length > 0 && { warnings: warnings.map(({ kind }) => kind) }),
  };
}
