import { OUTCOMES } from "./outcomes.ts";
import { Draws } from "./random.ts";

/** What people call customers, and what attacks whoever shows it: formulas, markup, quotes, line breaks, marks that turn the text round. */
const NAMES = [
  '=HYPERLINK("http://evil.example","לחצו")',
  "0012345",
  "+972501234567",
  "-1+1",
  "@SUM(A1:A9)",
  "\t=1+1",
  "\r\n=1+1",
  "＝1+1",
  " =1+1",
  "\u200F=1+1",
  "שורה\nשנייה",
  "\u202Eהפוך\u202C",
  "\u2067כהן\u2069 (Cohen)",
  "👨‍👩‍👧 לוי",
  'גרש\'ים "מרכאות", ופסיק; נקודה־פסיק',
  "<img src=x onerror=alert(1)>&amp;",
  "'כבר עם גרש",
  "_x0041_ ]]>",
  "__proto__",
  "constructor",
  "פעמון\u0007",
  "  רווחים  ",
  "TRUE",
  "1/2",
  "12:30",
  "1e5",
  "א".repeat(300),
  "",
] as const;

const UNANSWERED = ["noAnswer", "busy", "failed", "rejected", "congestion", "", "NOANSWER", "notDialed"] as const;
const DOCUMENTED_TEXTS = [...new Set(OUTCOMES.map((outcome) => outcome.q850Text))].filter((text) => text !== "");
const OTHER_TEXTS = ["", "  ", "Call Rejected", "CALL_REJECTED", "Gateway went for lunch", "__proto__", "=1+1", "אין  מענה"] as const;
const SIP_CODES = ["", "200", "404", "408", "480", "484", "486", "488", "502", "503", "504", "603", "699"] as const;
const SIP_TEXTS = ["OK", "", "Busy Here", '"Decline"', "=cmd|' /C calc'!A0", "Not Found"] as const;
const DIGITS = ["", "1", "2", "9", "12", "192", "0012", "1#", "*9", "123456789012345678"] as const;
const DURATIONS = ["", "00:00", "00:04", "00:05", "00:59", "01:00", "59:59", "75:00", "125:07"] as const;
const TRUNKS = ["", "bezeq-sip-1", "=trunk", "007", 'שלוחה "א"'] as const;
const TIMES = ["", "00:00:00", "00:00:59", "09:59:59", "10:00:00", "12:34:56", "23:59:59"] as const;
const RETRIES = ["", "0", "1", "5", "12"] as const;
const FLAGS = ["yes", "no", ""] as const;

const HOSTILE_STREAM = 41;

/**
 * A row as spiteful as rows of this shape can be, the same for the same seed and place. Every documented text is met within twenty rows,
 * every name within thirty. Who answered stays, so that the history's counters and the head stay true.
 */
export function hostileRow(row: Record<string, string>, place: number, seed: number): Record<string, string> {
  const draws = new Draws(seed, place, HOSTILE_STREAM);
  const name = (place < NAMES.length ? NAMES[place] : draws.pick(NAMES)) ?? "";
  const answered = row["status"] === "answered";
  const status = answered ? "answered" : draws.pick(UNANSWERED);
  if (status === "notDialed") return { ...row, ...NEVER_DIALED, name, status };
  const documented = place < DOCUMENTED_TEXTS.length || draws.chance(0.7);
  return {
    ...row,
    name,
    status,
    lastCall: draws.chance(0.5) ? (row["lastCall"] ?? "") : draws.pick(TIMES),
    retries: draws.pick(RETRIES),
    duration: draws.pick(DURATIONS),
    digits: draws.pick(DIGITS),
    trunk: draws.pick(TRUNKS),
    sipCode: draws.pick(SIP_CODES),
    q850Text: documented ? (DOCUMENTED_TEXTS[place % DOCUMENTED_TEXTS.length] ?? "") : draws.pick(OTHER_TEXTS),
    sipText: draws.pick(SIP_TEXTS),
    had180: draws.pick(FLAGS),
    had183: draws.pick(FLAGS),
  };
}

const NEVER_DIALED = {
  lastCall: "",
  retries: "",
  duration: "",
  digits: "",
  trunk: "",
  sipCode: "",
  q850Text: "",
  sipText: "",
  had180: "",
  had183: "",
};
