import { describe, expect, test } from "vitest";
import { type CauseClass, classOf, DOCUMENTED_CAUSES, natureOf } from "./causes";

// Typed over from the reference, table by table, so that a slip in the data shows.
const REFERENCE: [sipCode: string, q850Text: string, causeClass: CauseClass][] = [
  ["200", "ניתוק תקין (BYE)", "answered"],
  ["", "סיום רגיל (לא צוין)", "answered"],
  ["404", "מספר לא מוקצה (404)", "number"],
  ["484", "מספר שגוי / כתובת חלקית (484)", "number"],
  ["488", "יעד לא תואם (488)", "number"],
  ["486", "משתמש תפוס (486)", "unavailable"],
  ["408", "אין תגובת משתמש (408)", "unavailable"],
  ["480", "אין מענה (480)", "unavailable"],
  ["603", "השיחה נדחתה (603)", "unavailable"],
  ["502", "יעד לא פעיל (502)", "network"],
  ["503", "אין ערוץ זמין (503)", "network"],
  ["503", "תקלה ברשת (503)", "network"],
  ["503", "כשל זמני (503)", "network"],
  ["503", "עומס בציוד מיתוג (503)", "network"],
  ["503", "משאב לא זמין (503)", "network"],
  ["504", "התאוששות עקב פג זמן (504)", "timeout"],
  ["", "שירות מבוקש לא מנוי", "other"],
  ["", "שגיאת פרוטוקול", "other"],
  ["", "בין-רשתי", "other"],
  ["", "לא ידוע", "other"],
];

describe("the class of a cause", () => {
  test("covers the reference's twenty rows and no more", () => {
    expect(DOCUMENTED_CAUSES.map(({ text }) => text)).toEqual(REFERENCE.map(([, text]) => text));
  });

  test.each(REFERENCE)("%s %s is %s", (sipCode, text, expected) => {
    expect(classOf(text, sipCode)).toBe(expected);
    expect(classOf(text, "")).toBe(expected);
    expect(classOf(` ${text} `, "200")).toBe(expected);
  });

  test("goes by the code only where the text is empty", () => {
    expect(classOf("", "404")).toBe("number");
    expect(classOf("  ", "503")).toBe("network");
    expect(classOf("אין מענה (480)", "404")).toBe("unavailable");
    expect(classOf("", "")).toBe("other");
    expect(classOf("", "699")).toBe("other");
  });

  test("leaves the gateway's own words as other, whatever the code", () => {
    for (const text of ["CALL_REJECTED", "constructor", "__proto__", "מספר לא מוקצה"]) expect(classOf(text, "404")).toBe("other");
  });
});

test("what is said of the phone falls back on the code where the text decides nothing", () => {
  expect(natureOf("לא ידוע", "404")).toBe("nonexistent");
  expect(natureOf("CALL_REJECTED", "603")).toBe("rejected");
  expect(natureOf("משתמש תפוס (486)", "404")).toBe("busy");
  expect(natureOf("לא ידוע", "")).toBe("undecided");
});
