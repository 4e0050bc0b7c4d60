import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AppError } from "@/lib/errors";
import { fixRejects } from "./fix-rejects";
import { readRawPhones, readText } from "./read-audience";
import type { Fix } from "./schema";
import type { KeptAudience } from "./store";

function kept(text: string): KeptAudience {
  const { summary, phones, rejects } = readText(text, { fileName: "a.csv", encoding: "UTF-8", warnings: [] });
  return { summary, phones: phones.join("\n"), rejects };
}

const LIST = [
  "שם,טלפון",
  "דנה,0571234567",
  "יוסי,0501234567",
  "רות,050",
  "טל,0521234567",
  "גיל,אין",
  "נועה,",
  "מיה,0501234567",
  "אבי,5.01E+08",
].join("\n");
const MIDDLE = { index: 1, text: "053-1234567" };

const linesOf = ({ phones }: KeptAudience) => (phones === "" ? [] : phones.split("\n"));

/** Every number found is accepted, a duplicate or rejected; and the figures are those of what is kept. */
function expectAddsUp(audience: KeptAudience) {
  const { summary, rejects } = audience;
  const lines = linesOf(audience);
  expect(summary.accepted).toBe(lines.length);
  expect(new Set(lines).size).toBe(lines.length);
  expect(summary.rejected).toBe(rejects.length);
  const refused = summary.reasons.filter(({ reason }) => reason !== "empty");
  expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(rejects.length);
  expect(summary.repaired).toBe(summary.repairs.reduce((sum, { count }) => sum + count, 0));
  for (const { count, sample } of [...summary.reasons, ...summary.repairs]) expect(sample.length).toBe(Math.min(count, 20));
}

describe("a correction", () => {
  test("that is a number stands where the file had it, with its row's name", async () => {
    const fixed = await fixRejects(kept(LIST), [MIDDLE, { index: 0, text: "+972 54-1234567" }]);
    expect(linesOf(fixed)).toEqual(["0541234567", "0501234567", "0531234567", "0521234567"]);
    expect(fixed.summary).toMatchObject({ rows: 8, accepted: 4, repaired: 1, duplicates: 1, rejected: 2 });
    expect(fixed.summary.names).toEqual({ "0541234567": "דנה", "0501234567": "יוסי", "0531234567": "רות", "0521234567": "טל" });
    expect(fixed.summary.repairs).toEqual([
      { kind: "country-code", count: 1, sample: [{ row: 2, from: "+972 54-1234567", to: "0541234567" }] },
    ]);
    expect(fixed.summary.reasons.map(({ reason, count }) => [reason, count])).toEqual([
      ["empty", 1],
      ["scientific", 1],
      ["not-a-number", 1],
    ]);
    expectAddsUp(fixed);
  });

  test("after a correction still finds its place", async () => {
    const once = await fixRejects(kept(LIST), [{ index: 0, text: "0541234567" }]);
    const twice = await fixRejects(once, [{ index: 0, text: "0531234567" }]);
    expect(twice).toEqual(
      await fixRejects(kept(LIST), [
        { index: 0, text: "0541234567" },
        { index: 1, text: "0531234567" },
      ]),
    );
  });

  test("that the list has already, or another correction gave, is a duplicate", async () => {
    const fixed = await fixRejects(kept(LIST), [{ index: 0, text: "0521234567" }, MIDDLE, { index: 2, text: "0531234567" }]);
    expect(linesOf(fixed)).toEqual(["0501234567", "0531234567", "0521234567"]);
    expect(fixed.summary).toMatchObject({ accepted: 3, duplicates: 3, rejected: 1 });
    expectAddsUp(fixed);
  });

  test("that is still no number stays rejected with its new text and reason", async () => {
    const fixed = await fixRejects(kept(LIST), [{ index: 2, text: "0577777777" }]);
    expect(fixed.rejects[2]).toEqual({ row: 6, raw: "0577777777", reason: "bad-prefix", before: 2, name: "גיל" });
    expect(fixed.summary).toMatchObject({ accepted: 2, duplicates: 1, rejected: 4 });
    expect(fixed.summary.reasons.find(({ reason }) => reason === "bad-prefix")).toEqual({
      reason: "bad-prefix",
      count: 2,
      sample: [
        { row: 2, text: "0571234567" },
        { row: 6, text: "0577777777" },
      ],
    });
    expectAddsUp(fixed);
  });

  test("that is blank leaves the number out, so that fewer were found", async () => {
    const fixed = await fixRejects(kept(LIST), [
      { index: 0, text: "" },
      { index: 3, text: " \u200e" },
    ]);
    expect(fixed.rejects.map(({ row }) => row)).toEqual([4, 6]);
    expect(fixed.summary).toMatchObject({ rows: 8, accepted: 2, duplicates: 1, rejected: 2 });
    expectAddsUp(fixed);
  });

  test("with several numbers in it gives all of them", async () => {
    const fixed = await fixRejects(kept(LIST), [{ index: 0, text: "0541111111, 0542222222" }]);
    expect(linesOf(fixed)).toEqual(["0541111111", "0542222222", "0501234567", "0521234567"]);
    expectAddsUp(fixed);
  });

  test("leaves the audience it was made from as it was", async () => {
    const before = kept(LIST);
    const copy = structuredClone(before);
    await fixRejects(before, [MIDDLE]);
    expect(before).toEqual(copy);
  });

  test("goes to the end where an earlier version didn't keep the place", async () => {
    const old = kept(LIST);
    const rejects = old.rejects.map(({ row, raw, reason }) => ({ row, raw, reason }));
    const fixed = await fixRejects({ ...old, rejects }, [MIDDLE]);
    expect(linesOf(fixed)).toEqual(["0501234567", "0521234567", "0531234567"]);
    expectAddsUp(fixed);
  });
});

test("of more names than are kept, the first thousand by the list's order stay", async () => {
  const rows = Array.from({ length: 1_200 }, (_, row) => `שם ${row},${row === 3 ? "050" : `05${String(row).padStart(8, "0")}`}`);
  const before = kept(`שם,טלפון\n${rows.join("\n")}`);
  const { names } = (await fixRejects(before, [{ index: 0, text: "0529999999" }])).summary;
  expect(Object.keys(names)).toHaveLength(1_000);
  expect(names["0529999999"]).toBe("שם 3");
  expect(names["0500000999"]).toBe("שם 999");
  expect(names["0500001000"]).toBeUndefined();
});

test.each([
  [[{ index: 4, text: "" }], "fixes.0.index", "audiences.problems.unknownIndex"],
  [[MIDDLE, MIDDLE], "fixes.1.index", "audiences.problems.indexTwice"],
])("a reject that isn't there or comes twice is named: %j", async (fixes: Fix[], field, problem) => {
  const refused = fixRejects(kept(LIST), fixes).catch((error: AppError) => error);
  expect(await refused).toMatchObject({ code: "invalid", options: { fields: [expect.objectContaining({ field, problem })] } });
});

test("whatever is corrected, the figures add up and the list is as if the file had held it", async () => {
  const cell = fc.oneof(
    fc.constantFrom("0501234567", "501234567", "0571234567", "050", "אין", "0521234567,123", "+1 212 555 1234", "5.01E+08"),
    fc.integer({ min: 0, max: 40 }).map((last) => `05012345${String(last).padStart(2, "0")}`),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.option(cell)), async (raws, texts) => {
      const reading = readRawPhones(raws);
      const before = { summary: reading.summary, phones: reading.phones.join("\n"), rejects: reading.rejects };
      const fixes = before.rejects.flatMap((_, index) => {
        const text = texts.next().value;
        return text == null ? [] : [{ index, text }];
      });
      const fixed = await fixRejects(before, fixes);
      expectAddsUp(fixed);
      const corrected = [...raws];
      for (const { index, text } of fixes) corrected[(before.rejects[index]?.row ?? 0) - 1] = text;
      const asFile = readRawPhones(corrected);
      expect(new Set(linesOf(fixed))).toEqual(new Set(asFile.phones));
      const { accepted, duplicates, rejected, rows, reasons } = asFile.summary;
      expect(fixed.summary).toMatchObject({ accepted, duplicates, rejected, rows });
      expect(fixed.summary.reasons).toEqual(reasons);
      expect(fixed.rejects.map(({ row, raw, reason }) => ({ row, raw, reason }))).toEqual(
        asFile.rejects.map(({ row, raw, reason }) => ({ row, raw, reason })),
      );
    }),
  );
});

test("a long list is put together whole", async () => {
  const phones = Array.from({ length: 25_000 }, (_, row) => `05${String(row).padStart(8, "0")}`);
  const before = kept(`טלפון\n${phones.join("\n")}\n050`);
  expect(linesOf(await fixRejects(before, [{ index: 0, text: "0589999999" }]))).toEqual([...phones, "0589999999"]);
});
