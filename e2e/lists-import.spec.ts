import { randomInt } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { z } from "zod";
import { expect, expectAccessible, test } from "./fixtures";
import { tabTo } from "./keyboard";
import { expectGoodLooks } from "./looks";
import { product } from "./product";

test.describe.configure({ timeout: 120_000 });

/** Numbers and a list that no other test has. */
const base = randomInt(100_000, 999_000);
const phone = (index: number) => `0539${base + index}`;
const shown = (index: number) => phone(index).replace(/^(\d{3})/, "$1-");
let nextList = 40_000_000 + randomInt(1_000_000);

const Person = z.object({ phone1: z.string(), firstName: z.string(), lastName: z.string(), email: z.string(), status: z.string() });
type Person = z.infer<typeof Person>;
const person = (index: number, firstName: string, lastName: string, { email = "", status = "0" } = {}): Person => ({
  phone1: phone(index),
  firstName,
  lastName,
  email,
  status,
});

async function upstream(action: string, body: object): Promise<unknown> {
  const { sandboxUrl, canary } = product();
  const answer = await fetch(`${sandboxUrl}/mailingListsApi.php`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ action, apiKey: canary, ...body }),
  });
  expect(answer.ok).toBe(true);
  return answer.json();
}

/** The list as IP-Sales itself tells it, past the dashboard; by number. */
async function peopleOf(mailingList: number): Promise<Person[]> {
  const { phonesList } = z
    .object({ phonesList: z.union([z.record(z.string(), Person), z.array(Person)]) })
    .parse(await upstream("phonesList", { mailingList }));
  return Object.values(phonesList).sort((one, other) => one.phone1.localeCompare(other.phone1));
}

/** A registered list with these people in it. */
async function newList(client: APIRequestContext, people: readonly Person[]) {
  const id = nextList++;
  const name = `רשימת הייבוא ${id}`;
  const phones = people.map(({ phone1, status, ...rest }) => ({ phone: phone1, status: Number(status), ...rest }));
  await upstream("uplodePhones", { mailingList: id, insertType: "all", phones });
  const made = await client.post("/api/lists", { data: { id, name, purpose: "service" } });
  expect(made.ok(), await made.text()).toBe(true);
  return { id, name, address: `/lists/${id}?tab=import` };
}

const windows1255 = (text: string) =>
  Buffer.from([...text].map((char) => (char >= "א" && char <= "ת" ? char.charCodeAt(0) - 0x05d0 + 0xe0 : char.charCodeAt(0))));

/** Label and value of each figure in a part of the page. */
async function expectFigures(page: Page, region: string, figures: Record<string, number>): Promise<void> {
  const part = page.getByRole("region", { name: region, exact: true });
  for (const [label, value] of Object.entries(figures)) {
    await expect(
      part
        .locator("div")
        .filter({ hasText: new RegExp(`^${label}${value}(\\D|$)`) })
        .first(),
      label,
    ).toBeVisible();
  }
}

const check = (page: Page) => page.getByRole("button", { name: "בדיקה מול הרשימה" });

test("a file's exact effect is seen before anything changes, and is what the list then shows", async ({ marketing: page, api }) => {
  const before = [
    person(1, "דנה", "כהן", { email: `dana${base}@example.com` }),
    person(2, "יוסי", "לוי", { status: "1" }),
    person(3, "רות", "אברהם"),
  ];
  const list = await newList(await api("marketing"), before);
  await page.goto(list.address);
  const bare = (index: number) => phone(index).slice(1);
  const rows = [
    "שם פרטי,שם משפחה,נייד,מייל",
    `דנה,כהן לוי,${bare(1)},`,
    `יוסף,לוי,${bare(2)},`,
    `רות,אברהם,${bare(3)},`,
    `נועה,פרץ,${bare(4)},noa${base}@example.com`,
    `נועה,פרץ,${bare(4)},`,
    "רע,רע,0571234567,",
  ];
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "contacts.csv", mimeType: "text/csv", buffer: windows1255(rows.join("\r\n")) });
  await expectFigures(page, "מה נקרא", { "אנשי קשר": 4, תוקנו: 4, נדחו: 1, כפולים: 1 });
  const first = page.getByRole("table", { name: "כך ייקלטו השורות הראשונות" });
  await expect(first.getByRole("row").nth(4)).toContainText(`${shown(4)}נועהפרץnoa${base}@example.com`);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await check(page).click();
  await expectFigures(page, "מה בדיוק ישתנה", { להוסיף: 1, לעדכן: 2, "ללא שינוי": 1, להסיר: 0 });
  await expect(page.getByText("חסום אחד יישאר חסום.")).toBeVisible();
  await page.getByRole("button", { name: /^מה יתעדכן/ }).click();
  await expect(page.getByRole("row").filter({ hasText: shown(1) })).toContainText(/שם משפחה:כהןכהן לוי$/);
  expect(await peopleOf(list.id)).toEqual(before);

  // Looked at, left, and still at hand.
  await page.getByRole("button", { name: "חזרה לעריכה" }).click();
  await expect(page.getByText("«contacts.csv»")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "ממתין לאישור" })).toBeVisible();
  await check(page).click();
  await expect(page.getByRole("button", { name: "ביצוע הייבוא" })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "ביצוע הייבוא" }).click();
  await expectFigures(page, "תוצאה", { נוספו: 1, עודכנו: 2, הוסרו: 0, נדחו: 0 });
  expect(await peopleOf(list.id)).toEqual([
    person(1, "דנה", "כהן לוי", { email: `dana${base}@example.com` }),
    person(2, "יוסף", "לוי", { status: "1" }),
    person(3, "רות", "אברהם"),
    person(4, "נועה", "פרץ", { email: `noa${base}@example.com` }),
  ]);
});

test("by the keyboard alone a list is replaced after its name was typed, the blocked staying so, and restored from its snapshot", async ({
  marketing: page,
  api,
}) => {
  const before = [11, 12, 13, 14].map((index) => person(index, `שם${index}`, "ישן", { status: index < 13 ? "1" : "0" }));
  const list = await newList(await api("marketing"), before);
  await page.goto(list.address);
  await page.getByRole("radio", { name: /להוסיף ולעדכן/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("radio", { name: /להחליף הכול/ })).toBeChecked();
  await tabTo(page, page.getByRole("textbox", { name: "הדבקת שורות" }));
  await page.keyboard.insertText(`טלפון\tשם\n${phone(11)}\tחדש\n${phone(15)}\tנוסף`);
  await expect(check(page)).toBeEnabled();
  await tabTo(page, check(page));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "ייבוא: החלפת כל הרשימה" })).toBeFocused();
  await expectFigures(page, "מה בדיוק ישתנה", { להוסיף: 1, לעדכן: 1, "ללא שינוי": 0, להסיר: 3 });
  await tabTo(page, page.getByRole("button", { name: "החלפת הרשימה" }));
  await page.keyboard.press("Enter");
  await page.keyboard.type("רשימה אחרת");
  await page.keyboard.press("Enter");
  await expect(page.getByText("הטקסט שהוקלד עדיין אינו זהה")).toBeVisible();
  expect(await peopleOf(list.id)).toEqual(before);
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(list.name);
  await page.keyboard.press("Enter");
  await expectFigures(page, "תוצאה", { נוספו: 1, עודכנו: 1, הוסרו: 3, נדחו: 0 });
  expect(await peopleOf(list.id)).toEqual([person(11, "חדש", "ישן", { status: "1" }), person(15, "נוסף", "")]);

  await tabTo(page, page.getByRole("button", { name: "שחזור מהצילום…" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("הטלפון השני והשלישי שלהם");
  await tabTo(page, page.getByRole("checkbox", { name: "להסיר גם את מי שנוספו מאז" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "הצגת מה שישתנה" }));
  await page.keyboard.press("Enter");
  await expectFigures(page, "מה בדיוק ישתנה", { להוסיף: 3, לעדכן: 1, להסיר: 1 });
  await expect(page.getByText("מספרי הזיהוי של 3 אנשי קשר: הם יקבלו מספרים חדשים.")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "שחזור הרשימה" }));
  await page.keyboard.press("Enter");
  await page.keyboard.insertText(list.name);
  await page.keyboard.press("Enter");
  await expectFigures(page, "תוצאה", { נוספו: 3, עודכנו: 1, הוסרו: 1 });
  expect(await peopleOf(list.id)).toEqual(before);
});

test("the effect of an import and the snapshots are accessible in both languages, and fit a phone", async ({ marketing: page, api }) => {
  const client = await api("marketing");
  const list = await newList(client, [person(21, "דנה", "כהן"), person(22, "יוסי", "לוי", { status: "1" })]);
  const contacts = [{ phone: phone(21), firstName: "דנית", email: `d${base}@example.com` }, { phone: phone(23) }, { phone: "057" }];
  const begun = await client.post(`/api/lists/${list.id}/import/preview`, { data: { mode: "replace", contacts } });
  const { job } = await begun.json();
  expect((await client.post(`/api/lists/${list.id}/snapshots`)).ok()).toBe(true);
  await expectGoodLooks(page, `${list.address}&job=${job.id}`, async (shownPage) => {
    const samples = shownPage.getByRole("button", { name: /^(מה יתעדכן|What is updated)/ });
    await samples.click();
    await expect(shownPage.getByRole("table").first()).toBeVisible();
  });
  await expectGoodLooks(page, `/lists/${list.id}?tab=snapshots`, (shownPage) => expect(shownPage.getByRole("table")).toBeVisible());
});
