import { describe, expect, test } from "vitest";
import type { HistoryEntry } from "@/lib/ip-sales/campaigns";
import type { Candidate } from "./schema";
import { hasBegun, releasableOf } from "./twins";

const entry = (more: Partial<HistoryEntry>) => ({ status: "hold", scheduled: false, startedAt: null, sent: null, ...more }) as HistoryEntry;
const AT = "2026-11-22T12:00:00+02:00";

describe("a campaign has begun", () => {
  test.each([
    ["on hold since it was created", entry({}), false],
    ["on hold, and nobody knows how many were called", entry({ sent: null }), false],
    ["on hold with its own time ahead, which the history tells as its start", entry({ scheduled: true, startedAt: AT }), false],
    ["running", entry({ status: "active" }), true],
    ["about to run at its time without being asked again", entry({ status: "active", scheduled: true, startedAt: AT }), true],
    ["held after it called", entry({ startedAt: AT, sent: 3 }), true],
    ["stopped before it called anybody", entry({ status: "stopped" }), false],
    ["stopped after it called", entry({ status: "stopped", startedAt: AT, sent: 1 }), true],
  ])("%s: %s", (_, campaign, begun) => {
    expect(hasBegun(campaign)).toBe(begun);
  });
});

describe("what a person may let begin", () => {
  const candidate = (campaignId: number): Candidate => ({
    campaignId,
    title: "מבצע",
    status: "hold",
    insertedAt: AT,
    totalPhones: 3,
    why: "alike",
  });
  const search = { looks: 1, lastAt: AT, found: 0, healthy: 0, candidates: [candidate(7), candidate(8)] };

  test("is the launch's own campaign and no other", () => {
    expect(releasableOf({ campaignId: 5, search }, [6])).toEqual([5]);
  });

  test("is any that was found, each once, where the launch goes by none", () => {
    expect(releasableOf({ campaignId: null, search }, [6, 7])).toEqual([6, 7, 8]);
    expect(releasableOf({ campaignId: null, search: null }, [])).toEqual([]);
  });
});
