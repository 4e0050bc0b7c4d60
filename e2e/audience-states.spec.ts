import type { Page } from "@playwright/test";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";

test.describe.configure({ timeout: 150_000 });

/** As a person pastes: the text comes by the clipboard and not by keys. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.getByRole("textbox", { name: "הדבקת מספרים" }).focus();
  await page.keyboard.press("Control+V");
}

const mobiles = (count: number, prefix = "050") => Array.from({ length: count }, (_, index) => `${prefix}${String(3_000_000 + index)}`);

test("100,000 pasted lines are kept, and are a list after a reload", async ({ marketing: page }) => {
  const composer = new Composer(page);
  await composer.start();
  await composer.open("audience");
  await paste(page, mobiles(100_000).join("\n"));
  await expect(composer.heading("audience")).toContainText("100,000 נמענים", { timeout: 60_000 });
  await expect(composer.source("רשימה שהודבקה")).toContainText("100,000");
  await expect(page.getByText(/^נשמר/)).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(composer.heading("audience")).toContainText("100,000 נמענים");
  await composer.open("audience");
  await expect(composer.source("רשימה שהודבקה").getByRole("button", { name: "החלפה" })).toBeVisible();
});

test("5,000 rejects come page by page, and a correction of one page stays while others are looked at", async ({ marketing: page }) => {
  const composer = new Composer(page);
  await composer.start();
  await composer.open("audience");
  await paste(page, ["0501234567", ...mobiles(5_000, "057")].join("\n"));
  await expect(composer.heading("audience")).toContainText("נמען אחד · 5,000 נדחו", { timeout: 30_000 });
  await page.getByRole("button", { name: /קידומת שאינה קיימת/ }).click();
  await expect(page.getByText("1 עד 25 מתוך 5,000")).toBeVisible();
  const boxes = page.getByRole("textbox", { name: /^תיקון לשורה/ });
  await boxes.first().click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0521234567");
  await page.getByRole("navigation", { name: "דפדוף בין העמודים" }).getByRole("button", { name: "הבא" }).click();
  await expect(page.getByText("26 עד 50 מתוך 5,000")).toBeVisible();
  await expect(page.getByText("תיקון אחד שלא נשמר")).toBeVisible();
  await page.getByRole("button", { name: "שמירת התיקונים" }).click();
  await expect(composer.heading("audience")).toContainText("שני נמענים · 4,999 נדחו");
});

test("a mailing list that was looked into and not added is not left out in silence: nobody is called before it is added or removed", async ({
  marketing: page,
}) => {
  const composer = new Composer(page);
  await composer.start();
  await composer.fill({ title: "רשימה שלא צורפה", phones: mobiles(2) });
  await expect(composer.send).toHaveText("שליחה לשני נמענים");
  await composer.open("audience");
  await composer.addSource("רשימת תפוצה");
  await page.getByRole("textbox", { name: "מספר רשימת התפוצה" }).fill("1042");
  await expect(composer.heading("audience")).toContainText("יש מקור נמענים שעוד לא צורף");
  await expect(composer.send).toHaveCount(0);
  await page.getByRole("textbox", { name: "מספר רשימת התפוצה" }).fill("");
  await expect(composer.send).toHaveText("שליחה לשני נמענים");
});

test("while a list is read nobody is called, and it can be cancelled", async ({ marketing: page }) => {
  const composer = new Composer(page);
  await composer.start();
  await composer.fill({ title: "קריאה באמצע", phones: mobiles(3) });
  await expect(composer.send).toHaveText("שליחה ל־3 נמענים");
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/audiences", async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await composer.open("audience");
  await composer.addSource("קובץ");
  const chooser = page.locator("input[type=file]").first();
  await chooser.setInputFiles({ name: "עוד.csv", mimeType: "text/csv", buffer: Buffer.from(mobiles(4, "052").join("\n")) });
  await expect(page.getByText("שמירת הרשימה בשרת…")).toBeVisible();
  await expect(composer.heading("audience")).not.toContainText("הושלם");
  await expect(composer.send).toBeHidden();
  await composer.source("עוד.csv").getByRole("button", { name: "ביטול" }).click();
  await expect(composer.heading("audience")).toContainText("3 נמענים");
  release();
  await expect(composer.source("עוד.csv")).toHaveCount(0);
  await expect(composer.send).toHaveText("שליחה ל־3 נמענים");
});

test("a server that can't be reached, and a source that is no longer there, are told with what helps", async ({ marketing: page }) => {
  const composer = new Composer(page);
  await composer.start();
  await composer.open("audience");
  await page.route("**/api/audiences", (route) => route.abort());
  await composer.pasted.fill(mobiles(3).join("\n"));
  await expect(page.getByRole("main").getByRole("alert")).toContainText("אין תשובה מהשרת");
  await page.unroute("**/api/audiences");
  await page.getByRole("button", { name: "ניסיון נוסף" }).click();
  await expect(composer.heading("audience")).toContainText("3 נמענים");
  await expect(page.getByText(/^נשמר/)).toBeVisible({ timeout: 15_000 });

  await page.route(/\/api\/audiences\/[0-9a-f-]{36}$/, (route) =>
    route.fulfill({ status: 404, json: { error: { code: "not-found", message: "רשימת הנמענים לא נמצאה." } } }),
  );
  await page.reload();
  await composer.open("audience");
  await expect(page.getByRole("main").getByRole("alert").first()).toContainText("הרשימה הזאת כבר אינה קיימת");
  await page.unroute(/\/api\/audiences\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: "הסרת המקור" }).click();
  await expect(composer.pasted).toBeVisible();
  await expect(composer.heading("audience")).toContainText("להשלמה");
});

const WORDS = {
  he: {
    paste: "הדבקת מספרים",
    short: /חסרות ספרות/,
    add: "הוספת מקור",
    list: "רשימת תפוצה",
    campaign: "קמפיין קודם",
    listNumber: "מספר רשימת התפוצה",
    choose: "בחירת קמפיין",
    take: /^צירוף/,
    reading: /^מה נקרא מהקובץ/,
    byKey: "לפי מה שקרה בשיחה",
  },
  en: {
    paste: "Paste numbers",
    short: /Digits are missing|Too few digits|too short/i,
    add: "Add a source",
    list: "A mailing list",
    campaign: "A past campaign",
    listNumber: "Number of the mailing list",
    choose: "Choose a campaign",
    take: /^Add .*recipients?$/,
    reading: /^What was read of the file/,
    byKey: "By what became of the call",
  },
};

for (const locale of ["he", "en"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`every state of the audience is accessible and fits a phone (${locale}, ${theme})`, async ({ marketing: page, shofar }) => {
      const words = WORDS[locale];
      await page.context().addCookies([
        { name: "shofar.locale", value: locale, url: shofar.url },
        { name: "shofar.theme", value: theme, url: shofar.url },
      ]);
      const look = async () => {
        // So high that the bar at a phone's bottom covers nothing.
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 4_000 });
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
      };
      const open = async (kind: string) => {
        await page.getByRole("button", { name: words.add }).click();
        await page.getByRole("menuitem", { name: kind, exact: true }).click();
      };
      await page.goto("/campaigns/new");
      await expect(page.getByRole("textbox", { name: words.paste })).toBeVisible();
      await look();
      const bad = ["050", "0571234567", "5.01E+08", "+1 212 555 1234", "אין", "0523334444/12"];
      await page.getByRole("textbox", { name: words.paste }).fill([...mobiles(3), "+972521234567", "541234567", ...bad].join("\n"));
      await page.getByRole("button", { name: words.short }).click();
      await page.getByRole("textbox").last().fill("0501112222");
      await look();
      await open(words.list);
      await page.getByRole("textbox", { name: words.listNumber }).fill("1042");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: words.take })).toBeVisible();
      await look();
      await page.getByRole("button", { name: words.take }).click();
      await open(words.campaign);
      await expect(page.getByRole("list", { name: words.choose })).toBeVisible();
      await look();
      await page.getByRole("list", { name: words.choose }).getByRole("button").nth(4).click();
      await page.getByRole("radio", { name: words.byKey }).press("Space");
      await page.getByRole("checkbox").first().press("Space");
      await look();
      await page.getByRole("button", { name: words.take }).click();
      await expect(page.getByRole("button", { name: words.take })).toHaveCount(0);
      await look();
    });
  }
}
