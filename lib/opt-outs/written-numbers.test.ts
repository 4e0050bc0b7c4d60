import { expect, test } from "vitest";
import { writtenNumbers } from "./written-numbers";

test("numbers are told apart by lines, commas, semicolons and tabs, and not by what stands within one", () => {
  expect(writtenNumbers(" 054-123 4567, (03) 123.4567;\t+972 50 1234567\r\n\n0521234567,\n")).toEqual([
    "054-123 4567",
    "(03) 123.4567",
    "+972 50 1234567",
    "0521234567",
  ]);
  expect(writtenNumbers(Array.from({ length: 90 }, () => "0541234567").join(", "))).toHaveLength(90);
  expect(writtenNumbers(" ,;\n\t")).toEqual([]);
});
