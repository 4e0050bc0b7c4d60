import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  clampOffset,
  drawnRows,
  EXACT_ENDS,
  keptOffset,
  MAX_TRACK,
  offsetOf,
  type Place,
  type RowLayout,
  revealed,
  rowAt,
  scrolled,
  tableHeight,
  topOf,
  trackHeight,
} from "./row-layout";

const RUNS = { seed: 20_261_126, numRuns: 1_000 };

const layouts = fc
  .record({
    rows: fc.integer({ min: 1, max: 1_500_000 }),
    rowHeight: fc.constantFrom(32, 40, 56),
    view: fc.integer({ min: 100, max: 1_200 }),
  })
  .chain((base) =>
    fc
      .option(fc.record({ row: fc.integer({ min: 0, max: base.rows - 1 }), height: fc.integer({ min: 1, max: 400 }) }))
      .map((open): RowLayout => ({ ...base, open })),
  );
const shares = fc.double({ min: 0, max: 1, noNaN: true });
const placeAt = (layout: RowLayout, share: number): Place => {
  const offset = clampOffset(layout, Math.round(share * tableHeight(layout)));
  return { offset, top: topOf(layout, offset) };
};

const MILLION: RowLayout = { rows: 1_000_000, rowHeight: 40, view: 600, open: null };

describe("a table of any length", () => {
  test("stands on a track that every browser can draw, and a short one on a track of its own length", () => {
    expect(trackHeight(MILLION)).toBe(MAX_TRACK);
    expect(trackHeight({ ...MILLION, rows: 100_000 })).toBe(4_000_000);
  });

  test("a row is found where it begins, and until the next one does", () => {
    fc.assert(
      fc.property(layouts, shares, (layout, share) => {
        const row = Math.floor(share * (layout.rows - 1));
        expect(rowAt(layout, offsetOf(layout, row))).toBe(row);
        if (row > 0) expect(rowAt(layout, offsetOf(layout, row) - 1)).toBe(row - 1);
      }),
      RUNS,
    );
  });

  test("what is drawn fills what is seen, and lies on the track where it has to", () => {
    fc.assert(
      fc.property(layouts, shares, (layout, share) => {
        const place = placeAt(layout, share);
        const { first, last, before, after } = drawnRows(layout, place, 8);
        const onTrack = (row: number) => before + offsetOf(layout, row) - offsetOf(layout, first);
        const drawn = onTrack(last + 1) + (layout.open?.row === last ? layout.open.height : 0) - before;
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(place.top + 1);
        expect(before + drawn).toBeGreaterThanOrEqual(Math.min(place.top + layout.view, trackHeight(layout)) - 1);
        expect(before + drawn + after).toBeLessThanOrEqual(MAX_TRACK + layout.view + 1_000);
        expect(last - first).toBeLessThan(layout.view / layout.rowHeight + 20);
      }),
      RUNS,
    );
  });

  test("the track's ends are the table's ends, and farther down is never farther up", () => {
    fc.assert(
      fc.property(layouts, shares, shares, (layout, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [upper, lower] = [placeAt(layout, low), placeAt(layout, high)];
        expect(upper.top).toBeLessThanOrEqual(lower.top);
        const end = Math.max(0, trackHeight(layout) - layout.view);
        const jumped = scrolled(layout, { top: 0, offset: 0 }, end);
        expect(jumped.offset).toBe(clampOffset(layout, Number.POSITIVE_INFINITY));
        expect(scrolled(layout, jumped, 0).offset).toBe(0);
      }),
      RUNS,
    );
  });

  test("a wheel turns a row where it stands, and a dragged bar leads where it points, in the midst of a million too", () => {
    const middle = placeAt(MILLION, 0.5);
    expect(scrolled(MILLION, middle, middle.top + 40).offset).toBe(middle.offset + 40);
    expect(scrolled(MILLION, { top: 0, offset: 0 }, middle.top).offset).toBeCloseTo(middle.offset, 0);
    const near = placeAt(MILLION, 0);
    expect(scrolled(MILLION, near, EXACT_ENDS).offset).toBe(EXACT_ENDS);
  });

  test("the row at the top stays where it is when another one opens above it, and closing it leads back", () => {
    const layout: RowLayout = { rows: 1_000, rowHeight: 40, view: 600, open: null };
    const opened: RowLayout = { ...layout, open: { row: 10, height: 200 } };
    expect(keptOffset(layout, opened, 415)).toBe(415);
    expect(keptOffset(layout, opened, 2_015)).toBe(2_215);
    expect(keptOffset(opened, layout, 2_215)).toBe(2_015);
    expect(keptOffset(opened, layout, 10 * 40 + 120)).toBe(400);
    expect(keptOffset(opened, { ...opened, rows: 20 }, 30_000)).toBe(20 * 40 + 200 - 600);
  });

  test("a row is revealed by the shortest way, and one that is seen moves nothing", () => {
    fc.assert(
      fc.property(layouts, shares, shares, (layout, from, to) => {
        fc.pre(layout.view < tableHeight(layout));
        const { offset } = placeAt(layout, from);
        const row = Math.floor(to * (layout.rows - 1));
        const next = revealed(layout, offset, row);
        const start = offsetOf(layout, row);
        expect(start).toBeGreaterThanOrEqual(next);
        expect(start + layout.rowHeight).toBeLessThanOrEqual(next + layout.view);
        if (start >= offset && start + layout.rowHeight <= offset + layout.view) expect(next).toBe(offset);
      }),
      RUNS,
    );
  });
});
