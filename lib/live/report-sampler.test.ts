import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { optOutEntries, reportSamples } from "@/lib/db/schema";
import { wholeReport } from "@/lib/ip-sales/whole-report.fixture";
import { isNetworkFailure } from "@/lib/reports/network-failure";
import { attemptsBetween } from "./attempts-between";
import { dropOldReadings, keepReading, knownAttempts } from "./attempts-store";
import { ReportSampler, restAfterFailuresMs, restMs } from "./report-sampler";
import { startLive } from "./testing";

vi.mock("@/lib/reports/start-thread", () => import("@/lib/reports/start-thread.fixture"));

/** Readings of the sandbox's reports while it dials, kept in a real PostgreSQL. */

let live: Awaited<ReturnType<typeof startLive>>;

beforeAll(async () => {
  live = await startLive();
}, 60_000);
afterAll(() => live.stop(), 60_000);
beforeEach(() => live.upstream.line.clear());

const RETRIED = { dialRetries: 2, maxRing: 20 };
const newSampler = () => new ReportSampler(() => 0);
const isOver = ({ status }: { status: string }) => status === "ended" || status === "stopped";

const samplesOf = (campaignId: number) =>
  live.db().select().from(reportSamples).where(eq(reportSamples.campaignId, campaignId)).orderBy(asc(reportSamples.at));

/** What was kept is what the campaign did, no more and no less. */
async function expectWhole(campaignId: number): Promise<void> {
  const [{ calls }, kept, samples] = [await wholeReport(campaignId), await live.attemptsOf(campaignId), await samplesOf(campaignId)];
  const sum = (of: "attempts" | "missed" | "network") => samples.reduce((all, sample) => all + sample[of], 0);
  expect(sum("attempts") + sum("missed")).toBe(calls.reduce((all, { retries }) => all + (retries ?? -1) + 1, 0));
  expect(kept).toHaveLength(sum("attempts"));
  expect(kept.filter(isNetworkFailure)).toHaveLength(sum("network"));
  const last = new Map(kept.map((attempt) => [attempt.phone, attempt]));
  for (const { phone, retries, status, lastCall } of calls) {
    expect(last.get(phone)).toMatchObject({ attempt: (retries ?? 0) + 1, status, lastCall });
  }
  for (const [index, { since }] of samples.entries()) expect(since).toEqual(samples[index - 1]?.at ?? null);
  const read = new Set(samples.map(({ at }) => at.getTime()));
  for (const { after, before } of kept) {
    expect(after === null || (read.has(after.getTime()) && after < before)).toBe(true);
  }
}

test("every attempt is kept once and dated between two readings, or counted as missed", async () => {
  const sampler = newSampler();
  const campaignId = await live.start(150, { ...RETRIED, maxRing: 5 });
  const read = async (look: Parameters<ReportSampler["follow"]>[0]) => {
    await sampler.follow(look);
    await sampler.idle();
  };
  await live.until(campaignId, isOver, read);
  await expectWhole(campaignId);
  const samples = await samplesOf(campaignId);
  expect(samples.length).toBeGreaterThan(2);
  // What is over doesn't change: it isn't asked for again.
  await read(await live.look(campaignId));
  await read(await live.look(campaignId));
  expect(await samplesOf(campaignId)).toHaveLength(samples.length);
});

test("goes on after a restart, and two that read at once keep nothing twice", async () => {
  const campaignId = await live.start(150, RETRIED);
  let samplers = [newSampler()];
  let looks = 0;
  await live.until(campaignId, isOver, async (look) => {
    looks += 1;
    if (looks % 3 === 0) samplers = looks % 2 === 0 ? [newSampler()] : [newSampler(), newSampler(), ...samplers];
    await Promise.all(samplers.map((sampler) => sampler.follow(look)));
    await Promise.all(samplers.map((sampler) => sampler.idle()));
  });
  await expectWhole(campaignId);
  expect(looks).toBeGreaterThan(3);
});

test("who pressed 9 is in the ledger while the campaign still dials, each once however often its report is read", async () => {
  const sampler = newSampler();
  const campaignId = await live.start(1_500, { dialRetries: 0, maxRing: 10 });
  const told = () => live.db().select().from(optOutEntries).where(eq(optOutEntries.campaignId, campaignId)).orderBy(optOutEntries.phone);
  const read = async (look: Parameters<ReportSampler["follow"]>[0]) => {
    await sampler.follow(look);
    await sampler.idle();
  };
  let toldWhileRunning = 0;
  await live.until(campaignId, isOver, async (look) => {
    await read(look);
    const count = (await told()).length;
    if (!isOver((await live.look(campaignId)).campaign)) toldWhileRunning = count;
  });
  await read(await live.look(campaignId));
  expect(toldWhileRunning).toBeGreaterThan(0);
  const { calls } = await wholeReport(campaignId);
  const pressed = calls.filter(({ digits }) => digits === "9").map(({ phone }) => phone);
  expect((await told()).map(({ phone, kind }) => [phone, kind])).toEqual(pressed.sort().map((phone) => [phone, "pressed"]));
});

test("a held campaign is read once more, and again only when it went on", async () => {
  const sampler = newSampler();
  const campaignId = await live.start(300, { dialRetries: 0, maxRing: 2 });
  const read = async () => {
    await sampler.follow(await live.look(campaignId));
    await sampler.idle();
    return (await samplesOf(campaignId)).length;
  };
  await live.until(campaignId, ({ sent }) => (sent ?? 0) > 20, sampler.follow.bind(sampler));
  const { hold, resume, stop } = await import("@/lib/ip-sales/campaigns");
  await hold(campaignId);
  await live.until(
    campaignId,
    ({ dialing }) => dialing === 0,
    async () => undefined,
  );
  const held = await read();
  expect([await read(), await read()]).toEqual([held, held]);
  await resume(campaignId);
  await live.until(
    campaignId,
    ({ dialing }) => (dialing ?? 0) > 0,
    async () => undefined,
  );
  expect(await read()).toBe(held + 1);
  await stop(campaignId);
  expect(await read()).toBe(held + 2);
  expect(await read()).toBe(held + 2);
});

test("what was over, or never dialled, before anybody looked is not asked for", async () => {
  const sampler = newSampler();
  const over = await live.start(3, { dialRetries: 0 });
  await live.until(over, isOver, async () => undefined);
  const waiting = await live.start(3, { runType: "hold" });
  for (const campaignId of [over, waiting, over, waiting]) await sampler.follow(await live.look(campaignId));
  await sampler.idle();
  expect([...(await samplesOf(over)), ...(await samplesOf(waiting))]).toEqual([]);
});

test("a reading that fails leaves no trace, and the next one sees what it would have", async () => {
  const sampler = newSampler();
  const campaignId = await live.start(200, { dialRetries: 0, maxRing: 1 });
  const begun = (campaign: { sent: number | null }) => (campaign.sent ?? 0) > 0;
  await live.until(campaignId, begun, async () => undefined);
  for (let tries = 0; tries < 3; tries++) live.upstream.line.next("campaignReport", { kind: "http-500" });
  const failing = new ReportSampler(() => 60_000);
  await failing.follow(await live.look(campaignId));
  await failing.idle();
  expect(await samplesOf(campaignId)).toEqual([]);
  await live.until(campaignId, isOver, (look) => sampler.follow(look));
  await sampler.idle();
  await sampler.follow(await live.look(campaignId));
  await sampler.idle();
  await expectWhole(campaignId);
});

test("rests longer for slow and large reports, and less while a breaker waits", () => {
  expect(restMs({ tookMs: 200, rows: 500, isArmed: false })).toBe(30_000);
  expect(restMs({ tookMs: 200, rows: 500, isArmed: true })).toBe(15_000);
  expect(restMs({ tookMs: 4_000, rows: 500, isArmed: false })).toBe(80_000);
  expect(restMs({ tookMs: 4_000, rows: 500, isArmed: true })).toBe(40_000);
  expect(restMs({ tookMs: 1_000, rows: 100_000, isArmed: false })).toBe(100_000);
  expect(restMs({ tookMs: 1_000, rows: 100_000, isArmed: true })).toBe(30_000);
});

test("rests twice as long after each failure in a row, up to ten minutes, or a minute while a breaker waits", () => {
  const rests = (ms: number, isArmed: boolean) => [0, 1, 2, 5, 2_000].map((failures) => restAfterFailuresMs(ms, failures, isArmed) / 1_000);
  expect(rests(30_000, false)).toEqual([30, 60, 120, 600, 600]);
  expect(rests(15_000, true)).toEqual([15, 30, 60, 60, 60]);
  // What takes long anyway is not asked for sooner.
  expect(rests(900_000, false)).toEqual([900, 900, 900, 900, 900]);
});

test("a report that can't be read is given up an hour after its campaign left the board, and not sooner", async () => {
  const campaignId = await live.start(200, { dialRetries: 0, maxRing: 1 });
  await live.until(
    campaignId,
    ({ sent }) => (sent ?? 0) > 0,
    async () => undefined,
  );
  const seen = await live.look(campaignId);
  /** @returns how many readings there are, when it can be read again so long after it left */
  const readAfter = async (minutes: number) => {
    let pauseMs = 60_000;
    const sampler = new ReportSampler(() => pauseMs);
    for (let tries = 0; tries < 3; tries++) live.upstream.line.next("campaignReport", { kind: "http-500" });
    await sampler.follow(seen);
    // It leaves while its report is being read.
    const left = { ...seen, live: new Map() };
    await sampler.follow(left);
    await sampler.idle();
    // A good answer of the history between two rows of failures.
    await live.look(campaignId);
    await sampler.follow({ ...left, nowMs: seen.nowMs + minutes * 60_000 });
    await sampler.idle();
    pauseMs = 0;
    await sampler.follow({ ...left, nowMs: seen.nowMs + minutes * 60_000 });
    await sampler.idle();
    return (await samplesOf(campaignId)).length;
  };
  expect(await readAfter(61)).toBe(0);
  expect(await readAfter(59)).toBe(1);
});

test("attempts are dropped after thirteen months, readings after two weeks", async () => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000);
  const reading = { campaignId: 77_001, readMs: 1, missed: 0, network: 0 };
  const attempt = {
    attempt: 1,
    status: "noAnswer",
    lastCall: null,
    retries: 0,
    durationSeconds: 0,
    sipCode: "",
    cause: "",
    had180: null,
    had183: null,
  };
  let known = await knownAttempts(reading.campaignId);
  for (const ago of [400, 380, 15, 13]) {
    const seen = [{ ...attempt, phone: String(ago) }];
    expect(await keepReading(known, { ...reading, at: day(ago), answeredAt: day(ago), seen })).toBe(true);
    known = await knownAttempts(reading.campaignId);
  }
  await dropOldReadings();
  expect((await live.attemptsOf(reading.campaignId)).map(({ phone }) => phone)).toEqual(["13", "15", "380"]);
  expect(await samplesOf(reading.campaignId)).toHaveLength(1);
});

test("tens of thousands of recipients are kept in one go", async () => {
  const loaded = await live.upstream.post("/__sandbox/load-report", { campaigns: 1, calls: 30_000 });
  const [campaignId] = (await loaded.json()).campaignIds;
  const { calls } = await wholeReport(campaignId);
  const known = await knownAttempts(campaignId);
  const found = attemptsBetween(known.seen, calls);
  const at = new Date();
  expect(await keepReading(known, { campaignId, at, answeredAt: at, readMs: 1, ...found })).toBe(true);
  const again = await knownAttempts(campaignId);
  expect(again.at).toEqual(at);
  expect(again.seen.size).toBe(calls.length);
  expect(attemptsBetween(again.seen, calls)).toEqual({ seen: [], missed: 0, network: 0 });
  // Whoever read before that knows too little.
  expect(await keepReading(known, { campaignId, at: new Date(), answeredAt: at, readMs: 1, ...found })).toBe(false);
});
