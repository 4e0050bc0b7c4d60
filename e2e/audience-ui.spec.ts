import { randomUUID } from "node:crypto";
import path from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import { Composer } from "./composer";
import { expect, test } from "./fixtures";
import type { Product } from "./product";
import { outcomeOf, upstreamReport } from "./upstream-report";

test.describe.configure({ timeout: 180_000 });

const file = (name: string) => path.join(import.meta.dirname, "import-files", "files", name);

let next = 2_000_000;
/** A range that the demo's people don't have. */
const newPhones = (count: number) => Array.from({ length: count }, () => `051${next++}`);
const newTitle = (word: string) => `${word} ${randomUUID().slice(0, 8)}`;

async function audienceOf(page: Page): Promise<Composer> {
  const composer = new Composer(page);
  await composer.start();
  await composer.open("audience");
  return composer;
}

/** A campaign of new people that has ended: nobody among them asked elsewhere not to be called. */
async function endedCampaign(client: APIRequestContext, title: string) {
  const spec = {
    title,
    audience: { phones: newPhones(60) },
    message: { kind: "text", text: "שלום" },
    retries: { count: 0 },
    schedule: { quietHours: false },
  };
  const launched = await client.post("/api/campaigns", { data: spec, headers: { "Idempotency-Key": randomUUID() } });
  expect(launched.status(), await launched.text()).toBe(201);
  const { launch } = await launched.json();
  let answered = 0;
  await expect(async () => {
    const { summary, facts } = await (await client.get(`/api/campaigns/${launch.campaignId}/report`)).json();
    expect(facts.final).toBe(true);
    answered = summary.answered;
  }).toPass({ timeout: 90_000 });
  return { id: Number(launch.campaignId), answered };
}

/** A mailing list of new people, made past the dashboard; some are blocked. */
async function newList({ sandboxUrl, canary }: Product, listId: number, rows: { phone: string; status: 0 | 1 }[]): Promise<void> {
  const body = JSON.stringify({ action: "uplodePhones", apiKey: canary, mailingList: listId, insertType: "all", phones: rows });
  const answer = await fetch(`${sandboxUrl}/mailingListsApi.php`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  expect(answer.ok).toBe(true);
}

test("pasted numbers, a file, a mailing list and a past campaign's slice add up, and exactly they are called", async ({
  marketing: page,
  sandbox,
  shofar,
  api,
}) => {
  const client = await api("marketing");
  const past = newTitle("קמפיין קודם");
  const campaign = await endedCampaign(client, past);
  await newList(
    shofar,
    7_001,
    newPhones(12).map((phone, index) => ({ phone, status: index < 3 ? 1 : 0 })),
  );
  const composer = await audienceOf(page);
  const title = newTitle("ארבעה מקורות");
  const pasted = newPhones(5);
  const twice = [...pasted.slice(0, 2), ...newPhones(3)];
  await composer.fill({ title, phones: [...pasted, "0571234567"] });

  await composer.open("audience");
  await composer.addSource("קובץ");
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "עוד.csv", mimeType: "text/csv", buffer: Buffer.from(twice.join("\n")) });
  await expect(composer.source("עוד.csv")).toContainText("5 תקינים");
  await expect(page.getByRole("region", { name: "כל המקורות יחד" })).toContainText("מהם שניים בין המקורות");
  await expect(composer.heading("audience")).toContainText("8 נמענים");

  await composer.addSource("רשימת תפוצה");
  await page.getByRole("textbox", { name: "מספר רשימת התפוצה" }).fill("7001");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "צירוף 9 נמענים" }).click();
  await expect(composer.source("רשימת תפוצה 7001")).toContainText("9 תקינים · 3 חסומים");
  await expect(composer.heading("audience")).toContainText("17 נמענים");

  await composer.addSource("קמפיין קודם");
  await page.getByRole("searchbox", { name: "חיפוש לפי שם או מזהה" }).fill(past);
  await page.getByRole("list", { name: "בחירת קמפיין" }).getByRole("button").click();
  await composer.choose("לפי מה שקרה בשיחה");
  const stayed = (await upstreamReport(campaign.id)).filter((row) => outcomeOf(row) === "ענו ונשארו").length;
  await page.getByRole("checkbox", { name: `ענו ונשארו ${stayed}`, exact: true }).press("Space");
  await page.getByRole("button", { name: /^צירוף/ }).click();
  await expect(composer.source(`קמפיין: ${past} — ענו`)).toContainText("תקינים");

  const sources = await draftSources(client, title, 4);
  const counted = await (await client.post("/api/audiences/count", { data: { sources } })).json();
  expect(counted.sources[3].accepted).toBeGreaterThan(0);
  expect(counted.sources[3].accepted).toBeLessThanOrEqual(campaign.answered);
  await expect(composer.heading("audience")).toContainText(`${counted.accepted.toLocaleString("en")} נמענים`);

  await composer.source("עוד.csv").getByRole("button", { name: "הסרת המקור" }).click();
  await expect(composer.heading("audience")).toContainText(`${(counted.accepted - 3).toLocaleString("en")} נמענים`);
  await page.getByRole("button", { name: "ביטול ההסרה" }).click();
  await expect(composer.heading("audience")).toContainText(`${counted.accepted.toLocaleString("en")} נמענים`);

  await composer.launch();
  await expect(page.getByRole("status").getByText(/^(פעיל|הסתיים)$/)).toBeVisible({ timeout: 40_000 });
  const [dispatch] = (await sandbox.state()).dispatches.filter((sent) => sent.title.startsWith(title));
  const phones = dispatch?.phones as string[];
  expect(phones).toHaveLength(counted.accepted);
  expect(new Set(phones).size).toBe(counted.accepted);
  expect(phones.slice(0, 8)).toEqual([...pasted, ...twice.slice(2)]);
});

/** What the draft of that name keeps as its sources, once they are so many. */
async function draftSources(client: APIRequestContext, title: string, count: number): Promise<unknown[]> {
  let sources: unknown[] = [];
  await expect(async () => {
    const { drafts } = await (await client.get("/api/drafts")).json();
    const found = drafts.find((draft: { title: string }) => draft.title === title);
    sources = (await (await client.get(`/api/drafts/${found.id}`)).json()).draft.form.sources;
    expect(sources).toHaveLength(count);
  }).toPass({ timeout: 15_000 });
  return sources;
}

test("rejects are corrected in their place, by keyboard, and the correction is undone", async ({ marketing: page }) => {
  const composer = await audienceOf(page);
  const [good = "", fixed = ""] = newPhones(2);
  await composer.pasted.fill([good, `${fixed.slice(0, 5)}`, "050", "051-12", "אין"].join("\n"));
  await expect(composer.heading("audience")).toContainText("נמען אחד · 4 נדחו");
  await page.getByRole("button", { name: /חסרות ספרות/ }).click();
  const boxes = page.getByRole("textbox", { name: /^תיקון לשורה/ });
  await expect(boxes).toHaveCount(3);
  await boxes.first().fill(`+972 ${fixed.slice(1)}`);
  await expect(page.getByText(`ייקרא: ${fixed.slice(0, 3)}-${fixed.slice(3)}`)).toBeVisible();
  await boxes.first().press("Enter");
  await expect(boxes.nth(1)).toBeFocused();
  await page.keyboard.type("0521");
  await expect(page.getByText("חסרות ספרות").last()).toBeVisible();
  await page.getByRole("button", { name: "השמטה של שורה 4" }).click();
  await expect(page.getByText("יושמט")).toBeVisible();
  await expect(page.getByText("3 תיקונים שלא נשמרו")).toBeVisible();
  await page.getByRole("button", { name: "שמירת התיקונים" }).click();
  await expect(composer.heading("audience")).toContainText("שני נמענים · אחד תוקן · שניים נדחו");
  await expect(page.getByText("התיקונים נשמרו")).toBeVisible();

  await page.getByRole("button", { name: "ביטול התיקון" }).click();
  await expect(composer.heading("audience")).toContainText("נמען אחד · 4 נדחו");

  await page.getByRole("button", { name: /חסרות ספרות/ }).click();
  await boxes.nth(1).fill(fixed);
  await page.getByRole("button", { name: "שמירת התיקונים" }).click();
  await expect(composer.heading("audience")).toContainText("שני נמענים · 3 נדחו");
  await expect(page.getByText(/^נשמר/)).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(composer.heading("audience")).toContainText("שני נמענים · 3 נדחו");
  await composer.open("audience");
  await page.getByRole("button", { name: "חזרה לרשימה שלפני התיקון" }).click();
  await expect(composer.heading("audience")).toContainText("נמען אחד · 4 נדחו");

  await page.getByRole("button", { name: "עריכה כטקסט" }).click();
  await expect(composer.pasted).toHaveValue([good, fixed.slice(0, 5), "050", "051-12", "אין"].join("\n"));
});

test("a workbook: another sheet, other columns, no header; after a reload the file has to be chosen again", async ({ marketing: page }) => {
  const composer = await audienceOf(page);
  const chooser = page.locator("input[type=file]").first();
  await chooser.setInputFiles(file("openpyxl-second-sheet.xlsx"));
  await expect(composer.heading("audience")).toContainText("7 נמענים");
  await expect(page.getByText("בגיליון הראשון אין מספרים, ולכן נקרא הגיליון «תורמים».")).toBeVisible();
  await page.getByRole("button", { name: /^מה נקרא מהקובץ/ }).click();
  await page.getByRole("button", { name: /גיליון$/ }).click();
  await page.getByRole("option", { name: /ארכיון/ }).click();
  await expect(composer.heading("audience")).toContainText("נמען אחד");
  await expect(page.getByRole("button", { name: /^מה נקרא מהקובץ/ })).toContainText("ארכיון");

  await page.getByRole("button", { name: "הסרת המקור" }).click();
  await chooser.setInputFiles(file("libreoffice-donors.xlsx"));
  await expect(composer.heading("audience")).toContainText("14 נמענים");
  await page.getByRole("button", { name: /^מה נקרא מהקובץ/ }).click();
  await page.getByRole("checkbox", { name: /^עמודה G/ }).press("Space");
  await page.getByRole("button", { name: "קריאה מחדש" }).click();
  await expect(composer.heading("audience")).toContainText("7 נמענים");
  await expect(page.getByRole("checkbox", { name: /^עמודה G/ })).not.toBeChecked();

  await expect(page.getByText(/^נשמר/)).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await composer.open("audience");
  await page.getByRole("button", { name: /^מה נקרא מהקובץ/ }).click();
  await expect(page.getByText("יש לבחור את הקובץ שוב")).toBeVisible();
});

test("two columns that may be phones are asked about; what can't be read is refused in a sentence", async ({ marketing: page }) => {
  const composer = await audienceOf(page);
  const chooser = page.locator("input[type=file]").first();
  await chooser.setInputFiles(file("libreoffice-password.xlsx"));
  await expect(page.getByRole("main").getByRole("alert")).toContainText("הקובץ נעול בסיסמה");
  await expect(composer.heading("audience")).toContainText("להשלמה");
  await page.getByRole("button", { name: "בחירת קובץ אחר" }).waitFor();
  await chooser.setInputFiles(file("xlsxwriter-two-unnamed-columns.xlsx"));
  await expect(page.getByText("באילו עמודות עומדים מספרי הטלפון?")).toBeVisible();
  await page.getByRole("checkbox", { name: /אמא/ }).press("Space");
  await page.getByRole("button", { name: "קריאה מחדש" }).click();
  await expect(composer.heading("audience")).toContainText("8 נמענים");

  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["0501234567"], "נגרר.csv", { type: "text/csv" }));
    return data;
  });
  await page.getByText("אפשר גם לגרור לכאן קובץ").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(composer.source("נגרר.csv")).toContainText("מספר תקין אחד");
  await expect(composer.heading("audience")).toContainText("9 נמענים");
});
