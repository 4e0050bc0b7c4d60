import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PhoneReading, plainNumber, readPhone } from "./number";

// The reference's three patterns and the repairs of importer.md, written down a second time as regular expressions.
const PATTERNS = [/^0(2|3|4|8|9)[0-9]{7}$/, /^07[0-9][0-9]{7}$/, /^05(0|1|2|3|4|5|6|8|9)[0-9]{7}$/];
const LOST_ZERO = [/^5[0-9]{8}$/, /^7[0-9]{8}$/, /^[23489][0-9]{7}$/];
const isRight = (text: string): boolean => PATTERNS.some((pattern) => pattern.test(text));

function rightly(digits: string): { phone: string; repair: string | null } | null {
  if (isRight(digits)) return { phone: digits, repair: null };
  const abroad = /^(?:00)?972(0?)(.*)$/.exec(digits);
  if (abroad && isRight(`0${abroad[2]}`)) return { phone: `0${abroad[2]}`, repair: "country-code" };
  if (LOST_ZERO.some((pattern) => pattern.test(digits)) && isRight(`0${digits}`)) return { phone: `0${digits}`, repair: "leading-zero" };
  return null;
}

const said = (reading: PhoneReading) => (reading.kind === "phone" ? { phone: reading.phone, repair: reading.repair ?? null } : null);

const RUNS = { seed: 20_261_126, numRuns: 20_000 };
const digit = fc.constantFrom(..."0123456789");
const some = (min: number, max: number) => fc.string({ unit: digit, minLength: min, maxLength: max });
const begins = fc.constantFrom("", "0", "05", "057", "07", "5", "7", "2", "03", "972", "9725", "9720", "00972", "009720", "00", "97", "9");
const digits = fc.tuple(begins, some(0, 12)).map(([start, rest]) => start + rest);
const phone = fc.oneof(
  fc.tuple(fc.constantFrom("02", "03", "04", "08", "09"), some(7, 7)).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("050", "051", "052", "053", "054", "055", "056", "058", "059"), some(7, 7)).map((parts) => parts.join("")),
  some(8, 8).map((rest) => `07${rest}`),
);

describe("the number rules, against the reference's three patterns", () => {
  test("every text of digits is accepted, repaired or refused exactly as the rules say", () => {
    fc.assert(
      fc.property(digits, (text) => {
        expect(said(readPhone(text))).toEqual(rightly(text));
      }),
      RUNS,
    );
  });

  test("and so is every beginning of four digits at every length", () => {
    for (let start = 0; start < 10_000; start++) {
      for (let length = 7; length <= 13; length++) {
        const text = String(start).padStart(4, "0") + "1".repeat(length - 4);
        if (JSON.stringify(said(readPhone(text))) !== JSON.stringify(rightly(text)))
          expect(said(readPhone(text)), text).toEqual(rightly(text));
      }
    }
  });

  test("each repair gives back the number it began with, and is told by its kind", () => {
    const decimal = (text: string, zeros: string) => `${text.slice(1)}.${zeros}`;
    const scientific = (text: string) => `${text[1]}.${text.slice(2)}E+${String(text.length - 2).padStart(2, "0")}`;
    fc.assert(
      fc.property(phone, fc.constantFrom("0", "00", "000"), (text, zeros) => {
        const bare = text.slice(1);
        for (const form of [`+972${bare}`, `972${bare}`, `00972${bare}`, `+972 (0)${bare}`, `+972-${bare.slice(0, 2)}-${bare.slice(2)}`]) {
          expect(said(readPhone(form)), form).toEqual({ phone: text, repair: "country-code" });
        }
        expect(said(readPhone(bare))).toEqual({ phone: text, repair: "leading-zero" });
        expect(said(readPhone(decimal(text, zeros)))).toEqual({ phone: text, repair: "decimal" });
        expect(said(readPhone(scientific(text)))).toEqual({ phone: text, repair: "scientific" });
      }),
      { ...RUNS, numRuns: 3_000 },
    );
  });

  test("what is read fast is what is read slowly", () => {
    const anything = fc.string({ unit: fc.constantFrom(..."0123456789+-. ()/,;eE\"'=xא\u200f\u00a0٠０"), maxLength: 16 });
    fc.assert(
      fc.property(fc.oneof(anything, phone, digits), (text) => {
        const number = plainNumber(text);
        const bare = text.replace(/\D/g, "");
        if (number !== null) expect([isRight(bare), bare]).toEqual([true, `0${number}`]);
        if (/^[-0-9 ()]+$/.test(text)) expect(number !== null).toBe(isRight(bare));
        // A mark that is dropped sends the same text the long way round.
        const readings = [readPhone(text), readPhone(`\u200e${text}`)];
        expect(readings[0]).toEqual(readings[1]);
      }),
      RUNS,
    );
  });
});
