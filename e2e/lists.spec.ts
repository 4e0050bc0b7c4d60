import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { expect, expectAccessible, test } from "./fixtures";
import { tabTo } from "./keyboard";
import { expectGoodLooks } from "./looks";
import { product } from "./product";

/** Numbers of lists and a prefix of phones that no other test has. */
const [OWN, BULK, LOOKS, FOREIGN] = [81_001, 81_002, 81_003, 81_004];
const phone = (list: number, at: number) => `05588${String((list % 100) * 1_000 + at).padStart(5, "0")}`;
const written = (digits: string) => `${digits.slice(0, 3)}-${digits.slice(3)}`;

interface UpstreamContact {
  id: string;
  phone1: string;
  firstName: string;
  email: string;
  status: string;
}

/** Asks IP-Sales itself, past the dashboard. */
async function upstream(action: string, fields: object) {
  const { sandboxUrl, canary } = product();
  const body = JSON.stringify({ action, apiKey: canary, ...fields });
  const answer = await fetch(`${sandboxUrl}/mailingListsApi.php`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return answer.json();
}

async function contactsOf(mailingList: number): Promise<UpstreamContact[]> {
  return Object.values((await upstream("phonesList", { mailingList })).phonesList);
}

async function fill(list: number, count: number): Promise<void> {
  const phones = Array.from({ length: count }, (_, at) => ({
    phone: phone(list, at),
    firstName: `נמען ${at}`,
    email: `p${at}@lists.test`,
  }));
  await upstream("uplodePhones", { mailingList: list, insertType: "insert", phones });
}

const row = (page: Page, digits: string) => page.getByRole("row").filter({ hasText: written(digits) });
const find = (page: Page, text: string) => page.getByRole("searchbox", { name: "חיפוש: שם או ספרות של טלפון" }).fill(text);

async function act(page: Page, digits: string, what: string): Promise<void> {
  await row(page, digits).getByRole("button").last().click();
  await page.getByRole("menuitem", { name: what, exact: true }).click();
}

async function textOf(download: Promise<Download>): Promise<Buffer> {
  return readFile(await (await download).path());
}

test("a list is registered by its number, and its contacts are found, added and changed one by one", async ({ marketing, api }) => {
  await fill(OWN, 3);
  await marketing.goto("/");
  await marketing.getByRole("navigation").getByRole("link", { name: "רשימות" }).click();
  await marketing.getByRole("button", { name: "רישום רשימה" }).click();
  const dialog = marketing.getByRole("dialog", { name: "רישום רשימה" });
  await dialog.getByRole("button", { name: "בדיקה ורישום" }).click();
  await expect(dialog.getByText(/מספר רשימה הוא מספר שלם/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "מספר הרשימה ב־IP-Sales" }).fill(String(OWN));
  await dialog.getByRole("textbox", { name: "שם", exact: true }).fill("תורמי החורף");
  await dialog.getByRole("textbox", { name: "מקור ההסכמה" }).fill("טופס באתר");
  await expectAccessible(marketing);
  await dialog.getByRole("button", { name: "בדיקה ורישום" }).click();
  await expect(marketing.getByText("ב־IP-Sales יש בה 3 אנשי קשר.")).toBeVisible();
  await expect(marketing).toHaveURL(`/lists/${OWN}`);
  const again = await (await api("admin")).post("/api/lists", { data: { id: OWN, name: "אחר" }, headers: { origin: product().url } });
  expect([again.status(), (await again.json()).error.message]).toEqual([409, expect.stringContaining("תורמי החורף")]);

  await find(marketing, written(phone(OWN, 1)));
  await expect(marketing.getByRole("heading", { name: "נמצא איש קשר אחד" })).toBeVisible();
  expect(marketing.url()).not.toContain("search");
  await find(marketing, "נמען 2");
  await expect(row(marketing, phone(OWN, 2))).toBeVisible();
  await expect(marketing).toHaveURL(/search=/);
  await find(marketing, "");

  await marketing.getByRole("button", { name: "הוספת איש קשר" }).click();
  const adding = marketing.getByRole("dialog", { name: "הוספת איש קשר" });
  await adding.getByRole("textbox", { name: "טלפון" }).fill(written(phone(OWN, 0)));
  await adding.getByRole("textbox", { name: "שם פרטי" }).fill("נועה");
  await adding.getByRole("button", { name: "הוספה", exact: true }).click();
  await expect(adding.getByRole("alert")).toContainText("נמען 0");
  await adding.getByRole("textbox", { name: "טלפון" }).fill(phone(OWN, 9));
  await adding.getByRole("button", { name: "הוספה", exact: true }).click();
  await expect(row(marketing, phone(OWN, 9))).toContainText("נועה");
  expect((await contactsOf(OWN)).map(({ firstName }) => firstName)).toEqual(["נמען 0", "נמען 1", "נמען 2", "נועה"]);

  await act(marketing, phone(OWN, 9), "עריכה");
  const editing = marketing.getByRole("dialog", { name: "עריכת איש קשר" });
  await editing.getByRole("textbox", { name: "שם משפחה" }).fill("לוי");
  const { id } = (await contactsOf(OWN))[3] ?? { id: "" };
  await upstream("phoneEdit", { mailingList: OWN, id, phone1: phone(OWN, 9), firstName: "נעמה" });
  await editing.getByRole("button", { name: "שמירה" }).click();
  await expect(editing.getByRole("alert")).toContainText("איש הקשר השתנה מאז שהוצג");
  await editing.getByRole("button", { name: "ביטול" }).click();
  await expect(row(marketing, phone(OWN, 9))).toContainText("נעמה");

  await marketing.getByRole("link", { name: "פרטים", exact: true }).click();
  await marketing.getByRole("button", { name: "להסיר את הרשימה משופר" }).click();
  await marketing.getByRole("alertdialog").getByRole("button", { name: "להסיר את הרשימה משופר" }).click();
  await expect(marketing).toHaveURL("/lists");
  expect(await contactsOf(OWN)).toHaveLength(4);
});

test("contacts are chosen across pages, blocked with a reason, let back by an admin alone, deleted and brought back", async ({
  marketing,
  admin,
  api,
}) => {
  await fill(BULK, 120);
  const headers = { origin: product().url };
  await (await api("marketing")).post("/api/lists", { data: { id: BULK, name: "חברי המועדון" }, headers });
  await marketing.goto(`/lists/${BULK}`);
  await tabTo(marketing, marketing.getByRole("checkbox", { name: "בחירת כל העמוד" }));
  await marketing.keyboard.press("Space");
  await marketing.getByRole("button", { name: "הבא" }).click();
  await marketing.getByRole("checkbox", { name: "בחירה: נמען 50" }).click({ force: true });
  const bar = marketing.getByRole("region", { name: "אנשי קשר שנבחרו" });
  await expect(bar).toContainText("נבחרו 51 אנשי קשר");
  const file = marketing.waitForEvent("download");
  await bar.getByRole("button", { name: "ייצוא" }).click();
  expect((await textOf(file)).toString().trim().split("\r\n")).toHaveLength(52);

  await bar.getByRole("button", { name: "חסימה", exact: true }).click();
  const blocking = marketing.getByRole("dialog", { name: "חסימת 51 אנשי קשר" });
  await blocking.getByRole("button", { name: "חסימה" }).click();
  await expect(blocking.getByText("יש לכתוב סיבה, במילים אחדות.")).toBeVisible();
  await expect(blocking).toContainText("לא תהיה לך אפשרות לבטל");
  await blocking.getByRole("textbox", { name: "סיבה" }).fill("ביקשו שלא נתקשר");
  await blocking.getByRole("textbox", { name: /חברי המועדון/ }).fill("חברי המועדון");
  await blocking.getByRole("textbox", { name: "סיבה" }).press("Enter");
  await expect(marketing.getByText("51 אנשי קשר נחסמו")).toBeVisible();
  expect((await contactsOf(BULK)).filter(({ status }) => status === "1")).toHaveLength(51);
  await expect(row(marketing, phone(BULK, 50))).toContainText(/חסום.*לא להתקשר/s);

  await act(marketing, phone(BULK, 50), "ביטול חסימה");
  const refused = marketing.getByRole("dialog", { name: "ביטול חסימה של איש קשר" });
  await expect(refused).toContainText("רק הנהלת המערכת יכולה להוציא ממנה");
  await refused.getByRole("button", { name: "סגירה" }).last().click();
  const target = { ids: [(await contactsOf(BULK))[50]?.id], reason: "טעות" };
  const post = async (role: "marketing" | "admin" | "supervisor", path: string, data: object) =>
    (await api(role)).post(`/api/lists/${BULK}/contacts/${path}`, { data, headers });
  expect((await post("marketing", "unblock", target)).status()).toBe(403);
  await admin.goto(`/lists/${BULK}?page=2`);
  await act(admin, phone(BULK, 50), "ביטול חסימה");
  await expect(admin.getByRole("dialog")).toContainText("ייצא ממנה");
  await admin.getByRole("textbox", { name: "סיבה" }).fill("נחסם בטעות");
  await admin.getByRole("dialog").getByRole("button", { name: "ביטול חסימה", exact: true }).click();
  await expect(row(admin, phone(BULK, 50))).toContainText("פעיל");

  await marketing.goto(`/lists/${BULK}`);
  await marketing.getByRole("checkbox", { name: "בחירת כל העמוד" }).click({ force: true });
  await marketing.getByRole("button", { name: "בחירת כל 120 אנשי הקשר שנמצאו" }).click();
  await bar.getByRole("button", { name: "מחיקה" }).click();
  const deleting = marketing.getByRole("alertdialog", { name: "למחוק 120 אנשי קשר מהרשימה?" });
  await deleting.getByRole("button", { name: "מחיקת 120 אנשי קשר" }).click();
  await expect(deleting.getByText("הטקסט שהוקלד עדיין אינו זהה")).toBeVisible();
  await deleting.getByRole("textbox").fill("חברי המועדון");
  await deleting.getByRole("button", { name: "מחיקת 120 אנשי קשר" }).click();
  await expect(marketing.getByText(/ב־IP-Sales אין אנשי קשר ברשימה/)).toBeVisible();
  expect(await contactsOf(BULK)).toEqual([]);
  await marketing.getByRole("button", { name: "החזרה לרשימה" }).click();
  await expect(marketing.getByText("120 אנשי קשר הוחזרו")).toBeVisible();
  expect((await contactsOf(BULK)).map(({ phone1, status }) => [phone1, status])).toEqual(
    Array.from({ length: 120 }, (_, at) => [phone(BULK, at), at < 50 ? "1" : "0"]),
  );

  const workbook = marketing.waitForEvent("download");
  await marketing.getByRole("button", { name: "ייצוא", exact: true }).click();
  await marketing.getByRole("menuitem", { name: /Excel/ }).click();
  const sheet = strFromU8(unzipSync(new Uint8Array(await textOf(workbook)))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).toContain('rightToLeft="1"');
  expect([sheet.match(/<row /g)?.length, sheet.includes(written(phone(BULK, 119)))]).toEqual([121, true]);
  const supervisor = await api("supervisor");
  for (const path of ["", `/${BULK}`, `/${BULK}/contacts`, `/${BULK}/contacts.csv`]) {
    expect((await supervisor.get(`/api/lists${path}`)).status(), path).toBe(403);
  }
});

test("lists and their contacts look good in both languages, and who may not see them is led away", async ({ admin, supervisor, api }) => {
  test.slow();
  await fill(LOOKS, 60);
  const headers = { origin: product().url };
  const client = await api("admin");
  await client.post("/api/lists", { data: { id: LOOKS, name: "רשימה למראה", purpose: "service" }, headers });
  const blocked = { all: true, search: phone(LOOKS, 3), reason: "בדיקה", confirm: "רשימה למראה" };
  await client.post(`/api/lists/${LOOKS}/contacts/block`, { data: blocked, headers });
  await expectGoodLooks(admin, "/lists", (page) => expect(page.getByRole("link", { name: "רשימה למראה" })).toBeVisible());
  await expectGoodLooks(admin, `/lists/${LOOKS}`, (page) => expect(page.getByRole("row").nth(5)).toBeVisible());
  await admin.getByRole("row").nth(2).getByRole("checkbox").click({ force: true });
  await expect(admin.getByRole("region", { name: "Chosen contacts" })).toContainText("One contact chosen");
  await expectAccessible(admin);
  await expectGoodLooks(admin, `/lists/${LOOKS}?tab=details`, (page) => expect(page.getByText(String(LOOKS)).last()).toBeVisible());
  await supervisor.goto("/lists");
  await expect(supervisor).toHaveURL("/");
  await expect(supervisor.getByRole("navigation").getByRole("link", { name: "רשימות" })).toHaveCount(0);
  await admin.goto(`/lists/${FOREIGN}`);
  await expect(admin.getByText(new RegExp(`${FOREIGN} (isn't registered|אינה רשומה)`))).toBeVisible();
});
