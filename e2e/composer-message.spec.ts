import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";

test.describe.configure({ timeout: 120_000 });

async function messageOf(page: Page): Promise<Composer> {
  const composer = new Composer(page);
  await composer.start();
  await composer.open("message");
  return composer;
}

const RECORDING = "הקלטה שכבר נמצאת בחשבון";

test("a text's limits stand there before it is typed, and what will be heard otherwise is quoted with what to do", async ({
  marketing: page,
}) => {
  const composer = await messageOf(page);
  const main = page.getByRole("main");
  await expect(main).toContainText("עד 5,000 תווים ועד 5 דקות דיבור.");
  await composer.text.fill(
    "שלום {שם}, 🎉 ב-21.11.2026 רק 1,500 ש״ח. חייגו 050-1234567 או www.shofar.org.il, info@shofar.org.il, מספר 123456789, Google Pay",
  );
  await expect(main).toContainText("בערך 0:10 דקות");
  const checks = page.getByRole("region", { name: "כדאי לבדוק לפני השליחה" });
  for (const words of [
    "נראה כמו שדה למילוי: «{שם}»",
    "כתובת אתר: «www.shofar.org.il»",
    "כתובת דואר אלקטרוני: «info@shofar.org.il»",
    "מספר טלפון: «050-1234567»",
    "תאריך בספרות: «21.11.2026»",
    "סכום או אחוז: «1,500 ש״ח»",
    "מספר ארוך: «123456789»",
    "מילים באותיות לטיניות: «Google Pay»",
    "סימנים שאין להם קול: «🎉»",
    "לא מצאנו בתחילת הטקסט מי מתקשר.",
  ]) {
    await expect(checks).toContainText(words);
  }
  await expect(composer.heading("message")).toContainText("הושלם");
  await expectAccessible(page);

  await composer.text.fill("א".repeat(3_913));
  await expect(main.getByRole("alert")).toContainText("כדאי לקצר ב־13 תווים בערך");
  await composer.text.fill("שלום, כאן עמותת לב אחד. ניפגש ביום ראשון בשמונה בערב. להסרה הקישו 9.");
  await expect(checks).toHaveCount(0);
  await expect(main.getByRole("alert")).toHaveCount(0);
});

test("how to opt out is added by one button, and taken back by the same", async ({ marketing: page }) => {
  const composer = await messageOf(page);
  await composer.text.fill("שלום, כאן עמותת לב אחד");
  const checks = page.getByRole("region", { name: "כדאי לבדוק לפני השליחה" });
  await checks.getByRole("button", { name: "הוספת «להסרה הקישו 9.»" }).press("Enter");
  await expect(composer.text).toHaveValue("שלום, כאן עמותת לב אחד. להסרה הקישו 9.");
  const undo = checks.getByRole("button", { name: "ביטול ההוספה" });
  await expect(undo).toBeFocused();
  await undo.press("Enter");
  await expect(composer.text).toHaveValue("שלום, כאן עמותת לב אחד");

  await composer.text.fill("Hello, this is Lev Ehad, calling about Sunday");
  await checks.getByRole("button", { name: "To opt out, press 9." }).click();
  await expect(composer.text).toHaveValue("Hello, this is Lev Ehad, calling about Sunday. To opt out, press 9.");
  await composer.text.press("End");
  await composer.text.pressSequentially(" Bye.");
  await expect(checks).toHaveCount(0);
});

test("who looks for the recipient's name learns that there are no fields, and what there is instead", async ({ marketing: page }) => {
  const composer = await messageOf(page);
  await composer.text.fill("שלום, כאן עמותת לב אחד");
  await page.getByRole("button", { name: "הוספת שם הנמען?" }).click();
  await expect(page.getByText("כולם שומעים אותן מילים.")).toBeVisible();
  await page.getByRole("button", { name: "מעבר לכתובת שמנהלת את השיחה" }).click();
  const address = page.getByRole("textbox", { name: "כתובת השירות" });
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(/עד 500 תווים/);
  await expect(page.getByText("ייתכן שהמקשים שבדף הזה, וגם הסרה במקש 9, לא יפעלו.")).toBeVisible();
  await composer.choose("טקסט שמוקרא בקול");
  await expect(composer.text).toHaveValue("שלום, כאן עמותת לב אחד");
});

test("a recording of an earlier campaign is found, heard and chosen by keyboard alone, and reaches IP-Sales", async ({
  marketing: page,
  sandbox,
}) => {
  const title = `הקלטה קודמת ${randomUUID().slice(0, 8)}`;
  const composer = new Composer(page);
  await composer.start();
  await composer.fill({ title, phones: ["0519000001", "0519000002"] });
  await composer.open("message");
  await page.getByRole("button", { name: "דרכים נוספות" }).press("Enter");
  await composer.choose(RECORDING);

  const picker = page.getByRole("region", { name: "הקלטות של קמפיינים קודמים" });
  await picker.getByRole("button", { name: "הבא", exact: true }).press("Enter");
  await expect(picker).toContainText("7 עד 12 מתוך");
  const search = picker.getByRole("searchbox", { name: "חיפוש קמפיין או הקלטה" });
  await search.fill("אין כזה קמפיין");
  await expect(picker.getByRole("status")).toHaveText("אין קמפיין או הקלטה שמתאימים לחיפוש.");
  await search.fill("הדלקת נר ראשון");
  const row = picker.getByRole("listitem").first();
  await row.getByRole("button", { name: /^האזנה/ }).press("Enter");
  const player = row.locator("audio");
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(5);
  await row.getByRole("button", { name: /^בחירה/ }).press("Enter");

  const replace = page.getByRole("button", { name: "החלפה", exact: true });
  await expect(replace).toBeFocused();
  await expect(page.getByText("מתוך «הזמנה להדלקת נר ראשון»")).toBeVisible();
  await expect(composer.heading("message")).toContainText("הקלטה מהחשבון: message");
  const [, name = ""] = /(message\d+)/.exec((await composer.heading("message").textContent()) ?? "") ?? [];

  await replace.press("Enter");
  await expect(search).toBeFocused();
  await search.fill("הדלקת נר ראשון");
  await expect(picker.getByText("נבחרה", { exact: true })).toBeVisible();
  const typed = page.getByRole("textbox", { name: "שם ההקלטה" });
  await typed.fill("a name with spaces");
  await page.getByRole("button", { name: "שימוש בשם הזה" }).press("Enter");
  await expect(typed).toBeFocused();
  await typed.fill("unknown-recording");
  await page.getByRole("button", { name: "שימוש בשם הזה" }).press("Enter");
  await expect(page.getByText("ההקלטה לא נמצאה בקמפיינים של השנה האחרונה")).toBeVisible();
  await replace.press("Enter");
  await typed.fill(name);
  await page.getByRole("button", { name: "שימוש בשם הזה" }).press("Enter");

  await composer.launch();
  await expect(page.getByRole("status").getByText(/^(פעיל|הסתיים)$/)).toBeVisible({ timeout: 30_000 });
  const [campaign] = (await sandbox.state()).campaigns.filter((one) => String(one["title"]).startsWith(title));
  expect(String(campaign?.["audioUrl"])).toContain(`audio=${name}`);
});

test("when the earlier campaigns can't be read it is said, and asked again", async ({ marketing: page, sandbox }) => {
  const composer = await messageOf(page);
  await page.getByRole("button", { name: "דרכים נוספות" }).click();
  await sandbox.fault({ action: "campaignsHistory", kind: "http-500", times: 1_000 });
  try {
    await composer.choose(RECORDING);
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible({ timeout: 30_000 });
  } finally {
    await sandbox.clearFaults();
  }
  await page.getByRole("button", { name: "ניסיון נוסף" }).click();
  await expect(page.getByRole("button", { name: /^בחירה/ }).first()).toBeVisible();
});

test("the review reminds of section 30A with its source, and tells of each reminder what the text says", async ({ marketing: page }) => {
  const composer = await messageOf(page);
  await composer.text.fill("שלום, כאן עמותת לב אחד. ניפגש ביום ראשון.");
  await composer.open("review");
  const reminder = (name: string) => page.getByRole("listitem").filter({ hasText: `${name}.` });
  await expect(page.getByRole("link", { name: /נוסח החוק בוויקיטקסט/ })).toHaveAttribute("href", /^https:\/\/he\.wikisource\.org\//);
  await expect(page.getByRole("main")).toContainText("ולא ייעוץ משפטי");
  await expect(reminder("הסכמה מראש")).toContainText("לבדיקה");
  await expect(reminder("המילה שבפתיחה")).toContainText("לא נמצא בטקסט");
  await expect(reminder("שם המפרסם")).toContainText("נמצא בטקסט");
  await expect(reminder("הזכות לסרב")).toContainText("לא נמצא בטקסט");
  await composer.text.fill("פרסומת. שלום, כאן עמותת לב אחד. להסרה הקישו 9.");
  await expect(reminder("המילה שבפתיחה")).toContainText("נמצא בטקסט");
  await expect(reminder("הזכות לסרב")).not.toContainText("לא נמצא");
  await page.getByRole("button", { name: "דרכים נוספות" }).click();
  await composer.choose("שלוחה במרכזייה");
  await expect(reminder("שם המפרסם")).toContainText("לבדיקה");
});
