import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AppError } from "../errors";
import { hostileCalls } from "./hostile-calls";
import { ReportStore } from "./store";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-22T00:30:00Z") }));
afterEach(() => vi.useRealTimers());

const limits = { maxRows: 250, minAgeMs: 3_000 };
const answering = (final: boolean, rows = 100) =>
  vi.fn(async (campaignId: number) => ({ header: `campaign ${campaignId}`, final, calls: hostileCalls(rows, campaignId) }));

describe("reports in memory", () => {
  test("many who ask at once share one reading", async () => {
    const read = answering(true);
    const store = new ReportStore(read, limits);
    const reports = await Promise.all(Array.from({ length: 20 }, () => store.get(7)));
    expect(read).toHaveBeenCalledTimes(1);
    expect(new Set(reports).size).toBe(1);
    expect(reports[0]).toMatchObject({ header: "campaign 7", final: true, asOf: "2026-11-22T00:30:00.000Z" });
    expect(reports[0]?.summary.recipients).toBe(100);
  });

  test("a finished report is kept for good, a running one for some seconds", async () => {
    const [ended, running] = [answering(true), answering(false)];
    const [endedStore, runningStore] = [new ReportStore(ended, limits), new ReportStore(running, limits)];
    for (const passedMs of [0, 1_000, 1_999, 1, 60_000]) {
      vi.setSystemTime(Date.now() + passedMs);
      await endedStore.get(1);
      await runningStore.get(1);
    }
    expect(ended).toHaveBeenCalledTimes(1);
    expect(running).toHaveBeenCalledTimes(3);
  });

  test("the one asked for longest ago goes when there are too many rows", async () => {
    const read = answering(true);
    const store = new ReportStore(read, limits);
    await store.get(1);
    await store.get(2);
    await store.get(1);
    await store.get(3);
    await store.get(1);
    expect(read).toHaveBeenCalledTimes(3);
    await store.get(2);
    expect(read).toHaveBeenCalledTimes(4);
  });

  test("a report too large to keep is still answered", async () => {
    const read = answering(true, 300);
    const store = new ReportStore(read, limits);
    expect((await store.get(1)).summary.recipients).toBe(300);
    await store.get(1);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test("a failed reading is told as it is, and the next one tries again", async () => {
    const read = vi.fn(async () => {
      if (read.mock.calls.length === 1) throw new AppError("upstream-unreachable");
      return { header: "x", final: true, calls: hostileCalls(1) };
    });
    const store = new ReportStore(read, limits);
    await expect(store.get(1)).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect((await store.get(1)).summary.recipients).toBe(1);
  });
});
