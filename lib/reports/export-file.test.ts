import { strFromU8, unzipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { MAX_SHEET_ROWS } from "@/lib/workbooks/limits";
import { CallColumns } from "./columns";
import { callsAsCsv, callsAsWorkbook } from "./export-file";
import { hostileCalls } from "./hostile-calls";
import type { Call } from "./schema";
import { requireFits } from "./xlsx";

vi.mock("next/headers", () => ({ cookies: async () => new Map([["shofar.locale", { value: "en" }]]) }));

const CALLS: Call[] = [];
const columns = CallColumns.of(hostileCalls(1_200, 3));
for (let row = 0; row < columns.length; row++) CALLS.push(columns.call(row));

async function* batchesOf(calls: Call[]): AsyncGenerator<Call[], void, undefined> {
  for (let from = 0; from < calls.length; from += 500) yield calls.slice(from, from + 500);
}

const exported = (more: object = {}) => ({
  campaignId: 4521,
  title: "מבצע חורף",
  locale: "he" as const,
  batches: batchesOf(CALLS),
  ...more,
});

async function sheetOf(response: Response): Promise<string> {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
}

test("the workbook speaks the person's language, or the browser's where the account has none", async () => {
  const hebrew = await sheetOf(await callsAsWorkbook(exported()));
  expect(hebrew).toContain(">האזנה (שניות)<");
  expect(hebrew).toContain('rightToLeft="1"');
  const english = await sheetOf(await callsAsWorkbook(exported({ locale: null })));
  expect(english).toContain(">Listened (seconds)<");
  expect(english).not.toContain("rightToLeft");
  expect(hebrew.match(/<row /g)).toHaveLength(CALLS.length + 1);
});

test("a file is named after its campaign, with a name of plain letters beside it", () => {
  const name = (title: string) => callsAsCsv(exported({ title })).headers.get("Content-Disposition") ?? "";
  const full = (title: string) => decodeURIComponent(name(title).split("UTF-8''")[1] ?? "");
  expect(name("מבצע")).toContain('attachment; filename="campaign-4521-calls.csv"; ');
  expect(full("מבצע חורף")).toBe("מבצע חורף (4521).csv");
  expect(full('..\\a/b:*?"<>|\r\nX-Evil: 1\u202Evsc.')).toBe("a b X-Evil 1 vsc (4521).csv");
  expect(full("  ")).toBe("campaign-4521-calls.csv");
  expect(name("it's (50%)")).toMatch(/UTF-8''it%27s%20%2850%25%29%20%284521%29\.csv$/);
  expect(full("😀".repeat(200))).toBe(`${"😀".repeat(80)} (4521).csv`);
});

test.each([callsAsCsv, callsAsWorkbook])("a download that is called off ends the reading of the calls (%o)", async (asFile) => {
  let given = 0;
  let ended = false;
  async function* endless(): AsyncGenerator<Call[], void, undefined> {
    try {
      for (;;) {
        given += 500;
        yield CALLS.slice(0, 500);
      }
    } finally {
      ended = true;
    }
  }
  const reader = (await asFile(exported({ batches: endless() }))).body?.getReader();
  for (let length = 0; length < 300_000; ) length += (await reader?.read())?.value?.length ?? Number.NaN;
  await reader?.cancel();
  await expect.poll(() => ended).toBe(true);
  expect(given).toBeLessThan(50_000);
});

test("a report that fails on the way breaks the file off, so that nobody takes it for whole", async () => {
  async function* failing(): AsyncGenerator<Call[], void, undefined> {
    yield CALLS;
    throw new Error("gone");
  }
  await expect(callsAsCsv(exported({ batches: failing() })).text()).rejects.toThrow("gone");
  const workbook = await callsAsWorkbook(exported({ batches: failing() }));
  await expect(workbook.arrayBuffer()).rejects.toThrow("gone");
});

test("more calls than a sheet has rows are refused", () => {
  expect(() => requireFits(MAX_SHEET_ROWS)).not.toThrow();
  expect(() => requireFits(MAX_SHEET_ROWS + 1)).toThrow(
    expect.objectContaining({ code: "too-large", options: expect.objectContaining({ message: "reports.export.tooManyRows" }) }),
  );
});
