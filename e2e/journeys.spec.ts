import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { clicksOf, countClicks } from "./clicks";
import { expect, expectAccessible, test } from "./fixtures";
import { tabTo } from "./keyboard";
import type { SandboxClient } from "./sandbox-client";
import { demoEmail } from "./sign-in";

/** The whole way from the sign-in to people being called: by mouse in Hebrew, by keyboard alone in English, at a desk and on a phone. */
test.describe.configure({ timeout: 120_000 });

let next = 4_000_000;
const newPhones = (count: number) => Array.from({ length: count }, () => `051${next++}`);

async function dialled(sandbox: SandboxClient, title: string): Promise<unknown> {
  const dispatches = (await sandbox.state()).dispatches.filter((dispatch) => dispatch.title.startsWith(title));
  expect(dispatches).toHaveLength(1);
  return dispatches[0]?.phones;
}

async function newcomer(browser: Browser, baseURL: string | undefined, locale: "he" | "en", width: number): Promise<Page> {
  const viewport = { width, height: width < 700 ? 844 : 900 };
  const context = await browser.newContext({ viewport, hasTouch: width < 700, ...(baseURL !== undefined && { baseURL }) });
  await context.addCookies([{ name: "shofar.locale", value: locale, url: baseURL ?? "" }]);
  await countClicks(context);
  return context.newPage();
}

for (const width of [1440, 390]) {
  test(`a newcomer launches a text campaign with the mouse, in twelve clicks at most (${width})`, async ({
    browser,
    baseURL,
    shofar,
    sandbox,
  }) => {
    const page = await newcomer(browser, baseURL, "he", width);
    const press = (name: string | RegExp, role: "button" | "link" = "button") =>
      page.getByRole(role, { name }).filter({ visible: true }).first().click();
    const type = async (name: string, text: string) => {
      await page.getByRole("textbox", { name }).click();
      await page.keyboard.insertText(text);
    };
    const title = `מסע ${randomUUID().slice(0, 8)}`;
    const phones = newPhones(4);

    await page.goto("/");
    await type("דואר אלקטרוני", demoEmail("marketing"));
    await type("סיסמה", shofar.password);
    await press("כניסה");
    await press(width < 700 ? /^חדש/ : "קמפיין חדש", "link");
    await type("שם הקמפיין", title);
    await type("הדבקת מספרים", phones.join("\n"));
    await press("המשך: הודעה");
    await type("הטקסט", "שלום, כאן עמותת הבדיקה. להסרה הקישו 9.");
    const send = page.getByRole("button", { name: /^שליחה ל/ }).filter({ visible: true });
    await expect(send).toHaveText(/4 נמענים/, { timeout: 30_000 });
    await send.click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: /^שליחה ל/ })
      .click();
    await page.waitForURL(/\/launches\//);
    expect(await clicksOf(page)).toBeLessThanOrEqual(12);
    await expect(page.getByRole("status").getByText(/^(פעיל|הסתיים)$/)).toBeVisible({ timeout: 40_000 });
    expect(await dialled(sandbox, title)).toEqual(phones);
    await page.context().close();
  });

  test(`the whole of a campaign by keyboard alone, in English (${width})`, async ({ browser, baseURL, shofar, sandbox }) => {
    const page = await newcomer(browser, baseURL, "en", width);
    const to = (role: "button" | "link" | "textbox" | "switch" | "radio", name: string | RegExp) =>
      tabTo(page, page.getByRole(role, { name }).filter({ visible: true }).first());
    const write = async (name: string, text: string) => {
      await to("textbox", name);
      await page.keyboard.insertText(text);
    };
    const press = async (role: "button" | "link", name: string | RegExp) => {
      await to(role, name);
      await page.keyboard.press("Enter");
    };
    const title = `By keys ${randomUUID().slice(0, 8)}`;
    const phones = newPhones(3);

    await page.goto("/");
    await write("E-mail", demoEmail("marketing"));
    await write("Password", shofar.password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForURL(/\/$/);
    await press("link", width < 700 ? /^New/ : "New campaign");
    await page.waitForURL(/campaigns\/new/);
    await write("Campaign name", title);
    await write("Paste numbers", [...phones, "0571234567"].join("\n"));
    await press("button", "Next: Message");
    await write("The text", "Hello, this is the test association. Press 9 to be removed.");
    await press("button", "Next: Keys");
    await press("button", "Confirming attendance");
    await press("button", /^Next: Caller ID/);
    await to("switch", "Pause at night");
    await page.keyboard.press("Space");
    await press("button", /^Next: Review/);
    await expect(page.getByRole("button", { name: /^Send to 3/ }).filter({ visible: true })).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await press("button", /^Send to 3/);
    const question = page.getByRole("alertdialog", { name: "Send the campaign?" });
    await expect(question).toBeVisible();
    await tabTo(page, question.getByRole("button", { name: /^Send to 3/ }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/launches\//);
    expect(await clicksOf(page)).toBe(0);
    await expect(page.getByRole("status").getByText(/^(Running|Ended)$/)).toBeVisible({ timeout: 40_000 });
    expect(await dialled(sandbox, title)).toEqual(phones);
    await page.context().close();
  });
}
