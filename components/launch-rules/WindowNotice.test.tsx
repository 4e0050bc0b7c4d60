import { IntlProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import en from "@/lib/i18n/en.json";
import he from "@/lib/i18n/he.json";
import type { CallingWindow } from "@/lib/launch-rules/schema";
import { WindowNotice } from "./WindowNotice";

const OFFICE = { from: "09:00", until: "20:00" };
const WINDOW: CallingWindow = {
  days: { sunday: OFFICE, monday: OFFICE, tuesday: OFFICE, wednesday: OFFICE, thursday: OFFICE, friday: OFFICE, saturday: null },
  rest: { eveCutOff: "15:00", reopensAt: "20:30" },
  outside: "warn",
  holdRunning: false,
};
const TUESDAY_NIGHT = "2026-11-24T21:00:00+02:00";

beforeEach(() => vi.useFakeTimers({ now: Date.parse("2026-11-24T12:00:00+02:00") }));
afterEach(() => vi.useRealTimers());

/** The notice's text, as it is read. */
function said(locale: "he" | "en", at: string, part: Partial<CallingWindow> = {}): string {
  const html = renderToStaticMarkup(
    <IntlProvider locale={locale} messages={{ he, en }[locale]} timeZone="Asia/Jerusalem">
      <WindowNotice window={{ ...WINDOW, ...part }} atMs={Date.parse(at)} />
    </IntlProvider>,
  );
  return html.replace(/<[^>]+>/g, "").replace(/&#x27;|’/g, "'");
}

describe("a launch outside the window", () => {
  test("is not spoken of while the window is open", () => {
    expect(said("he", "2026-11-24T12:00:00+02:00", { outside: "refuse" })).toBe("");
  });

  test("that is only warned of calls nevertheless", () => {
    expect(said("he", TUESDAY_NIGHT)).toBe("מחוץ לחלון השיחות. השעה מחוץ לשעות השיחות של היום הזה. אפשר לשגר, והשיחות ייצאו למרות זאת.");
    expect(said("en", TUESDAY_NIGHT)).toContain("It can be launched, and calls go out nevertheless.");
  });

  test("waits where running campaigns are held", () => {
    expect(said("he", TUESDAY_NIGHT, { holdRunning: true })).toContain("הקמפיין ימתין, ויתחיל לחייג מחר בשעה 09:00.");
    expect(said("en", TUESDAY_NIGHT, { holdRunning: true })).toContain("the campaign waits, and begins to dial tomorrow at 09:00.");
  });

  test("is refused with the time from which it is possible, and the day's name where it is Shabbat or a holiday", () => {
    const refuse = { outside: "refuse" as const, holdRunning: true };
    expect(said("he", "2026-11-28T12:00:00+02:00", refuse)).toBe(
      "מחוץ לחלון השיחות. זמן מנוחה: שבת. אי אפשר לשגר לזמן הזה. החלון נפתח ביום ראשון, 29 בנובמבר בשעה 09:00: אפשר לבחור זמן התחלה מאז והלאה.",
    );
    expect(said("en", "2029-05-19T12:00:00+03:00", refuse)).toContain(
      "Time of rest: Shabbat and Shavuot. It can't be launched for this time.",
    );
    const never = {
      ...refuse,
      days: { ...WINDOW.days, sunday: null, monday: null, tuesday: null, wednesday: null, thursday: null, friday: null },
    };
    expect(said("en", TUESDAY_NIGHT, never)).toContain(
      "There are no calls on this day. It can't be launched for this time, and the window does not open",
    );
  });
});
