import { describe, expect, test } from "vitest";
import { type CallerIdUse, callerIdHealth } from "./caller-id-health";

const use = (day: string, dialed: number, answered: number, callerId: string | null = "0721234567"): CallerIdUse => ({
  kind: callerId ? "number" : "account",
  callerId,
  at: `${day}T10:00:00+02:00`,
  dialed,
  answered,
});

describe("the health of a caller ID", () => {
  test("is its answers over all its campaigns, by weeks that begin on Sunday, empty ones included", () => {
    const uses = [use("2026-11-28", 100, 40), use("2026-11-22", 50, 30), use("2026-12-06", 10, 1)];
    expect(callerIdHealth(uses)).toEqual([
      {
        kind: "number",
        callerId: "0721234567",
        campaigns: 3,
        dialed: 160,
        answered: 71,
        weeks: [
          { from: "2026-11-22", dialed: 150, answered: 70 },
          { from: "2026-11-29", dialed: 0, answered: 0 },
          { from: "2026-12-06", dialed: 10, answered: 1 },
        ],
        falling: { earlier: { dialed: 150, answered: 70 }, later: { dialed: 10, answered: 1 } },
      },
    ]);
  });

  test.each([
    ["a small fall, however certain, is none", [use("2026-11-22", 1_000_000, 500_000), use("2026-11-23", 1_000_000, 455_000)], false],
    ["more than five points and certain is one", [use("2026-11-22", 10_000, 5_000), use("2026-11-23", 10_000, 4_490)], true],
    ["a large fall of few calls may be chance", [use("2026-11-22", 20, 10), use("2026-11-23", 20, 7)], false],
    ["a rise is no fall", [use("2026-11-22", 1_000, 300), use("2026-11-23", 1_000, 500)], false],
    ["one campaign has no course", [use("2026-11-22", 1_000, 300)], false],
    [
      "of three campaigns the last stands against two",
      [use("2026-11-24", 500, 100), use("2026-11-22", 500, 300), use("2026-11-23", 500, 300)],
      true,
    ],
  ])("%s", (_, uses, falling) => {
    expect(callerIdHealth(uses)[0]?.falling !== null).toBe(falling);
  });

  test("the most used is first; what nobody knows by number is last, and is never called falling", () => {
    const elsewhere = [use("2026-11-22", 9_000, 6_000), use("2026-11-23", 9_000, 1_000)].map((one) => ({
      ...one,
      kind: "elsewhere" as const,
      callerId: null,
    }));
    const health = callerIdHealth([
      ...elsewhere,
      use("2026-11-22", 10, 5),
      use("2026-11-22", 70, 5, null),
      use("2026-11-22", 30, 5, "0733333333"),
    ]);
    expect(health.map(({ kind, callerId, dialed }) => [kind, callerId, dialed])).toEqual([
      ["account", null, 70],
      ["number", "0733333333", 30],
      ["number", "0721234567", 10],
      ["elsewhere", null, 18_000],
    ]);
    expect(health.at(-1)?.falling).toBeNull();
    expect(callerIdHealth([])).toEqual([]);
  });
});
