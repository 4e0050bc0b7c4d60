import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readFile } from "@/lib/audiences/read-audience";
import { UnreadableFile } from "@/lib/audiences/unreadable-file";
import { IMPORT_FILES, type ImportFile } from "./expectations";

const FOLDER = path.join(import.meta.dirname, "files");

async function found(file: string): Promise<ImportFile & { phones?: string[] }> {
  try {
    const { summary, phones, rejects } = await readFile(new Uint8Array(readFileSync(path.join(FOLDER, file))), file);
    const { rows, accepted, duplicates, encoding } = summary;
    expect(phones).toHaveLength(accepted);
    expect(new Set(phones).size).toBe(accepted);
    const numbers = summary.reasons.filter(({ reason }) => reason !== "empty").reduce((sum, { count }) => sum + count, 0);
    expect([summary.rejected, rejects.length]).toEqual([numbers, numbers]);
    return {
      ...{ file, rows, accepted, duplicates, encoding, phones },
      reasons: Object.fromEntries(summary.reasons.map(({ reason, count }) => [reason, count])),
      repairs: Object.fromEntries(summary.repairs.map(({ kind, count }) => [kind, count])),
      letters: summary.columns.letters,
      name: summary.columns.name ?? null,
      ...(summary.warnings.length > 0 && { warnings: summary.warnings.map(({ kind }) => kind) }),
    };
  } catch (error) {
    if (error instanceof UnreadableFile) return { file, refused: error.reason };
    throw error;
  }
}

test.each(IMPORT_FILES.map((expected) => [expected.file, expected] as const))("%s", async (file, expected) => {
  const { phones, ...rest } = await found(file);
  expect("phones" in expected && expected.phones ? { ...rest, phones } : rest).toEqual(expected);
});

test("every file that was made is expected, and no other", () => {
  expect(IMPORT_FILES.map(({ file }) => file).toSorted()).toEqual(readdirSync(FOLDER).toSorted());
});
