import { describe, expect, it } from "vitest";
import {
  beginsAsAdvert,
  checkPieces,
  estimatedSeconds,
  languageOf,
  namesSender,
  offersOptOut,
  type PieceKind,
  withOptOut,
} from "./text-checks";

const found = (text: string) =>
  Object.fromEntries(checkPieces(text).map(({ kind, pieces }) => [kind, pieces])) as Partial<Record<PieceKind, string[]>>;

describe("the length of a text", () => {
  it("is 13 characters a second, never under 5 s", () => {
    expect(estimatedSeconds("")).toBe(5);
    expect(estimatedSeconds("א".repeat(65))).toBe(5);
    expect(estimatedSeconds("א".repeat(66))).toBe(6);
    expect(estimatedSeconds("א".repeat(3_900))).toBe(300);
    expect(estimatedSeconds("א".repeat(3_901))).toBe(301);
  });
  it("counts characters as people do, and no spaces around", () => {
    expect(estimatedSeconds(`  ${"🎉".repeat(66)}\n`)).toBe(6);
  });
});

describe("pieces that are read otherwise than they are meant", () => {
  it.each<[string, Partial<Record<PieceKind, string[]>>]>([
    ["התקשרו אלינו 050-1234567.", { phone: ["050-1234567"] }],
    ["התקשרו 03-123-4567 או 03 1234567", { phone: ["03-123-4567", "03 1234567"] }],
    ["חייגו +972 52-111-1111 או 1-700-123-456 או *6050", { phone: ["+972 52-111-1111", "1-700-123-456", "*6050"] }],
    ["חייגו (03) 1234567", { phone: ["(03) 1234567"] }],
    ["ניפגש ב-21.11.2026 בשעה 18:30", { date: ["21.11.2026"] }],
    ["ב־21/11 או ב־5.12", { date: ["21/11", "5.12"] }],
    ["עד 2026-11-30, לא יאוחר", { date: ["2026-11-30"] }],
    ["תרומה של 1,500 ש״ח או 99.90", { amount: ["1,500 ש״ח", "99.90"] }],
    ["רק ₪180, במקום 12.5$", { amount: ["₪180", "12.5$"] }],
    ["הנחה של 50%", { amount: ["50%"] }],
    ["מספר לקוח 123456789", { number: ["123456789"] }],
    ["כרטיס 4580 1234 1234 1234", { number: ["4580 1234 1234 1234"] }],
    ["בשנת 2026 הקישו 1, ו־350 איש באים", {}],
    ["חייגו 0 5 0, 1 2 3, 4 5 6 7. בשנת 2025-2026", {}],
    ["פרטים באתר www.shofar.org.il/help", { url: ["www.shofar.org.il/help"] }],
    ["פרטים באתר shofar.co.il.", { url: ["shofar.co.il"] }],
    ["כתבו אל info@shofar.org.il!", { email: ["info@shofar.org.il"] }],
    ["מבצע 🎉🎉 היום", { sign: ["🎉🎉"] }],
    ["שימו לב: **חשוב** לכל לקוח/ה", { sign: ["**חשוב**", "לקוח/ה"] }],
    ["אפשר לשלם ב־Google Pay או ב-Bit", { latin: ["Google Pay", "Bit"] }],
    ["בכיתה B יש מקום", {}],
    ["שלום {שם}, {{name}} ו[שם]", { field: ["{שם}", "{{name}}", "[שם]"] }],
    [`שלום %name% ו<<שם>> ו\${first_name} ו<name>`, { field: ["%name%", "<<שם>>", `\${first_name}`, "<name>"] }],
    ["עלייה של 50% או 30% נוספים", { amount: ["50%", "30%"] }],
    ["Hello, this is the City of Haifa. Meet us at the hall.", {}],
    ["Hello {name}, call 050-1234567 or visit example.com", { field: ["{name}"], phone: ["050-1234567"], url: ["example.com"] }],
    ['שלום, כאן עיריית חיפה. נשמח לראותכם ביום ראשון בשמונה בערב, "באולם" (הקטן)…', {}],
  ])("%s", (text, pieces) => {
    expect(found(text)).toEqual(pieces);
  });

  it("says a piece once, and gives it one kind", () => {
    expect(found("050-1234567 או 050-1234567")).toEqual({ phone: ["050-1234567"] });
  });

  it("takes no longer for a text of the greatest length", () => {
    const started = performance.now();
    for (const text of [
      "0 1-".repeat(1_250),
      "a.".repeat(2_500),
      "<{[%".repeat(1_250),
      "א ".repeat(2_500),
      "מ אא ".repeat(1_000),
      "א".repeat(5_000),
    ]) {
      checkPieces(text);
      namesSender(text);
      offersOptOut(text);
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("who calls", () => {
  it.each([
    "שלום, כאן דנה מעמותת לב אחד",
    "שלום רב, מדברת רות מבית הספר",
    "הודעה חשובה מעיריית חיפה",
    "תושבים יקרים, עיריית באר שבע מזמינה אתכם",
    "שלום, אני מתקשר בשם קרן אור",
    "Hello, this is the City of Haifa",
    "Hi, I am calling from Lev Ehad",
    "Good evening, a reminder from your school",
  ])("is found: %s", (text) => {
    expect(namesSender(text)).toBe(true);
  });
  it.each([
    "שלום, זוהי הודעה לבדיקה",
    "מבצע ענק רק היום בכל החנויות",
    "This is an important message",
    "Come to the event on Sunday",
    `${"מבצע ענק רק היום. ".repeat(12)}כאן עמותת לב אחד`,
  ])("is not found: %s", (text) => {
    expect(namesSender(text)).toBe(false);
  });
});

describe("how to opt out", () => {
  it.each([
    "שלום. להסרה הקישו 9",
    "להסרה מהרשימה יש להקיש 9.",
    "מי שלא מעוניין לקבל הודעות נוספות, יקיש תשע להסרה",
    "לחצו 9 כדי לא לקבל עוד שיחות",
    "To opt out, press 9.",
    "Press nine to be removed from our list",
  ])("is found: %s", (text) => {
    expect(offersOptOut(text)).toBe(true);
  });
  it.each([
    "שלום, ניפגש בשעה 9",
    "להסרה שלחו מכתב. ניפגש ב-9.12",
    "להסרה הקישו 1",
    "נגייס תשעים אלף להסרת החוב",
    "Press 9 to hear this again",
  ])("is not found: %s", (text) => {
    expect(offersOptOut(text)).toBe(false);
  });
  it("is added at the end, in the text's language", () => {
    expect(withOptOut("שלום, כאן דנה")).toBe("שלום, כאן דנה. להסרה הקישו 9.");
    expect(withOptOut("בואו!\n")).toBe("בואו! להסרה הקישו 9.");
    expect(withOptOut("Hello, this is Dana.")).toBe("Hello, this is Dana. To opt out, press 9.");
    expect(withOptOut(" ")).toBe("להסרה הקישו 9.");
    for (const text of ["שלום", "Hello there"]) expect(offersOptOut(withOptOut(text))).toBe(true);
  });
});

it("the language is that of most letters", () => {
  expect(languageOf("שלום Dana")).toBe("he");
  expect(languageOf("Hello דנה, how are you")).toBe("en");
  expect(languageOf("כתבו אל info@shofar.org.il או היכנסו אל www.shofar.org.il")).toBe("he");
  expect(languageOf("123")).toBe("he");
});

it("an advertisement says so in its first word", () => {
  expect(beginsAsAdvert("פרסומת. שלום, כאן חברת אור")).toBe(true);
  expect(beginsAsAdvert("בקשת תרומה: עמותת לב")).toBe(true);
  expect(beginsAsAdvert("«תעמולה»")).toBe(true);
  expect(beginsAsAdvert("פרסומתנו החדשה")).toBe(false);
  expect(beginsAsAdvert("שלום, זו אינה פרסומת")).toBe(false);
  expect(beginsAsAdvert("")).toBe(false);
});
