import fc from "fast-check";
import { expect, test } from "vitest";
import { phaseOf, progressOf } from "./phase";
import type { Campaign } from "./schema";

const campaign = (facts: Partial<Campaign>): Campaign => ({
  id: 1,
  title: "ערב התרמה",
  status: "active",
  scheduled: false,
  insertedAt: null,
  startedAt: "2026-11-22T10:00:00+02:00",
  endedAt: null,
  runSeconds: null,
  totalPhones: 100,
  sent: null,
  remaining: null,
  answered: null,
  dialing: null,
  waitingRetry: null,
  price: null,
  maxRing: null,
  minutesBetweenRetries: null,
  donations: { sum: null, count: null },
  hasAudio: false,
  recordingName: null,
  ...facts,
});
const at = (time: string) => Date.parse(`2026-11-22T${time}:00+02:00`);

test.each([
  ["active", {}, "10:05", "active"],
  ["active and due later", { scheduled: true }, "09:00", "scheduled"],
  ["active and its time has come", { scheduled: true }, "10:00", "active"],
  ["already dialled, whatever the clocks say", { scheduled: true, sent: 3 }, "09:00", "active"],
  ["held before its time", { scheduled: true, status: "hold" }, "09:00", "hold"],
  ["a word nobody documented", { status: "paused-by-carrier" }, "10:05", "unknown"],
] as const)("%s", (_name, facts, time, phase) => {
  expect(phaseOf(campaign(facts), at(time))).toBe(phase);
});

test("counts that IP-Sales doesn't give stay unknown, never zero", () => {
  expect(progressOf(campaign({ sent: null, answered: 0 }))).toBeNull();
  expect(progressOf(campaign({ sent: 5, answered: null }))).toBeNull();
});

test("the parts add up to the audience, also while counters run apart", () => {
  const count = fc.nat(1000);
  fc.assert(
    fc.property(count, count, count, count, (left, sent, answered, waitingRetry) => {
      const parts = progressOf(campaign({ totalPhones: sent + left, sent, answered: Math.min(answered, sent), waitingRetry }));
      expect(parts && parts.answered + parts.notAnswered + parts.waitingRetry + parts.left).toBe(sent + left);
    }),
    { seed: 7 },
  );
});
