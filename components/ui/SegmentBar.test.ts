import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut } from "./SegmentBar";

describe("a bar of parts", () => {
  test("leaves out what there is none of", () => {
    expect(layOut([{ fill: "answered", value: 0 }])).toEqual([]);
    expect(
      layOut([
        { fill: "answered", value: 3 },
        { fill: "busy", value: 0 },
        { fill: "left", value: 1 },
      ]).map((part) => part.fill),
    ).toEqual(["answered", "left"]);
  });

  test("fills the whole without gaps and shows even the smallest part", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(counts, (values) => {
        const laid = layOut(values.map((value) => ({ fill: "rang" as const, value })));
        if (laid.length === 0) return;
        expect(laid[0]!.start).toBe(0);
        for (const [index, part] of laid.entries()) {
          expect(part.width).toBeGreaterThan(0.7);
          const next = laid[index + 1];
          expect(part.start + part.width).toBeCloseTo(next ? next.start : 100, 6);
        }
      }),
      { seed: 3 },
    );
  });
});
