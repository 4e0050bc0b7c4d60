import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, expectAccessible, test } from "./fixtures";
import { newEmail, newPassword, signInByForm } from "./new-person";
import { type OwnProduct, startOwnProduct } from "./security/own-product";

/** A deployment of its own, with a key and nobody in it: here the last admin may be tried. */
let own: OwnProduct;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  own = await startOwnProduct("first-admin", { withoutAdmin: true });
});
test.afterAll(() => own.end());

test("the address printed at the start makes the first admin, once, and the last admin stays", async ({ browser }) => {
  const printed = readFileSync(path.join(own.dataDir, "product.log"), "utf8");
  const setUp = /First admin +(\S+)/.exec(printed)?.[1] ?? "";
  expect(setUp.startsWith(`${own.url}/set-password#`)).toBe(true);
  const [email, password] = [newEmail(), newPassword()];
  const page = await (await browser.newContext({ baseURL: own.url })).newPage();

  await test.step("set up", async () => {
    await page.goto(setUp);
    await expect(page.getByRole("heading", { name: "הקמת חשבון הניהול הראשון" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "הקמת החשבון" }).click();
    await expect(page.getByText("יש להקליד שם")).toBeVisible();
    await page.getByRole("textbox", { name: "שם מלא" }).fill("מנהלת ראשונה");
    await page.getByRole("textbox", { name: "דואר אלקטרוני" }).fill(email);
    await page.getByLabel("סיסמה חדשה", { exact: true }).fill(password);
    await page.getByRole("button", { name: "הקמת החשבון" }).click();
    await expect(page.getByRole("heading", { name: "הסיסמה נקבעה" })).toBeVisible();
    await page.goto("about:blank");
    await page.goto(setUp);
    await expect(page.getByText(/בקישור הזה כבר נקבעה סיסמה/)).toBeVisible();
    await signInByForm(page, email, password);
    await expect(page.getByRole("heading", { name: "לוח חי" })).toBeVisible();
  });

  const openOwn = async (act: string) => {
    await page.goto(`/users?search=${encodeURIComponent(email)}`);
    await page.getByRole("button", { name: "פעולות בחשבון של מנהלת ראשונה" }).click();
    await page.getByRole("menuitem", { name: act }).click();
  };

  await test.step("an admin who was only invited doesn't count", async () => {
    const invited = await page.request.post("/api/users", {
      headers: { Origin: own.url },
      data: { email: newEmail(), name: "בהזמנה", role: "admin" },
    });
    expect(invited.status()).toBe(201);
    await openOwn("השבתה");
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "השבתה" }).click();
    await expect(dialog.getByText("הטקסט שהוקלד עדיין אינו זהה")).toBeVisible();
    await dialog.getByRole("textbox").fill(email);
    await dialog.getByRole("button", { name: "השבתה" }).click();
    await expect(dialog.getByText(/אין חשבון ניהול פעיל אחר/)).toBeVisible();
    await expectAccessible(page);
    await openOwn("שינוי תפקיד");
    await page.getByRole("dialog").getByText("שיווק", { exact: true }).click();
    await expect(page.getByText(/זה החשבון שלך/)).toBeVisible();
    await page.getByRole("button", { name: "שמירת התפקיד" }).click();
    await expect(page.getByRole("dialog").getByText(/אין חשבון ניהול פעיל אחר/)).toBeVisible();
    expect((await page.request.get("/api/auth/session")).status()).toBe(200);
  });

  await test.step("the database itself keeps the last one", async () => {
    await own.sql("update users set disabled_at = now() where email <> $1", [email]);
    for (const change of ["update users set disabled_at = now()", "update users set role = 'marketing'", "delete from users"]) {
      await expect(own.sql(`${change} where email = $1`, [email]), change).rejects.toThrow(/last admin/);
    }
  });

  await test.step("of two admins who demote each other at once, one stays", async () => {
    const second = { email: newEmail(), password: newPassword() };
    const answer = await page.request.post("/api/users", {
      headers: { Origin: own.url },
      data: { ...second, name: "שנייה", role: "admin" },
    });
    const { user } = await answer.json();
    const other = await (await browser.newContext({ baseURL: own.url })).newPage();
    await signInByForm(other, second.email, second.password);
    await expect(other.getByRole("heading", { name: "לוח חי" })).toBeVisible();
    const [me] = await own.sql("select id from users where email = $1", [email]);
    const demote = (by: typeof page, id: unknown) =>
      by.request.patch(`/api/users/${id}`, { headers: { Origin: own.url }, data: { role: "marketing" } });
    await Promise.all([demote(page, user.id), demote(other, me?.["id"])]);
    const admins = await own.sql("select email from users where role = 'admin' and disabled_at is null and password_hash is not null");
    expect(admins).toHaveLength(1);
  });

  await test.step("the audit tells how it began", async () => {
    const rows = await own.sql("select action, outcome, details from audit_entries where action = 'password-link.use' order by id");
    expect(rows).toEqual([{ action: "password-link.use", outcome: "done", details: { firstAdmin: true } }]);
  });
});
