import { describe, expect, test } from "vitest";
import { awaitsViewer } from "@/components/launches/attention";
import type { Campaign } from "@/lib/campaigns/schema";
import { LAUNCH_STATES, WIRE_STATES } from "@/lib/launches/state-machine";
import { attentionOf } from "@/lib/live/attention";
import { ATTENTION_KINDS, type Attention, type LiveCampaign } from "@/lib/live/schema";
import { isSettled, NEEDING_STATES, needOf, noticesOfAttention, noticesOfBalance, noticesOfEnded, noticesOfLaunches } from "./notice-rules";
import { LAUNCH_NEEDS, Notice } from "./schema";

const NOW = Date.parse("2026-11-22T12:00:00+02:00");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ago = (ms: number) => new Date(NOW - ms).toISOString();

const campaign = (more: Partial<LiveCampaign> = {}): LiveCampaign => ({
  id: 4521,
  title: "מבצע חורף",
  status: "active",
  scheduled: false,
  insertedAt: ago(3 * HOUR),
  startedAt: ago(2 * HOUR),
  endedAt: null,
  runSeconds: 7_200,
  totalPhones: 1_500,
  sent: 1_500,
  remaining: 0,
  answered: 943,
  dialing: 0,
  waitingRetry: 0,
  price: "618.75",
  maxRing: null,
  minutesBetweenRetries: 20,
  donations: { sum: null, count: null },
  hasAudio: false,
  recordingName: null,
  pace: null,
  attention: [],
  breaker: null,
  ...more,
});
const wants = (kind: Attention["kind"], since: string, values: Attention["values"]): Attention => ({ kind, since, values });

/** As a browser gets it. */
const asTold = (notice: object) => Notice.safeParse({ id: 1, at: ago(0), unread: true, settled: false, ...notice });

describe("a campaign that is over", () => {
  const over = (more: Partial<Campaign>) => noticesOfEnded([campaign({ status: "ended", endedAt: ago(MINUTE), ...more })], NOW);

  test("is told with its figures, under a key that stays the same", () => {
    const [notice] = over({});
    expect(notice).toMatchObject({ key: "finished:4521", kind: "finished", campaignId: 4521, title: "מבצע חורף" });
    expect(notice?.details).toEqual({ outcome: "ended", endedAt: ago(MINUTE), sent: 1_500, answered: 943, price: "618.75" });
    expect(over({ status: "stopped" })[0]?.details).toMatchObject({ outcome: "stopped" });
    expect(asTold(notice ?? {}).success).toBe(true);
  });

  test("is told for a day after it ended, however little is known of it", () => {
    expect(over({ endedAt: ago(23 * HOUR), sent: null, answered: null, price: null })).toHaveLength(1);
    expect(over({ endedAt: ago(25 * HOUR) })).toEqual([]);
    expect(over({ endedAt: null })).toEqual([]);
    expect(over({ status: "hold" })).toEqual([]);
    expect(over({ status: "a word nobody knows" })).toEqual([]);
  });
});

describe("why campaigns want eyes", () => {
  const stalled = wants("stalled", ago(5 * MINUTE), { minutes: 5 });

  test("each reason is told once from when it began, and each holding of a breaker", () => {
    const tripped = { percent: 30, minutes: 10, calls: 50, setBy: "נועה", trippedAt: ago(MINUTE), seen: null };
    const breaker = wants("breaker", ago(30_000), { percent: 44, calls: 90, limit: 30 });
    const told = noticesOfAttention([campaign({ attention: [breaker, stalled], breaker: tripped })]);
    expect(told.map(({ key }) => key)).toEqual([`breaker:4521:${ago(MINUTE)}`, `stalled:4521:${ago(5 * MINUTE)}`]);
    expect(told.map(({ quietMinutes }) => quietMinutes)).toEqual([undefined, 30]);
  });

  test("a balance that is short for what waits is told once for as long as nobody asked anew", () => {
    const balance = { amount: "12.50", at: ago(HOUR), shortBy: null };
    expect(noticesOfBalance(null)).toEqual([]);
    expect(noticesOfBalance(balance)).toEqual([]);
    const [told] = noticesOfBalance({ ...balance, shortBy: "120.5" });
    expect(told).toMatchObject({ key: `balance:${ago(HOUR)}`, kind: "balance", details: { short: "120.5" }, quietMinutes: 360 });
    expect(told && asTold(told).success).toBe(true);
  });

  test("whatever the rules of attention find can be read by who is told", () => {
    const samples = Array.from({ length: 8 }, (_, index) => ({
      atMs: NOW - (7 - index) * MINUTE,
      sent: 90,
      answered: 9,
      waitingRetry: 0,
      dialing: 0,
    }));
    const pace = { perMinute: 0, peak: 9, series: [], left: { from: 35, to: 60 }, recentAnswerPercent: 12, earlierAnswerPercent: 41 };
    const breaker = {
      percent: 30,
      minutes: 10,
      calls: 50,
      setBy: "נועה",
      trippedAt: ago(0),
      seen: { calls: 60, network: 30, percent: 50 },
    };
    const shares = { recent: { calls: 60, network: 30 }, earlier: { calls: 100, network: 5 } };
    const known = { pace, samples, breaker, ...shares, quietHours: false, closesMs: NOW + 20 * MINUTE };
    const [runs, held] = [campaign({ remaining: 1_410 }), campaign({ id: 2, status: "hold", breaker })];
    const seen = [runs, held].map((one) => ({ ...one, attention: attentionOf(one, known, [], NOW) }));
    const kinds = noticesOfAttention(seen).map((notice) => asTold(notice).data?.kind);
    expect(kinds.sort()).toEqual([...ATTENTION_KINDS].sort());
  });
});

describe("a launch that needs a person", () => {
  const need = (state: (typeof LAUNCH_STATES)[number], ageMs: number, strays = 0) =>
    needOf({ state, stateSinceMs: NOW - ageMs, strays }, NOW);

  test.each([
    ["needs-person", 40 * HOUR, 0, "needs-person"],
    ["awaiting-approval", 0, 0, "awaiting-approval"],
    ["unknown", MINUTE - 1, 0, null],
    ["unknown", MINUTE, 0, "unknown"],
    ["rejected", 0, 0, "rejected"],
    ["rejected", 25 * HOUR, 0, null],
    ["not-sent", HOUR, 0, "not-sent"],
    ["absent", HOUR, 0, "absent"],
    ["running", HOUR, 0, null],
    ["running", HOUR, 1, "second-campaign"],
    ["cancelled", HOUR, 1, null],
    ["ended", HOUR, 1, null],
  ] as const)("%s for %i ms with %i other campaigns: %s", (state, ageMs, strays, expected) => {
    expect(need(state, ageMs, strays)).toBe(expected);
  });

  test("whatever somebody has to decide is told", () => {
    const person = { id: "dana", name: "דנה" };
    const facts = { id: "l1", title: "", stateSince: ago(0), campaignId: null, createdAt: ago(0), createdBy: person };
    const summary = { ...facts, recipients: 1, price: null, startOnHold: false, strays: 0 };
    const decided = WIRE_STATES.filter((state) => awaitsViewer({ ...summary, state }, { id: "noa", role: "admin" }));
    expect(decided.length).toBeGreaterThan(0);
    for (const state of decided) expect(need(state, 0), state).toBe(state);
  });

  test("every state with something to say is read, and the same doubt again is told again", () => {
    const speaking = LAUNCH_STATES.filter((state) => [0, HOUR].some((ageMs) => need(state, ageMs, 1) !== null));
    expect([...NEEDING_STATES].sort()).toEqual([...speaking].sort());
    const facts = { id: "l1", title: "מבצע", state: "needs-person" as const, strays: 0 };
    const keys = [NOW - HOUR, NOW].flatMap((stateSinceMs) => noticesOfLaunches([{ ...facts, stateSinceMs }], NOW).map(({ key }) => key));
    expect(new Set(keys).size).toBe(2);
  });

  test("is settled once it went on, and never when nothing came of it", () => {
    for (const told of LAUNCH_NEEDS) if (told !== "second-campaign") expect(isSettled(told, told), told).toBe(false);
    expect(isSettled("awaiting-approval", "running")).toBe(true);
    expect(isSettled("second-campaign", "running")).toBe(false);
    expect(isSettled("second-campaign", "stopped")).toBe(true);
  });
});
