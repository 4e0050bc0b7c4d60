import type { Page } from "@playwright/test";
import pg from "pg";
import { expect, expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import { expectGoodLooks } from "./looks";
import { addPerson, type NewPerson, newPassword } from "./new-person";
import { apiClient, sessionFile, signIn } from "./sign-in";

async function guess(email: string, password: string): Promise<void> {
  const client = await apiClient();
  const { csrfToken } = await (await client.get("/api/auth/csrf")).json();
  await client.post("/api/auth/callback/credentials", { form: { csrfToken, email, password, json: "true" } });
  await client.dispose();
}

/** Comes in and goes out again. */
async function visit({ email, password }: NewPerson): Promise<void> {
  const client = await apiClient();
  await signIn(client, email, password);
  const { csrfToken } = await (await client.get("/api/auth/csrf")).json();
  await client.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  expect((await client.get("/api/auth/session")).status()).toBe(401);
  await client.dispose();
}

const sentences = (page: Page) => page.getByRole("main").getByRole("listitem");
const about = (text: string) => `/audit?search=${encodeURIComponent(text)}`;

test("the audit tells in sentences who did what, and how it ended", async ({ admin, api }) => {
  const client = await api("admin");
  const person = await addPerson(client, "marketing");
  await guess(person.email, "not the password at all");
  await visit(person);
  await client.patch(`/api/users/${person.id}`, { data: { role: "supervisor" } });
  await client.patch(`/api/users/${person.id}`, { data: { disabled: true } });
  await guess(person.email, person.password);
  await client.patch(`/api/users/${person.id}`, { data: { disabled: false } });
  await client.post(`/api/users/${person.id}/password-link`);

  await admin.goto(about(person.email));
  const { email, name } = person;
  const by = "בידי מיכל אברהם";
  await expect(sentences(admin)).toHaveText([
    new RegExp(`קישור לסיסמה חדשה עבור ${email} נוצר ${by}.*בוצע`),
    new RegExp(`החשבון של ${email} הופעל מחדש ${by}`),
    new RegExp(`ניסיון להיכנס לחשבון ${email} נדחה: החשבון מושבת.*נדחה`),
    new RegExp(`החשבון של ${email} הושבת ${by}`),
    new RegExp(`התפקיד של ${email} שונה משיווק לבקרה ${by}`),
    new RegExp(`יציאה של ${name} מהמערכת`),
    new RegExp(`כניסה של ${name} למערכת`),
    new RegExp(`ניסיון להיכנס לחשבון ${email} נדחה: הסיסמה לא התאימה`),
    new RegExp(`חשבון של ${email} נוסף ${by}, בתפקיד שיווק`),
  ]);
  await sentences(admin).filter({ hasText: "הושבת" }).getByRole("button", { name: /פרטים/ }).click();
  await expect(admin.getByText("user.change")).toBeVisible();
  await expect(admin.getByText("היה מושבת")).toBeVisible();
  await expectAccessible(admin);
});

test("the audit is filtered by person, action and outcome, and the address keeps the filter", async ({ admin, api }) => {
  const person = await addPerson(await api("admin"), "marketing");
  await visit(person);
  await guess(person.email, "not the password at all");
  await admin.goto("/audit");
  const choose = async (label: string, option: string) => {
    await admin
      .getByRole("search")
      .getByRole("button", { name: new RegExp(`${label}$`) })
      .click();
    await admin.getByRole("option", { name: option }).click();
  };
  await choose("מי", person.name);
  await expect(sentences(admin)).toHaveCount(2);
  await choose("פעולה", "יציאה מהמערכת");
  await expect(sentences(admin)).toHaveText([new RegExp(`יציאה של ${person.name} מהמערכת`)]);
  await expect(admin).toHaveURL(/actor=.*action=session\.sign-out/);
  await admin.reload();
  await expect(sentences(admin)).toHaveCount(1);
  await choose("תוצאה", "נדחה");
  await expect(admin.getByText("אין רישומים שמתאימים לסינון הזה.")).toBeVisible();
  await admin.getByRole("search").getByRole("button", { name: "ניקוי הסינון" }).click();
  await choose("מי", "בלי כניסה למערכת");
  await admin.getByRole("searchbox").fill(person.email);
  await expect(sentences(admin)).toHaveText([/הסיסמה לא התאימה/]);
  await admin.goto(`${about(person.email)}&from=2020-01-01&to=2020-01-31`);
  await expect(admin.getByText("אין רישומים שמתאימים לסינון הזה.")).toBeVisible();
});

test("a long audit is paged by the server", async ({ admin, api }) => {
  const person = await addPerson(await api("admin"), "supervisor");
  for (let visits = 0; visits < 26; visits++) await visit(person);
  await admin.goto(about(person.email));
  await expect(admin.getByText("53 רישומים")).toBeVisible();
  await expect(sentences(admin)).toHaveCount(50);
  await admin.getByRole("button", { name: "הבא", exact: true }).click();
  await expect(sentences(admin)).toHaveCount(3);
  await expect(admin).toHaveURL(/page=2/);
  await expect(sentences(admin).last()).toContainText("נוסף בידי");
});

test("guesses at a password are written down, the lock once, and no password ever", async ({ admin, api, shofar }) => {
  const person = await addPerson(await api("admin"), "marketing");
  const secrets = Array.from({ length: 8 }, () => newPassword());
  for (const secret of secrets) await guess(person.email, secret);
  // A password typed into the wrong field is no e-mail of anybody.
  const misplaced = newPassword();
  await guess(misplaced, "x");
  await admin.goto(about(person.email));
  await expect(sentences(admin).filter({ hasText: "הסיסמה לא התאימה" })).toHaveCount(5);
  await expect(sentences(admin).filter({ hasText: "נחסם: יותר מדי ניסיונות" })).toHaveCount(1);

  const database = new pg.Client({ connectionString: shofar.databaseUrl });
  await database.connect();
  const { rows } = await database.query("select e::text as text from audit_entries e");
  await database.end();
  const written = rows.map(({ text }) => text).join("\n");
  expect(written).toContain(person.email);
  for (const secret of [...secrets, misplaced, person.password]) expect(written).not.toContain(secret);
});

test("without the server the audit keeps what it showed, says so, and tries again", async ({ api, browser, shofar }) => {
  const person = await addPerson(await api("admin"), "marketing");
  const line = await Line.open();
  const context = await browser.newContext({ storageState: sessionFile("admin"), baseURL: shofar.url, proxy: line.proxy });
  const page = await context.newPage();
  await page.goto(about(person.email));
  await expect(sentences(page)).toHaveCount(1);
  line.cut();
  await page.getByRole("searchbox").fill(person.email.slice(0, 10));
  await expect(page.getByRole("alert").getByText(/אין תשובה מהשרת/)).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue(person.email.slice(0, 10));
  line.mend();
  await page.getByRole("button", { name: "ניסיון נוסף" }).click();
  await expect(sentences(page)).toHaveCount(1);
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await context.close();
  line.close();
});

test("the audit looks right in both languages and themes, and on a phone", async ({ admin, api }) => {
  const person = await addPerson(await api("admin"), "marketing");
  await guess(person.email, "not the password at all");
  await expectGoodLooks(admin, about(person.email), (page) => expect(page.getByRole("main").getByRole("listitem")).toHaveCount(2));
});
