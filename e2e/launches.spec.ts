import { randomUUID } from "node:crypto";
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { expectGoodLooks } from "./looks";
import { addPerson, browserOf } from "./new-person";
import { type OwnSandbox, startOwnSandbox } from "./own-sandbox";
import { type OwnProduct, startOwnProduct } from "./security/own-product";
import { apiClient, type Role, signIn } from "./sign-in";

test.describe.configure({ timeout: 120_000 });

let phone = 1_000_000;
/** A range of this file's own. */
const newPhones = (count: number) => Array.from({ length: count }, () => `0586${String(phone++).slice(1)}`);
const newTitle = (word: string) => `${word} ${randomUUID().slice(0, 8)}`;

async function launch(client: APIRequestContext, title: string, more: Record<string, unknown> = {}, count = 3) {
  const audience = { phones: newPhones(count) };
  const schedule = { quietHours: false };
  const data = { title, audience, message: { kind: "text", text: "שלום, זוהי הודעה לבדיקה" }, schedule, ...more };
  const answer = await client.post("/api/campaigns", { data, headers: { "Idempotency-Key": randomUUID() } });
  expect([201, 202], await answer.text()).toContain(answer.status());
  return (await answer.json()).launch;
}

const rows = (page: Page) => page.getByRole("table", { name: "שיגורים" }).getByRole("row");

test("the launches are filtered in the address, what isn't at rest first, and the way back undoes each choice", async ({
  api,
  browser,
}) => {
  const person = await addPerson(await api("admin"), "marketing");
  const client = await apiClient();
  await signIn(client, person.email, person.password);
  const [waits, ended] = [newTitle("ממתין"), newTitle("בוטל")];
  const open = await launch(client, waits, { undoSeconds: 600 });
  const { id } = await launch(client, ended, { undoSeconds: 600 });
  await client.post(`/api/launches/${id}/cancel`);

  const page = await browserOf(browser, person);
  await page.goto("/");
  await page.getByRole("navigation", { name: "ניווט ראשי" }).getByRole("link", { name: "שיגורים" }).click();
  await expect(page).toHaveURL("/launches");
  await expect(page.getByRole("link", { name: "שיגורים" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("radio", { name: "שלי" }).click();
  await expect(page).toHaveURL("/launches?show=mine");
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(1)).toContainText(waits);
  await expect(rows(page).nth(2)).toContainText("בוטל");
  await page.getByRole("searchbox", { name: "חיפוש לפי שם" }).fill(ended);
  await expect(rows(page)).toHaveCount(2);
  expect(new URL(page.url()).searchParams.get("search")).toBe(ended);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await page.goBack();
  await expect(page).toHaveURL("/launches?show=mine");
  await expect(page.getByRole("searchbox", { name: "חיפוש לפי שם" })).toHaveValue("");
  await expect(rows(page)).toHaveCount(3);

  await page.goto("/launches");
  await page.getByRole("radio", { name: "פתוחים" }).click();
  await expect(page.getByRole("link", { name: waits })).toBeVisible();
  await expect(page.getByRole("link", { name: ended })).toBeHidden();
  await page.getByRole("searchbox", { name: "חיפוש לפי שם" }).fill(ended);
  await page.getByRole("button", { name: "לכל השיגורים" }).click();
  await expect(page).toHaveURL("/launches");
  await page.getByRole("searchbox", { name: "חיפוש לפי שם" }).fill(waits);
  await expect(page).toHaveURL(/search=/);
  await page.getByRole("link", { name: waits }).click();
  await expect(page).toHaveURL(`/launches/${open.id}`);
  await page.getByRole("button", { name: /^ביטול השיגור/ }).click();
  await expect(page.getByRole("status").getByText("בוטל", { exact: true })).toBeVisible();
  await page.context().close();
  await client.dispose();
});

test("the list of launches is accessible and fits a phone, in both languages and themes", async ({ api, marketing }) => {
  await launch(await api("marketing"), newTitle("נראה"), { schedule: { quietHours: false, startOnHold: true } });
  await expectGoodLooks(marketing, "/launches", async (page) => {
    await expect(page.getByRole("table")).toBeVisible();
  });
});

async function typeStart(page: Page, now: string, digits: string): Promise<void> {
  await page.clock.install({ time: new Date(now) });
  await page.goto("/campaigns/new");
  await page.clock.resume();
  await page.getByRole("heading", { level: 2, name: "מספר מזוהה ותזמון" }).getByRole("button").click();
  await page.getByRole("radio", { name: "במועד שייקבע" }).press("Space");
  await page.getByRole("spinbutton").first().click();
  await page.keyboard.type(digits);
  await page.keyboard.press("Tab");
}

test("of an hour that comes twice in autumn it is asked which is meant, and a refresh keeps the answer", async ({ marketing: page }) => {
  await typeStart(page, "2027-10-30T10:00:00+03:00", "311020270130");
  const timing = page.getByRole("heading", { level: 2, name: "מספר מזוהה ותזמון" }).getByRole("button");
  const question = page.getByRole("radiogroup", { name: /השעה הזאת קורית פעמיים/ });
  await expect(question.getByRole("radio")).toHaveCount(2);
  for (const choice of await question.getByRole("radio").all()) await expect(choice).not.toBeChecked();
  await expect(timing).toContainText("יש לבחור לאיזו הכוונה");
  await expectAccessible(page);
  await question.getByRole("radio", { name: "01:30, אחרי שהשעון חזר לאחור" }).press("Space");
  await expect(timing).toContainText("הושלם");
  // The clock of this page was moved: what is kept a moment after a change is kept when the address says so.
  await expect(page).toHaveURL(/\/drafts\//);
  await page.reload();
  await timing.click();
  await expect(question.getByRole("radio", { name: "01:30, אחרי שהשעון חזר לאחור" })).toBeChecked();
  await page.getByRole("spinbutton").nth(3).click();
  await page.keyboard.press("ArrowUp");
  await expect(question).toBeHidden();
});

test("a time that spring skips is refused where it is typed, and none is put in its place", async ({ marketing: page }) => {
  await typeStart(page, "2027-03-25T10:00:00+02:00", "260320270230");
  await expect(page.getByRole("spinbutton").nth(3)).toHaveText("02");
  await expect(page.getByRole("spinbutton").nth(4)).toHaveText("30");
  await expect(page.getByText("השעון קופץ קדימה, והשעה הזאת אינה קיימת").first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "מספר מזוהה ותזמון" })).toContainText("לתיקון");
  await expectAccessible(page);
});

test.describe("with rules of their own", () => {
  let sandbox: OwnSandbox;
  let own: OwnProduct;
  const contexts: { close: () => Promise<void> }[] = [];

  test.beforeAll(async () => {
    sandbox = await startOwnSandbox();
    own = await startOwnProduct("launches", { upstreamUrl: sandbox.url });
  });
  test.afterAll(async () => {
    for (const context of contexts) await context.close();
    await own?.end();
    await sandbox?.end();
  });

  interface Somebody {
    client: APIRequestContext;
    page: Page;
    name: string;
  }

  async function adminClient(): Promise<APIRequestContext> {
    const client = await apiClient(undefined, own.url);
    await signIn(client, own.admin.email, own.admin.password);
    return client;
  }

  async function somebody(browser: Browser, role: Role): Promise<Somebody> {
    const admin = await adminClient();
    const person = await addPerson(admin, role);
    await admin.dispose();
    const client = await apiClient(undefined, own.url);
    await signIn(client, person.email, person.password);
    const context = await browser.newContext({ storageState: await client.storageState(), baseURL: own.url });
    contexts.push(context);
    return { client, page: await context.newPage(), name: person.name };
  }

  async function requireApproval(overRecipients: number | null): Promise<void> {
    const admin = await adminClient();
    const data = { approval: { overRecipients, overPrice: null }, callingWindow: null };
    expect((await admin.put("/api/settings/launch-rules", { data })).status()).toBe(200);
    await admin.dispose();
  }

  const dispatched = async (title: string) =>
    (await sandbox.control.state()).dispatches.filter((one) => one.title.startsWith(title)).length;
  const status = (page: Page, word: string) => page.getByRole("status").getByText(word, { exact: true });
  const alarm = (page: Page) => page.getByRole("region", { name: "התראות על שיגורים" });

  test("a second person approves what is on the screen, and it dials once; the author can't", async ({ browser }) => {
    await requireApproval(2);
    const [author, second] = [await somebody(browser, "marketing"), await somebody(browser, "supervisor")];
    const title = newTitle("לאישור");
    const { id, state } = await launch(author.client, title);
    expect(state).toBe("awaiting-approval");

    await author.page.goto(`/launches/${id}`);
    await expect(author.page.getByText("את האישור נותן אדם נוסף")).toBeVisible();
    await expect(author.page.getByRole("button", { name: /^אישור/ })).toBeHidden();
    await expect(author.page.getByRole("button", { name: "ביטול השיגור" })).toBeVisible();
    await expectAccessible(author.page);

    await second.page.goto("/");
    const place = second.page.getByRole("navigation", { name: "ניווט ראשי" }).getByRole("link", { name: "שיגורים" });
    await expect(place).toContainText("שיגור אחד ממתין להחלטה");
    await place.click();
    await second.page.getByRole("link", { name: title }).click();
    await expect(second.page.getByRole("main")).toContainText("שלום, זוהי הודעה לבדיקה");
    await expectAccessible(second.page);
    await second.page.getByRole("button", { name: "אישור ושליחה ל־3 נמענים" }).click();
    const question = second.page.getByRole("alertdialog");
    await expect(question).toContainText(title);
    await expect(question).toContainText(author.name);
    await expectAccessible(second.page);
    expect(await dispatched(title)).toBe(0);
    await question.getByRole("button", { name: /^אישור ושליחה/ }).click();
    await expect(question).toBeHidden();
    await expect(status(second.page, "פעיל").or(status(second.page, "הסתיים"))).toBeVisible({ timeout: 30_000 });
    await expect(second.page.getByRole("main")).toContainText("אישור של");
    await expect(place).not.toContainText("ממתין להחלטה");
    await expect(status(author.page, "פעיל").or(status(author.page, "הסתיים"))).toBeVisible({ timeout: 30_000 });
    expect(await dispatched(title)).toBe(1);
  });

  test("who refuses says why, keeps what was typed, and the author reads it", async ({ browser }) => {
    await requireApproval(2);
    const [author, second] = [await somebody(browser, "marketing"), await somebody(browser, "supervisor")];
    const title = newTitle("לדחייה");
    const { id } = await launch(author.client, title);
    const { page } = second;
    await page.goto(`/launches/${id}`);
    await page.getByRole("button", { name: "דחייה…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "דחיית השיגור" }).click();
    await expect(dialog).toContainText("יש לכתוב למה");
    await expectAccessible(page);
    await dialog.getByRole("textbox", { name: "סיבת הדחייה" }).fill("היום הלא נכון");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await page.getByRole("button", { name: "דחייה…" }).click();
    await expect(dialog.getByRole("textbox", { name: "סיבת הדחייה" })).toHaveValue("היום הלא נכון");
    await dialog.getByRole("button", { name: "דחיית השיגור" }).click();
    await expect(status(page, "לא אושר")).toBeVisible();

    await author.page.goto(`/launches/${id}`);
    await expect(author.page.getByRole("main").getByRole("alert")).toContainText(`${second.name}: היום הלא נכון`);
    await expectAccessible(author.page);
    expect(await dispatched(title)).toBe(0);
  });

  test("the composer says that somebody has to approve, and that the same was launched under another name", async ({ browser }) => {
    await requireApproval(2);
    const { client, page } = await somebody(browser, "marketing");
    const title = newTitle("קודם");
    const phones = newPhones(3);
    const { id } = await launch(client, title, { audience: { phones } });
    await page.goto("/campaigns/new");
    await page.getByRole("textbox", { name: "שם הקמפיין" }).fill(newTitle("חדש"));
    await page.getByRole("textbox", { name: "הדבקת מספרים" }).fill(phones.join("\n"));
    await page.getByRole("heading", { level: 2, name: "הודעה" }).getByRole("button").click();
    await page.getByRole("textbox", { name: "הטקסט" }).fill("שלום, זוהי הודעה לבדיקה");
    const rail = page.getByRole("complementary", { name: "סיכום" });
    await expect(rail.getByRole("list", { name: "כדאי לדעת" })).toContainText("אישור של אדם נוסף");
    await expect(rail.getByRole("list", { name: "כדאי לדעת" })).toContainText(title);
    await expect(rail.getByRole("link", { name: "לשיגור הקודם" })).toHaveAttribute("href", `/launches/${id}`);
    await expectAccessible(page);
    await rail.getByRole("button", { name: "שליחה לאישור: 3 נמענים" }).click();
    await expect(page.getByRole("alertdialog", { name: "לשלוח את הקמפיין לאישור?" })).toContainText(title);
    await expectAccessible(page);
    await client.post(`/api/launches/${id}/cancel`);
  });

  test("outside the calling window the composer refuses where an admin chose so, and leads to the time", async ({ browser }) => {
    const admin = await adminClient();
    const shut = { from: "03:00", until: "03:01" };
    const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    const days = Object.fromEntries(weekdays.map((day) => [day, shut]));
    const rules = (callingWindow: unknown) =>
      admin.put("/api/settings/launch-rules", { data: { approval: { overRecipients: null, overPrice: null }, callingWindow } });
    expect((await rules({ days, rest: null, outside: "refuse", holdRunning: false })).status()).toBe(200);
    const { page } = await somebody(browser, "marketing");
    await page.goto("/campaigns/new");
    await page.getByRole("textbox", { name: "שם הקמפיין" }).fill(newTitle("מחוץ לחלון"));
    await page.getByRole("textbox", { name: "הדבקת מספרים" }).fill(newPhones(2).join("\n"));
    await page.getByRole("heading", { level: 2, name: "הודעה" }).getByRole("button").click();
    await page.getByRole("textbox", { name: "הטקסט" }).fill("שלום, זוהי הודעה לבדיקה");
    const rail = page.getByRole("complementary", { name: "סיכום" });
    await expect(rail.getByRole("list", { name: "כדאי לדעת" })).toContainText("מחוץ לחלון השיחות.");
    await expect(rail.getByRole("button", { name: /^שליחה/ })).toHaveCount(0);
    await rail.getByRole("button", { name: "חלון השיחות סגור. לשינוי המועד" }).click();
    await expect(page.getByRole("radio", { name: "מיד" })).toBeFocused();
    await expect(page.getByRole("main")).toContainText("אי אפשר לשגר לזמן הזה");
    await expectAccessible(page);
    expect((await rules(null)).status()).toBe(200);
    await admin.dispose();
  });

  test("what needs its author is told on every page until it is decided; it is released after the facts, and dials once", async ({
    browser,
  }) => {
    await requireApproval(null);
    const { client, page } = await somebody(browser, "marketing");
    const title = newTitle("בספק");
    const { id, campaignId } = await launch(client, title, { schedule: { quietHours: false, startOnHold: true } });
    const problem = { code: "conflict", message: "launches.problems.countsDiffer" };
    await own.sql("update launches set state = 'needs-person', problem = $2 where id = $1", [id, JSON.stringify(problem)]);

    await page.goto("/campaigns");
    await expect(alarm(page)).toContainText(`השיגור ${title} ממתין להחלטה`);
    await expectAccessible(page);
    await alarm(page).getByRole("link", { name: "לשיגור" }).click();
    await expect(page).toHaveURL(`/launches/${id}`);
    await expect(alarm(page)).toBeHidden();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("מספר הנמענים בו שונה");
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.getByRole("button", { name: "שחרור והתחלת חיוג…" }).click();
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText(String(campaignId));
    expect(await dispatched(title)).toBe(0);
    await question.getByRole("button", { name: "שחרור וחיוג ל־3 נמענים" }).click();
    await expect(status(page, "פעיל").or(status(page, "הסתיים"))).toBeVisible({ timeout: 30_000 });
    await page.goto("/campaigns");
    await expect(page.getByRole("table")).toBeVisible();
    await expect(alarm(page)).toBeHidden();
    expect(await dispatched(title)).toBe(1);
  });

  test("while nobody knows whether it exists one sees what is checked; given up, it calls nobody", async ({ browser }) => {
    await requireApproval(null);
    const { client, page } = await somebody(browser, "marketing");
    const title = newTitle("לא ידוע");
    const { id } = await launch(client, title, { undoSeconds: 5 });
    await expect.poll(async () => (await own.sql("select state from launches where id = $1", [id]))[0]?.["state"]).toBe("waiting");
    // Its dry run is over, which is the same action of IP-Sales: the next one is the launch itself.
    await sandbox.control.fault({ action: "campaignRun", kind: "hang-before", times: 1 });
    await page.goto(`/launches/${id}`);
    const panel = page.getByRole("region", { name: "ייתכן שהקמפיין נוצר. אין לשגר שוב." });
    await expect(panel).toBeVisible({ timeout: 40_000 });
    await expect(panel).toContainText("בדיקות מהימנות");
    await expect(panel).toContainText(/מתוך 3/);
    await expectAccessible(page);
    await panel.getByRole("button", { name: "ויתור על השיגור" }).click();
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText("איש לא יחויג.");
    await expectAccessible(page);
    await question.getByRole("button", { name: "ויתור על השיגור" }).click();
    await expect(status(page, "בוטל")).toBeVisible();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("ויתור על השיגור בידי");
    await expect(page.getByRole("main")).toContainText("במעקב עד");
    await expectAccessible(page);
    expect(await dispatched(title)).toBe(0);
  });
});
