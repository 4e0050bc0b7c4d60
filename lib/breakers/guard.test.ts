import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { auditEntries, breakers, launches } from "@/lib/db/schema";
import { ReportSampler } from "@/lib/live/report-sampler";
import { BREAKER_DEFAULT } from "@/lib/live/schema";
import { startLive } from "@/lib/live/testing";
import { BreakerGuard } from "./guard";

vi.mock("@/lib/reports/start-thread", () => import("@/lib/reports/start-thread.fixture"));

/** Breakers on a real PostgreSQL, of campaigns that the sandbox dials on a carrier's bad day. */

let live: Awaited<ReturnType<typeof startLive>>;
let operations: typeof import("./operations");
let campaigns: typeof import("@/lib/campaigns/operations");
let perform: typeof import("@/lib/operation")["perform"];

beforeAll(async () => {
  live = await startLive();
  operations = await import("./operations");
  campaigns = await import("@/lib/campaigns/operations");
  ({ perform } = await import("@/lib/operation"));
}, 60_000);
afterAll(async () => {
  const { hub } = await import("@/lib/live/hub");
  await hub().close();
  await live.stop();
}, 60_000);
beforeEach(() => live.upstream.line.clear());

/** One call at a time, for many seconds, each failing in the network. */
async function startTroubled(share = 1): Promise<number> {
  const campaignId = await live.start(8_000, { dialRetries: 0, maxRing: 1 });
  expect((await live.upstream.post("/__sandbox/network-trouble", { campaignId, share })).status).toBe(200);
  return campaignId;
}

/** What the polling process does with each look. */
function newProcess() {
  const [sampler, guard] = [new ReportSampler(() => 0), new BreakerGuard(0)];
  return async (look: Parameters<ReportSampler["follow"]>[0] & Parameters<BreakerGuard["follow"]>[0]) => {
    await sampler.follow(look);
    await sampler.idle();
    guard.follow(look);
    await guard.idle();
  };
}

const arm = (campaignId: number, rule = BREAKER_DEFAULT) =>
  perform(operations.setBreaker, live.supervisor, { campaignId: String(campaignId), ...rule });
const resume = (campaignId: number) => perform(campaigns.resumeCampaign, live.supervisor, { campaignId });
const rowOf = async (campaignId: number) => (await live.db().select().from(breakers).where(eq(breakers.campaignId, campaignId)))[0];
const ordersOf = (campaignId: number) =>
  live
    .db()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, "campaign.breaker-hold"), eq(auditEntries.target, String(campaignId))))
    .orderBy(asc(auditEntries.id));
/** Up to the trip, whatever becomes of the hold. */
async function untilTripped(campaignId: number, act: ReturnType<typeof newProcess>) {
  let row: Awaited<ReturnType<typeof rowOf>>;
  const step = async (look: Parameters<typeof act>[0]) => {
    await act(look);
    row = await rowOf(campaignId);
  };
  await live.until(campaignId, () => row !== undefined && row.trippedAt !== null, step);
  return row;
}
const isHeld = ({ status }: { status: string }) => status === "hold";

test("holds a campaign whose calls fail in the network, once, and says what it saw", async () => {
  const campaignId = await startTroubled();
  await arm(campaignId);
  const act = newProcess();
  await live.until(campaignId, isHeld, act);
  await act(await live.look(campaignId));
  const row = await rowOf(campaignId);
  expect(row?.trippedAt).toBeInstanceOf(Date);
  const orders = await ordersOf(campaignId);
  expect(orders).toMatchObject([{ actorId: null, outcome: "done", details: row?.seen }]);
  const { calls, network, percent } = z.object({ calls: z.int(), network: z.int(), percent: z.int() }).parse(row?.seen);
  expect(calls).toBeGreaterThanOrEqual(50);
  // A sixth of what a carrier's bad day brings is of other classes.
  expect(network / calls).toBeGreaterThan(0.7);
  expect(percent).toBe(Math.round((network / calls) * 100));
});

test("who resumes it decided knowingly: only calls after that count, and it may trip again", async () => {
  const campaignId = await startTroubled();
  await arm(campaignId);
  await live.until(campaignId, isHeld, newProcess());
  await live.upstream.post("/__sandbox/network-trouble", { campaignId, share: 0 });
  await resume(campaignId);
  // In another process, after a restart.
  const act = newProcess();
  await live.until(campaignId, ({ breaker }) => breaker?.trippedAt === null, act);
  expect(await rowOf(campaignId)).toMatchObject({ seen: null, countsFrom: expect.any(Date) });
  const { sent } = (await live.look(campaignId)).campaign;
  const wentOn = await live.until(campaignId, (campaign) => (campaign.sent ?? 0) > (sent ?? 0) + 100, act);
  expect(wentOn.status).toBe("active");
  expect(await ordersOf(campaignId)).toHaveLength(1);
  await live.upstream.post("/__sandbox/network-trouble", { campaignId, share: 1 });
  await live.until(campaignId, isHeld, act);
  expect(await ordersOf(campaignId)).toMatchObject([{ outcome: "done" }, { outcome: "done" }]);
});

test("a hold that failed is ordered again, until it is held or a person says otherwise", async () => {
  const campaignId = await startTroubled();
  await arm(campaignId);
  const act = newProcess();
  live.upstream.line.next("campaignHold", { kind: "body", text: '{"errorCode":5}' });
  const first = await untilTripped(campaignId, act);
  await live.until(campaignId, isHeld, act);
  expect(await ordersOf(campaignId)).toMatchObject([{ outcome: "failed" }, { outcome: "done" }]);
  // It is the same trip.
  expect((await rowOf(campaignId))?.trippedAt).toEqual(first?.trippedAt);

  const other = await startTroubled();
  await arm(other);
  live.upstream.line.next("campaignHold", { kind: "body", text: '{"errorCode":5}' });
  await untilTripped(other, act);
  await live.upstream.post("/__sandbox/network-trouble", { campaignId: other, share: 0 });
  await resume(other);
  await act(await live.look(other));
  expect((await rowOf(other))?.trippedAt).toBeNull();
  expect(await ordersOf(other)).toMatchObject([{ outcome: "failed" }]);
});

test("a hold that IP-Sales accepts and doesn't do is ordered again, and is never taken for somebody's resume", async () => {
  const campaignId = await startTroubled();
  await arm(campaignId);
  const act = newProcess();
  live.upstream.line.next("campaignHold", { kind: "body", text: '{"errorCode":0}' });
  const first = await untilTripped(campaignId, act);
  await live.until(campaignId, isHeld, act);
  await expect.poll(async () => (await ordersOf(campaignId)).map(({ outcome }) => outcome)).toEqual(["unknown", "done"]);
  expect((await rowOf(campaignId))?.trippedAt).toEqual(first?.trippedAt);
});

test("who lets it go on in IP-Sales' own site means it too, once the look is surely younger than the hold", async () => {
  const campaignId = await startTroubled();
  await arm(campaignId);
  const act = newProcess();
  await live.until(campaignId, isHeld, act);
  await (await import("@/lib/ip-sales/campaigns")).resume(campaignId);
  const seen = await live.look(campaignId);
  await act(seen);
  expect((await rowOf(campaignId))?.trippedAt).toBeInstanceOf(Date);
  await act({ ...seen, nowMs: seen.nowMs + 120_000 });
  expect(await rowOf(campaignId)).toMatchObject({ trippedAt: null, countsFrom: new Date(Math.floor(seen.nowMs + 120_000)) });
  expect(await ordersOf(campaignId)).toHaveLength(1);
});

test("a calling window that opens lets no campaign go on that a breaker holds", async () => {
  const { launchCampaign } = await import("@/lib/launches/operations");
  const { launchWorker } = await import("@/lib/launches/worker");
  const { launchColumns, readRow } = await import("@/lib/launches/rows");
  const { keepWindow } = await import("@/lib/launches/window-guard");
  const { hold } = await import("@/lib/ip-sales/campaigns");
  const { takeTurn } = await import("@/lib/campaigns/turns");
  const { turnOf } = await import("@/lib/launches/twins");
  const phones = Array.from({ length: 400 }, (_, index) => `0534${100_000 + index}`);
  const spec = {
    title: "מבצע",
    audience: { phones },
    message: { kind: "text", text: "שלום" },
    maxRing: 1,
    schedule: { quietHours: false },
  };
  const { launch } = await perform(launchCampaign, live.actor("marketing"), { spec, idempotencyKey: randomUUID() });
  await launchWorker().stop();
  const campaignId = launch.campaignId ?? 0;
  await hold(campaignId);
  const trip = () => live.db().update(breakers).set({ trippedAt: new Date() }).where(eq(breakers.campaignId, campaignId));
  const resumesOf = () =>
    live
      .db()
      .select({ outcome: auditEntries.outcome })
      .from(auditEntries)
      .where(and(eq(auditEntries.action, "campaign.window-resume"), eq(auditEntries.target, String(campaignId))));
  /** The window is open, and it was the window that held the campaign. */
  const open = async () => {
    const heldAt = new Date(Date.now() - 60_000);
    const [row] = await live.db().update(launches).set({ windowHeldAt: heldAt }).where(eq(launches.id, launch.id)).returning(launchColumns);
    const { entries, nowMs } = await live.look(campaignId);
    if (row && entries[0]) await keepWindow(readRow(row), entries[0], nowMs);
    return (await live.look(campaignId)).campaign.status;
  };
  await arm(campaignId);
  // It trips while the window's order waits for its turn.
  const endTurn = await takeTurn(await turnOf(campaignId), 1_000);
  const opened = open();
  await expect.poll(resumesOf).toEqual([{ outcome: "started" }]);
  await trip();
  endTurn?.();
  expect(await opened).toBe("hold");
  expect(await resumesOf()).toEqual([{ outcome: "failed" }]);
  // And before.
  expect(await open()).toBe("hold");
  expect(await resumesOf()).toHaveLength(1);
  await perform(operations.clearBreaker, live.supervisor, { campaignId });
  expect(await open()).toBe("active");
});

test("an ordinary day trips nothing", async () => {
  const campaignId = await live.start(150, { dialRetries: 0, maxRing: 5 });
  await arm(campaignId);
  const over = await live.until(campaignId, ({ status }) => status !== "active", newProcess());
  expect(over.status).toBe("ended");
  expect(await ordersOf(campaignId)).toEqual([]);
});

test("set anew after a trip it counts from then on; off is off; a campaign that is over takes none", async () => {
  const campaignId = await startTroubled();
  await arm(campaignId);
  const act = newProcess();
  await live.until(campaignId, isHeld, act);
  const answer = await arm(campaignId, { percent: 50, minutes: 5, calls: 100 });
  expect(answer).toEqual({ breaker: { percent: 50, minutes: 5, calls: 100, setBy: live.supervisor.name, trippedAt: null, seen: null } });
  expect(await rowOf(campaignId)).toMatchObject({ percent: 50, trippedAt: null, seen: null, countsFrom: expect.any(Date) });
  expect(await perform(operations.clearBreaker, live.supervisor, { campaignId })).toEqual({ breaker: null });
  expect(await rowOf(campaignId)).toBeUndefined();
  // However often, and whatever number it has.
  await perform(operations.clearBreaker, live.supervisor, { campaignId: 999_999_999_999 });
  await resume(campaignId);
  await live.until(campaignId, ({ sent }) => (sent ?? 0) > 300, act);
  expect(await ordersOf(campaignId)).toHaveLength(1);
  await perform(campaigns.stopCampaign, live.supervisor, { campaignId });
  await expect(arm(campaignId)).rejects.toMatchObject({ code: "conflict" });
  await expect(arm(987_654)).rejects.toMatchObject({ code: "not-found" });
  await expect(arm(campaignId, { ...BREAKER_DEFAULT, percent: 100 })).rejects.toMatchObject({ code: "invalid" });
  const said = await live
    .db()
    .select({ action: auditEntries.action, outcome: auditEntries.outcome })
    .from(auditEntries)
    .where(and(sql`${auditEntries.action} like 'breaker.%'`, eq(auditEntries.target, String(campaignId))))
    .orderBy(asc(auditEntries.id));
  expect(said.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    "breaker.set done",
    "breaker.set done",
    "breaker.clear done",
    "breaker.set refused",
  ]);
});
