import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, israelDay } from "@/lib/time";
import { REGISTRY_CHECK_DAYS, registryStanding } from "./registry-check";

describe("how long a comparison with the registry holds", () => {
  test.each([
    ["never compared", null, "2026-11-26", "never"],
    ["the day itself", "2026-11-26", "2026-11-26", "fresh"],
    ["fifteen days later", "2026-11-11", "2026-11-26", "fresh"],
    ["sixteen days later", "2026-11-10", "2026-11-26", "old"],
    ["over the turn of the year", "2026-12-20", "2027-01-04", "fresh"],
    ["a day more", "2026-12-20", "2027-01-05", "old"],
    ["over a leap day", "2028-02-20", "2028-03-06", "fresh"],
    ["a day more", "2028-02-20", "2028-03-07", "old"],
  ] as const)("%s", (_, checkedOn, day, standing) => {
    expect(registryStanding(checkedOn, day)).toBe(standing);
  });

  test("the day changes at Israel's midnight, also where the clocks change between", () => {
    const checkedOn = "2026-03-20";
    // Israel's clocks go forward on 27 March 2026: midnight is at 21:00 UTC from then on.
    expect(registryStanding(checkedOn, israelDay("2026-04-04T20:59:59Z"))).toBe("fresh");
    expect(registryStanding(checkedOn, israelDay("2026-04-04T21:00:00Z"))).toBe("old");
  });

  test("it holds for so many days and not for one more, whenever it was", () => {
    const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (date, later) => {
        const checkedOn = israelDay(date.getTime());
        expect(registryStanding(checkedOn, addDays(checkedOn, later))).toBe(later <= REGISTRY_CHECK_DAYS ? "fresh" : "old");
      }),
      { seed: 20261126 },
    );
  });
});
