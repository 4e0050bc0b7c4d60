import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { attempts } from "@/lib/db/schema";
import { wholeReport as report } from "@/lib/ip-sales/whole-report.fixture";
import { ReportSampler } from "@/lib/live/report-sampler";
import { startLive } from "@/lib/live/testing";
import { perform } from "@/lib/operation";
import { getTimeline } from "./timeline-operations";

vi.mock("./start-thread", () => import("./start-thread.fixture"));

/** Readings of the sandbox's reports while it dials, kept in a real PostgreSQL, and asked for by date. */

let live: Awaited<ReturnType<typeof startLive>>;

beforeAll(async () => {
  live = await startLive();
}, 60_000);
afterAll(() => live.stop(), 60_000);

test("every attempt of the report is by date, or counted as not seen", async () => {
  const campaignId = await live.start(150, { dialRetries: 2, maxRing: 20 });
  const sampler = new ReportSampler(() => 0);
  await live.until(
    campaignId,
    ({ status }) => status === "ended",
    async (look) => {
      await sampler.follow(look);
      await sampler.idle();
    },
  );
  const timeline = await perform(getTimeline, live.supervisor, { campaignId });
  const { calls } = await report(campaignId);
  const made = calls.reduce((sum, { retries }) => sum + (retries ?? 0) + 1, 0);
  const inColumns = (part: "answered" | "notAnswered" | "network") => timeline.buckets.reduce((sum, bucket) => sum + bucket[part], 0);
  expect(timeline.seen + timeline.missed + (timeline.unread ?? 0)).toBe(made);
  expect(inColumns("answered") + inColumns("notAnswered") + inColumns("network") + timeline.undated).toBe(timeline.seen);
  expect(inColumns("answered")).toBe(calls.filter(({ status }) => status === "answered").length);
  expect(timeline).toMatchObject({ undated: 0, unread: 0, gaps: [] });
});

test("what nobody read is told: attempts between two readings, and after the last", async () => {
  const campaignId = await live.start(40, { dialRetries: 2, maxRing: 20 });
  const sampler = new ReportSampler(() => 0);
  await live.until(
    campaignId,
    ({ status }) => status === "ended",
    async () => {},
  );
  await sampler.follow(await live.look(campaignId));
  await sampler.idle();
  expect(await perform(getTimeline, live.supervisor, { campaignId })).toMatchObject({ buckets: [], seen: 0, missed: 0, unread: null });

  const { calls } = await report(campaignId);
  const [first, second] = calls.filter(({ retries }) => retries === 2);
  const [one, two] = [new Date(Date.now() - 120_000), new Date(Date.now() - 60_000)];
  const known = { campaignId, lastCall: null, status: "noAnswer", sipCode: "480", cause: "" };
  await live
    .db()
    .insert(attempts)
    .values([
      { ...known, phone: first?.phone ?? "", attempt: 1, after: one, before: two },
      { ...known, phone: first?.phone ?? "", attempt: 3, after: one, before: two },
      { ...known, phone: second?.phone ?? "", attempt: 2, after: one, before: two },
    ]);
  const made = calls.reduce((sum, { retries }) => sum + (retries ?? 0) + 1, 0);
  expect(await perform(getTimeline, live.supervisor, { campaignId })).toMatchObject({ seen: 3, missed: 2, unread: made - 5 });
  await live.db().delete(attempts).where(eq(attempts.campaignId, campaignId));
});
