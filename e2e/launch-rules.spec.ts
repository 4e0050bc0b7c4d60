import type { APIRequestContext, BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { themesOf } from "./looks";
import { newEmail, newPassword } from "./new-person";
import { type OwnProduct, startOwnProduct } from "./security/own-product";
import { apiClient, signIn } from "./sign-in";

/** Rules hold for everybody who launches, so these tests set them in a dashboard of their own. */
let own: OwnProduct;
let admin: APIRequestContext;
let context: BrowserContext;
let page: Page;

const RULES = "/api/settings/launch-rules";
const NO_RULES = { approval: { overRecipients: null, overPrice: null }, callingWindow: null };

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  own = await startOwnProduct("launch-rules");
  admin = await apiClient(undefined, own.url);
  await signIn(admin, own.admin.email, own.admin.password);
  context = await browser.newContext({ storageState: await admin.storageState(), baseURL: own.url });
  page = await context.newPage();
});
test.afterAll(async () => {
  await context?.close();
  await admin?.dispose();
  await own?.end();
});

const save = () => page.getByRole("button", { name: "שמירת הכללים" });
const toggle = (name: string) => page.getByRole("switch", { name }).locator("xpath=ancestor::label").click();
/** The hour of a time field; typing goes on to its minutes. */
const type = async (field: string, time: string) => {
  await page.getByRole("group", { name: field, exact: true }).getByRole("spinbutton").first().click();
  await page.keyboard.type(time.replace(":", ""));
};
const shown = (field: string) => page.getByRole("group", { name: field, exact: true });

test("an admin sets limits and a window, and a reload shows them", async () => {
  await page.goto("/settings");
  await page.getByRole("navigation", { name: "חלקי ההגדרות" }).getByRole("link", { name: "כללי שיגור" }).click();
  await expect(page.getByRole("heading", { name: "כללי שיגור", level: 1 })).toBeVisible();
  await expect(page.getByText("עוד לא נקבעו כללים")).toBeVisible();
  await expect(save()).toBeDisabled();

  await toggle("לפי מספר הנמענים");
  await page.getByRole("textbox", { name: "אישור מעל", exact: true }).fill("250");
  await toggle("הגבלת השיחות לימים ולשעות");
  await expect(page.getByText(/^(פתוח|סגור) עכשיו$/)).toBeVisible();
  await expect(page.getByText("המנוחה הקרובה:")).toBeVisible();
  await type("יום שני, עד שעה", "18:45");
  await toggle("יום שלישי");
  await page.getByText("סירוב", { exact: true }).click();
  await expect(page.getByText("יש שינויים שלא נשמרו")).toBeVisible();
  await save().click();
  await expect(page.getByText("כללי השיגור נשמרו")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("textbox", { name: "אישור מעל", exact: true })).toHaveValue("250");
  await expect(shown("יום שני, עד שעה")).toContainText("18:45");
  await expect(page.getByRole("switch", { name: "יום שלישי" })).not.toBeChecked();
  await expect(page.getByRole("radio", { name: "סירוב" })).toBeChecked();
  await expect(page.getByText(/^נשמר .* בידי/)).toBeVisible();
  const { rules, savedBy } = await (await admin.get(RULES)).json();
  expect(rules.approval).toEqual({ overRecipients: 250, overPrice: null });
  expect(rules.callingWindow.days).toMatchObject({ monday: { from: "09:00", until: "18:45" }, tuesday: null });
  expect(savedBy).not.toBeNull();
});

test("hours that make no sense are refused in words, at their place, and what was typed stays", async () => {
  await page.goto("/settings/launching");
  await type("יום ראשון, עד שעה", "08:00");
  await save().click();
  await expect(page.getByText("שעת הסיום צריכה להיות אחרי שעת ההתחלה")).toBeVisible();
  await expect(page.getByText("יש לתקן פרט אחד לפני השמירה")).toBeVisible();
  await expect(shown("יום ראשון, עד שעה").getByRole("spinbutton").first()).toBeFocused();
  await expect(shown("יום ראשון, עד שעה")).toContainText("08:00");

  await type("חידוש אחרי צאת שבת וחג", "08:30");
  await expect(page.getByText("שבת וחג אינם יוצאים לפני 17:00")).toBeVisible();
  await expect(page.getByText("יש לתקן שני פרטים לפני השמירה")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "ביטול השינויים" }).click();
  await expect(shown("יום ראשון, עד שעה")).toContainText("20:00");
  for (const day of ["יום ראשון", "יום שני", "יום רביעי", "יום חמישי", "יום שישי"]) await toggle(day);
  await save().click();
  await expect(page.getByText("אין יום ושעה שבהם מותר להתקשר.")).toBeVisible();
  await page.getByRole("button", { name: "ביטול השינויים" }).click();
});

test("changes outlive a visit to another page, and another admin's rules are told before they are replaced", async () => {
  await page.goto("/settings/launching");
  await page.getByRole("textbox", { name: "אישור מעל", exact: true }).fill("77");
  await page.keyboard.press("Tab");
  const sections = page.getByRole("navigation", { name: "חלקי ההגדרות" });
  await sections.getByRole("link", { name: "חיבור" }).click();
  await expect(page.getByRole("heading", { name: "חיבור", level: 1 })).toBeVisible();
  const { rules } = await (await admin.get(RULES)).json();
  const answer = await admin.put(RULES, { data: { ...rules, approval: { overRecipients: 900, overPrice: "12.5" } } });
  expect(answer.status()).toBe(200);
  await sections.getByRole("link", { name: "כללי שיגור" }).click();
  await expect(page.getByRole("textbox", { name: "אישור מעל", exact: true })).toHaveValue("77");
  await expect(page.getByText(/הכללים נשמרו בינתיים/)).toBeVisible();
  await page.getByRole("button", { name: "טעינת הכללים החדשים" }).click();
  await expect(page.getByRole("textbox", { name: "אישור מעל", exact: true })).toHaveValue("900");
  await expect(page.getByRole("textbox", { name: "אישור מעל עלות של" })).toHaveValue("12.5");
});

test("marketing reads the rules and may not change them; nonsense is refused at its field", async () => {
  const account = { email: newEmail(), password: newPassword() };
  expect((await admin.post("/api/users", { data: { ...account, name: "שיווק", role: "marketing" } })).status()).toBe(201);
  const marketing = await apiClient(undefined, own.url);
  await signIn(marketing, account.email, account.password);
  const read = await marketing.get(RULES);
  expect(read.status()).toBe(200);
  const { rules, window } = await read.json();
  expect(window).toMatchObject({ open: expect.any(Boolean) });
  expect((await marketing.put(RULES, { data: NO_RULES })).status()).toBe(403);
  expect((await (await marketing.get(RULES)).json()).rules).toEqual(rules);
  await marketing.dispose();

  const closed = Object.fromEntries(Object.keys(rules.callingWindow.days).map((day) => [day, null]));
  const refused = await admin.put(RULES, { data: { ...rules, callingWindow: { ...rules.callingWindow, days: closed } } });
  expect(refused.status()).toBe(400);
  const { error } = await refused.json();
  expect(error.details.fields).toEqual([{ field: "callingWindow.days", message: expect.stringContaining("אין יום ושעה") }]);
});

test("the audit tells who changed the rules, and what stood there before", async () => {
  await page.goto("/audit");
  await expect(page.getByText(/כללי השיגור נשמרו בידי/).first()).toBeVisible();
  await page.getByRole("button", { name: "פרטים כללי השיגור נשמרו בידי" }).first().click();
  await expect(page.getByText(/לפני השינוי/).first()).toBeVisible();
});

test("an answer that does not come is told, and the page fits a phone, in either language and theme", async () => {
  test.setTimeout(120_000);
  const hours = { from: "09:00", until: "20:00" };
  const days = { sunday: hours, monday: hours, tuesday: null, wednesday: hours, thursday: hours, friday: null, saturday: null };
  const rest = { eveCutOff: "15:00", reopensAt: "20:30" };
  const callingWindow = { days, rest, outside: "warn", holdRunning: false };
  const answer = await admin.put(RULES, { data: { approval: { overRecipients: 900, overPrice: "12.5" }, callingWindow } });
  expect(answer.status()).toBe(200);
  await page.route(`**${RULES}`, (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await page.goto("/settings/launching");
  await toggle("השהיית קמפיינים פעילים כשהחלון נסגר");
  await save().click();
  await expect(page.getByRole("alert").filter({ hasText: "הכללים לא נשמרו. אין תשובה מהשרת." })).toBeVisible();
  await expect(page.getByRole("switch", { name: "השהיית קמפיינים פעילים" })).toBeChecked();
  await page.unroute(`**${RULES}`);
  await page.getByRole("button", { name: "ביטול השינויים" }).click();

  for (const locale of ["he", "en"]) {
    for (const theme of themesOf(locale)) {
      await context.addCookies([
        { name: "shofar.locale", value: locale, url: own.url },
        { name: "shofar.theme", value: theme, url: own.url },
      ]);
      for (const [width, height] of [
        [1440, 900],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.goto("/settings/launching");
        await expect(page.getByRole("switch").first()).toBeVisible();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  }
});
