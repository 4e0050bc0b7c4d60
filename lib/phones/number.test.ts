import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPhone, isMobile, isPhone, type RejectReason, type RepairKind, readPhone } from "./number";

const SEED = { seed: 20261122, numRuns: 3000 };

// The reference's table, written down a second time and separately, pattern by pattern.
const REFERENCE = [/^0(2|3|4|8|9)[0-9]{7}$/, /^07[0-9][0-9]{7}$/, /^05(0|1|2|3|4|5|6|8|9)[0-9]{7}$/];
const matchesReference = (text: string) => REFERENCE.some((pattern) => pattern.test(text));

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const phone = fc.oneof(
  fc.tuple(fc.constantFrom("02", "03", "04", "08", "09"), digits(7)).map(([prefix, rest]) => prefix + rest),
  fc
    .tuple(fc.constantFrom("050", "051", "052", "053", "054", "055", "056", "058", "059"), digits(7))
    .map(([prefix, rest]) => prefix + rest),
  digits(8).map((rest) => `07${rest}`),
);
const digitish = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 0, maxLength: 14 }),
  fc.string({ unit: fc.constantFrom(..."0123456789+-. ()/,;eE=\"'אבx\u200f\u202a\u00a0"), minLength: 0, maxLength: 22 }),
  phone,
  phone.map((value) => value.slice(1)),
  phone.map((value) => `+972${value.slice(1)}`),
);

describe("the rules agree with the reference", () => {
  test("a text of digits is accepted unchanged exactly when it matches one of the three patterns", () => {
    fc.assert(
      fc.property(fc.oneof(phone, fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 12 })), (text) => {
        const reading = readPhone(text);
        const isUnchanged = reading.kind === "phone" && reading.phone === text && reading.repair === undefined;
        expect(isUnchanged).toBe(matchesReference(text));
        expect(isPhone(text)).toBe(matchesReference(text));
      }),
      SEED,
    );
  });

  test("whatever is accepted matches a pattern, and reading it again changes nothing", () => {
    fc.assert(
      fc.property(digitish, (text) => {
        const reading = readPhone(text);
        if (reading.kind !== "phone") return;
        expect(matchesReference(reading.phone)).toBe(true);
        expect(readPhone(reading.phone)).toEqual({ kind: "phone", phone: reading.phone });
        expect(readPhone(formatPhone(reading.phone))).toEqual({ kind: "phone", phone: reading.phone });
      }),
      SEED,
    );
  });

  test("every prefix of three digits is judged as the reference judges it", () => {
    for (let prefix = 0; prefix < 1000; prefix++) {
      for (const length of [8, 9, 10, 11]) {
        const text = String(prefix).padStart(3, "0") + "1".repeat(length - 3);
        const reading = readPhone(text);
        expect(reading.kind === "phone" && !reading.repair, text).toBe(matchesReference(text));
      }
    }
  });
});

describe("dropping is reading, not repair", () => {
  const marks = ["\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff"];
  const separators = ["-", "–", ".", " ", "\u00a0", "(", ")", "\t", "־", "_", "*", ...marks];

  test("separators and invisible marks anywhere between the digits", () => {
    fc.assert(
      fc.property(phone, fc.array(fc.constantFrom(...separators), { minLength: 11, maxLength: 11 }), (value, between) => {
        const text = [...value].map((digit, index) => (between[index] ?? "") + digit).join("") + (between[10] ?? "");
        expect(readPhone(text)).toEqual({ kind: "phone", phone: value });
      }),
      SEED,
    );
  });

  test("full-width, Arabic-Indic and Persian digits", () => {
    fc.assert(
      fc.property(phone, fc.constantFrom(0xff10, 0x0660, 0x06f0), (value, zero) => {
        const text = [...value].map((digit) => String.fromCharCode(zero + Number(digit))).join("");
        expect(readPhone(text)).toEqual({ kind: "phone", phone: value });
      }),
      SEED,
    );
  });
});

describe("repairs are told", () => {
  const repairs: [text: string, phone: string, repair: RepairKind | undefined][] = [
    ["0501234567", "0501234567", undefined],
    ["050-123-4567", "0501234567", undefined],
    ["03.555.0175", "035550175", undefined],
    ["054.0000000", "0540000000", undefined],
    ["(02) 123 4567", "021234567", undefined],
    ["נייד: 050-1234567", "0501234567", undefined],
    ["050-1234567 (אמא)", "0501234567", undefined],
    ['="0501234567"', "0501234567", undefined],
    ["'0501234567", "0501234567", undefined],
    ["\u202a050-1234567\u202c", "0501234567", undefined],
    ["０５０１２３４５６７", "0501234567", undefined],
    ["+972501234567", "0501234567", "country-code"],
    ["+972-50-123-4567", "0501234567", "country-code"],
    ["972501234567", "0501234567", "country-code"],
    ["00972501234567", "0501234567", "country-code"],
    ["+972 (0)50 1234567", "0501234567", "country-code"],
    ["+9720501234567", "0501234567", "country-code"],
    ["＋972501234567", "0501234567", "country-code"],
    ["\u200e+972 54-555-0163\u200e", "0545550163", "country-code"],
    ["972-50-1234567+", "0501234567", "country-code"],
    ["97231234567", "031234567", "country-code"],
    ["972721234567", "0721234567", "country-code"],
    ["501234567", "0501234567", "leading-zero"],
    ["50-1234567", "0501234567", "leading-zero"],
    ["721234567", "0721234567", "leading-zero"],
    ["31234567", "031234567", "leading-zero"],
    ["97212345", "097212345", "leading-zero"],
    ["501234567.0", "0501234567", "decimal"],
    ["501234567.00", "0501234567", "decimal"],
    ["0501234567.0", "0501234567", "decimal"],
    ["31234567.0", "031234567", "decimal"],
    ["972501234567.0", "0501234567", "decimal"],
    ["5.01234567E+08", "0501234567", "scientific"],
    ["5.01234567e8", "0501234567", "scientific"],
    ["5.012345670E+08", "0501234567", "scientific"],
    ["9.72501234567E+11", "0501234567", "scientific"],
    ["3.1234567E+07", "031234567", "scientific"],
  ];
  test.each(repairs)("%s → %s (%s)", (text, expected, repair) => {
    expect(readPhone(text)).toEqual(repair ? { kind: "phone", phone: expected, repair } : { kind: "phone", phone: expected });
  });
});

describe("refusals have their reason", () => {
  const refusals: [text: string, reason: RejectReason][] = [
    ["", "empty"],
    ["   ", "empty"],
    ["\u00a0\u200f", "empty"],
    ['=""', "empty"],
    ["050123456", "too-short"],
    ["05012345", "too-short"],
    ["50123456", "too-short"],
    ["02123456", "too-short"],
    ["1234567", "too-short"],
    ["*2700", "too-short"],
    ["100", "too-short"],
    ["5012345.0", "too-short"],
    ["+97250123456", "too-short"],
    ["+97212345", "too-short"],
    ["05012345678", "too-long"],
    ["5012345678", "too-long"],
    ["0212345678", "too-long"],
    ["0355501751", "too-long"],
    ["+9725012345678", "too-long"],
    ["12345678901234567890", "too-long"],
    ["0571234567", "bad-prefix"],
    ["057-1234567", "bad-prefix"],
    ["571234567", "bad-prefix"],
    ["+972571234567", "bad-prefix"],
    ["0612345678", "bad-prefix"],
    ["011234567", "bad-prefix"],
    ["1800123456", "bad-prefix"],
    ["312345678", "bad-prefix"],
    ["0000000000", "bad-prefix"],
    ["+12125551234", "foreign"],
    ["+44 7911 123456", "foreign"],
    ["0044 7911 123456", "foreign"],
    ["+970599123456", "foreign"],
    ["+501234567", "foreign"],
    ["5.01E+08", "scientific"],
    ["5.01e8", "scientific"],
    ["9.725E+11", "scientific"],
    ["5E+08", "scientific"],
    ["אין טלפון", "not-a-number"],
    ["—", "not-a-number"],
    ["דירה 12", "not-a-number"],
    ["21/03/2024", "not-a-number"],
    ["2024-03-21", "not-a-number"],
  ];
  test.each(refusals)("%s: %s", (text, reason) => {
    expect(readPhone(text)).toEqual({ kind: "rejected", reason });
  });
});

test("numbers are shown with the prefix apart, and mobiles are told from the rest", () => {
  expect(formatPhone("0501234567")).toBe("050-1234567");
  expect(formatPhone("0721234567")).toBe("072-1234567");
  expect(formatPhone("021234567")).toBe("02-1234567");
  expect(formatPhone("לא ידוע")).toBe("לא ידוע");
  expect(isMobile("0501234567")).toBe(true);
  expect(isMobile("0721234567")).toBe(false);
});
