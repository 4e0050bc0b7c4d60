import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { launches, noticeReaders, notices, users } from "@/lib/db/schema";
import { startDatabase } from "@/lib/launches/testing";
import { totalsOf } from "@/lib/live/totals";
import type { NewNotice } from "./notice-rules";

/** Notices on a real PostgreSQL. */

let database: Awaited<ReturnType<typeof startDatabase>>;
let db: typeof import("@/lib/db/client")["db"];
let store: typeof import("./store");
let duties: typeof import("./tell");
let people: Actor[];

beforeAll(async () => {
  database = await startDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, AUTH_SECRET: "only for this test, never a real secret" });
  ({ db } = await import("@/lib/db/client"));
  store = await import("./store");
  duties = await import("./tell");
  people = (await db().select().from(users)).map((person) => ({ ...person, sessionId: randomUUID() }));
}, 60_000);

afterAll(async () => {
  await db().$client.end();
  await database.stop();
}, 60_000);

beforeEach(async () => {
  await db().delete(notices);
  await db().delete(noticeReaders);
});

const stalled = (campaignId: number, since: string, more: Partial<NewNotice> = {}): NewNotice => ({
  key: `stalled:${campaignId}:${since}`,
  kind: "stalled",
  campaignId,
  launchId: null,
  title: `קמפיין ${campaignId}`,
  details: { minutes: 5 },
  ...more,
});
const finished = (id: number, endedAt: string) => ({
  ...{ id, title: `קמפיין ${id}`, rawTitle: "", launchToken: null, status: "ended", scheduled: false, insertedAt: null, startedAt: null },
  ...{ endedAt, runSeconds: null, totalPhones: 3, sent: 3, remaining: 0, answered: 2, dialing: 0, waitingRetry: 0, price: null },
  ...{ maxRing: null, minutesBetweenRetries: null, donations: { sum: null, count: null }, hasAudio: false, recordingName: null },
});
const inbox = (index = 0) => store.readInbox(people[index]!);
const campaignsTold = async () => (await inbox()).notices.map(({ campaignId }) => campaignId);

test("the same thing is told once, whoever tells it, and one that flickers not each time", async () => {
  await Promise.all([1, 2, 3, 4].map(() => store.tell([stalled(1, "a"), stalled(2, "a")])));
  expect((await campaignsTold()).sort()).toEqual([1, 2]);
  await store.tell([stalled(1, "b", { quietMinutes: 30 }), stalled(3, "b", { quietMinutes: 30 })]);
  expect((await campaignsTold()).sort()).toEqual([1, 2, 3]);
  await db().update(notices).set({ at: sql`now() - interval '31 minutes'` });
  await store.tell([stalled(1, "b", { quietMinutes: 30 })]);
  expect((await campaignsTold()).filter((id) => id === 1)).toHaveLength(2);
});

test("each person has read what they have read: never less again, never what isn't told yet, nor what was told before they came", async () => {
  await store.tell([stalled(1, "a"), stalled(2, "a"), stalled(3, "a")]);
  const [third, second, first] = (await inbox()).notices;
  expect((await inbox()).unread).toBe(3);
  expect(await store.markRead(people[0]!, second!.id)).toBe(1);
  expect(await store.markRead(people[0]!, first!.id)).toBe(1);
  expect((await inbox()).notices.map(({ unread }) => unread)).toEqual([true, false, false]);
  expect((await inbox(1)).unread).toBe(3);

  expect(await store.markRead(people[0]!, third!.id + 1_000)).toBe(0);
  await store.tell([stalled(4, "a")]);
  expect(await inbox()).toMatchObject({ unread: 1, notices: [{ campaignId: 4, unread: true }, {}, {}, {}] });

  const [newcomer] = await db()
    .insert(users)
    .values({ email: `${randomUUID()}@notices.test`, name: "חדשה", role: "marketing" })
    .returning();
  expect(await store.readInbox({ ...newcomer!, sessionId: "" })).toMatchObject({ unread: 0, notices: [{ unread: false }, {}, {}, {}] });
});

test("only the newest are shown, all are counted, and old ones go after ninety days", async () => {
  await store.overBefore([]);
  await store.tell(Array.from({ length: 60 }, (_, index) => stalled(index + 1, "a")));
  const { notices: shown, unread } = await inbox();
  expect(shown.map(({ campaignId }) => campaignId)).toEqual(Array.from({ length: 50 }, (_, index) => 60 - index));
  expect(unread).toBe(60);
  await db()
    .update(notices)
    .set({ at: sql`now() - interval '91 days'` })
    .where(sql`${notices.campaignId} <= 55 or ${notices.campaignId} is null`);
  await store.forgetOld();
  expect((await campaignsTold()).sort()).toEqual([56, 57, 58, 59, 60]);
  // What was over at the beginning is still known.
  expect(await store.overBefore([7])).toEqual(new Set());
});

test("a new database tells nothing of what was over before; what ends afterwards is told, also when nobody was there to see it", async () => {
  const nowMs = Date.now();
  const ago = (ms: number) => new Date(nowMs - ms).toISOString();
  const look = (...entries: ReturnType<typeof finished>[]) =>
    duties.tellOfLook({ entries, live: new Map(), totals: totalsOf(entries, [], null, nowMs), nowMs });
  await look(finished(1, ago(60_000)), finished(2, ago(30 * 3_600_000)));
  expect(await campaignsTold()).toEqual([]);
  await look(finished(3, ago(20 * 3_600_000)), finished(1, ago(60_000)), finished(4, ago(25 * 3_600_000)));
  await look(finished(3, ago(20 * 3_600_000)), finished(1, ago(60_000)));
  expect((await inbox()).notices).toMatchObject([{ kind: "finished", campaignId: 3, details: { outcome: "ended", sent: 3, answered: 2 } }]);
});

test("a launch that needs a person is told without a look at IP-Sales, and says when it is settled", async () => {
  const id = randomUUID();
  const spec = { title: "מבצע", message: { kind: "text", text: "שלום" } };
  const facts = { id, idempotencyKey: id, digest: "d", token: id.slice(0, 8), createdBy: people[0]!.id, title: "מבצע", spec };
  await db()
    .insert(launches)
    .values({ ...facts, state: "awaiting-approval", phones: "0501234567", recipients: 1, rejected: 0, blocked: 0 });
  await duties.tellOfLaunches();
  await duties.tellOfLaunches();
  expect((await inbox()).notices).toMatchObject([{ kind: "launch", launchId: id, details: { need: "awaiting-approval" }, settled: false }]);
  await db().update(launches).set({ state: "cancelled" }).where(eq(launches.id, id));
  await duties.tellOfLaunches();
  expect((await inbox()).notices).toMatchObject([{ launchId: id, settled: true }]);
});
