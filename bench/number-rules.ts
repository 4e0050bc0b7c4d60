import { parsePhoneNumberFromString } from "libphonenumber-js";
import { readPhone } from "@/lib/phones/number";
import type { Measure } from "./measure";

const NUMBERS = 20_000;

/** The shapes that files hold, by how a mobile's nine digits after the 0 are written. */
const SHAPES: ((digits: string) => string)[] = [
  (digits) => `0${digits}`,
  (digits) => `0${digits.slice(0, 2)}-${digits.slice(2)}`,
  (digits) => `0${digits.slice(0, 2)}-${digits.slice(2, 5)}-${digits.slice(5)}`,
  (digits) => `0${digits.slice(0, 2)} ${digits.slice(2)}`,
  (digits) => `(0${digits.slice(0, 2)}) ${digits.slice(2)}`,
  (digits) => `+972${digits}`,
  (digits) => `+972-${digits.slice(0, 2)}-${digits.slice(2)}`,
  (digits) => `972${digits}`,
  (digits) => digits,
  (digits) => `03${digits.slice(2)}`,
  (digits) => `057${digits.slice(2)}`,
  (digits) => `0${digits.slice(0, 6)}`,
];

/** Judging numbers as they are written, by the reference's three patterns and our repairs, against the general library's parsing. */
export function numberRules(): Measure {
  const texts = Array.from({ length: NUMBERS }, (_, index) => {
    const digits = `5${index % 5}${String(1_000_000 + ((index * 7) % 9_000_000))}`;
    return SHAPES[index % SHAPES.length]?.(digits) ?? "";
  });
  return {
    name: `judge ${NUMBERS.toLocaleString("en")} numbers`,
    ours: {
      label: "our number rules",
      run: () => {
        const phones = texts.filter((text) => readPhone(text).kind === "phone").length;
        if (phones < NUMBERS / 2) throw new Error(`only ${phones} were read`);
      },
    },
    other: {
      label: "libphonenumber-js",
      run: () => {
        const phones = texts.filter((text) => parsePhoneNumberFromString(text, "IL")?.isValid()).length;
        if (phones < NUMBERS / 2) throw new Error(`only ${phones} were read`);
      },
    },
    rounds: 31,
  };
}
