import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { Desk } from "@/lib/reports/desk";
import { type CallFilter, NO_FILTER, type SortOrder } from "@/lib/reports/filter";
import { randomNumbers } from "@/lib/reports/hostile-calls";
import { bytesIntoDesk } from "@/lib/reports/into-desk";
import { CALL_FIELDS, type Call, type CallField } from "@/lib/reports/schema";
import { startThread } from "@/lib/reports/start-thread.fixture";
import type { LiveFigure } from "./live";
import { spreadOf } from "./measure";
import { writeReport } from "./report-file";

/** Filtered, sorted pages of a report's calls, against the same questions to DuckDB, which has them loaded too. The answers are equal. */

const SIZES = [100_000, 1_000_000];
const QUESTIONS_AN_ORDER = 6;
const LIMIT = 0.2;
const ROWS_AT_ONCE = 5_000;

interface Question {
  filter: CallFilter;
  order: SortOrder;
  from: number;
  size: number;
}

export async function reportPages(say: (line: string) => void): Promise<LiveFigure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "shofar-bench-pages-"));
  const figures: LiveFigure[] = [];
  try {
    for (const calls of SIZES) {
      say(`pages of ${calls.toLocaleString("en")} calls…`);
      const file = path.join(folder, "report.json");
      await writeReport(file, { calls, escaped: false });
      figures.push(...(await compared(file, calls)));
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compared(file: string, calls: number): Promise<LiveFigure[]> {
  const desk = new Desk(startThread);
  const instance = await DuckDBInstance.create(":memory:");
  const duck = await instance.connect();
  try {
    const bytes = bytesIntoDesk(desk, "application/json");
    for await (const chunk of createReadStream(file)) await bytes.write(chunk);
    const { report } = (await bytes.end()).calls;
    await fill(duck, desk, report);
    const ask = ({ filter, order, from, size }: Question) => desk.ask({ kind: "page", report, filter, order, from, size });
    const firsts: Pair[] = [];
    const others: Pair[] = [];
    for (const [place, questions] of questionsOf(calls).entries()) {
      for (const [number, question] of questions.entries()) {
        const ours = await timed(() => ask(question));
        const other = await timed(() => askDuck(duck, question));
        expectEqual(question, ours.value, other.value);
        // The first question of all warms both up.
        if (place > 0) (number === 0 ? firsts : others).push({ ours: ours.ms, other: other.ms });
      }
    }
    const name = `a page of ${calls.toLocaleString("en")} calls, filtered and sorted`;
    return [figure(name, others, LIMIT), figure(`${name}, the first in its order`, firsts, Number.POSITIVE_INFINITY)];
  } finally {
    duck.closeSync();
    await desk.end();
  }
}

interface Pair {
  ours: number;
  other: number;
}

function figure(name: string, pairs: Pair[], limit: number): LiveFigure {
  const median = (numbers: number[]) => spreadOf(numbers).median;
  const ratio = median(pairs.map(({ ours, other }) => ours / other));
  return { name, unit: "ms", ours: median(pairs.map(({ ours }) => ours)), other: median(pairs.map(({ other }) => other)), ratio, limit };
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now();
  const value = await run();
  return { value, ms: performance.now() - began };
}

/** For each order some questions one after another, as a person asks who sorts, filters and turns pages. */
function questionsOf(calls: number): Question[][] {
  const random = randomNumbers(20);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const some = <T>(values: T[], share: number): T[] => (random() < share ? values.filter(() => random() < 0.5) : []);
  const filter = (): CallFilter => ({
    ...NO_FILTER,
    status: some(["answered", "noAnswer", "busy"], 0.3),
    sipCode: some(["200", "404", "480", "486", "503"], 0.3),
    verdict: some(["answered", "rang", "busy", "nonexistent"], 0.3),
    had180: some<boolean | null>([true, false, null], 0.3),
    retries: some<number | null>([0, 1, 2], 0.2),
    seconds: random() < 0.2 ? [[5, 20]] : [],
    time: random() < 0.2 ? [[9 * 60, 12 * 60]] : [],
    search: random() < 0.15 ? pick(["כהן", "0501", "12"]) : "",
  });
  return CALL_FIELDS.flatMap((field) =>
    [false, true].map((descending) =>
      Array.from({ length: QUESTIONS_AN_ORDER }, () => ({
        filter: filter(),
        order: { field, descending },
        from: random() < 0.7 ? 50 * Math.floor(random() * 5) : Math.floor(random() * calls * 0.1),
        size: 50,
      })),
    ),
  );
}

const TYPES: Partial<Record<CallField, string>> = { retries: "INTEGER", durationSeconds: "INTEGER", had180: "BOOLEAN", had183: "BOOLEAN" };

async function fill(duck: DuckDBConnection, desk: Desk, report: number): Promise<void> {
  const columns = CALL_FIELDS.map((field) => `"${field}" ${TYPES[field] ?? "VARCHAR"}`);
  await duck.run(`CREATE TABLE calls ("row" INTEGER, ${columns.join(", ")})`);
  const appender = await duck.createAppender("calls");
  for (let from = 0, total = Number.POSITIVE_INFINITY; from < total; from += ROWS_AT_ONCE) {
    const page = await desk.ask({ kind: "page", report, filter: NO_FILTER, order: null, from, size: ROWS_AT_ONCE });
    total = page.total;
    for (const [place, call] of page.calls.entries()) {
      appender.appendInteger(from + place);
      for (const field of CALL_FIELDS) {
        const value = call[field];
        if (value === null) appender.appendNull();
        else if (typeof value === "string") appender.appendVarchar(value);
        else if (typeof value === "number") appender.appendInteger(value);
        else appender.appendBoolean(value);
      }
      appender.endRow();
    }
    appender.flushSync();
  }
  appender.closeSync();
}

async function askDuck(duck: DuckDBConnection, { filter, order, from, size }: Question): Promise<{ calls: unknown[][]; total: number }> {
  const where = conditions(filter).join(" AND ") || "true";
  const direction = order.descending ? "DESC" : "ASC";
  const fields = CALL_FIELDS.map((field) => `"${field}"`).join(", ");
  const [counted] = (await duck.runAndReadAll(`SELECT count(*)::INTEGER FROM calls WHERE ${where}`)).getRows();
  const page = await duck.runAndReadAll(
    `SELECT ${fields} FROM calls WHERE ${where} ORDER BY "${order.field}" ${direction} NULLS LAST, "row" LIMIT ${size} OFFSET ${from}`,
  );
  return { calls: page.getRows(), total: Number(counted?.[0]) };
}

function conditions(filter: CallFilter): string[] {
  const literal = (value: string | number | boolean) => (typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value));
  const among = (field: CallField, values: readonly (string | number | boolean | null)[]) => {
    if (values.length === 0) return [];
    const known = values.filter((value) => value !== null);
    const isKnown = known.length === 0 ? "false" : `"${field}" IN (${known.map(literal).join(", ")})`;
    return [values.includes(null) ? `(${isKnown} OR "${field}" IS NULL)` : isKnown];
  };
  const minute = `(substr("lastCall", 1, 2)::INTEGER * 60 + substr("lastCall", 4, 2)::INTEGER)`;
  const { search } = filter;
  return [
    ...among("status", filter.status),
    ...among("sipCode", filter.sipCode),
    ...among("verdict", filter.verdict),
    ...among("had180", filter.had180),
    ...among("retries", filter.retries),
    ...filter.seconds.map(([from, to]) => `"durationSeconds" >= ${from} AND "durationSeconds" < ${to ?? 1e9}`),
    ...filter.time.map(([from, to]) => `${minute} >= ${from} AND ${minute} < ${to}`),
    ...(search === "" ? [] : [`(contains("name", ${literal(search)}) OR contains("phone", ${literal(search)}))`]),
  ];
}

function expectEqual(question: Question, ours: { calls: Call[]; total: number }, other: { calls: unknown[][]; total: number }): void {
  const rows = ours.calls.map((call) => CALL_FIELDS.map((field) => call[field]));
  if (ours.total === other.total && JSON.stringify(rows) === JSON.stringify(other.calls)) return;
  throw new Error(`the two sides disagree on ${JSON.stringify(question)}: ${ours.total} and ${other.total} calls`);
}
