import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoney, isMoreThan, subtractMoney } from "./money";

test.each([
  ["0", "0"],
  ["12.5", "12.50"],
  ["999", "999"],
  ["1000", "1,000"],
  ["12450.00", "12,450.00"],
  ["-1234567.891", "-1,234,567.891"],
  ["12345678901234567890.12", "12,345,678,901,234,567,890.12"],
])("%s is read as %s", (amount, shown) => {
  expect(formatMoney(amount)).toBe(shown);
});

test("no digit is lost, whatever the amount", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.stringMatching(/^\d{2,6}$/), (whole, fraction) => {
      expect(formatMoney(`${whole}.${fraction}`).replaceAll(",", "")).toBe(`${whole}.${fraction}`);
    }),
  );
});

test("what is not an amount is refused rather than shown", () => {
  for (const wrong of ["", "abc", "1,000", "1e5", "NaN"]) expect(() => formatMoney(wrong)).toThrow(RangeError);
});

test.each([
  ["12450.00", "618.75", "11831.25"],
  ["100", "0.5", "99.5"],
  ["0.1", "0.30", "-0.20"],
  ["-5", "2.25", "-7.25"],
  ["9007199254740993.01", "0.01", "9007199254740993.00"],
])("%s less %s is %s", (from, amount, difference) => {
  expect(subtractMoney(from, amount)).toBe(difference);
});

test.each([
  ["1000.01", "1000", true],
  ["1000.00", "1000", false],
  ["999.999", "1000", false],
  ["9007199254740993.01", "9007199254740993", true],
  ["-1", "0", false],
])("%s is more than %s: %s", (amount, limit, isMore) => {
  expect(isMoreThan(amount, limit)).toBe(isMore);
});
