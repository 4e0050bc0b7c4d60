import { DOCUMENTED_CAUSES } from "./causes";
import type { CallRow } from "./schema";

/** Test data: numbers that look random and are the same on every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const HOSTILE_NAMES = [
  "",
  "כהן ישראל",
  '=HYPERLINK("http://evil","x")',
  "+972501234567",
  "-1+1",
  "@SUM(A1)",
  "\t=1+1",
  "\r\n=1+1",
  "＝1+1",
  " =1+1",
  '<img src=x onerror="alert(1)">',
  'גרש\'ים "מרכאות", ופסיק',
  "שורה\nשנייה",
  "\u202Eהפוך",
  "__proto__",
  "constructor",
  "a".repeat(300),
  "👨‍👩‍👧 לוי",
];

const GATEWAY_CAUSES = ["", "  ", "CALL_REJECTED", "Destination out of order", "אין מענה", "__proto__"];
const STATUSES = ["answered", "noAnswer", "busy", "failed", "notDialed", "ANSWERED", "", "congestion"];
const DIGITS = ["", "", "", "1", "2", "12", "9", "192", "#"];
const SIP_TEXTS = ["OK", "", "Busy Here", '"Decline"', "=cmd|' /C calc'!A0"];

/** Reports' rows with every documented cause, unknown ones, unreported signals, 75-minute calls and names that attack what shows them. */
export function hostileCalls(count: number, seed = 1): CallRow[] {
  const random = randomNumbers(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const two = (number: number) => String(number).padStart(2, "0");
  return Array.from({ length: count }, (_, row) => {
    const documented = DOCUMENTED_CAUSES[row % DOCUMENTED_CAUSES.length];
    const cause = random() < 0.8 && documented ? documented.text : pick(GATEWAY_CAUSES);
    return {
      phone: `05${row % 7}${String(1000000 + Math.floor(random() * 8999999))}`,
      name: random() < 0.3 ? `${pick(HOSTILE_NAMES)} ${row}` : pick(HOSTILE_NAMES),
      status: pick(STATUSES),
      lastCall:
        random() < 0.05 ? null : `${two(Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}:${two(Math.floor(random() * 60))}`,
      retries: random() < 0.05 ? null : Math.floor(random() * 6),
      durationSeconds: random() < 0.05 ? null : random() < 0.01 ? 4500 : Math.floor(random() * 40),
      digits: pick(DIGITS),
      trunk: pick(["", "trunk-a", "trunk-b"]),
      sipCode: random() < 0.6 ? (documented?.sipCode ?? "") : pick(["", "200", "404", "480", "486", "503", "603", "699"]),
      cause,
      sipText: pick(SIP_TEXTS),
      had180: pick([true, false, null]),
      had183: pick([true, false, null]),
    };
  });
}
