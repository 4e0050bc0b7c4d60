import type { Page } from "@playwright/test";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import { themesOf } from "./looks";
import { product } from "./product";
import type { SandboxClient } from "./sandbox-client";
import { sessionFile } from "./sign-in";

const codeField = (page: Page) => page.getByRole("textbox", { name: "קוד אימות" });
const verify = (page: Page) => page.getByRole("button", { name: "אימות המספר" });
const anotherCall = (page: Page) => page.getByRole("button", { name: "שיחה נוספת" });
const done = (page: Page) => page.getByRole("heading", { name: "המספר מוכן לשימוש" });
const rowOf = (page: Page, shown: string) => page.getByRole("table", { name: "מספרים מזוהים" }).getByRole("row").filter({ hasText: shown });

/** Up to the step that waits for the code. */
async function askForCall(page: Page, phone: string): Promise<void> {
  await page.goto("/caller-ids/new");
  await page.getByRole("textbox", { name: "מספר הטלפון" }).fill(phone);
  await page.getByRole("button", { name: "שיחת אימות למספר" }).click();
}

/** The number that the latest verification call to this phone showed. */
async function screenOf(sandbox: SandboxClient, phone: string): Promise<string> {
  const calls = (await sandbox.phone(phone)).filter(({ kind }) => kind === "verification");
  return calls.at(-1)?.from ?? "";
}

const wrong = (number: string) => number.slice(-6).replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));

function dryRunWith(callerId: string) {
  const audience = { phones: ["0526330999"] };
  return { data: { title: "מספר מזוהה", audience, message: { kind: "text", text: "שלום, זוהי הודעה" }, callerId } };
}

test("an admin registers a number by what its phone's screen shows, and campaigns are offered it", async ({ admin, api, marketing }) => {
  const [client, phone] = [await api("marketing"), "0526330001"];
  expect((await client.post("/api/campaigns/dry-run", dryRunWith(phone))).status()).toBe(422);
  await admin.goto("/caller-ids");
  await admin.getByRole("link", { name: "רישום מספר" }).click();
  const number = admin.getByRole("textbox", { name: "מספר הטלפון" });
  await number.fill("+972 52-633 0001");
  await expect(admin.getByText("המספר שייבדק: 052-6330001")).toBeVisible();
  await number.press("Enter");

  await expect(codeField(admin)).toBeFocused();
  await expect(admin.getByText("שיחה יצאה אל 052-6330001")).toBeVisible();
  await expect(admin.getByRole("timer")).toHaveText(/^(10:00|9:5\d)$/);
  await expect(admin.getByText("1 מתוך 5 שיחות אימות למספר הזה")).toBeVisible();
  expect(admin.url()).not.toContain(phone.slice(1));
  const opened = admin.waitForEvent("popup");
  await admin.getByRole("link", { name: "מסכי הטלפונים של ארגז החול" }).click();
  const room = await opened;
  const caller = (await room.locator("article").filter({ hasText: phone }).locator(".caller").textContent()) ?? "";
  await room.close();

  await codeField(admin).fill(` ${caller.slice(0, 4)}-${caller.slice(4)} `);
  await verify(admin).click();
  await expect(done(admin)).toBeFocused();
  expect((await client.post("/api/campaigns/dry-run", dryRunWith(phone))).status()).toBe(200);
  await admin.getByRole("link", { name: "אל המספרים המזוהים" }).click();
  await expect(rowOf(admin, "052-6330001")).toContainText("אומת מכאן");
  await expect(admin.getByRole("table", { name: "ממתינים לקוד" }).getByText("052-6330001")).toBeHidden();

  const composer = new Composer(marketing);
  await composer.start();
  await composer.open("timing");
  await marketing.getByRole("button", { name: "ברירת המחדל של החשבון מספר מזוהה" }).click();
  await expect(marketing.getByRole("option", { name: "052-6330001" })).toBeVisible();
});

test("a wrong code is told at the field and stays there to be corrected", async ({ admin, sandbox }) => {
  const phone = "0526330002";
  await askForCall(admin, phone);
  await verify(admin).click();
  await expect(admin.getByText("צריך את שש הספרות האחרונות של המספר שהתקשר")).toBeVisible();
  const screen = await screenOf(sandbox, phone);
  await codeField(admin).fill(wrong(screen));
  await verify(admin).click();
  await expect(admin.getByText("הקוד אינו נכון, או שעברו עשר דקות מאז השיחה.")).toBeVisible();
  await expect(codeField(admin)).toHaveValue(wrong(screen));
  await expectAccessible(admin);
  // Typed digit by digit, the whole number that is on the screen.
  await codeField(admin).clear();
  await codeField(admin).pressSequentially(screen);
  await codeField(admin).press("Enter");
  await expect(done(admin)).toBeVisible();
});

test("a refresh, another place and the way back all lead to the code that is waited for", async ({ admin, sandbox }) => {
  const phone = "0526330003";
  await askForCall(admin, phone);
  await expect(codeField(admin)).toBeFocused();
  await expect(admin).toHaveURL(/verification=\d+/);
  await admin.reload();
  await expect(admin.getByText("שיחה יצאה אל 052-6330003")).toBeVisible();
  await admin.getByRole("button", { name: "חזרה" }).click();
  await expect(admin.getByRole("textbox", { name: "מספר הטלפון" })).toHaveValue(phone);
  await expect(admin.getByText("כבר יצאה שיחה למספר הזה, והקוד שלה עוד תקף.")).toBeVisible();

  await admin.goto("/caller-ids");
  const waiting = admin.getByRole("table", { name: "ממתינים לקוד" }).getByRole("row").filter({ hasText: "052-6330003" });
  await expect(waiting).toContainText("תקף עוד");
  await expect(waiting).toContainText("4 מתוך 5");
  await waiting.getByRole("link", { name: "הקלדת הקוד" }).click();
  await codeField(admin).fill(await screenOf(sandbox, phone));
  await verify(admin).click();
  await expect(done(admin)).toBeVisible();
  await admin.goto("/caller-ids/new?verification=1");
  await expect(admin.getByText("האימות שבכתובת הזאת כבר הושלם")).toBeVisible();
});

test("when the ten minutes are over, the screen says so and offers another call", async ({ admin, sandbox }) => {
  const phone = "0526330004";
  await admin.clock.install();
  await askForCall(admin, phone);
  await codeField(admin).fill("123");
  await admin.clock.fastForward("09:30");
  await expect(admin.getByRole("timer")).toHaveText(/^0:[0-3]\d$/);
  await expect(admin.getByText("נותרה פחות מדקה עד שהקוד יפוג.")).toBeAttached();
  await admin.clock.fastForward("00:31");
  await expect(admin.getByRole("timer")).toHaveText("0:00");
  await expect(admin.getByRole("main").getByRole("alert")).toContainText("עברו 10 דקות והקוד פג. אפשר לבקש שיחה נוספת, עם קוד חדש.");
  await expect(verify(admin)).toBeHidden();
  await expectAccessible(admin);
  await anotherCall(admin).click();
  await expect(admin.getByText("שיחה נוספת יצאה. הקוד האחרון הוא הקובע.")).toBeVisible();
  await expect(admin.getByRole("timer")).toHaveText(/^(10:00|9:5\d)$/);
  await expect(codeField(admin)).toHaveValue("");
  await codeField(admin).fill(await screenOf(sandbox, phone));
  await verify(admin).click();
  await expect(done(admin)).toBeVisible();
});

test("five calls a day to a number are counted here, and the sixth is not asked for", async ({ admin, api, sandbox }) => {
  const phone = "0526330005";
  await askForCall(admin, phone);
  for (const used of [2, 3, 4, 5]) {
    await anotherCall(admin).click();
    await expect(admin.getByText(`${used} מתוך 5 שיחות אימות למספר הזה`)).toBeVisible();
  }
  await expect(anotherCall(admin)).toBeDisabled();
  await expect(admin.getByText("נוצלו כל 5 השיחות. שיחה נוספת אפשרית ב־")).toBeVisible();
  await expectAccessible(admin);

  const sixth = await (await api("admin")).post("/api/caller-ids/verifications", { data: { phone } });
  expect(sixth.status()).toBe(409);
  expect((await sixth.json()).error).toMatchObject({ code: "conflict", details: { againAt: expect.any(String) } });
  await askForCall(admin, phone);
  await expect(admin.getByRole("main").getByRole("alert")).toContainText("כבר נעשו 5 שיחות אימות למספר הזה ב־24 השעות האחרונות.");
  await expect(admin.getByRole("textbox", { name: "מספר הטלפון" })).toHaveValue(phone);
  expect(await sandbox.phone(phone)).toHaveLength(5);
  // The code of the last call is good nevertheless.
  await admin.goto("/caller-ids");
  await admin.getByRole("row").filter({ hasText: "052-6330005" }).getByRole("link").click();
  await codeField(admin).fill(await screenOf(sandbox, phone));
  await verify(admin).click();
  await expect(done(admin)).toBeVisible();
});

test("a number that the account has already is added without a call", async ({ admin, request, sandbox, shofar }) => {
  const phone = "0526330006";
  const addDid = (fields: object) =>
    request.post(`${shofar.sandboxUrl}/campaignApi.php`, { data: { action: "addDid", apiKey: product().canary, phone, ...fields } });
  await addDid({ PhoneVerificationSend: "1" });
  await addDid({ PhoneVerification: (await screenOf(sandbox, phone)).slice(-6) });
  const before = await sandbox.phone(phone);

  await askForCall(admin, phone);
  await expect(admin.getByRole("heading", { name: "המספר כבר רשום" })).toBeFocused();
  await expectAccessible(admin);
  expect(await sandbox.phone(phone)).toEqual(before);
  await admin.getByRole("button", { name: "רישום מספר נוסף" }).click();
  await admin.getByRole("textbox", { name: "מספר הטלפון" }).fill(phone);
  await expect(admin.getByText("המספר הזה כבר רשום כאן, ואפשר להשתמש בו.")).toBeVisible();
  await admin.goto("/caller-ids");
  await expect(rowOf(admin, "052-6330006")).toContainText("היה רשום בחשבון");
});

test("answers that get lost lose neither the call nor the registration", async ({ admin, sandbox }) => {
  const phone = "0526330007";
  await sandbox.fault({ action: "addDid", kind: "reset-after", times: 1 });
  await askForCall(admin, phone);
  await expect(admin.getByRole("main").getByRole("alert")).toContainText("IP-Sales לא אישרה שהשיחה יצאה.");
  await codeField(admin).fill(await screenOf(sandbox, phone));
  await sandbox.fault({ action: "addDid", kind: "reset-after", times: 1 });
  await verify(admin).click();
  await expect(admin.getByText("תשובת IP-Sales לא הגיעה, וייתכן שהמספר כבר נרשם.")).toBeVisible();
  await verify(admin).click();
  await expect(done(admin)).toBeVisible();
  await admin.goto("/caller-ids");
  await expect(rowOf(admin, "052-6330007")).toContainText("אומת מכאן");
});

test("what is no number is refused before anything is asked, and a cut line loses nothing that was typed", async ({ browser, sandbox }) => {
  const line = await Line.open();
  const context = await browser.newContext({ storageState: sessionFile("admin"), baseURL: product().url, proxy: line.proxy });
  const page = await context.newPage();
  const phone = "0526330008";
  await askForCall(page, "057-1234567");
  await expect(page.getByText("זה אינו מספר טלפון ישראלי תקין")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "מספר הטלפון" }).fill(phone);
  line.cut();
  await page.getByRole("button", { name: "שיחת אימות למספר" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("אין תשובה מהשרת.");
  await expect(page.getByRole("textbox", { name: "מספר הטלפון" })).toHaveValue(phone);
  expect(await sandbox.phone(phone)).toEqual([]);
  line.mend();
  await page.getByRole("button", { name: "שיחת אימות למספר" }).click();
  await expect(codeField(page)).toBeFocused();
  await context.close();
  line.close();
});

test("others see the numbers and no way to add one", async ({ marketing, supervisor, api }) => {
  for (const page of [marketing, supervisor]) {
    await page.goto("/caller-ids");
    await expect(rowOf(page, "072-1234567")).toBeVisible();
    await expect(page.getByRole("link", { name: "רישום מספר" })).toBeHidden();
    await expect(page.getByRole("table", { name: "ממתינים לקוד" })).toBeHidden();
    await page.goto("/caller-ids/new");
    await expect(page).toHaveURL(/\/$/);
  }
  for (const role of ["marketing", "supervisor"] as const) {
    const client = await api(role);
    const phone = "0526330009";
    expect((await client.post("/api/caller-ids/verifications", { data: { phone } })).status()).toBe(403);
    expect((await client.post("/api/caller-ids/verifications/confirm", { data: { phone, code: "123456" } })).status()).toBe(403);
    expect((await (await client.get("/api/caller-ids")).json()).verifications).toEqual([]);
  }
});

test("the list is sorted by number or by day, the order in the address", async ({ marketing }) => {
  await marketing.goto("/caller-ids");
  const head = marketing.getByRole("columnheader", { name: "מספר" });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect(marketing).toHaveURL(/sort=phone/);
  await marketing.reload();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await head.getByRole("button").click();
  await expect(marketing.getByRole("row").nth(1)).toContainText("073-3456789");
});

for (const [locale, words] of [
  ["he", { ask: "שיחת אימות למספר", number: "מספר הטלפון", code: "קוד אימות" }],
  ["en", { ask: "Call the number", number: "Phone number", code: "Verification code" }],
] as const) {
  for (const theme of themesOf(locale)) {
    test(`list and steps are accessible and fit a phone (${locale}, ${theme})`, async ({ admin, sandbox, shofar }) => {
      test.slow();
      const phone = `05263301${locale === "he" ? 1 : 2}${theme === "light" ? 1 : 2}`;
      await admin.context().addCookies([
        { name: "shofar.locale", value: locale, url: shofar.url },
        { name: "shofar.theme", value: theme, url: shofar.url },
      ]);
      const expectGood = async () => {
        for (const [width, height] of [
          [1440, 900],
          [390, 844],
        ] as const) {
          await admin.setViewportSize({ width, height });
          await expectAccessible(admin);
          expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
      };
      await admin.goto("/caller-ids/new");
      await admin.getByRole("textbox", { name: words.number }).fill(phone);
      await expectGood();
      await admin.getByRole("button", { name: words.ask }).click();
      await expect(admin.getByRole("timer")).toBeVisible();
      await expectGood();
      await admin.goto("/caller-ids");
      await expect(admin.getByRole("table")).toHaveCount(2);
      await expectGood();
      await admin.goBack();
      await admin.getByRole("textbox", { name: words.code }).fill(await screenOf(sandbox, phone));
      await admin.keyboard.press("Enter");
      await expect(admin.getByRole("heading", { level: 2 })).toBeFocused();
      await expectGood();
    });
  }
}
