import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { deadNumbers, reports, verdictRules } from "@/lib/db/schema";
import { startLive } from "@/lib/live/testing";
import { Desk } from "./desk";
import { NO_FILTER } from "./filter";
import { hostileCalls } from "./hostile-calls";
import { ReportKeeper } from "./keeper";
import { startThread } from "./start-thread.fixture";
import { ReportStore } from "./store";

/** Reports of a real sandbox, on desks of their own threads, kept in a real PostgreSQL. */

vi.mock("./start-thread", () => import("./start-thread.fixture"));

let live: Awaited<ReturnType<typeof startLive>>;
const desks: Desk[] = [];

beforeAll(async () => {
  live = await startLive();
}, 60_000);
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.end()));
  await live.stop();
}, 60_000);

const LIMITS = { maxBytes: 100_000_000, minAgeMs: 0, pace: 0, maxReadings: 2 };

/** A process of its own, as far as reports go. */
function newStore(limits: Partial<typeof LIMITS> = {}) {
  const desk = new Desk(startThread);
  desks.push(desk);
  const store = new ReportStore(desk, { ...LIMITS, ...limits });
  const phonesOf = async (campaignId: number, size = 1_000) => {
    const { report, release } = await (await store.get(campaignId)).pin();
    const { calls } = await desk.ask({ kind: "page", report, filter: NO_FILTER, order: null, from: 0, size }).finally(release);
    return calls.map(({ phone }) => phone);
  };
  return { desk, store, phonesOf };
}

async function ended(calls: number): Promise<number> {
  const { campaignIds } = await (await live.upstream.post("/__sandbox/load-report", { campaigns: 1, calls })).json();
  return campaignIds[0];
}

const asked = async (action = "campaignReport") =>
  (await live.upstream.state()).requests.filter((request) => request.action === action).length;
const isKept = (campaignId: number) => live.db().select({ rows: reports.rows }).from(reports).where(eq(reports.campaignId, campaignId));

test("many who ask at once share one reading, and other processes ask nobody any more", async () => {
  const campaignId = await ended(2_000);
  const before = await asked();
  const { desk, store, phonesOf } = newStore();
  const all = await Promise.all(Array.from({ length: 20 }, () => store.get(campaignId)));
  expect(await asked()).toBe(before + 1);
  expect(all[0]).toMatchObject({ final: true, badRows: 0, summary: { recipients: 2_000 } });
  await vi.waitFor(async () => expect(await isKept(campaignId)).toEqual([{ rows: 2_000 }]), 10_000);

  const other = newStore();
  const again = await other.store.get(campaignId);
  expect(again).toMatchObject({ header: { campaign: { id: campaignId } }, final: true, asOf: all[0]?.asOf, summary: all[0]?.summary });
  expect(await other.phonesOf(campaignId)).toEqual(await phonesOf(campaignId));
  expect(await asked()).toBe(before + 1);

  const { report, release } = await (await store.get(campaignId)).pin();
  const dead = await desk.ask({ kind: "phones", report, filter: { ...NO_FILTER, verdict: ["nonexistent"] } }).finally(release);
  const keptNumbers = await live.db().select({ phone: deadNumbers.phone }).from(deadNumbers).where(eq(deadNumbers.campaignId, campaignId));
  expect(keptNumbers.length).toBeGreaterThan(0);
  expect(new Set(keptNumbers.map(({ phone }) => phone))).toEqual(new Set(dead.split("\n")));
});

test("a running report is read again only when the history's counters moved", async () => {
  const { store } = newStore();
  const campaignId = await live.start(40, { maxRing: 2, dialRetries: 2 });
  await live.until(
    campaignId,
    ({ sent }) => (sent ?? 0) > 0,
    async () => {},
  );
  const { hold, resume } = await import("@/lib/ip-sales/campaigns");
  await hold(campaignId);
  const still = await live.until(
    campaignId,
    ({ status, dialing }) => status === "hold" && dialing === 0,
    async () => {},
  );
  const first = await store.get(campaignId);
  expect(first.final).toBe(false);
  const before = await asked();
  const second = await store.get(campaignId);
  expect(await asked()).toBe(before);
  expect(second.summary).toEqual(first.summary);
  expect(second.asOf.getTime()).toBeGreaterThanOrEqual(first.asOf.getTime());

  await resume(campaignId);
  await live.until(
    campaignId,
    ({ sent, answered }) => sent !== still.sent || answered !== still.answered,
    async () => {},
  );
  await store.get(campaignId);
  expect(await asked()).toBeGreaterThan(before);
});

test("a report that was read as it ended is read once more when it has settled, and kept; an old reading's calls stay within reach", async () => {
  const { store, phonesOf, desk } = newStore();
  const campaignId = await live.start(6, { maxRing: 6, dialRetries: 0 });
  await live.until(
    campaignId,
    ({ sent }) => (sent ?? 0) > 0,
    async () => {},
  );
  const running = await store.get(campaignId);
  await live.until(
    campaignId,
    ({ status }) => status === "ended",
    async () => {},
  );
  const ended = await store.get(campaignId);
  expect(ended.final).toBe(true);
  expect(await isKept(campaignId)).toEqual([]);
  const { report, release } = await running.pin();
  expect((await desk.ask({ kind: "page", report, filter: NO_FILTER, order: null, from: 0, size: 10 }).finally(release)).total).toBe(6);
  await live
    .db()
    .execute(sql`create or replace function shofar_now() returns timestamptz language sql as $$ select now() + interval '5 minutes' $$`);
  await vi.waitFor(async () => {
    await store.get(campaignId);
    expect(await isKept(campaignId)).toEqual([{ rows: 6 }]);
  }, 10_000);
  expect(await phonesOf(campaignId)).toHaveLength(6);
  await live.db().execute(sql`create or replace function shofar_now() returns timestamptz language sql as $$ select now() $$`);
});

test("while IP-Sales is away a running report is shown as it was, with its age", async () => {
  const { store } = newStore();
  const campaignId = await live.start(30, { maxRing: 1, dialRetries: 2 });
  await live.until(
    campaignId,
    ({ sent }) => (sent ?? 0) > 0,
    async () => {},
  );
  const before = await store.get(campaignId);
  for (let times = 0; times < 3; times++) live.upstream.line.next("campaignsHistory", { kind: "reset-before" });
  const away = await store.get(campaignId);
  expect(away).toMatchObject({ summary: before.summary, asOf: before.asOf, stale: true });
  live.upstream.line.clear();
});

test("a text that PostgreSQL doesn't keep is kept with a stand-in", async () => {
  const campaignId = await ended(3);
  const row = (status: string) => ({
    ...hostileCalls(1)[0],
    phone: "050-1234567",
    status,
    retries: "0",
    lastCall: "",
    duration: "",
    had180: "",
    had183: "",
  });
  const campaign = { id: String(campaignId), title: "\0", status: "הסתיים", recipients: "2" };
  live.upstream.line.next("campaignReport", { kind: "body", text: JSON.stringify({ campaign, calls: [row("a\0b"), row("\ud800")] }) });
  const { store } = newStore();
  expect((await store.get(campaignId)).summary.recipients).toBe(2);
  await vi.waitFor(async () => expect(await isKept(campaignId)).toEqual([{ rows: 2 }]), 10_000);
});

test("what has no room leaves the desk and comes back from the database, also while somebody reads", async () => {
  const [one, two] = [await ended(3_000), await ended(3_000)];
  const { store, phonesOf } = newStore({ maxBytes: 1 });
  const phones = { one: await phonesOf(one), two: await phonesOf(two) };
  await vi.waitFor(async () => expect([...(await isKept(one)), ...(await isKept(two))]).toHaveLength(2), 10_000);
  const before = await asked();
  const pinned = await (await store.get(one)).pin();
  expect(await phonesOf(two)).toEqual(phones.two);
  expect(await phonesOf(one)).toEqual(phones.one);
  pinned.release();
  expect(await phonesOf(two)).toEqual(phones.two);
  expect(await phonesOf(one)).toEqual(phones.one);
  expect(await asked()).toBe(before);
});

test("a finished report is judged anew when an admin changed the rules, and the keeper finds what nobody opened", async () => {
  const campaignId = await ended(1_500);
  const { db } = live;
  const { store } = newStore();
  const verdicts = async (of = store) => new Map((await of.get(campaignId)).summary.byVerdict.map(({ key, count }) => [key, count]));
  const before = await verdicts();
  await vi.waitFor(async () => expect(await isKept(campaignId)).toHaveLength(1), 10_000);
  const asksNobody = await asked();

  const row = { sipCode: "404", cause: null, had180: "any", had183: "any", verdict: "network", enabled: true } as const;
  await db()
    .insert(verdictRules)
    .values({ rules: { hungUpUnderSeconds: 3, overrides: [row] } });
  const after = await verdicts();
  expect(after.get("nonexistent") ?? 0).toBeLessThan(before.get("nonexistent") ?? 0);
  expect([...after.values()].reduce((sum, count) => sum + count)).toBe(1_500);
  expect(await verdicts(newStore().store)).toEqual(after);
  const dead = await db().select({ phone: deadNumbers.phone }).from(deadNumbers).where(eq(deadNumbers.campaignId, campaignId));
  expect(dead).toHaveLength(after.get("nonexistent") ?? 0);
  expect(await asked()).toBe(asksNobody);
  await db().delete(verdictRules);

  const unopened = await ended(50);
  const keeper = new ReportKeeper();
  await vi.waitFor(async () => {
    await keeper.turn(Number.MAX_SAFE_INTEGER);
    expect(await isKept(unopened)).toHaveLength(1);
  }, 20_000);
});

test("when the thread falls, the next one who asks is answered", async () => {
  const campaignId = await ended(500);
  const { desk, phonesOf } = newStore();
  const phones = await phonesOf(campaignId);
  await desk.end();
  expect(await phonesOf(campaignId)).toEqual(phones);
});

test("a failed reading is told as it is, and the next one tries again", async () => {
  const campaignId = await ended(100);
  const { store } = newStore();
  for (let times = 0; times < 3; times++) live.upstream.line.next("campaignReport", { kind: "truncated" });
  await expect(store.get(campaignId)).rejects.toMatchObject({ code: "upstream-misunderstood" });
  await expect(store.get(999_999)).rejects.toMatchObject({ code: "not-found" });
  expect((await store.get(campaignId)).summary.recipients).toBe(100);
});

test("an answer that breaks off is asked for again", async () => {
  const campaignId = await ended(100);
  const { store } = newStore();
  live.upstream.line.next("campaignReport", { kind: "truncated" });
  live.upstream.line.next("campaignReport", { kind: "reset-after" });
  expect((await store.get(campaignId)).summary.recipients).toBe(100);
});
