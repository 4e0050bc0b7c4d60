import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { expectGoodLooks } from "./looks";
import { addPerson, browserOf, type NewPerson, newEmail, newName, newPassword, signInByForm } from "./new-person";
import { product } from "./product";

/** security.md, A6. */
const AT_ONCE_MS = 5_000;

const rowOf = (page: Page, { email }: Pick<NewPerson, "email">) => page.getByRole("row").filter({ hasText: email });

async function choose(page: Page, person: NewPerson, act: string): Promise<void> {
  await page.goto(`/users?search=${encodeURIComponent(person.email)}`);
  await page.getByRole("button", { name: `פעולות בחשבון של ${person.name}` }).click();
  await page.getByRole("menuitem", { name: act }).click();
}

async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: product().url })).newPage();
}

const linkField = (page: Page) => page.getByRole("textbox", { name: "קישור חד־פעמי" });
const newPasswordField = (page: Page) => page.getByLabel("סיסמה חדשה", { exact: true });

test("an admin adds a person, who chooses a password at the one-time link and comes in with the role", async ({ admin, browser }) => {
  const [name, email, password] = [newName(), newEmail(), newPassword()];
  await admin.goto("/users");
  await admin.getByRole("button", { name: "הוספת אדם" }).click();
  const dialog = admin.getByRole("dialog", { name: "הוספת אדם" });
  await dialog.getByRole("button", { name: "הוספה ויצירת קישור" }).click();
  await expect(dialog.getByText("יש להקליד שם")).toBeVisible();
  await dialog.getByRole("textbox", { name: "שם מלא" }).fill(name);
  await dialog.getByRole("textbox", { name: "דואר אלקטרוני" }).fill("not an e-mail");
  await dialog.getByRole("button", { name: "הוספה ויצירת קישור" }).click();
  await expect(dialog.getByText("כתובת הדוא״ל אינה תקינה")).toBeVisible();
  await dialog.getByRole("textbox", { name: "דואר אלקטרוני" }).fill(email);
  await dialog.getByText("בקרה", { exact: true }).click();
  await expectAccessible(admin);
  await dialog.getByRole("button", { name: "הוספה ויצירת קישור" }).click();
  const link = await linkField(admin).inputValue();
  expect(link).toMatch(/\/set-password#[\w-]{43}$/);
  await expect(dialog.getByText(/תקף עד \d\d:\d\d, שעון ישראל/)).toBeVisible();
  await expectAccessible(admin);
  await dialog.getByRole("button", { name: "סגירה" }).last().click();
  await expect(rowOf(admin, { email }).getByText("ממתין להצטרפות")).toBeVisible();

  const person = await stranger(browser);
  const asked: string[] = [];
  person.on("request", (request) => asked.push(request.url()));
  await person.goto(link);
  await expect(person.getByText(email)).toBeVisible();
  await newPasswordField(person).fill("too short");
  await newPasswordField(person).press("Enter");
  await expect(person.getByText(/הסיסמה קצרה מדי/)).toBeVisible();
  await newPasswordField(person).fill("passwordpassword");
  await newPasswordField(person).press("Enter");
  await expect(person.getByText(/הסיסמה נפוצה מדי/)).toBeVisible();
  await expect(newPasswordField(person)).toHaveValue("passwordpassword");
  await newPasswordField(person).fill(password);
  await newPasswordField(person).press("Enter");
  await expect(person.getByRole("heading", { name: "הסיסמה נקבעה" })).toBeVisible();
  expect(asked.filter((url) => url.includes(link.split("#")[1] ?? "-"))).toEqual([]);
  expect(person.url()).not.toContain("#");

  await person.getByRole("link", { name: "אל הכניסה" }).click();
  await signInByForm(person, email, password);
  await expect(person.getByRole("heading", { name: "לוח חי" })).toBeVisible();
  const session = await (await person.request.get("/api/auth/session")).json();
  expect(session.user).toMatchObject({ email, name, role: "supervisor" });
  await expect(person.getByRole("navigation").getByRole("link", { name: "אנשים" })).toHaveCount(0);
  await admin.reload();
  await expect(rowOf(admin, { email }).getByText("פעיל", { exact: true })).toBeVisible();

  const late = await stranger(browser);
  await late.goto(link);
  await expect(late.getByText(/בקישור הזה כבר נקבעה סיסמה/)).toBeVisible();
  await expectAccessible(late);
});

test("disabling ends the person's session and their open live board at once, and enabling lets them in again", async ({
  admin,
  api,
  browser,
  shofar,
}) => {
  const person = await addPerson(await api("admin"), "supervisor");
  const board = await browserOf(browser, person);
  await board.goto("/");
  await expect(board.getByRole("heading", { name: "לוח חי" })).toBeVisible();
  const cookies = await board.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const stream = await fetch(`${shofar.url}/api/campaigns/live`, { headers: { cookie } });
  const reader = stream.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);

  await choose(admin, person, "השבתה");
  const dialog = admin.getByRole("alertdialog");
  await expect(dialog.getByText(/הכניסות הפתוחות מסתיימות מיד/)).toBeVisible();
  await expectAccessible(admin);
  const done = admin.waitForResponse((response) => response.request().method() === "PATCH");
  await dialog.getByRole("button", { name: "השבתה" }).click();
  expect((await done).status()).toBe(200);
  const disabledAt = Date.now();
  await expect(board).toHaveURL(/\/sign-in/, { timeout: AT_ONCE_MS });
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
  expect(Date.now() - disabledAt).toBeLessThan(AT_ONCE_MS);
  for (const path of ["/api/campaigns", "/api/auth/session", "/api/campaigns/live"]) {
    expect((await fetch(shofar.url + path, { headers: { cookie } })).status, path).toBe(401);
  }
  await expect(rowOf(admin, person).getByText("מושבת")).toBeVisible();
  await signInByForm(board, person.email, person.password);
  await expect(board.getByText(/כתובת הדואר או הסיסמה אינן נכונות/)).toBeVisible();

  await choose(admin, person, "הפעלה מחדש");
  await admin.getByRole("alertdialog").getByRole("button", { name: "הפעלה מחדש" }).click();
  await expect(rowOf(admin, person).getByText("פעיל", { exact: true })).toBeVisible();
  expect((await fetch(`${shofar.url}/api/campaigns`, { headers: { cookie } })).status, "an ended session stays ended").toBe(401);
  await signInByForm(board, person.email, person.password);
  await expect(board.getByRole("heading", { name: "לוח חי" })).toBeVisible();
});

test("a new role bites at once: the session ends, and the next one may what the role may", async ({ admin, api, browser }) => {
  const person = await addPerson(await api("admin"), "marketing");
  const page = await browserOf(browser, person);
  await page.goto("/");
  await expect(page.getByRole("link", { name: "קמפיין חדש" })).toBeVisible();

  await choose(admin, person, "שינוי תפקיד");
  const dialog = admin.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "שמירת התפקיד" })).toBeDisabled();
  await dialog.getByText("בקרה", { exact: true }).click();
  await expectAccessible(admin);
  await dialog.getByRole("button", { name: "שמירת התפקיד" }).click();
  await expect(dialog).toBeHidden();
  expect((await page.request.get("/api/campaigns")).status()).toBe(401);
  await expect(page).toHaveURL(/\/sign-in/);

  await signInByForm(page, person.email, person.password);
  await expect(page.getByRole("heading", { name: "לוח חי" })).toBeVisible();
  await expect(page.getByRole("link", { name: "קמפיין חדש" })).toHaveCount(0);
  await expect(rowOf(admin, person).getByText("בקרה", { exact: true })).toBeVisible();
});

test("a link for a new password works once, ends the open sessions, and the link before it is dead", async ({ admin, api, browser }) => {
  const client = await api("admin");
  const person = await addPerson(client, "marketing");
  const older = (await (await client.post(`/api/users/${person.id}/password-link`)).json()).url;
  const open = await browserOf(browser, person);
  await choose(admin, person, "קישור לסיסמה חדשה");
  await admin.getByRole("button", { name: "יצירת קישור" }).click();
  const link = await linkField(admin).inputValue();

  const page = await stranger(browser);
  await page.goto(older);
  await expect(page.getByText(/הקישור אינו מוכר/)).toBeVisible();
  expect((await open.request.get("/api/auth/session")).status(), "making a link ends nothing").toBe(200);

  await page.goto("about:blank");
  await page.goto(link);
  const password = newPassword();
  await newPasswordField(page).fill(password);
  await page.getByRole("button", { name: "שמירת הסיסמה" }).click();
  await expect(page.getByRole("heading", { name: "הסיסמה נקבעה" })).toBeVisible();
  expect((await open.request.get("/api/auth/session")).status()).toBe(401);
  await signInByForm(page, person.email, person.password);
  await expect(page.getByText(/הסיסמה אינן נכונות/)).toBeVisible();
  await signInByForm(page, person.email, password);
  await expect(page.getByRole("heading", { name: "לוח חי" })).toBeVisible();
});

test("an address without its token, or with a wrong one, says so in words", async ({ page }) => {
  await page.goto("/set-password");
  await expect(page.getByText(/בכתובת חסר חלק/)).toBeVisible();
  await page.goto("/set-password#abc");
  await expect(page.getByText(/בכתובת חסר חלק/)).toBeVisible();
  await page.goto(`/set-password#${"a".repeat(43)}`);
  await expect(page.getByText(/הקישור אינו מוכר/)).toBeVisible();
  await expectGoodLooks(page, `/set-password?#${"b".repeat(43)}`, (shown) =>
    expect(shown.getByRole("heading", { level: 1 })).toBeVisible(),
  );
});

test("an e-mail belongs to one person, however it is written", async ({ admin, api }) => {
  const person = await addPerson(await api("admin"), "marketing");
  await admin.goto("/users");
  await admin.getByRole("button", { name: "הוספת אדם" }).click();
  await admin.getByRole("textbox", { name: "שם מלא" }).fill("מישהו");
  await admin.getByRole("textbox", { name: "דואר אלקטרוני" }).fill(` ${person.email.toUpperCase()} `);
  await admin.getByRole("button", { name: "הוספה ויצירת קישור" }).click();
  await expect(admin.getByRole("alert").getByText("כבר יש חשבון עם כתובת הדוא״ל הזאת.")).toBeVisible();
  await expect(admin.getByRole("textbox", { name: "שם מלא" })).toHaveValue("מישהו");
});

test("people are found by name, role and state, and the address keeps the search", async ({ admin, api }) => {
  const client = await api("admin");
  const [one, other] = [await addPerson(client, "marketing"), await addPerson(client, "supervisor")];
  await client.patch(`/api/users/${other.id}`, { data: { disabled: true } });
  await admin.goto("/users");
  await admin.getByRole("searchbox").fill(one.name);
  await expect(rowOf(admin, one)).toBeVisible();
  await expect(admin).toHaveURL(/search=/);
  await admin.reload();
  await expect(admin.getByText("אדם אחד")).toBeVisible();
  await admin.goto("/users?state=disabled&role=supervisor");
  await expect(rowOf(admin, other)).toBeVisible();
  await expect(rowOf(admin, one)).toHaveCount(0);
  await admin.goto("/users?search=nobody-at-all");
  await admin.getByRole("button", { name: "ניקוי הסינון" }).click();
  await expect(rowOf(admin, one)).toBeVisible();
});

test("who may not manage people has no page and no answer", async ({ api, marketing, supervisor }) => {
  const person = await addPerson(await api("admin"), "marketing");
  for (const [role, page] of [
    ["marketing", marketing],
    ["supervisor", supervisor],
  ] as const) {
    for (const path of ["/users", "/audit"]) {
      await page.goto(path);
      await expect(page).toHaveURL(product().url);
      await expect(page.getByRole("navigation").locator(`a[href="${path}"]`)).toHaveCount(0);
    }
    const client = await api(role);
    for (const path of ["/api/users", "/api/audit"]) expect((await client.get(path)).status(), `${role} ${path}`).toBe(403);
    expect((await client.patch(`/api/users/${person.id}`, { data: { role: "admin" } })).status()).toBe(403);
    expect((await client.post(`/api/users/${person.id}/password-link`)).status()).toBe(403);
  }
});

test("the list of people looks right in both languages and themes, and on a phone", async ({ admin, api }) => {
  const person = await addPerson(await api("admin"), "supervisor");
  await expectGoodLooks(admin, "/users", (page) => expect(page.getByText(person.email)).toBeVisible());
});
