import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { auditEntries, mailingLists, optOutEntries, reports } from "@/lib/db/schema";
import { startLive } from "@/lib/live/testing";
import { Desk } from "@/lib/reports/desk";
import { NO_FILTER } from "@/lib/reports/filter";
import { startThread } from "@/lib/reports/start-thread.fixture";
import { ReportStore } from "@/lib/reports/store";
import { OptOutCarrier, restAfterFailuresMs } from "./carry";

/** From a key that somebody pressed to the lists that hold their number: the real sandbox, a real PostgreSQL. */

vi.mock("@/lib/reports/start-thread", () => import("@/lib/reports/start-thread.fixture"));

const LIST = 8_801;
const MANY_LIST = 8_802;
const EXACT = "031234567";
/** Holds the digits of the other. */
const LONGER = "0503123456";
const WITHIN = "0312345678".slice(0, 9);
const HOUR = 60 * 60_000;

let live: Awaited<ReturnType<typeof startLive>>;
let ledger: typeof import("./ledger");
let lists: typeof import("@/lib/ip-sales/mailing-lists");
const desk = new Desk(startThread);

beforeAll(async () => {
  live = await startLive();
  ledger = await import("./ledger");
  lists = await import("@/lib/ip-sales/mailing-lists");
}, 60_000);
afterAll(async () => {
  await desk.end();
  await live.stop();
}, 60_000);

async function register(id: number, phones: string[]): Promise<void> {
  const row = (phone: string) => ({ phone, firstName: phone, blocked: false });
  const [first = "", ...others] = phones;
  await lists.importContacts(id, "merge", [row(first), ...others.map(row)]);
  await live
    .db()
    .insert(mailingLists)
    .values({ id, name: `רשימה ${id}`, purpose: "service", createdBy: live.supervisor.id });
}
const blockedIn = async (id: number) =>
  (await lists.readContacts(id)).contacts.filter(({ blocked }) => blocked).map(({ firstName }) => firstName);
const carriedUpTo = async (id: number) => (await live.db().select().from(mailingLists).where(eq(mailingLists.id, id)))[0]?.carriedUpTo;

test("a number is blocked in a list by exact number, not where it is part of another, and stays blocked when it leaves the ledger", async () => {
  await register(LIST, [EXACT, LONGER, `${EXACT}8`, "0521234567"]);
  const carrier = new OptOutCarrier();
  await ledger.addOptOuts([{ phone: WITHIN, kind: "hand", by: live.supervisor.id }]);
  await carrier.turn();
  expect(await blockedIn(LIST)).toEqual([EXACT]);
  expect(await carriedUpTo(LIST)).toBe(await ledger.ledgerRevision());
  const [entry] = await live
    .db()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.target, String(LIST)));
  expect(entry).toMatchObject({ action: "contacts.block", actorId: null, outcome: "done", details: { contacts: 1 } });

  await ledger.leave([EXACT], { by: live.supervisor.id, reason: "טעות" });
  await carrier.turn(Date.now() + HOUR);
  expect(await blockedIn(LIST)).toEqual([EXACT]);
  // Its block is ours and no new refusal.
  const { readWholeList } = await import("@/lib/lists/whole-list");
  await readWholeList(LIST);
  expect(await ledger.optedOutOf([EXACT])).toEqual(new Set());
});

test("who was blocked in a list before it was ever read, and was let back, is not told by its next reading", async () => {
  const [phone, alone] = ["0529990001", "0529990002"];
  const id = 8_803;
  await register(id, [phone, alone]);
  const [first = "", ...others] = (await lists.readContacts(id)).contacts.map((contact) => contact.id);
  await lists.setBlocked(id, [first, ...others], true);
  await ledger.addOptOuts([{ phone, kind: "hand", by: live.supervisor.id }]);
  await new OptOutCarrier().turn();
  expect(await carriedUpTo(id)).toBe(await ledger.ledgerRevision());
  await ledger.leave([phone], { by: live.supervisor.id, reason: "ביקש לחזור" });
  const { readWholeList } = await import("@/lib/lists/whole-list");
  await readWholeList(id);
  // That the other is blocked was never known.
  expect(await ledger.optedOutOf([phone, alone])).toEqual(new Set([alone]));
});

test("many numbers at once are carried by one whole reading", async () => {
  const phones = Array.from({ length: 60 }, (_, index) => `05412345${String(10 + index)}`);
  await register(MANY_LIST, [...phones, "0521234567"]);
  const carrier = new OptOutCarrier();
  await ledger.addOptOuts(phones.slice(0, 40).map((phone) => ({ phone, kind: "file" as const })));
  await carrier.turn();
  expect((await blockedIn(MANY_LIST)).sort()).toEqual(phones.slice(0, 40));
});

test("it rests after a turn, the longer the more lists were read", async () => {
  await ledger.addOptOuts([{ phone: "0521230000", kind: "hand" }]);
  const upTo = await ledger.ledgerRevision();
  const ids = [LIST, MANY_LIST, 8_803];
  const done = async () => (await Promise.all(ids.map(carriedUpTo))).filter((at) => at === upTo).length;
  const oneByOne = new OptOutCarrier(0);
  await oneByOne.turn(0);
  expect(await done()).toBe(1);
  await oneByOne.turn(1);
  expect(await done()).toBe(1);
  await oneByOne.turn(HOUR);
  expect(await done()).toBe(2);
  await new OptOutCarrier().turn(0);
  expect(await done()).toBe(3);
});

test("a list rests twice as long after each failure, up to an hour", () => {
  expect([1, 2, 3, 4, 5, 2_000].map((failures) => restAfterFailuresMs(failures) / 60_000)).toEqual([5, 10, 20, 40, 60, 60]);
});

test("a list that can't be reached keeps the others from nothing, and is tried again", async () => {
  const carrier = new OptOutCarrier(60_000);
  await ledger.addOptOuts([{ phone: "0521234567", kind: "hand" }]);
  live.upstream.line.next("phonesList", { kind: "http-500" });
  live.upstream.line.next("phonesList", { kind: "http-500" });
  live.upstream.line.next("phonesList", { kind: "http-500" });
  await carrier.turn(0);
  expect([await blockedIn(LIST), await blockedIn(MANY_LIST)].filter((blocked) => blocked.includes("0521234567"))).toHaveLength(1);
  await vi.waitFor(async () => {
    await carrier.turn(HOUR);
    expect(await blockedIn(LIST)).toContain("0521234567");
  }, 20_000);
});

test("who pressed 9 is in the ledger once the report is read, once for each campaign, and never again after they were let back", async () => {
  const { campaignIds } = await (await live.upstream.post("/__sandbox/load-report", { campaigns: 1, calls: 3_000 })).json();
  const campaignId: number = campaignIds[0];
  const store = new ReportStore(desk);
  const { summary } = await store.get(campaignId);
  expect(summary.optOuts).toBeGreaterThan(5);
  const isTold = async () => (await live.db().select().from(reports).where(eq(reports.campaignId, campaignId)))[0]?.optOutsTold;
  await vi.waitFor(async () => expect(await isTold()).toBe(true), 20_000);

  const { report, release } = await (await store.get(campaignId)).pin();
  // The campaign wasn't launched from here.
  const digits = ["9"];
  const phones = (await desk.ask({ kind: "phones", report, filter: { ...NO_FILTER, digits } }).finally(release)).split("\n");
  const entries = () => live.db().select().from(optOutEntries).where(eq(optOutEntries.campaignId, campaignId));
  expect((await ledger.optedOutOf(phones)).size).toBe(new Set(phones).size);
  expect(await entries()).toHaveLength(new Set(phones).size);

  await ledger.leave([phones[0] ?? ""], { by: live.supervisor.id, reason: "ביקש לחזור" });
  await live.db().update(reports).set({ optOutsTold: false }).where(eq(reports.campaignId, campaignId));
  const another = new ReportStore(desk);
  await another.get(campaignId);
  await vi.waitFor(async () => expect(await isTold()).toBe(true), 20_000);
  expect(await entries()).toHaveLength(new Set(phones).size);
  expect(await ledger.optedOutOf(phones.slice(0, 1))).toEqual(new Set());
}, 60_000);
