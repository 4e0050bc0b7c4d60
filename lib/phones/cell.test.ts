import fc from "fast-check";
import { expect, test } from "vitest";
import { readCell } from "./cell";

const phones = (text: string) => readCell(text).map((reading) => (reading.kind === "phone" ? reading.phone : reading.reason));

test.each<[string, string[]]>([
  ["0501234567", ["0501234567"]],
  ["050 123 4567", ["0501234567"]],
  ["0501234567, 0521234567", ["0501234567", "0521234567"]],
  ["0501234567;0521234567", ["0501234567", "0521234567"]],
  ["0501234567/0521234567", ["0501234567", "0521234567"]],
  ["0501234567 0521234567", ["0501234567", "0521234567"]],
  ["0501234567\n0521234567", ["0501234567", "0521234567"]],
  ["050-1234567 או 03-1234567", ["0501234567", "031234567"]],
  ["אמא: 050-1234567, אבא: 052-1234567", ["0501234567", "0521234567"]],
  ["050 1234567 052 7654321", ["0501234567", "0527654321"]],
  ["+972 50 1234567 / +972 52 7654321", ["0501234567", "0527654321"]],
  ["501234567 521234567", ["0501234567", "0521234567"]],
  ["tel: 501234567.0", ["0501234567"]],
  ["03-5550175 שלוחה 12", ["several"]],
  ["0501234567, 12345", ["several"]],
  ["0501234567 / 0571234567", ["several"]],
  ["12345, 6789", ["bad-prefix"]],
  ["", ["empty"]],
  ["לא ידוע", ["not-a-number"]],
])("%s", (text, expected) => {
  expect(phones(text)).toEqual(expected);
});

test("any number of valid numbers with any separator comes out as it went in", () => {
  const phone = fc.stringMatching(/^05[0-689]\d{7}$/);
  const separator = fc.constantFrom(",", ";", "/", " ", "\n", ", ", " / ", "\r\n", "\u00a0");
  fc.assert(
    fc.property(fc.array(phone, { minLength: 1, maxLength: 30 }), separator, (list, between) => {
      expect(phones(list.join(between))).toEqual(list);
    }),
    { seed: 7, numRuns: 500 },
  );
});
