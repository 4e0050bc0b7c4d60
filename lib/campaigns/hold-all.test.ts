import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { auditEntries, users } from "@/lib/db/schema";
import { startDatabase, startUpstream } from "@/lib/launches/testing";
import type { HoldAllAnswer } from "./schema";

/** On a real PostgreSQL against the sandbox: what became of the campaigns is read in IP-Sales' own account. */

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let database: Awaited<ReturnType<typeof startDatabase>>;
let run: typeof import("@/lib/ip-sales/campaigns")["run"];
let stop: typeof import("@/lib/ip-sales/campaigns")["stop"];
let isHeldByPerson: typeof import("./person-orders")["isHeldByPerson"];
let db: typeof import("@/lib/db/client")["db"];
let holdAll: (campaignIds: number[]) => Promise<HoldAllAnswer>;
let marketing: Actor;

beforeAll(async () => {
  [upstream, database] = await Promise.all([startUpstream(), startDatabase()]);
  Object.assign(process.env, {
    IPSALES_API_KEY: upstream.key,
    IPSALES_BASE_URL: upstream.baseUrl,
    DATABASE_URL: database.url,
    AUTH_SECRET: "only for this test, never a real secret",
  });
  ({ run, stop } = await import("@/lib/ip-sales/campaigns"));
  ({ isHeldByPerson } = await import("./person-orders"));
  ({ db } = await import("@/lib/db/client"));
  const [{ perform }, operations] = await Promise.all([import("@/lib/operation"), import("./hold-all")]);
  holdAll = (campaignIds) => perform(operations.holdAll, marketing, { campaignIds });
  const [person] = await db().select().from(users).where(eq(users.role, "marketing"));
  if (!person) throw new Error("the demo has nobody of marketing");
  marketing = { ...person, sessionId: randomUUID() };
}, 60_000);

afterAll(async () => {
  upstream.line.clear();
  const { hub } = await import("@/lib/live/hub");
  await hub().close();
  await db().$client.end();
  await Promise.all([upstream.stop(), database.stop()]);
}, 60_000);

beforeEach(() => upstream.line.clear());

let begun = 0;
/** Calls one after the other, so that it is still under way when it is held. */
async function begin(startAt?: string): Promise<{ id: number; title: string }> {
  const title = `עצרו הכול ${randomUUID().slice(0, 8)}`;
  const first = begun++ * 1_000;
  const { campaignId } = await run({
    title,
    phones: Array.from({ length: 1_000 }, (_, index) => `052${String(first + index).padStart(7, "0")}`),
    message: { kind: "text", text: "שלום לכולם" },
    callLength: 30,
    retries: { count: 1, minutesBetween: 20 },
    schedule: { quietHours: false, ...(startAt && { startAt }) },
    maxRing: 1,
    hold: false,
    keys: {},
  });
  return { id: campaignId, title };
}

const statesOf = async (...ids: number[]) => {
  const { campaigns } = await upstream.state();
  return ids.map((id) => campaigns.find((campaign) => campaign.id === id)?.["active"]);
};

const holdRequests = async () => (await upstream.state()).requests.filter(({ action }) => action === "campaignHold").length;

test("everything that calls is held, what was seen and what was not; each hold is the person's own, and what is scheduled waits on", async () => {
  const [seen, unseen] = [await begin(), await begin()];
  const tomorrow = await begin(new Date(Date.now() + 86_400_000).toISOString());
  const { held, failed, historyUnread } = await holdAll([seen.id]);
  expect({ failed, historyUnread }).toEqual({ failed: [], historyUnread: false });
  expect(held).toEqual(expect.arrayContaining([seen, unseen]));
  expect(await statesOf(seen.id, unseen.id, tomorrow.id)).toEqual(["hold", "hold", "active"]);
  const entries = await db()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.actorId, marketing.id), inArray(auditEntries.action, ["campaign.hold", "campaign.hold-all"])));
  expect(entries.map(({ action, target, outcome }) => ({ action, target, outcome }))).toEqual(
    expect.arrayContaining([
      { action: "campaign.hold-all", target: null, outcome: "done" },
      { action: "campaign.hold", target: String(seen.id), outcome: "done" },
      { action: "campaign.hold", target: String(unseen.id), outcome: "done" },
    ]),
  );
  expect(entries.find(({ action }) => action === "campaign.hold-all")?.details).toMatchObject({
    held: 2,
    notHeld: 0,
    historyUnread: false,
  });
  for (const { id } of [seen, unseen]) expect(await isHeldByPerson(id, 0)).toBe(true);
  // A nervous finger: what was seen is held already, nothing else is left, and nothing goes wrong.
  const asked = await holdRequests();
  expect(await holdAll([seen.id])).toEqual({ held: [seen], failed: [], historyUnread: false });
  expect(await holdRequests()).toBe(asked);
}, 30_000);

test("one that can't be held keeps none of the others from it, and is told by its name with the reason", async () => {
  const [one, other] = [await begin(), await begin()];
  const lost = { kind: "body", text: '{"status":"Error","note":"no"}' } as const;
  upstream.line.next("campaignHold", lost);
  const { held, failed } = await holdAll([]);
  expect(held).toHaveLength(1);
  expect(failed).toHaveLength(1);
  expect(failed[0]?.reason).toMatch(/IP-Sales/);
  const states = await statesOf(one.id, other.id);
  expect(states.toSorted()).toEqual(["active", "hold"]);
  expect([one, other].find(({ id }) => id === failed[0]?.id)?.title).toBe(failed[0]?.title);
  expect(await holdAll([])).toMatchObject({ held: [{ id: failed[0]?.id }], failed: [] });
}, 30_000);

test("the brake does not wait for a slow history: what the person saw is held, and the rest as soon as it answers", async () => {
  const [seen, unseen] = [await begin(), await begin()];
  // The look at everything, and the one before the hold.
  for (const _ of ["all", "seen"]) upstream.line.next("campaignsHistory", { kind: "hang-after" });
  const answer = holdAll([seen.id]);
  await expect.poll(() => statesOf(seen.id, unseen.id), { timeout: 10_000 }).toEqual(["hold", "active"]);
  upstream.line.clear();
  expect(await answer).toEqual({ held: expect.arrayContaining([seen, unseen]), failed: [], historyUnread: false });
  expect(await statesOf(seen.id, unseen.id)).toEqual(["hold", "hold"]);
}, 30_000);

test("a history that doesn't come is told, and who has nothing else to go by is told why", async () => {
  const [seen, unseen] = [await begin(), await begin()];
  const denied = { kind: "body", text: '{"errorCode":-99}' } as const;
  for (const _ of ["all", "seen"]) upstream.line.next("campaignsHistory", denied);
  expect(await holdAll([seen.id])).toEqual({ held: [seen], failed: [], historyUnread: true });
  expect(await statesOf(seen.id, unseen.id)).toEqual(["hold", "active"]);
  upstream.line.next("campaignsHistory", denied);
  await expect(holdAll([])).rejects.toMatchObject({ code: "upstream-access-denied" });
  expect(await holdAll([])).toMatchObject({ held: [unseen], historyUnread: false });
}, 30_000);

test("what is over by then is neither held nor a failure, and of many all are held", async () => {
  const over = await begin();
  await stop(over.id);
  const many = await Promise.all(Array.from({ length: 20 }, () => begin()));
  const { held, failed } = await holdAll([over.id, ...many.slice(0, 14).map(({ id }) => id)]);
  expect(failed).toEqual([]);
  expect(held).toHaveLength(many.length);
  expect(held).toEqual(expect.arrayContaining(many));
}, 60_000);
