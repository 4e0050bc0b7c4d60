import { describe, expect, test } from "vitest";
import { attentionOf, type Known } from "./attention";
import { campaignSeen } from "./example-campaign";
import { GAP_MS } from "./pace";
import type { Sample } from "./samples";
import type { Attention, Pace } from "./schema";

const MINUTE_MS = 60_000;
/** Half past ten in the morning in Israel. */
const NOON_MS = Date.parse("2026-11-26T10:30:00+02:00");
const at = (clock: string) => Date.parse(`2026-11-26T${clock}:00+02:00`);

const quiet: Known = {
  pace: null,
  samples: [],
  breaker: null,
  recent: null,
  earlier: null,
  quietHours: false,
  closesMs: null,
};
const pace = (more: Partial<Pace>): Pace => ({
  perMinute: null,
  peak: null,
  series: [],
  left: null,
  recentAnswerPercent: null,
  earlierAnswerPercent: null,
  ...more,
});
const kinds = (known: Partial<Known>, campaign = campaignSeen(), nowMs = NOON_MS) =>
  attentionOf(campaign, { ...quiet, ...known }, [], nowMs).map(({ kind }) => kind);

/** The same counters, minute by minute. */
const still = (minutes: number, nowMs = NOON_MS, more: Partial<Sample> = {}): Sample[] =>
  Array.from({ length: minutes + 1 }, (_, index) => ({
    atMs: nowMs - (minutes - index) * MINUTE_MS,
    sent: 40,
    answered: 20,
    waitingRetry: 0,
    dialing: 0,
    ...more,
  }));

test("a campaign that does well wants nobody's eyes", () => {
  expect(kinds({ samples: still(2), recent: { calls: 500, network: 5 }, earlier: { calls: 500, network: 5 } })).toEqual([]);
});

describe("it stands still", () => {
  test("when nothing moved for five minutes although there is somebody to call", () => {
    expect(kinds({ samples: still(4) })).toEqual([]);
    expect(attentionOf(campaignSeen(), { ...quiet, samples: still(7) }, [], NOON_MS)).toEqual([
      { kind: "stalled", since: new Date(NOON_MS).toISOString(), values: { minutes: 7 } },
    ]);
  });

  test("not when a call more was made meanwhile, or one is in the air", () => {
    expect(kinds({ samples: [...still(7), ...still(0, NOON_MS, { sent: 41 })] })).toEqual([]);
    expect(kinds({ samples: still(7).map((one, index) => ({ ...one, dialing: index % 2 })) })).toEqual([]);
  });

  test("not when nobody is left, or nobody knows", () => {
    expect(kinds({ samples: still(7) }, campaignSeen({ remaining: 0, waitingRetry: 0 }))).toEqual([]);
    expect(kinds({ samples: still(7) }, campaignSeen({ remaining: null }))).toEqual([]);
  });

  test("not while those who are left wait for their retry", () => {
    const waits = campaignSeen({ remaining: 0, waitingRetry: 12, minutesBetweenRetries: 20 });
    expect(kinds({ samples: still(24) }, waits)).toEqual([]);
    expect(kinds({ samples: still(26) }, waits)).toEqual(["stalled"]);
  });

  test("not in upstream's quiet hours, where it was asked to keep them or where nobody knows", () => {
    for (const clock of ["23:00", "03:00", "07:59"]) {
      expect(kinds({ samples: still(20, at(clock)), quietHours: true }, campaignSeen(), at(clock))).toEqual([]);
      expect(kinds({ samples: still(20, at(clock)), quietHours: null }, campaignSeen(), at(clock))).toEqual([]);
      expect(kinds({ samples: still(20, at(clock)), quietHours: false }, campaignSeen(), at(clock))).toEqual(["stalled"]);
    }
    // Nor because of them, when they are just over.
    expect(kinds({ samples: still(20, at("08:04")), quietHours: true }, campaignSeen(), at("08:04"))).toEqual([]);
    expect(kinds({ samples: still(20, at("08:05")), quietHours: true }, campaignSeen(), at("08:05"))).toEqual(["stalled"]);
  });

  test("not by what was seen before a gap: nobody knows what moved in it", () => {
    const before = still(10, NOON_MS - 2 * MINUTE_MS - GAP_MS - 1);
    expect(kinds({ samples: [...before, ...still(2)] })).toEqual([]);
    expect(kinds({ samples: still(10, NOON_MS - GAP_MS - 1) })).toEqual([]);
  });

  test("not while it is held", () => {
    expect(kinds({ samples: still(10) }, campaignSeen({ status: "hold" }))).toEqual([]);
  });
});

describe("failures in the network jump", () => {
  test.each([
    ["a fifth, and three times what was usual", { calls: 100, network: 20 }, { calls: 1_000, network: 60 }, true],
    ["less than a fifth", { calls: 100, network: 19 }, { calls: 1_000, network: 0 }, false],
    ["not three times what was usual", { calls: 100, network: 40 }, { calls: 1_000, network: 200 }, false],
    ["of too few calls", { calls: 29, network: 29 }, null, false],
    ["from the first minutes on", { calls: 30, network: 12 }, null, true],
  ])("%s", (_, recent, earlier, jumps) => {
    expect(kinds({ recent, earlier })).toEqual(jumps ? ["network"] : []);
  });
});

test("fewer than half of those who used to answer do", () => {
  const rates = (recentAnswerPercent: number | null, earlierAnswerPercent: number | null) =>
    kinds({ pace: pace({ recentAnswerPercent, earlierAnswerPercent }) });
  expect(rates(19, 40)).toEqual(["answer-rate"]);
  expect(rates(20, 40)).toEqual([]);
  expect(rates(0, 9)).toEqual([]);
  expect(rates(null, 40)).toEqual([]);
  expect(rates(5, null)).toEqual([]);
});

describe("its window closes before it can be over", () => {
  const left = (from: number) => pace({ left: { from, to: from + 30 } });

  test("the admins' window, within half an hour", () => {
    expect(kinds({ pace: left(31), closesMs: NOON_MS + 30 * MINUTE_MS })).toEqual(["window"]);
    expect(kinds({ pace: left(30), closesMs: NOON_MS + 30 * MINUTE_MS })).toEqual([]);
    expect(kinds({ pace: left(90), closesMs: NOON_MS + 31 * MINUTE_MS })).toEqual([]);
    expect(kinds({ pace: null, closesMs: NOON_MS + MINUTE_MS })).toEqual([]);
  });

  test("upstream's night, where it keeps it", () => {
    expect(kinds({ pace: left(60), quietHours: true }, campaignSeen(), at("22:40"))).toEqual(["window"]);
    expect(kinds({ pace: left(60), quietHours: false }, campaignSeen(), at("22:40"))).toEqual([]);
    expect(kinds({ pace: left(60), quietHours: null }, campaignSeen(), at("22:40"))).toEqual([]);
    expect(kinds({ pace: left(60), quietHours: true }, campaignSeen(), at("22:29"))).toEqual([]);
  });
});

test("a breaker that tripped is told while the campaign is held", () => {
  const trippedAt = new Date(NOON_MS).toISOString();
  const breaker = { percent: 30, minutes: 10, calls: 50, setBy: "דנה", trippedAt, seen: { calls: 60, network: 30, percent: 50 } };
  expect(attentionOf(campaignSeen({ status: "hold" }), { ...quiet, breaker }, [], NOON_MS)).toEqual([
    { kind: "breaker", since: trippedAt, values: { percent: 50, calls: 60, limit: 30 } },
  ]);
  expect(kinds({ breaker }, campaignSeen({ status: "active" }))).toEqual([]);
  expect(kinds({ breaker: { ...breaker, trippedAt: null } }, campaignSeen({ status: "hold" }))).toEqual([]);
});

test("reasons stand by urgency, and each goes on since it was first seen", () => {
  const since = new Date(NOON_MS - 10 * MINUTE_MS).toISOString();
  const before: Attention[] = [{ kind: "stalled", since, values: { minutes: 6 } }];
  const known = { ...quiet, samples: still(7), recent: { calls: 100, network: 50 } };
  const now = new Date(NOON_MS).toISOString();
  expect(attentionOf(campaignSeen(), known, before, NOON_MS).map(({ kind, since: from }) => [kind, from])).toEqual([
    ["network", now],
    ["stalled", since],
  ]);
});
