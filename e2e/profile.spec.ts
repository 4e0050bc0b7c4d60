import { expect, test } from "./fixtures";
import { expectGoodLooks } from "./looks";
import { addPerson, browserOf, newPassword, signInByForm } from "./new-person";

test("changing one's own password ends the sessions elsewhere, and here one goes on", async ({ api, browser }) => {
  const person = await addPerson(await api("admin"), "marketing");
  const [here, elsewhere] = [await browserOf(browser, person), await browserOf(browser, person)];
  await elsewhere.goto("/profile");
  await here.goto("/profile");
  await expect(here.getByText(person.email)).toBeVisible();
  await expect(here.getByText(/הכנה ושיגור של קמפיינים/)).toBeVisible();
  const current = here.getByLabel("הסיסמה הנוכחית", { exact: true });
  const next = here.getByLabel("סיסמה חדשה", { exact: true });
  const submit = here.getByRole("button", { name: "שינוי הסיסמה" });

  await submit.click();
  await expect(here.getByText("יש להקליד את הסיסמה הנוכחית")).toBeVisible();
  await current.fill("not this password");
  await next.fill("short");
  await submit.click();
  await expect(here.getByText(/הסיסמה קצרה מדי: 5 תווים/)).toBeVisible();
  const password = newPassword();
  await next.fill(password);
  await submit.click();
  await expect(here.getByText("הסיסמה הנוכחית אינה נכונה")).toBeVisible();
  await expect(next).toHaveValue(password);
  await current.fill(person.password);
  await next.fill(person.password);
  await submit.click();
  await expect(here.getByText(/זו הסיסמה הנוכחית/)).toBeVisible();
  await next.fill("password password");
  await submit.click();
  await expect(here.getByText(/הסיסמה נפוצה מדי/)).toBeVisible();
  await next.fill(password);
  await submit.click();
  await expect(here.getByText("הסיסמה שונתה")).toBeVisible();
  await expect(current).toHaveValue("");

  expect((await elsewhere.request.get("/api/auth/session")).status()).toBe(401);
  // An open page asks for news by itself.
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await here.reload();
  await expect(here.getByRole("heading", { name: "החשבון שלי" })).toBeVisible();
  await signInByForm(elsewhere, person.email, person.password);
  await expect(elsewhere.getByText(/הסיסמה אינן נכונות/)).toBeVisible();
  await signInByForm(elsewhere, person.email, password);
  await expect(elsewhere.getByRole("heading", { name: "לוח חי" })).toBeVisible();
});

test("the current password can't be guessed for ever", async ({ api, browser }) => {
  const person = await addPerson(await api("admin"), "supervisor");
  const page = await browserOf(browser, person);
  await page.goto("/profile");
  for (let guess = 0; guess < 6; guess++) {
    await page.getByLabel("הסיסמה הנוכחית", { exact: true }).fill(`guess number ${guess}`);
    await page.getByLabel("סיסמה חדשה", { exact: true }).fill(newPassword());
    const answered = page.waitForResponse(/me\/password/);
    await page.getByRole("button", { name: "שינוי הסיסמה" }).click();
    expect((await answered).status()).toBe(guess < 5 ? 400 : 429);
  }
  await expect(page.getByText(/היו יותר מדי ניסיונות/)).toBeVisible();
});

test("language and theme are in force at once, and follow the person to another browser", async ({ api, browser }) => {
  const person = await addPerson(await api("admin"), "marketing");
  const page = await browserOf(browser, person);
  await page.goto("/profile");
  await page.getByText("כהה", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("main").getByText("English", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "My account" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  const other = await browserOf(browser, person);
  await other.goto("/profile");
  await expect(other.getByRole("heading", { name: "My account" })).toBeVisible();
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(other.getByRole("radio", { name: "Dark" })).toBeChecked();
});

test("the page of one's own account looks right in both languages and themes, and on a phone", async ({ api, browser }) => {
  const person = await addPerson(await api("admin"), "supervisor");
  const page = await browserOf(browser, person);
  await expectGoodLooks(page, "/profile", (shown) => expect(shown.getByText(person.email)).toBeVisible());
});
