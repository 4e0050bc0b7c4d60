import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf, MOST_COMPARISONS, type Proportion, wilsonInterval } from "./proportions";

const proportion = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([of, share]): Proportion => ({ hits: Math.round(of * share), of }));

describe("the interval of a share", () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i of %i is the one that Newcombe printed", (hits, of, low, high) => {
    const interval = wilsonInterval({ hits, of });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test("holds the share, stays between nothing and all, and is wider the more is compared at once", () => {
    fc.assert(
      fc.property(proportion, fc.integer({ min: 2, max: MOST_COMPARISONS }), (sample, comparisons) => {
        const alone = wilsonInterval(sample);
        const among = wilsonInterval(sample, comparisons);
        if (!alone || !among) throw new Error("no interval");
        const share = sample.hits / sample.of;
        expect(alone.low).toBeGreaterThanOrEqual(0);
        expect(alone.high).toBeLessThanOrEqual(1);
        expect(alone.low - share).toBeLessThanOrEqual(1e-9);
        expect(share - alone.high).toBeLessThanOrEqual(1e-9);
        expect(among.low - alone.low).toBeLessThanOrEqual(1e-9);
        expect(alone.high - among.high).toBeLessThanOrEqual(1e-9);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test("is none without a trial", () => {
    expect(wilsonInterval({ hits: 0, of: 0 })).toBeNull();
    expect(differenceOf({ hits: 0, of: 0 }, { hits: 1, of: 2 })).toBeNull();
    expect(() => wilsonInterval({ hits: 1, of: 2 }, MOST_COMPARISONS + 1)).toThrow(RangeError);
  });
});

describe("the difference of two shares", () => {
  test.each([
    [{ hits: 56, of: 70 }, { hits: 48, of: 80 }, 0.0524, 0.3339, true],
    [{ hits: 9, of: 10 }, { hits: 3, of: 10 }, 0.1705, 0.809, true],
    [{ hits: 5, of: 56 }, { hits: 0, of: 29 }, -0.0381, 0.1926, false],
    [{ hits: 10, of: 10 }, { hits: 0, of: 10 }, 0.6075, 1, true],
  ])("%j and %j is the one that Newcombe printed", (one, other, low, high, meaningful) => {
    const difference = differenceOf(one, other);
    expect(difference?.low).toBeCloseTo(low, 4);
    expect(difference?.high).toBeCloseTo(high, 4);
    expect(difference?.meaningful).toBe(meaningful);
  });

  test("turns its sign when the two change places, and means nothing between equals", () => {
    fc.assert(
      fc.property(proportion, proportion, fc.integer({ min: 1, max: MOST_COMPARISONS }), (one, other, comparisons) => {
        const there = differenceOf(one, other, comparisons);
        const back = differenceOf(other, one, comparisons);
        if (!there || !back) throw new Error("no difference");
        expect(there.low).toBeCloseTo(-back.high, 9);
        expect(there.meaningful).toBe(back.meaningful);
        expect(differenceOf(one, one, comparisons)?.meaningful).toBe(false);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  test("what is meaningful alone may be chance among many", () => {
    const [one, other] = [
      { hits: 56, of: 70 },
      { hits: 48, of: 80 },
    ];
    expect(differenceOf(one, other, 1)?.meaningful).toBe(true);
    expect(differenceOf({ hits: 52, of: 70 }, { hits: 46, of: 80 }, 1)?.meaningful).toBe(true);
    expect(differenceOf({ hits: 52, of: 70 }, { hits: 46, of: 80 }, 5)?.meaningful).toBe(false);
  });

  test("is called meaningful without being so in about one case of twenty", () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const draw = (): Proportion => ({ hits: Array.from({ length: 200 }, random).filter((value) => value < 0.4).length, of: 200 });
    const falseAlarms = Array.from({ length: 2_000 }, () => differenceOf(draw(), draw())?.meaningful).filter(Boolean).length;
    expect(falseAlarms / 2_000).toBeGreaterThan(0.03);
    expect(falseAlarms / 2_000).toBeLessThan(0.065);
  });
});
