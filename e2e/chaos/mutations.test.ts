import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { EDITS, edited } from "./mutations";

/** Told here within a second, before chaos.spec.ts builds. */

const ROOT = path.resolve(import.meta.dirname, "../..");

test.each(EDITS)("$file has each piece that is broken exactly once: $piece", (edit) => {
  expect(edited(readFileSync(path.join(ROOT, edit.file), "utf8"), edit)).toContain(edit.instead);
});

test("a piece that is gone, or stands twice, is told", () => {
  const edit = { file: "a.ts", piece: "one();", instead: "two();" };
  expect(() => edited("none", edit)).toThrow("a.ts was changed");
  expect(() => edited("one(); one();", edit)).toThrow("a.ts was changed");
});
