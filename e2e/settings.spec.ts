import { type BrowserContext, expect, type Page } from "@playwright/test";
import { expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import { themesOf } from "./looks";
import { type OwnSandbox, startOwnSandbox } from "./own-sandbox";
import { product } from "./product";
import { type OwnProduct, startOwnProduct } from "./security/own-product";
import { apiClient, sessionFile, signIn } from "./sign-in";

const check = (page: Page) => page.getByRole("button", { name: "בדיקה עכשיו" });
const outcome = (page: Page) => page.getByRole("main").getByRole("alert");

test("an admin sees the key's last four characters and nothing more of it, and a check that works", async ({ admin, api, shofar }) => {
  const { canary, sandboxUrl } = shofar;
  const answers: string[] = [];
  admin.on("response", async (response) => answers.push(await response.text().catch(() => "")));
  await admin.goto("/settings");
  await expect(admin.getByText(`מפתח של ארגז החול, מסתיים ב־…${canary.slice(-4)}`)).toBeVisible();
  await expect(admin.getByText(sandboxUrl)).toBeVisible();
  await expect(admin.getByText("זו סביבת הדגמה: אף אדם לא מקבל שיחה ואין חיוב.")).toBeVisible();
  await check(admin).click();
  await expect(outcome(admin)).toContainText(/החיבור עובד\. IP-Sales ענתה בתוך \d+ מ״ש\./);
  await expect(admin.getByText("תקין", { exact: true })).toBeVisible();
  const shown = (await (await api("admin")).get("/api/settings")).text();
  expect([...answers, await admin.content(), await shown].filter((text) => text.includes(canary.slice(0, -4)))).toEqual([]);
});

test("the connection is the admins' alone", async ({ marketing, supervisor, api }) => {
  for (const page of [marketing, supervisor]) {
    await page.goto("/settings");
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByRole("link", { name: "חיבור" })).toBeHidden();
  }
  for (const role of ["marketing", "supervisor"] as const) {
    const client = await api(role);
    expect((await client.get("/api/settings")).status()).toBe(403);
    expect((await client.post("/api/settings/check")).status()).toBe(403);
  }
});

test("old figures say that they are old", async ({ browser }) => {
  const line = await Line.open();
  const context = await browser.newContext({ storageState: sessionFile("admin"), baseURL: product().url, proxy: line.proxy });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto("/settings");
  await expect(check(page)).toBeVisible();
  line.cut();
  await page.clock.fastForward("00:11");
  await expect(page.getByText("המידע לא התעדכן.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "הגדרות" })).toBeVisible();
  await check(page).click();
  await expect(outcome(page)).toContainText("הבדיקה נכשלה. אין תשובה מהשרת.");
  line.mend();
  await page.getByRole("button", { name: "ניסיון נוסף" }).click();
  await expect(page.getByText("המידע לא התעדכן.")).toBeHidden();
  await context.close();
  line.close();
});

test.describe("with an IP-Sales of their own", () => {
  let ipSales: OwnSandbox;
  let own: OwnProduct;
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000);
    ipSales = await startOwnSandbox();
    own = await startOwnProduct("connection", { upstreamUrl: ipSales.url });
    const client = await apiClient(undefined, own.url);
    await signIn(client, own.admin.email, own.admin.password);
    context = await browser.newContext({
      storageState: await client.storageState(),
      baseURL: own.url,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await client.dispose();
    page = await context.newPage();
  });
  test.afterAll(async () => {
    await context?.close();
    await own?.end();
    await ipSales?.end();
  });

  test("a server that IP-Sales does not know is told what to send them, and recovers with the first answer", async () => {
    const lastFour = product().canary.slice(-4);
    await ipSales.control.fault({ action: "*", kind: "access-denied", times: 1_000 });
    await page.goto("/settings");
    await expect(page.getByText(`מוגדר, מסתיים ב־…${lastFour}`)).toBeVisible();
    await check(page).click();
    await expect(outcome(page)).toContainText("הבדיקה נכשלה. IP-Sales לא מכירה את כתובת ה־IP של השרת");
    await expect(page.getByText("השרת אינו מאושר", { exact: true })).toBeVisible();
    await expect(page.getByRole("table", { name: "תקלות אחרונות" }).getByRole("row").nth(1)).toContainText("רשימת הקמפיינים");

    const remedy = page.getByRole("region", { name: "הודעה לתמיכה של IP-Sales" });
    await expect(remedy).toContainText(/בתשובה .-99 Access denied מאז/);
    await expect(remedy).toContainText(`מסתיים ב־${lastFour}`);
    await remedy.getByRole("button", { name: "העתקת ההודעה" }).click();
    await expect(remedy.getByRole("button", { name: "הועתק" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("נבקש לאשר את כתובת ה־IP של השרת שלנו");

    await ipSales.control.clearFaults();
    await check(page).click();
    await expect(outcome(page)).toContainText("החיבור עובד.");
    await expect(page.getByText("תקין", { exact: true })).toBeVisible();
    await expect(page.getByRole("table", { name: "תקלות אחרונות" })).toContainText("כתובת השרת אינה מאושרת");
    await expect(remedy).toBeHidden();
    await page.getByRole("button", { name: "מה עושים כשמתקבל קוד -99" }).click();
    await expect(remedy).toBeVisible();
  });

  for (const locale of ["he", "en"]) {
    for (const theme of themesOf(locale)) {
      test(`the remedy is accessible and fits a phone (${locale}, ${theme})`, async () => {
        await ipSales.control.fault({ action: "*", kind: "access-denied", times: 1_000 });
        await context.addCookies([
          { name: "shofar.locale", value: locale, url: own.url },
          { name: "shofar.theme", value: theme, url: own.url },
        ]);
        await page.goto("/settings");
        await page.getByRole("button", { name: locale === "he" ? "בדיקה עכשיו" : "Check now" }).click();
        await expect(outcome(page)).toBeVisible();
        for (const [width, height] of [
          [1440, 900],
          [390, 844],
        ] as const) {
          await page.setViewportSize({ width, height });
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
        await ipSales.control.clearFaults();
      });
    }
  }

  test("a slow answer is waited for in sight, and one that does not come is told", async () => {
    await context.addCookies([{ name: "shofar.locale", value: "he", url: own.url }]);
    await ipSales.control.fault({ action: "campaignsHistory", kind: "delay", times: 4, ms: 3_000 });
    await page.goto("/settings");
    await check(page).click();
    await expect(page.getByText("ממתינים לתשובה של IP-Sales… שנייה אחת")).toBeVisible();
    await expect(outcome(page)).toContainText("החיבור עובד.");
    await ipSales.control.clearFaults();

    await ipSales.control.fault({ action: "*", kind: "reset-before", times: 1_000 });
    await check(page).click();
    await expect(outcome(page)).toContainText("הבדיקה נכשלה. IP-Sales לא עונה כרגע.");
    await expect(page.getByText("אין תשובה תקינה", { exact: true })).toBeVisible();
    await expect(page.getByRole("table", { name: "תקלות אחרונות" })).toContainText(/אין תשובה · \d+ פעמים/);
    await ipSales.control.clearFaults();
    await check(page).click();
    await expect(outcome(page)).toContainText("החיבור עובד.");
  });

  test("a code that IP-Sales no longer takes is refused in words, and a new call brings one that it takes", async () => {
    const phone = "0526340001";
    const codeField = page.getByRole("textbox", { name: "קוד אימות" });
    const screen = async () => (await ipSales.control.phone(phone)).at(-1)?.from ?? "";
    await page.goto("/caller-ids");
    await expect(page.getByText("עוד לא נרשמו מספרים")).toBeVisible();
    await page.getByRole("link", { name: "רישום מספר" }).click();
    await page.getByRole("textbox", { name: "מספר הטלפון" }).fill(phone);
    await page.getByRole("button", { name: "שיחת אימות למספר" }).click();
    await expect(codeField).toBeFocused();
    await expect(page.getByText("ארגז החול")).toBeHidden();
    const late = await screen();
    // Their clock, not ours: what counts is what they say.
    await ipSales.control.advance(601);
    await codeField.fill(late);
    await page.getByRole("button", { name: "אימות המספר" }).click();
    await expect(page.getByText("הקוד אינו נכון, או שעברו עשר דקות מאז השיחה.")).toBeVisible();
    await expect(codeField).toHaveValue(late);
    await page.getByRole("button", { name: "שיחה נוספת" }).click();
    await expect(page.getByText("שיחה נוספת יצאה.")).toBeVisible();
    await codeField.fill(await screen());
    await page.getByRole("button", { name: "אימות המספר" }).click();
    await expect(page.getByRole("heading", { name: "המספר מוכן לשימוש" })).toBeVisible();
  });
});
