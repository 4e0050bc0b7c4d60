import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import { addPerson, browserOf } from "./new-person";

/** Prices and test calls are asked of the sandbox, on a machine that does other things too. */
test.describe.configure({ timeout: 120_000 });

let next = 6_100_000;
const newPhones = (count: number) => Array.from({ length: count }, () => `051${next++}`);
const newTitle = (word: string) => `${word} ${randomUUID().slice(0, 8)}`;

async function composerOf(page: Page): Promise<Composer> {
  const composer = new Composer(page);
  await composer.start();
  return composer;
}

/** How often a price was asked for. */
function dryRuns(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/campaigns/dry-run") count += 1;
  });
  return () => count;
}

const testCallOf = (composer: Composer) => ({
  status: composer.rail.getByRole("status").filter({ hasText: "שיחת הניסיון האחרונה" }),
  button: composer.rail.getByRole("button", { name: "שיחת ניסיון אליי" }),
  dialog: composer.page.getByRole("dialog"),
  number: composer.page.getByRole("dialog").getByRole("textbox", { name: "המספר שלי" }),
});

test("the launch button says what is missing and leads to each field, and the fields say it too", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  await composer.rail.getByRole("button", { name: "חסרים 3 דברים" }).click();
  const summary = page.getByRole("region", { name: "3 דברים עומדים בדרך לשליחה" });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveText([/^שם הקמפיין: /, /^קהל: /, /^הודעה: /]);
  await expect(composer.title).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);

  await summary.getByRole("link", { name: /^הודעה/ }).click();
  await expect(composer.text).toBeFocused();
  await expect(composer.text).toHaveAttribute("aria-invalid", "true");
  await composer.text.fill("שלום");
  await expect(composer.text).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("region", { name: "שני דברים עומדים בדרך לשליחה" })).toBeVisible();
  await page.getByRole("link", { name: /^שם הקמפיין/ }).click();
  await expect(composer.title).toBeFocused();
  await composer.title.fill(newTitle("סיכום"));

  await composer.open("timing");
  await page.getByRole("textbox", { name: "משך צלצול מרבי" }).fill("99");
  await page.getByRole("textbox", { name: "משך צלצול מרבי" }).press("Tab");
  await expect(page.getByRole("textbox", { name: "משך צלצול מרבי" })).toHaveAttribute("aria-invalid", "true");
  await composer.heading("timing").click();
  await composer.rail.getByRole("button", { name: "שני דברים להשלמה ולתיקון" }).click();
  await page.getByRole("link", { name: /^מספר מזוהה ותזמון/ }).press("Enter");
  await expect(page.getByRole("textbox", { name: "משך צלצול מרבי" })).toBeFocused();
});

test("somebody who is led to a key's field finds that key's own editor", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  const editor = await composer.chooseKey("4", "חיבור למספר טלפון");
  await expect(editor.getByRole("textbox", { name: "מספר הטלפון" })).toBeVisible();
  await composer.keyCap("1").click();
  await composer.heading("keys").click();
  await composer.rail.getByRole("button", { name: /^חסרים/ }).click();
  await page.getByRole("link", { name: /^מקשים: מקש 4/ }).click();
  await expect(editor.getByRole("textbox", { name: "מספר הטלפון" })).toBeFocused();
});

test("an estimate that says so, then IP-Sales' own price with its age; nothing is asked while somebody types", async ({
  marketing: page,
}) => {
  const asked = dryRuns(page);
  const composer = await composerOf(page);
  await composer.pasted.fill(newPhones(40).join("\n"));
  await expect(composer.heading("audience")).toContainText("הושלם");
  await composer.open("message");
  await composer.text.fill("א".repeat(130));
  await expect(composer.rail).toContainText("אומדן");
  await expect(composer.rail).toContainText("≈ 6.67 יח׳");
  await expect(composer.rail).toContainText("40 שיחות של 10 שניות בערך");
  expect(asked()).toBe(0);

  await composer.title.fill(newTitle("אומדן"));
  await expect(composer.rail).toContainText("מחיר מ־IP-Sales");
  await expect(composer.rail).toContainText("6.67 יח׳");
  await expect(composer.rail).not.toContainText("אומדן");
  await expect(composer.rail).toContainText(/נבדק (עכשיו|לפני)/);
  await expect(composer.rail).toContainText("יתרה לאחר השליחה");
  expect(asked()).toBe(1);

  await composer.open("timing");
  const ringing = page.getByRole("textbox", { name: "משך צלצול מרבי" });
  await ringing.fill("");
  await ringing.pressSequentially("18", { delay: 1_200 });
  await composer.text.pressSequentially("אבג", { delay: 1_200 });
  expect(asked()).toBeLessThanOrEqual(2);
  await composer.text.press("Tab");
  await expect(composer.send).toBeVisible();
  expect(asked()).toBeLessThanOrEqual(3);
});

test("pressed before the price is there, it waits and then asks the question", async ({ marketing: page, sandbox }) => {
  const composer = await composerOf(page);
  await composer.fill({ title: newTitle("ממתין"), phones: newPhones(2) });
  await expect(composer.send).toBeVisible();
  await sandbox.fault({ action: "campaignRun", kind: "delay", times: 1, ms: 2_000 });
  await composer.open("message");
  await composer.text.fill("שלום, הודעה אחרת לגמרי");
  await composer.rail.getByRole("button", { name: "המחיר מחושב…" }).click();
  await expect(composer.rail.getByRole("button", { name: /ממתינים למחיר/ })).toBeVisible();
  await expect(composer.question).toBeVisible();
  await sandbox.clearFaults();
});

test("no price, no launch: the button asks again, and the campaign goes on from there", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  await page.route("**/api/campaigns/dry-run", (route) => route.abort());
  await composer.fill({ title: newTitle("בלי מחיר"), phones: newPhones(2) });
  await expect(composer.rail.getByRole("alert")).toContainText("אין מחיר כרגע.", { timeout: 20_000 });
  await page.unroute("**/api/campaigns/dry-run");
  await composer.rail.getByRole("button", { name: "אין מחיר. ניסיון נוסף" }).click();
  await expect(composer.question).toBeVisible();
});

test("a price that has grown old is asked for again by itself, and its age begins anew", async ({ marketing: page }) => {
  await page.clock.install();
  const asked = dryRuns(page);
  const composer = await composerOf(page);
  await composer.fill({ title: newTitle("ישן"), phones: newPhones(2) });
  await expect(composer.send).toBeVisible();
  const before = asked();
  await page.clock.fastForward("03:00");
  await expect(composer.rail).toContainText(/נבדק לפני (שלוש|3) דקות/);
  expect(asked()).toBe(before);
  await page.clock.fastForward("02:10");
  await expect.poll(asked).toBe(before + 1);
  await expect(composer.rail).toContainText(/נבדק (עכשיו|לפני .*שני)/);
  await expect(composer.send).toBeVisible();
});

test("a balance that is too small: how much is missing, how many it pays for, and the way to the list", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  const refusal = {
    error: { code: "upstream-refused", message: "אין מספיק יתרה", details: { price: "618.75", balance: "100.00" } },
  };
  await page.route("**/api/campaigns/dry-run", (route) => route.fulfill({ status: 422, json: refusal }));
  await composer.fill({ title: newTitle("יתרה"), phones: newPhones(30) });
  const alert = composer.rail.getByRole("alert");
  await expect(alert).toContainText("היתרה אינה מספיקה", { timeout: 20_000 });
  await expect(alert).toContainText("חסרות 518.75 יחידות");
  await expect(alert).toContainText("ל־4 נמענים לכל היותר");
  await expect(composer.rail).toContainText("618.75 יח׳");
  await expectAccessible(page);
  await composer.heading("audience").click();
  await composer.rail.getByRole("button", { name: "היתרה אינה מספיקה" }).click();
  await expect(composer.heading("audience")).toHaveAttribute("aria-expanded", "true");
});

test("a test call: priced before, one campaign to one number, again only when it is meant, and the number is remembered", async ({
  browser,
  sandbox,
  api,
}) => {
  const page = await browserOf(browser, await addPerson(await api("admin"), "marketing"));
  const composer = await composerOf(page);
  const { button, dialog, number, status } = testCallOf(composer);
  const title = newTitle("ניסיון");
  const [phone = ""] = newPhones(1);
  await button.click();
  await expect(page.getByRole("region", { name: "דבר אחד עומד בדרך לשיחת ניסיון" })).toBeFocused();

  await composer.title.fill(title);
  await composer.open("message");
  await composer.text.fill("א".repeat(130));
  await button.click();
  await dialog.getByRole("button", { name: /^חיוג/ }).click();
  await number.fill("051-12");
  await number.press("Tab");
  await expect(number).toHaveAttribute("aria-invalid", "true");
  await number.fill(`+972-${phone.slice(1)}`);
  await expect(dialog).toContainText("קידומת המדינה הוחלפה באפס");
  await expect(dialog).toContainText("0.17 יח׳");
  await expectAccessible(page);

  const dispatched = async () =>
    (await sandbox.state()).dispatches.filter((dispatch) => dispatch.title.startsWith(`שיחת ניסיון: ${title}`));
  expect(await dispatched()).toEqual([]);
  const call = dialog.getByRole("button", { name: /^חיוג ל/ });
  await call.dblclick({ noWaitAfter: true });
  await expect(status).toBeVisible();
  await expect(status.getByRole("link", { name: "לדוח השיחה" })).toBeVisible({ timeout: 30_000 });
  await expect.poll(dispatched).toHaveLength(1);
  expect((await dispatched())[0]?.phones).toEqual([phone]);
  await expectAccessible(page);

  if (!(await dialog.isVisible())) await button.click();
  await call.click();
  await expect(dialog.getByRole("alert")).toContainText("שיחת ניסיון זהה כבר יצאה");
  await expectAccessible(page);
  expect(await dispatched()).toHaveLength(1);
  await page.waitForTimeout(800);
  await dialog.getByRole("button", { name: "לחייג שוב" }).click();
  await expect.poll(dispatched, { timeout: 30_000 }).toHaveLength(2);

  await page.reload();
  await button.click();
  await expect(number).toHaveValue(phone);
  expect(await (await page.request.get("/api/users/me/test-phone")).json()).toEqual({ phone });
  expect(await (await (await api("supervisor")).get("/api/users/me/test-phone")).json()).toEqual({ phone: null });
  expect(JSON.stringify(await (await (await api("admin")).get("/api/audit")).json())).not.toContain(phone);
  await page.context().close();
});

test("when the answer to a test call is lost, pressing again asks for the same call", async ({ browser, shofar, sandbox, api }) => {
  const line = await Line.open();
  const person = await browserOf(browser, await addPerson(await api("admin"), "marketing"));
  const storageState = await person.context().storageState();
  const context = await browser.newContext({ storageState, baseURL: shofar.url, proxy: line.proxy });
  const page = await context.newPage();
  const composer = await composerOf(page);
  const { button, dialog, number, status } = testCallOf(composer);
  const title = newTitle("תשובה אבודה");
  const [phone = ""] = newPhones(1);
  await composer.title.fill(title);
  await composer.open("message");
  await composer.text.fill("שלום, זוהי הודעה לבדיקה");
  await button.click();
  await number.fill(phone);
  await expect(dialog).toContainText("0.08 יח׳");
  line.loseAnswers("/api/campaigns");
  const call = dialog.getByRole("button", { name: /^חיוג ל/ });
  await call.click();
  await expect(dialog.getByRole("alert")).toContainText("לא ידוע אם השיחה יצאה");
  line.mend();
  await call.click();
  await expect(status).toBeVisible();
  const dispatched = (await sandbox.state()).dispatches.filter((dispatch) => dispatch.title.startsWith(`שיחת ניסיון: ${title}`));
  expect(dispatched).toHaveLength(1);
  await context.close();
  await person.context().close();
  line.close();
});

test("a start by one press, in Israel's time", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  await composer.open("timing");
  await composer.choose("במועד שייקבע");
  const picks = page.getByRole("group", { name: "בחירה מהירה" }).getByRole("button");
  await picks.first().click();
  await expect(picks.first()).toHaveAttribute("aria-pressed", "true");
  await expect(composer.heading("timing")).toContainText("הושלם");
  await expect(composer.heading("timing")).toContainText("שעון ישראל");
  await expectAccessible(page);
});
