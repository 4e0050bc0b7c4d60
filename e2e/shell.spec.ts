import { randomUUID } from "node:crypto";
import type { APIRequestContext, Browser, BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import { product } from "./product";
import { sessionFile } from "./sign-in";

const PASSWORD = "a-long-password-of-shell-tests";

interface Person {
  id: string;
  email: string;
}

/** Somebody of their own, so that what they choose disturbs no other test. */
async function newPerson(admin: APIRequestContext): Promise<Person> {
  const data = { email: `shell-${randomUUID().slice(0, 8)}@example.org`, name: "נועה בדיקה", role: "marketing", password: PASSWORD };
  const answer = await admin.post("/api/users", { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).user;
}

async function enter(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
}

async function anew(browser: Browser, more: Parameters<Browser["newContext"]>[0] = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: product().url, ...more });
  return { context, page: await context.newPage() };
}

const html = (page: Page) => page.locator("html");

async function chooseDark(page: Page, names: { theme: string; dark: string }): Promise<void> {
  await page.getByRole("button", { name: names.theme }).click();
  await page.getByRole("menuitemradio", { name: names.dark }).click();
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
}

test("a stranger's language and theme are kept in the browser", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(html(page)).toHaveAttribute("lang", "he");
  await expect(html(page)).toHaveAttribute("dir", "rtl");
  await page.getByRole("button", { name: "English" }).click();
  await expect(html(page)).toHaveAttribute("lang", "en");
  await expect(html(page)).toHaveAttribute("dir", "ltr");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await chooseDark(page, { theme: "Colours", dark: "Dark" });
  await page.reload();
  await expect(html(page)).toHaveAttribute("lang", "en");
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
  await expectAccessible(page);
});

test("a person's language and theme come along to another browser", async ({ api, browser, page }) => {
  const { email } = await newPerson(await api("admin"));
  await page.goto("/campaigns");
  await enter(page, email);
  await expect(page).toHaveURL(/\/campaigns$/);
  await chooseDark(page, { theme: "ערכת צבעים", dark: "כהה" });
  await page.getByRole("button", { name: "English" }).click();
  await expect(html(page)).toHaveAttribute("lang", "en");

  const elsewhere = await anew(browser);
  await elsewhere.page.goto("/campaigns");
  await expect(html(elsewhere.page)).toHaveAttribute("lang", "he");
  await enter(elsewhere.page, email);
  await expect(elsewhere.page).toHaveURL(/\/campaigns$/);
  await expect(html(elsewhere.page)).toHaveAttribute("lang", "en");
  await expect(html(elsewhere.page)).toHaveAttribute("dir", "ltr");
  await expect(html(elsewhere.page)).toHaveAttribute("data-theme", "dark");
  await elsewhere.context.close();
});

test("what was chosen on the sign-in page becomes the person's", async ({ api, browser, page }) => {
  const { email } = await newPerson(await api("admin"));
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "English" }).click();
  await expect(html(page)).toHaveAttribute("lang", "en");
  await enter(page, email);
  await expect(page.getByRole("heading", { name: "Live board" })).toBeVisible();
  const elsewhere = await anew(browser);
  await elsewhere.page.goto("/sign-in");
  await enter(elsewhere.page, email);
  await expect(elsewhere.page.getByRole("heading", { name: "Live board" })).toBeVisible();
  await elsewhere.context.close();
});

test("each refusal at the door is told in words, and what was typed is kept", async ({ api, page }) => {
  const admin = await api("admin");
  const [known, disabled] = [await newPerson(admin), await newPerson(admin)];
  expect((await admin.patch(`/api/users/${disabled.id}`, { data: { disabled: true } })).status()).toBe(200);
  const refused = page.getByRole("alert").filter({ hasText: "כתובת הדואר או הסיסמה אינן נכונות." });
  await page.goto("/sign-in");

  await page.getByRole("button", { name: "כניסה", exact: true }).click();
  await expect(page.getByText("יש להקליד כתובת דואר אלקטרוני")).toBeVisible();
  await expect(page.getByText("יש להקליד סיסמה")).toBeVisible();
  await expectAccessible(page);

  await enter(page, known.email, "not the password");
  await expect(refused).toBeVisible();
  await expect(page.locator('input[type="email"]')).toHaveValue(known.email);
  await expect(page.locator('input[type="password"]')).toBeFocused();
  await expectAccessible(page);

  await page.reload();
  await enter(page, disabled.email);
  await expect(refused).toBeVisible();

  const locked = page.getByRole("alert").filter({ hasText: /היו יותר מדי ניסיונות\. אפשר לנסות שוב בעוד/ });
  for (let attempt = 0; attempt < 8 && !(await locked.isVisible()); attempt++) {
    await enter(page, known.email, `guess ${attempt}`);
    await expect(refused.or(locked)).toBeVisible();
    await expect(page.locator('button[type="submit"]')).toBeEnabled();
  }
  await expect(locked).toBeVisible();
});

test("a server out of reach is told in words; when it is back one comes to where one was going", async ({ api, browser }) => {
  const { email } = await newPerson(await api("admin"));
  const line = await Line.open();
  const { context, page } = await anew(browser, { proxy: line.proxy });
  await page.goto("/campaigns?from=2026-01-01&to=2026-02-01");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  line.cut();
  await enter(page, email);
  await expect(page.getByRole("alert").filter({ hasText: "אין תשובה מהשרת." })).toBeVisible();
  line.mend();
  await page.getByRole("button", { name: "כניסה", exact: true }).click();
  await expect(page).toHaveURL(/\/campaigns\?from=2026-01-01&to=2026-02-01$/);
  await context.close();
  line.close();
});

test("an address of somebody else is no place to return to", async ({ api, page, shofar }) => {
  const { email } = await newPerson(await api("admin"));
  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fexample.org%2Fsteal");
  await enter(page, email);
  await expect(page.getByRole("heading", { name: "לוח חי" })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(shofar.url);
});

test("by keyboard one skips to the content, goes through the menu, and leaves", async ({ api, page }) => {
  const { email } = await newPerson(await api("admin"));
  await page.goto("/sign-in");
  await enter(page, email);
  await expect(page.getByRole("heading", { name: "לוח חי" })).toBeVisible();
  await page.reload();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "דילוג לתוכן" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();

  await page.goto("/");
  const menu = page.getByRole("navigation", { name: "ניווט ראשי" });
  await page.keyboard.press("Tab");
  for (const name of ["קמפיין חדש", "לוח חי", "קמפיינים"]) {
    await page.keyboard.press("Tab");
    await expect(menu.getByRole("link", { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/campaigns$/);
  await expect(menu.getByRole("link", { name: "קמפיינים" })).toHaveAttribute("aria-current", "page");

  const person = page.getByRole("button", { name: "החשבון של נועה בדיקה" });
  await person.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: /החשבון שלי/ })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(person).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "יציאה" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/campaigns");
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const [role, cells] of [
  ["marketing", ["לוח חי", "קמפיינים", "חדש", "עוד"]],
  ["supervisor", ["לוח חי", "קמפיינים", "תובנות", "עוד"]],
] as const) {
  test(`on a phone ${role} has a bar of four under the thumb, and the rest behind the last`, async ({ browser }) => {
    const { context, page } = await anew(browser, { storageState: sessionFile(role), viewport: { width: 390, height: 844 } });
    await page.goto("/campaigns");
    const bar = page.getByRole("navigation", { name: "ניווט ראשי" });
    await expect(bar.locator(":scope > *")).toHaveText([...cells]);
    for (const cell of await bar.locator(":scope > *").all()) {
      const box = await cell.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    }
    await expect(bar.getByRole("link", { name: "קמפיינים" })).toHaveAttribute("aria-current", "page");
    await expectAccessible(page);
    await bar.getByRole("button", { name: "עוד" }).click();
    await expect(page.getByRole("menuitem", { name: "החשבון שלי" })).toBeVisible();
    await expectAccessible(page);
    await context.close();
  });
}

for (const [locale, title, home] of [
  ["he", "הדף לא נמצא", "אל הלוח החי"],
  ["en", "Page not found", "To the live board"],
] as const) {
  test(`an address that leads nowhere is told in words, inside the frame and without it, ${locale}`, async ({ browser, shofar }) => {
    for (const [storageState, address] of [
      [undefined, "/no/such/page"],
      [sessionFile("supervisor"), "/campaigns/abc"],
    ] as const) {
      const { context, page } = await anew(browser, { ...(storageState && { storageState }) });
      await context.addCookies([{ name: "shofar.locale", value: locale, url: shofar.url }]);
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(404);
      await expect(html(page)).toHaveAttribute("lang", locale);
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
      await expect(page.getByRole("link", { name: home })).toHaveAttribute("href", "/");
      await expectAccessible(page);
      await context.close();
    }
  });
}
