import { expect, test } from "vitest";
import { COLUMNS, USUAL_COLUMNS } from "../use-columns";
import { callsLayout } from "./calls-layout";

test("the usual columns stand upright, more of them turn the sheet, and all of them have smaller type", () => {
  expect(callsLayout(USUAL_COLUMNS)).toMatchObject({ isWide: false, isTight: false });
  expect(callsLayout([...USUAL_COLUMNS, "sipText"])).toMatchObject({ isWide: true, isTight: false });
  expect(callsLayout(COLUMNS)).toMatchObject({ isWide: true, isTight: true, width: 273 });
});

test("whatever is chosen, the columns share the whole table and no more", () => {
  for (const columns of [USUAL_COLUMNS, COLUMNS, ...COLUMNS.map((column) => [column])]) {
    expect(callsLayout(columns).shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100, 10);
  }
});
