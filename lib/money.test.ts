import fc from "fast-check";
import { expect, test } from "vitest";
import { callsPaidBy, callsPrice, formatMoney, isMoreThan, moneyEach, subtractMoney } from "./money";

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

test.each([
  [1_485, 25, "618.75"],
  [25_000, 300, "125000.00"],
  [1, 7, "0.12"],
  [1, 5, "0.08"],
  [1_000_000, 300, "5000000.00"],
  [0, 25, "0.00"],
])("%i calls of %i seconds cost %s", (calls, seconds, price) => {
  expect(callsPrice(calls, seconds)).toBe(price);
});

test.each([
  ["100000.00", "125000.00", 25_000, 20_000],
  ["99999.99", "125000.00", 25_000, 19_999],
  ["0", "5", 10, 0],
  ["-3.50", "5", 10, 0],
  ["4.99", "5.00", 60, 59],
])("%s pays for so many of the calls that cost %s", (balance, price, calls, paid) => {
  expect(callsPaidBy(balance, price, calls)).toBe(paid);
});

test("what a balance pays for never costs more than the balance, and one more call would", () => {
  const amount = fc.integer({ min: 1, max: 10_000_000 }).map((hundredths) => (hundredths / 100).toFixed(2));
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 1, max: 1_000_000 }), (balance, price, calls) => {
      const paid = callsPaidBy(balance, price, calls);
      const cost = (count: number) => BigInt(count) * BigInt(price.replace(".", ""));
      const have = BigInt(balance.replace(".", "")) * BigInt(calls);
      expect(cost(paid) <= have && cost(paid + 1) > have).toBe(true);
    }),
  );
});

test("calls without a price can't be counted", () => {
  expect(() => callsPaidBy("5", "0.00", 3)).toThrow(RangeError);
});

test("what each of many costs is rounded to thousandths", () => {
  expect(moneyEach("618.75", 943)).toBe("0.656");
  expect(moneyEach("10", 4)).toBe("2.500");
  expect(moneyEach("0", 3)).toBe("0.000");
  expect(moneyEach("0.0005", 1)).toBe("0.001");
  expect(moneyEach("1.25", 3)).toBe("0.417");
  expect(() => moneyEach("1", 0)).toThrow(RangeError);
});
