import { describe, expect, test } from "vitest";
import { DOCUMENTED_CAUSES } from "./causes";
import { verdictOf } from "./judge";
import type { CallSignals, Signal, Verdict } from "./verdict";

/** By the rules that hold until an admin changes them. */
const judge = (call: CallSignals): Verdict => verdictOf({ ...call, durationSeconds: null });

const SIGNALS: Signal[] = [true, false, null];
/** Every pair of 180 and 183, in this order: yes/yes, yes/no, yes/?, no/yes, no/no, no/?, ?/yes, ?/no, ?/?. */
const PAIRS = SIGNALS.flatMap((had180) => SIGNALS.map((had183) => ({ had180, had183 })));

const always = (verdict: Verdict): Verdict[] => PAIRS.map(() => verdict);
const BY_SIGNALS: Verdict[] = ["rang", "rang", "rang", "carrier", "blocked", "blocked", "carrier", "noData", "noData"];
const REJECTED: Verdict[] = ["refused", "refused", "refused", "carrier", "blocked", "blocked", "refused", "refused", "refused"];

/** The verdicts of a call that was not answered, for each row of the reference × 3 × 3. */
const EXPECTED: Record<string, Verdict[]> = {
  "ניתוק תקין (BYE)": BY_SIGNALS,
  "סיום רגיל (לא צוין)": BY_SIGNALS,
  "מספר לא מוקצה (404)": always("nonexistent"),
  "מספר שגוי / כתובת חלקית (484)": always("nonexistent"),
  "יעד לא תואם (488)": always("network"),
  "משתמש תפוס (486)": always("busy"),
  "אין תגובת משתמש (408)": BY_SIGNALS,
  "אין מענה (480)": BY_SIGNALS,
  "השיחה נדחתה (603)": REJECTED,
  "יעד לא פעיל (502)": always("network"),
  "אין ערוץ זמין (503)": always("network"),
  "תקלה ברשת (503)": always("network"),
  "כשל זמני (503)": always("network"),
  "עומס בציוד מיתוג (503)": always("network"),
  "משאב לא זמין (503)": always("network"),
  "התאוששות עקב פג זמן (504)": always("network"),
  "שירות מבוקש לא מנוי": always("blocked"),
  "שגיאת פרוטוקול": always("network"),
  "בין-רשתי": always("network"),
  "לא ידוע": BY_SIGNALS,
};

describe("the verdict on a call", () => {
  test.each(DOCUMENTED_CAUSES.map(({ text, sipCode }) => [text, sipCode ?? ""] as const))("%s, not answered", (cause, sipCode) => {
    expect(PAIRS.map((pair) => judge({ status: "noAnswer", sipCode, cause, ...pair }))).toEqual(EXPECTED[cause]);
  });

  test.each(DOCUMENTED_CAUSES.map(({ text, sipCode }) => [text, sipCode ?? ""] as const))(
    "%s, answered or never dialled",
    (cause, sipCode) => {
      expect(PAIRS.map((pair) => judge({ status: "answered", sipCode, cause, ...pair }))).toEqual(always("answered"));
      expect(PAIRS.map((pair) => judge({ status: "notDialed", sipCode, cause, ...pair }))).toEqual(always("notDialed"));
    },
  );

  test("a code without a text decides as its row does", () => {
    for (const { text, sipCode } of DOCUMENTED_CAUSES) {
      if (sipCode === null) continue;
      expect(PAIRS.map((pair) => judge({ status: "noAnswer", sipCode, cause: "", ...pair }))).toEqual(EXPECTED[text]);
    }
  });

  test("the gateway's own words leave it to the code, then to the status, then to the signals", () => {
    const call = { cause: "NORMAL_CIRCUIT", had180: null, had183: null };
    expect(judge({ ...call, status: "noAnswer", sipCode: "404" })).toBe("nonexistent");
    expect(judge({ ...call, status: "busy", sipCode: "" })).toBe("busy");
    expect(PAIRS.map((pair) => judge({ ...call, status: "rejected", sipCode: "", ...pair }))).toEqual(REJECTED);
    expect(PAIRS.map((pair) => judge({ ...call, status: "noAnswer", sipCode: "", ...pair }))).toEqual(BY_SIGNALS);
  });

  test("what was not reported is never read as no", () => {
    expect(judge({ status: "noAnswer", sipCode: "480", cause: "אין מענה (480)", had180: null, had183: null })).toBe("noData");
    expect(judge({ status: "noAnswer", sipCode: "480", cause: "אין מענה (480)", had180: false, had183: null })).toBe("blocked");
  });
});
