import { describe, expect, test } from "vitest";
import type { LaunchSummary } from "@/lib/launches/schema";
import { alarmsOf, awaitsViewer } from "./attention";

const NOW = Date.parse("2026-11-22T12:00:00+02:00");
const dana = { id: "dana", role: "marketing" as const };
const noa = { id: "noa", role: "supervisor" as const };
const launch = (more: Partial<LaunchSummary>): LaunchSummary => ({
  id: "l1",
  title: "מבצע",
  state: "running",
  stateSince: "2026-11-22T11:00:00+02:00",
  campaignId: null,
  createdAt: "2026-11-22T11:00:00+02:00",
  createdBy: { id: "dana", name: "דנה" },
  recipients: 3,
  price: null,
  startOnHold: false,
  strays: 0,
  ...more,
});

describe("who has to decide", () => {
  test.each([
    ["its author about a doubt", "needs-person", dana, true],
    ["who controls campaigns about anybody's doubt", "needs-person", noa, true],
    ["a colleague about a doubt", "needs-person", { ...dana, id: "eli" }, false],
    ["the author about an approval", "awaiting-approval", { ...noa, id: "dana" }, false],
    ["a second person about an approval", "awaiting-approval", noa, true],
    ["a colleague without the permission about an approval", "awaiting-approval", { ...dana, id: "eli" }, false],
    ["anybody about what goes on by itself", "unknown", noa, false],
  ] as const)("%s", (_, state, viewer, awaited) => {
    expect(awaitsViewer(launch({ state }), viewer)).toBe(awaited);
  });
});

describe("what its author is alarmed about", () => {
  const alarms = (more: Partial<LaunchSummary>, seen = {}) => alarmsOf([launch(more)], dana, seen, NOW).length;

  test("a doubt, until it is decided", () => {
    expect(alarms({ state: "needs-person" })).toBe(1);
    expect(alarms({ state: "needs-person", strays: 2 }, { l1: 2 })).toBe(1);
    expect(alarms({ state: "running" })).toBe(0);
    expect(alarms({ state: "cancelled", strays: 2 })).toBe(0);
    expect(alarmsOf([launch({ state: "needs-person" })], noa, {}, NOW)).toEqual([]);
  });

  test("another campaign beside the one that goes on, until its page was opened; a third one again", () => {
    expect(alarms({ strays: 1 })).toBe(1);
    expect(alarms({ strays: 1 }, { l1: 1 })).toBe(0);
    expect(alarms({ strays: 2 }, { l1: 1 })).toBe(1);
    expect(alarms({ strays: 1, createdAt: "2026-11-01T11:00:00+02:00" })).toBe(0);
  });
});
