import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DialPlan } from "./attempt.ts";
import { israelTime } from "./clock.ts";
import { Dialer, type DialObserver } from "./dialer.ts";
import { population } from "./population.ts";
import { RecipientState } from "./recipients.ts";

const NOON = Date.parse("2026-11-22T12:00:00+02:00");
const HOUR_MS = 3_600_000;
const plan = (changes: Partial<DialPlan> = {}): DialPlan => ({
  seed: 1,
  campaignId: 4521,
  pace: 1,
  message: "audio",
  messageSeconds: 20,
  callLengthSeconds: 25,
  dialRetries: 2,
  minutesBetweenRetries: 20,
  quietHours: false,
  keys: { "1": { kind: "digits" }, "2": { kind: "replay" } },
  networkTrouble: 0,
  ...changes,
});

type Call = { phone: number; start: number; end: number | null; answered: boolean };

/** Writes down every call that a dialer makes. */
function recorder() {
  const calls: Call[] = [];
  const open = new Map<number, Call>();
  let mostInAir = 0;
  const observer: DialObserver = {
    callStarted: ({ phone, at }) => {
      const call = { phone, start: at, end: null, answered: false };
      calls.push(call);
      open.set(phone, call);
      mostInAir = Math.max(mostInAir, open.size);
    },
    callEnded: ({ phone, at, answered }) => {
      Object.assign(open.get(phone) ?? {}, { end: at, answered });
      open.delete(phone);
    },
  };
  return { calls, observer, mostInAir: () => mostInAir };
}

const rowsOf = (dialer: Dialer) => Array.from({ length: dialer.recipients.size }, (_, i) => dialer.recipients.at(i));

const campaigns = fc.record({
  size: fc.integer({ min: 1, max: 120 }),
  lines: fc.option(fc.integer({ min: 1, max: 30 })),
  dialRetries: fc.integer({ min: 0, max: 5 }),
  minutesBetweenRetries: fc.integer({ min: 5, max: 120 }),
  callLengthSeconds: fc.integer({ min: 6, max: 30 }),
  pace: fc.constantFrom(1, 10, 1000),
  seed: fc.integer({ min: 0, max: 1000 }),
  startHour: fc.integer({ min: 0, max: 24 * 400 }),
  quietHours: fc.boolean(),
});

describe("any campaign", () => {
  test("keeps to its cap and its retries, calls nobody who answered, and leaves everybody at rest", () => {
    fc.assert(
      fc.property(campaigns, ({ size, lines, startHour, seed, ...rest }) => {
        const startAt = NOON + startHour * HOUR_MS;
        const dialer = new Dialer(plan({ seed, ...rest }), population(seed, size), { lines, startAt });
        const { calls, observer, mostInAir } = recorder();
        dialer.finish(observer);
        expect(mostInAir()).toBeLessThanOrEqual(lines ?? 200);
        const byPhone = new Map<number, Call[]>();
        for (const call of calls) byPhone.set(call.phone, [...(byPhone.get(call.phone) ?? []), call]);
        expect(byPhone.size).toBe(size);
        for (const own of byPhone.values()) {
          expect(own.length).toBeLessThanOrEqual(rest.dialRetries + 1);
          expect(own.slice(0, -1).every((call) => !call.answered)).toBe(true);
          own.slice(1).forEach((call, i) => {
            expect(call.start).toBeGreaterThanOrEqual(
              (own[i]?.end ?? Number.NaN) + Math.round((rest.minutesBetweenRetries * 60_000) / rest.pace),
            );
          });
        }
        expect(rowsOf(dialer).every((row) => row.state === RecipientState.done)).toBe(true);
        expect(dialer.counts).toEqual({ total: size, sent: size, fresh: 0, dialing: 0, waitingRetry: 0 });
        expect(dialer.totals.answered).toBe(calls.filter((call) => call.answered).length);
        expect(dialer.endedAt).toBe(Math.max(...calls.map((call) => call.end ?? Number.NaN)));
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test("goes the same way whatever the slices it is played in, and through being saved half way", () => {
    fc.assert(
      fc.property(
        campaigns,
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
        ({ size, lines, startHour, seed, ...rest }, minutes) => {
          const startAt = NOON + startHour * HOUR_MS;
          const make = () => new Dialer(plan({ seed, ...rest }), population(seed, size), { lines, startAt });
          const whole = make();
          whole.finish();
          let sliced = make();
          let at = startAt;
          for (const step of minutes) {
            at += step * 7_000;
            sliced.advanceTo(at, step);
            sliced.advanceTo(at);
            sliced = Dialer.restore(structuredClone(sliced.save()));
          }
          sliced.finish();
          expect(rowsOf(sliced)).toEqual(rowsOf(whole));
          expect([sliced.endedAt, sliced.totals]).toEqual([whole.endedAt, whole.totals]);
        },
      ),
      { seed: 3, numRuns: 40 },
    );
  });

  test("keeps its counts consistent through holds, resumptions and a stop at any time", () => {
    const orders = fc.array(fc.record({ order: fc.constantFrom("hold", "resume", "lines"), seconds: fc.integer({ min: 0, max: 900 }) }), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(campaigns, orders, fc.boolean(), ({ size, lines, seed, ...rest }, steps, stops) => {
        const dialer = new Dialer(plan({ seed, ...rest, quietHours: false }), population(seed, size), { lines, startAt: NOON });
        let at = NOON;
        for (const { order, seconds } of steps) {
          at += seconds * 1000;
          if (order === "hold") dialer.hold(at);
          else if (order === "resume") dialer.resume(at);
          else dialer.setLines(1 + (seconds % 7), at);
          expectConsistent(dialer);
        }
        if (stops) dialer.stop(at + 5_000);
        else {
          dialer.resume(at);
          dialer.finish();
        }
        expectConsistent(dialer);
        expect(dialer.endedAt).not.toBeNull();
        expect(dialer.counts).toMatchObject({ dialing: 0, waitingRetry: 0 });
        if (!stops) expect(dialer.counts.fresh).toBe(0);
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

function expectConsistent(dialer: Dialer): void {
  const rows = rowsOf(dialer);
  const inState = (state: RecipientState) => rows.filter((row) => row.state === state).length;
  const { total, sent, fresh, dialing, waitingRetry } = dialer.counts;
  expect(sent + fresh).toBe(total);
  expect([fresh, dialing, waitingRetry]).toEqual([
    inState(RecipientState.fresh),
    inState(RecipientState.dialing),
    inState(RecipientState.waitingRetry),
  ]);
  expect(rows.filter((row) => row.attempts > 0).length).toBe(sent);
}

describe("orders", () => {
  test("a hold lets the calls in the air finish and begins none; a resumption goes on with the rest", () => {
    const dialer = new Dialer(plan(), population(1, 100), { lines: 10, startAt: NOON });
    const { calls, observer } = recorder();
    dialer.advanceTo(NOON + 60_000, undefined, observer);
    dialer.hold(NOON + 60_000, observer);
    const { sent, dialing } = dialer.counts;
    expect(dialing).toBe(10);
    dialer.advanceTo(NOON + 2 * HOUR_MS, undefined, observer);
    expect(dialer.counts).toMatchObject({ sent, dialing: 0 });
    expect(calls.every((call) => call.start <= NOON + 60_000 && call.end !== null)).toBe(true);
    dialer.resume(NOON + 2 * HOUR_MS, observer);
    dialer.finish(observer);
    expect(dialer.counts.sent).toBe(100);
    expect(calls.filter((call) => call.start > NOON + 60_000 && call.start < NOON + 2 * HOUR_MS)).toEqual([]);
  });

  test("a campaign created on hold calls nobody until it is resumed", () => {
    const dialer = new Dialer(plan(), population(1, 10), { lines: null, startAt: NOON });
    dialer.hold(NOON - 1);
    dialer.advanceTo(NOON + 30 * HOUR_MS);
    expect([dialer.firstCallAt, dialer.counts.fresh, dialer.endedAt]).toEqual([null, 10, null]);
    dialer.resume(NOON + 30 * HOUR_MS);
    dialer.finish();
    expect(dialer.firstCallAt).toBe(NOON + 30 * HOUR_MS);
  });

  test("a stop hangs up, discards who waits, and leaves who was never dialled as he was", () => {
    const dialer = new Dialer(plan(), population(1, 200), { lines: 20, startAt: NOON });
    dialer.stop(NOON + 90_000);
    const { fresh, sent } = dialer.counts;
    expect(fresh).toBeGreaterThan(0);
    expect(dialer.endedAt).toBe(NOON + 90_000);
    dialer.finish();
    dialer.resume(NOON + HOUR_MS);
    dialer.finish();
    expect(dialer.counts).toEqual({ total: 200, sent, fresh, dialing: 0, waitingRetry: 0 });
    expect(rowsOf(dialer).filter((row) => row.outcome === null).length).toBe(fresh);
  });

  test("a lower cap holds from then on, a higher one fills up at once", () => {
    const dialer = new Dialer(plan(), population(1, 500), { lines: 40, startAt: NOON });
    dialer.setLines(3, NOON + 30_000);
    dialer.advanceTo(NOON + 90_000);
    expect(dialer.counts.dialing).toBe(3);
    dialer.setLines(60, NOON + 90_000);
    dialer.advanceTo(NOON + 90_001);
    expect(dialer.counts.dialing).toBe(60);
  });
});

describe("quiet hours", () => {
  test.each([
    "2026-11-22T22:30:00+02:00",
    "2026-11-23T03:00:00+02:00",
    "2026-03-26T22:30:00+02:00",
    "2026-10-24T22:30:00+03:00",
    "2027-12-31T23:59:00+02:00",
  ])("nobody is dialled in them, and the campaign ends: begun at %s", (start) => {
    const order = plan({ quietHours: true, dialRetries: 5, minutesBetweenRetries: 120 });
    const dialer = new Dialer(order, population(1, 300), { lines: 2, startAt: Date.parse(start) });
    const { calls, observer } = recorder();
    dialer.finish(observer);
    const hours = calls.map((call) => israelTime(call.start).hour);
    expect(hours.every((hour) => hour >= 8 && hour < 23)).toBe(true);
    expect(hours.includes(8)).toBe(true);
    expect(dialer.counts.fresh).toBe(0);
  });

  test("who doesn't ask for them is dialled at night", () => {
    const dialer = new Dialer(plan(), population(1, 20), { lines: 2, startAt: Date.parse("2026-11-23T03:00:00+02:00") });
    dialer.advanceTo(Date.parse("2026-11-23T03:05:00+02:00"));
    expect(dialer.counts.sent).toBeGreaterThan(2);
  });
});

describe("pace", () => {
  test("quickens rings, calls and retry waits alike", () => {
    const run = (pace: number) => {
      const dialer = new Dialer(plan({ pace }), population(1, 50), { lines: 5, startAt: NOON });
      dialer.finish();
      return { rows: rowsOf(dialer).map(({ lastCallAt, ...row }) => row), ms: (dialer.endedAt ?? 0) - NOON };
    };
    expect(run(10).rows).toEqual(run(1).rows);
    expect(run(1).ms / run(10).ms).toBeCloseTo(10, 1);
  });
});
