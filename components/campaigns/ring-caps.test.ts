import { expect, test } from "vitest";
import { CAP_STOPS, LARGEST_CAP, placeOfCap } from "./ring-caps";

test("the slider reaches from one call to the limit, each stop above the one before", () => {
  expect(CAP_STOPS[0]).toBe(1);
  expect(CAP_STOPS.at(-1)).toBe(LARGEST_CAP);
  expect(CAP_STOPS).toEqual([...CAP_STOPS].sort((a, b) => a - b));
  expect(CAP_STOPS.every(Number.isInteger)).toBe(true);
  expect(CAP_STOPS.length).toBeLessThan(60);
});

test("a cap that is typed stands at the nearest stop", () => {
  CAP_STOPS.forEach((stop, place) => {
    expect(placeOfCap(stop)).toBe(place);
  });
  expect(CAP_STOPS[placeOfCap(33)]).toBe(30);
  expect(CAP_STOPS[placeOfCap(0)]).toBe(1);
  expect(CAP_STOPS[placeOfCap(10_000_000)]).toBe(LARGEST_CAP);
});
