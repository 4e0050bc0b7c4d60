import { randomUUID } from "node:crypto";
import { desc, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { deadNumbers, launches, reports, users } from "@/lib/db/schema";
import { startDatabase, startUpstream } from "@/lib/launches/testing";
import { formatPhone } from "@/lib/phones/number";
import type { ReportSummary } from "@/lib/reports/schema";

/** Insights of reports that the sandbox told, kept in a real PostgreSQL, counted anew from the sandbox's own rows. */

const Answer = z.object({ calls: z.array(z.object({ phone: z.string(), status: z.string(), lastCall: z.string(), retries: z.string() })) });

vi.mock("@/lib/reports/start-thread", () => import("@/lib/reports/start-thread.fixture"));

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let database: Awaited<ReturnType<typeof startDatabase>>;
let modules: Awaited<ReturnType<typeof load>>;

async function load() {
  const [{ db }, operations, { perform }, time] = await Promise.all([
    import("@/lib/db/client"),
    import("./operations"),
    import("@/lib/operation"),
    import("@/lib/time"),
  ]);
  const [{ keepForTest }, { attemptsOverDays }, { deadNumbersAsCsv }, { repeatedDeadNumbers }] = await Promise.all([
    import("./testing"),
    import("@/lib/reports/attempts-over-days.fixture"),
    import("./dead-numbers-file"),
    import("./dead-numbers"),
  ]);
  const [person] = await db().select().from(users);
  if (!person) throw new Error("nobody has an account");
  const actor = { ...person, role: "marketing" as const, sessionId: randomUUID() };
  return { db, ...operations, perform, actor, keepForTest, attemptsOverDays, deadNumbersAsCsv, repeatedDeadNumbers, ...time };
}

beforeAll(async () => {
  [upstream, database] = await Promise.all([startUpstream(), startDatabase()]);
  Object.assign(process.env, {
    IPSALES_API_KEY: upstream.key,
    IPSALES_BASE_URL: upstream.baseUrl,
    DATABASE_URL: database.url,
    AUTH_SECRET: "only for this test, never a real secret",
  });
  modules = await load();
}, 60_000);
afterAll(async () => {
  await modules.db().$client.end();
  await upstream.stop();
  await database.stop();
}, 60_000);

async function ended(calls: number): Promise<number> {
  const answer = await (await upstream.post("/__sandbox/load-report", { calls, campaigns: 1 })).json();
  return Number(answer.campaignIds[0]);
}

async function rowsOf(campaignId: number) {
  const body = { action: "campaignReport", apiKey: upstream.key, campaignId: String(campaignId) };
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${upstream.baseUrl}/campaignApi.php`, { method: "POST", headers, body: JSON.stringify(body) });
  return Answer.parse(await answer.json()).calls;
}

/** One of another year, and two of this range, the later first. */
async function keptCampaigns(): Promise<number[]> {
  const kept = await modules.db().select({ id: reports.campaignId }).from(reports).orderBy(desc(reports.campaignId));
  return kept.map(({ id }) => id);
}

const insights = (query: object = {}) => modules.perform(modules.getInsights, modules.actor, query);

/** A launch from here that became this campaign. */
async function launchedHere(campaignId: number, { callerId, price }: { callerId?: string; price: string | null }) {
  await modules
    .db()
    .insert(launches)
    .values({
      idempotencyKey: randomUUID(),
      digest: randomUUID(),
      token: randomUUID().slice(0, 8),
      state: "ended",
      createdBy: modules.actor.id,
      title: "קמפיין",
      spec: { title: "קמפיין", ...(callerId && { callerId }) },
      phones: "",
      recipients: 0,
      rejected: 0,
      blocked: 0,
      dryRun: price === null ? null : { accepted: 1, rejected: 0, blocked: 0, price, balance: null, audioSeconds: null },
      campaignId,
    });
}

test("figures are those of the sandbox's rows: hours, caller IDs, prices, and what they are without", async () => {
  const ids = [await ended(400), await ended(300), await ended(200)];
  const [first = 0, second = 0, unread = 0] = ids;
  await modules.keepForTest(first);
  await modules.keepForTest(second);
  await launchedHere(first, { callerId: "0721234567", price: "100.00" });

  const told = await insights();
  const rows = [...(await rowsOf(first)), ...(await rowsOf(second))];
  const dialed = rows.filter(({ status }) => status !== "notDialed");
  const answered = dialed.filter(({ status }) => status === "answered");
  expect(told.drawnFrom).toEqual({ campaigns: 2, dialed: dialed.length, answered: answered.length, notRead: 1, notOver: 0 });
  expect(unread).toBeGreaterThan(second);

  const byHour = new Map<number, { calls: number; answered: number }>();
  for (const { lastCall, status } of dialed) {
    const hour = byHour.get(Number(lastCall.slice(0, 2))) ?? { calls: 0, answered: 0 };
    byHour.set(Number(lastCall.slice(0, 2)), { calls: hour.calls + 1, answered: hour.answered + (status === "answered" ? 1 : 0) });
  }
  expect(new Map(told.hours.cells.map(({ hour, calls, answered: some }) => [hour, { calls, answered: some }]))).toEqual(byHour);
  expect(told.hours).toMatchObject({ campaigns: 2, longerThanADay: 0, timesUnknown: 0 });

  expect(told.callerIds.map(({ kind, callerId, campaigns }) => [kind, callerId, campaigns])).toEqual([
    ["number", "0721234567", 1],
    ["elsewhere", null, 1],
  ]);
  const [line] = told.prices.campaigns;
  const price = Number(line?.price);
  expect(line).toMatchObject({ campaignId: first, forecast: "100.00", percent: Math.round((price - 100) * 10) / 10 });
  expect(told.prices).toMatchObject({ unknown: 0, elsewhere: 1, total: { campaigns: 1, forecast: "100.00", price: line?.price } });
});

test("campaigns of a day or more count by the attempts that readings dated; one of which too few are dated is left out", async () => {
  // A Thursday.
  const [day, next] = ["2025-11-20", "2025-11-21"];
  const moved = { insertedAt: `${day}T00:10:00+02:00`, startedAt: `${day}T00:10:00+02:00`, endedAt: "2025-11-24T00:10:00+02:00" };
  const ids = [await ended(600), await ended(200), await ended(100), await ended(60)];
  for (const id of ids) await modules.keepForTest(id, moved);
  const [whole = 0, partly = 0, hardly = 0] = ids;
  const first = await modules.attemptsOverDays(whole, await rowsOf(whole), day);
  const second = await modules.attemptsOverDays(partly, await rowsOf(partly), next, (index) => index % 20 !== 0);
  await modules.attemptsOverDays(hardly, await rowsOf(hardly), day, (index) => index % 2 === 0);

  const expected = new Map<string, { calls: number; answered: number }>();
  for (const { day: on, clock, isAnswered } of [...first.dated, ...second.dated]) {
    const key = `${new Date(on).getUTCDay()} ${Number(clock.slice(0, 2))}`;
    const { calls, answered } = expected.get(key) ?? { calls: 0, answered: 0 };
    expected.set(key, { calls: calls + 1, answered: answered + (isAnswered ? 1 : 0) });
  }
  const { hours, drawnFrom } = await insights({ from: day, to: day });
  expect(second.notDated).toBeGreaterThan(0);
  expect(new Set([...expected.keys()].map((key) => key[0])).size).toBeGreaterThan(2);
  expect(drawnFrom.campaigns).toBe(4);
  expect(hours).toMatchObject({
    campaigns: 2,
    byAttempts: { campaigns: 2, attempts: first.dated.length + second.dated.length, notDated: second.notDated },
    longerThanADay: 2,
    timesUnknown: 0,
  });
  expect(new Map(hours.cells.map(({ weekday, hour, ...counts }) => [`${weekday} ${hour}`, counts]))).toEqual(expected);
  for (const id of ids) await modules.db().execute(sql`delete from reports where campaign_id = ${id}`);
});

test("campaigns of other days are not counted, and days that can't be are refused", async () => {
  const today = modules.israelDay(Date.now());
  const before = await insights();
  const campaignId = await ended(50);
  const insertedAt = "2026-01-05T22:30:00Z";
  await modules.keepForTest(campaignId, { insertedAt, startedAt: insertedAt, endedAt: "2026-01-05T23:30:00Z" });
  expect((await insights()).drawnFrom.campaigns).toBe(before.drawnFrom.campaigns);
  // 22:30 in Greenwich is the next day in Israel.
  expect((await insights({ from: "2026-01-06", to: "2026-01-06" })).drawnFrom.campaigns).toBe(1);
  expect((await insights({ from: "2026-01-05", to: "2026-01-05" })).drawnFrom.campaigns).toBe(0);
  const refused = { code: "invalid" };
  await expect(insights({ from: today, to: modules.addDays(today, -1) })).rejects.toMatchObject(refused);
  await expect(insights({ from: modules.addDays(today, -401), to: today })).rejects.toMatchObject(refused);
  await expect(insights({ from: "2026-02-30" })).rejects.toMatchObject(refused);
});

test("a history that is not to be had leaves the figures, and says that it doesn't know what is missing", async () => {
  for (let asked = 0; asked < 3; asked++) upstream.line.next("campaignsHistory", { kind: "html" });
  const told = await insights();
  upstream.line.clear();
  expect(told.drawnFrom).toMatchObject({ notRead: null, notOver: null });
  expect(told.drawnFrom.campaigns).toBeGreaterThan(0);
});

test("numbers that did not exist in two campaigns are listed once, the most frequent first, page by page, and downloaded", async () => {
  const { db, perform, actor, listDeadNumbers, israelDay } = modules;
  await db().delete(deadNumbers);
  const [old = 0, later = 0, earlier = 0] = await keptCampaigns();
  const phones = Array.from({ length: 30 }, (_, index) => `05012300${String(index).padStart(2, "0")}`);
  await db()
    .insert(deadNumbers)
    .values([
      ...phones.flatMap((phone) => [later, earlier].map((campaignId) => ({ phone, campaignId }))),
      { phone: "0509999999", campaignId: later },
      { phone: "0509999999", campaignId: old },
    ]);

  const page = await perform(listDeadNumbers, actor, { page: "2", pageSize: "25" });
  expect(page.total).toBe(30);
  expect(page.numbers.map(({ phone }) => phone)).toEqual(phones.slice(25));
  expect(page.numbers[0]).toMatchObject({ campaigns: 2, latest: [{ campaignId: later }, { campaignId: earlier }] });
  // The third campaign is of another year.
  const all = await perform(listDeadNumbers, actor, { from: "2026-01-01", to: israelDay(Date.now()), pageSize: "200" });
  expect(all.numbers.map(({ phone }) => phone)).toContain("0509999999");

  const { name, text } = await exported({});
  expect(name).toMatch(/^dead-numbers-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const lines = phones.map((phone) => `${formatPhone(phone)},2,${later} ${earlier}\r\n`);
  expect(text).toBe(`\ufeffphone,campaigns,latestCampaignIds\r\n${lines.join("")}`);
});

async function exported(query: object) {
  const { perform, actor, exportDeadNumbers, deadNumbersAsCsv } = modules;
  const answer = deadNumbersAsCsv(await perform(exportDeadNumbers, actor, query));
  expect([answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
    "text/csv; charset=utf-8",
    "private, no-store",
  ]);
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
  return { name, text: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
}

test("a file of many thousands of numbers has each of the screen's once, in the order of the phones", async () => {
  const { db, israelDay, addDays, repeatedDeadNumbers } = modules;
  await db().delete(deadNumbers);
  const [old = 0, later = 0, earlier = 0] = await keptCampaigns();
  await db().execute(sql`
    insert into dead_numbers (phone, campaign_id)
    select '05' || lpad(number::text, 8, '0'), campaign_id from generate_series(1, 21000) as number,
      unnest(array[${old}, ${later}, ${earlier}]::int[]) with ordinality as campaigns(campaign_id, place)
    where place <= 1 + number % 3`);
  const range = { from: "2026-01-01", to: israelDay(Date.now()) };
  const screen = await repeatedDeadNumbers(range, { limit: 30_000, offset: 0 });
  expect(screen).toHaveLength(14_000);
  const { text } = await exported(range);
  const byPhone = screen.toSorted((a, b) => (a.phone < b.phone ? -1 : 1));
  const lines = byPhone.map(
    ({ phone, campaigns, latest }) => `${formatPhone(phone)},${campaigns},${latest.map(({ campaignId }) => campaignId).join(" ")}\r\n`,
  );
  expect(text).toBe(`\ufeffphone,campaigns,latestCampaignIds\r\n${lines.join("")}`);
  expect((await exported({ from: addDays(range.from, -30), to: addDays(range.from, -20) })).text.split("\r\n")).toHaveLength(2);
  await db().delete(deadNumbers);
});

test("a summary that is not what it should be is no figure", async () => {
  const [kept] = await modules.db().select().from(reports).limit(1);
  if (!kept) throw new Error("nothing is kept");
  const broken: Partial<ReportSummary> = { recipients: 5 };
  await modules
    .db()
    .insert(reports)
    .values({ ...kept, campaignId: 999_999_999, summary: broken });
  await expect(insights()).rejects.toThrow();
  await modules.db().execute(sql`delete from reports where campaign_id = 999999999`);
});
