import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";
import { toneWav } from "./wav";

/** A launch goes its whole way, undo window included. */
test.describe.configure({ timeout: 150_000 });

let next = 4_000_000;
/** A range that the demo's people don't have, so nobody in it asked before not to be called. */
const newPhones = (count: number) => Array.from({ length: count }, () => `051${next++}`);

async function composerOf(page: Page): Promise<Composer> {
  const composer = new Composer(page);
  await composer.start();
  return composer;
}

const keyOf = (page: Page, digit: string) =>
  page.getByRole("radiogroup", { name: "בחירת מקש" }).getByRole("radio", { name: new RegExp(`^מקש ${digit}:`) });
const phoneOf = (page: Page) => page.getByRole("group", { name: "הטלפון המצויר" });
const told = (page: Page) => phoneOf(page).getByRole("status");

test("a template fills in all keys, and what stood there before has a way back, and back again", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  const editor = await composer.chooseKey("1", "חיבור למספר טלפון");
  await editor.getByLabel("מספר הטלפון").fill("03-5550122");
  await editor.getByLabel("מה משמעות המקש?").fill("מזכירות");
  await expect(keyOf(page, "1")).toHaveAccessibleName("מקש 1: מזכירות, טלפון");

  await page.getByRole("button", { name: "תרומה", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "מספר מסוף" })).toBeFocused();
  await expect(composer.keyCap("1")).toContainText("חסר פרט");
  await expect(keyOf(page, "2")).toHaveAccessibleName("מקש 2: שוב");

  const undo = page.getByRole("alertdialog").getByRole("button", { name: "ביטול השינוי" });
  await undo.click();
  await expect(keyOf(page, "1")).toHaveAccessibleName("מקש 1: מזכירות, טלפון");
  await expect(editor.getByLabel("מספר הטלפון")).toHaveValue("03-5550122");
  await expect(keyOf(page, "2")).toHaveAccessibleName("מקש 2: ללא פעולה");
  await expect(composer.heading("keys")).toContainText("1 = מזכירות · 9 = הסרה (קבוע)");

  await undo.click();
  await expect(page.getByRole("textbox", { name: "מספר מסוף" })).toBeVisible();
  await undo.click();
  await page.getByRole("button", { name: "ניקוי המקש" }).click();
  await expect(keyOf(page, "1")).toBeFocused();
  await expect(keyOf(page, "1")).toHaveAccessibleName("מקש 1: ללא פעולה");
  await undo.click();
  await expect(keyOf(page, "1")).toHaveAccessibleName("מקש 1: מזכירות, טלפון");
});

test("names of keys have their length, and a donation's category its signs, said before and told when they are wrong", async ({
  marketing: page,
}) => {
  const composer = await composerOf(page);
  const editor = await composer.chooseKey("4", "תרומה בנדרים פלוס");
  await expect(editor).toContainText("עד 40 תווים");
  await expect(editor).toContainText("עד 50 תווים, בלי מקף");
  await editor.getByLabel("קטגוריה").fill("בית-כנסת");
  await editor.getByLabel("מספר מסוף").focus();
  await expect(editor.getByText("שם הקטגוריה אינו תקין: עד 50 תווים, בלי מקף (-).")).toBeVisible();
  await editor.getByLabel("מה משמעות המקש?").fill("א".repeat(41));
  await editor.getByLabel("מספר מסוף").focus();
  await expect(editor.getByText("שם של תשובה הוא בין תו אחד ל־40 תווים.")).toBeVisible();
  await expect(composer.heading("keys")).toContainText("לתיקון");
});

test("answers that were named before the launch are what the report speaks of, and its file keeps the digits", async ({
  marketing: page,
  api,
}) => {
  const composer = await composerOf(page);
  const title = `אישור הגעה ${randomUUID().slice(0, 8)}`;
  await composer.fill({ title, phones: newPhones(120), text: "שלום, כאן בית הספר. לאישור הגעה יש להקיש 1, אם לא מגיעים 2." });
  await composer.open("keys");
  await page.getByRole("button", { name: "אישור הגעה", exact: true }).click();
  await expect(composer.heading("keys")).toContainText("1 = מגיע · 2 = לא מגיע · 3 = שוב · 9 = הסרה (קבוע)");
  await page
    .getByRole("alertdialog", { name: /אישור הגעה/ })
    .getByRole("button", { name: "סגירה" })
    .click();
  await composer.neverAgain();
  const launchId = await composer.launch();
  await expect(page.getByText("1 = מגיע · קליטת ספרות שהמאזין מקיש")).toBeVisible();
  await expect(page.getByRole("status").getByText("הסתיים", { exact: true })).toBeVisible({ timeout: 90_000 });

  const client = await api("marketing");
  const { launch } = await (await client.get(`/api/launches/${launchId}`)).json();
  const report = await (await client.get(`/api/campaigns/${launch.campaignId}/report`)).json();
  expect(report).toMatchObject({ answers: { 1: "מגיע", 2: "לא מגיע" }, capturing: ["1", "2"] });
  const coming = report.summary.byDigits.find(({ key }: { key: string }) => key === "1").count;
  expect(coming).toBeGreaterThan(0);

  await page.goto(`/campaigns/${launch.campaignId}`);
  const survey = page.getByRole("region", { name: `מה השיבו · ${launch.title}` });
  const first: number = report.summary.byDigits
    .filter(({ key }: { key: string }) => key.startsWith("1"))
    .reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  const { answered, pressed } = report.summary;
  const share = (total: number) => `${Math.round((first / total) * 100)}%`;
  const answer = survey.getByRole("listitem").filter({ hasText: /^1מגיע/ });
  await expect(answer).toContainText(`${first}${share(answered)} מהעונים לטלפון${share(pressed)} מהמקישים`);
  await answer.getByRole("button").click();
  await expect(page.getByRole("region", { name: "שיחות", exact: true }).getByRole("heading").first()).toHaveText(`שיחות ${first}`);
  await expect(survey.getByRole("listitem").filter({ hasText: "ענו ולא הקישו" })).toContainText(String(answered - pressed));
  await answer.getByRole("button").click();
  await expect(page).not.toHaveURL(/digits/);
  const line = page
    .getByRole("list", { name: "מקשים" })
    .getByRole("listitem")
    .filter({ hasText: /^1 · מגיע/ })
    .first();
  await expect(line).toContainText(String(coming));
  await line.getByRole("button").click();
  const table = page.getByRole("grid", { name: "שיחות הקמפיין" });
  await expect(table.getByRole("gridcell", { name: "1 · מגיע", exact: true })).toHaveCount(coming);
  await expect(page.getByRole("button", { name: /^מקש: .*1.* · מגיע$/ })).toBeVisible();
  await expectAccessible(page);

  const file = await (await client.get(`/api/campaigns/${launch.campaignId}/calls.csv?digits=1`)).text();
  expect(file.trim().split("\n")).toHaveLength(coming + 1);
  expect(file).not.toContain("מגיע");
});

test("a campaign that nobody named keys for has a report with digits alone", async ({ sandbox, api }) => {
  const [campaignId] = await sandbox.loadReport(20);
  const report = await (await (await api("marketing")).get(`/api/campaigns/${campaignId}/report`)).json();
  expect(report).toMatchObject({ answers: {}, capturing: [] });
});

test("the drawn phone is answered, hears the text, and tells what each key does, by the keyboard alone", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  await composer.open("message");
  await composer.text.fill("שלום, כאן בית הספר. לאישור הגעה יש להקיש 1, אם לא מגיעים 2.");
  await composer.open("keys");
  await page.getByRole("button", { name: "אישור הגעה", exact: true }).click();
  const editor = await composer.chooseKey("4", "חיבור למספר טלפון");
  await editor.getByLabel("מספר הטלפון").fill("03-5550122");
  await composer.chooseKey("5", "חיבור לשלוחה במרכזייה");

  const phone = phoneOf(page);
  await expect(phone).toContainText("המספר של החשבון");
  await phone.getByRole("button", { name: "מענה" }).focus();
  await page.keyboard.press("1");
  await expect(told(page)).toHaveText("המקשים פועלים אחרי המענה.");
  await page.keyboard.press("Enter");
  await expect(told(page)).toHaveText("נענה. ההודעה מתחילה.");
  await expect(phone).toContainText("0:05 בערך");
  await expect(phone.getByRole("button", { name: "ניתוק" })).toBeFocused();
  await expect(told(page)).toHaveText("ההודעה הסתיימה.");
  for (const [key, words] of [
    ["3", "הוקש 3: ההודעה מתחילה מההתחלה."],
    ["8", "הוקש 8: לא קורה דבר."],
    ["5", "הוקש 5: לפעולה של המקש חסר פרט."],
    ["1", "הוקש 1 · מגיע: נשמר בדוח. גם ספרות שיוקשו עכשיו יישמרו."],
    ["2", "הוקשו ספרות: 2. הן נשמרות בדוח."],
    ["9", "הוקש 9: הוסר מהרשימה, השיחה מסתיימת."],
  ] as const) {
    await page.keyboard.press(key);
    await expect(told(page)).toHaveText(words);
  }
  await expect(phone.getByRole("button", { name: "שיחה חדשה" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("4");
  await expect(told(page)).toHaveText("הוקש 4: מועבר אל 03-5550122.");
  await page.keyboard.press("Escape");
  await expect(told(page)).toHaveText("השיחה נותקה.");
});

test("an uploaded recording really plays in the drawn phone, to its end, and again by its key", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  await composer.open("message");
  await page.getByRole("radio", { name: /^הקלטה/ }).press("Space");
  await page
    .locator("#section-message input[type=file]")
    .setInputFiles({ name: "הזמנה.wav", mimeType: "audio/wav", buffer: toneWav(6, 0.2) });
  await expect(composer.heading("message")).toContainText("הזמנה.wav");
  await composer.chooseKey("2", "השמעה חוזרת של ההודעה");

  const phone = phoneOf(page);
  await phone.getByRole("button", { name: "מענה" }).click();
  // Both are the sound's own: its time as it runs, and its end.
  await expect(phone).toContainText(/0:0[1-5] מתוך 0:06/);
  await expect(told(page)).toHaveText("ההודעה הסתיימה.");
  await phone.getByRole("button", { name: "2", exact: true }).click();
  await expect(told(page)).toHaveText("הוקש 2: ההודעה מתחילה מההתחלה.");
  await expect(phone).toContainText(/0:0[0-2] מתוך 0:06/);
});

test("where the browser has a voice for the language, the text is spoken by it, and it is called the browser's", async ({
  marketing: page,
}) => {
  await page.addInitScript(() => {
    const voice = { voiceURI: "carmit", name: "Carmit", lang: "he-IL", localService: true, default: false };
    class Utterance extends EventTarget {
      voice = null;
      lang = "";
      constructor(readonly text: string) {
        super();
      }
    }
    const spoken: string[] = [];
    const speech = Object.assign(new EventTarget(), {
      getVoices: () => [voice],
      cancel: () => undefined,
      speak: (utterance: Utterance) => {
        spoken.push(`${utterance.lang}: ${utterance.text}`);
        setTimeout(() => utterance.dispatchEvent(new Event("end")), 1_500);
      },
    });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    Object.assign(window, { spoken });
  });
  const composer = await composerOf(page);
  await composer.open("message");
  await composer.text.fill("שלום, כאן בית הספר");
  await expect(page.getByText("הקול הוא של הדפדפן, לא של IP-Sales.")).toBeVisible();
  await phoneOf(page).getByRole("button", { name: "מענה" }).click();
  await expect(told(page)).toHaveText("ההודעה הסתיימה.");
  expect(await page.evaluate(() => Reflect.get(window, "spoken"))).toEqual(["he-IL: שלום, כאן בית הספר"]);
});
