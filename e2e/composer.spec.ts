import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { z } from "zod";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import type { Product } from "./product";
import type { SandboxClient } from "./sandbox-client";
import { demoEmail, sessionFile } from "./sign-in";
import { wav } from "./wav";

/** Whole journeys with their undo windows, on a machine that does other things too. */
test.describe.configure({ timeout: 150_000 });

let next = 1_000_000;
/** A range that the demo's people don't have, so nobody in it asked before not to be called. */
const newPhones = (count: number) => Array.from({ length: count }, () => `051${next++}`);
const newTitle = (word: string) => `${word} ${randomUUID().slice(0, 8)}`;

async function upstreamOf(sandbox: SandboxClient, title: string) {
  return (await sandbox.state()).campaigns.filter((campaign) => String(campaign["title"]).startsWith(title));
}

async function launchesOf(api: APIRequestContext, title: string) {
  const { launches } = await (await api.get("/api/launches")).json();
  return launches.filter((launch: { title: string }) => launch.title === title);
}

const Report = z.object({ calls: z.array(z.object({ status: z.string(), digits: z.string(), sipCode: z.string() })) });

/** The rows of a campaign's report as IP-Sales itself gives them. */
async function ledgerRows({ sandboxUrl, canary }: Product, campaignId: number) {
  const body = JSON.stringify({ action: "campaignReport", apiKey: canary, campaignId });
  const answer = await fetch(`${sandboxUrl}/campaignApi.php`, { method: "POST", body, headers: { "content-type": "application/json" } });
  return Report.parse(await answer.json()).calls;
}

function tally(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const asCounts = (rows: { key: string; count: number }[]) => Object.fromEntries(rows.map(({ key, count }) => [key, count]));

async function composerOf(page: Page): Promise<Composer> {
  const composer = new Composer(page);
  await composer.start();
  return composer;
}

test("300 pasted numbers, some of them bad: rejects and price before, one campaign after, and a report that equals the ledger", async ({
  page,
  shofar,
  sandbox,
  api,
}) => {
  const composer = new Composer(page);
  await page.goto("/campaigns/new");
  await page.getByRole("textbox", { name: "דואר אלקטרוני" }).fill(demoEmail("marketing"));
  await page.getByRole("textbox", { name: "סיסמה" }).fill(shofar.password);
  await page.getByRole("button", { name: "כניסה", exact: true }).click();
  await expect(composer.title).toBeVisible();

  const good = newPhones(280);
  const written = good.map((phone, index) => (index < 10 ? `+972-${phone.slice(1)}` : phone));
  const bad = ["057-1234567", "0571234568", "06-1234567", "050", "054123", "5.01E+08", "5.02E+08", "+1 212 555 1234", "אין", "לא ידוע"];
  const twice = written.slice(20, 30);
  const title = newTitle("מסע מלא");
  await composer.fill({ title, phones: [...written, ...bad, ...twice] });
  await expect(page.getByText("מתוך 300 שורות")).toBeVisible();
  await expect(composer.heading("audience")).toContainText("280 נמענים · 10 תוקנו · 10 נדחו · 10 כפולים");
  await expect(page.getByRole("region", { name: "נדחו" })).toContainText("קידומת שאינה קיימת בישראל");

  await expect(composer.send).toHaveText("שליחה ל־280 נמענים");
  await expect(composer.send).toBeEnabled();
  const priced = await (
    await (
      await api("marketing")
    ).post("/api/campaigns/dry-run", {
      data: { title, audience: { phones: written }, message: { kind: "text", text: "שלום, זוהי הודעה לבדיקה" } },
    })
  ).json();
  await expect(composer.rail).toContainText(priced.price);

  await composer.neverAgain();
  await composer.launch();
  await expect(page.getByRole("button", { name: /ביטול השיגור/ })).toBeVisible();
  expect(await upstreamOf(sandbox, title)).toEqual([]);
  await expect(page.getByRole("status").getByText("הסתיים", { exact: true })).toBeVisible({ timeout: 60_000 });
  // It may run for a second only, between two looks: that it ran stands in what was done.
  await expect(page.getByRole("list", { name: "מה נעשה עד עכשיו" })).toContainText("הקמפיין התחיל");

  const dispatches = (await sandbox.state()).dispatches.filter((dispatch) => dispatch.title.startsWith(title));
  expect(dispatches).toHaveLength(1);
  expect(dispatches[0]?.phones).toEqual(good);
  await page.getByRole("link", { name: "לדוח הקמפיין" }).click();
  await page.waitForURL(/\/campaigns\/\d+$/);

  const [ledger] = await upstreamOf(sandbox, title);
  const rows = await ledgerRows(shofar, Number(ledger?.["id"]));
  const answered = rows.filter(({ status }) => status === "answered").length;
  expect(ledger).toMatchObject({ total_phones: 280, answerd_calls: answered, active: "ended" });
  await expect(page.getByRole("main")).toContainText(`${answered} מתוך 280 ענו`);
  const { summary } = await (await (await api("marketing")).get(`/api/campaigns/${ledger?.["id"]}/report`)).json();
  expect(summary).toMatchObject({ recipients: 280, answered, optOuts: rows.filter(({ digits }) => digits.includes("9")).length });
  for (const [field, counted] of [
    ["status", summary.byStatus],
    ["digits", summary.byDigits],
    ["sipCode", summary.bySipCode],
  ] as const) {
    expect(asCounts(counted), field).toEqual(tally(rows.map((row) => row[field])));
  }
});

test("a launch that is taken back gives back what was typed, to be corrected and sent anew", async ({ marketing, sandbox }) => {
  const composer = await composerOf(marketing);
  const title = newTitle("חזרה");
  await composer.fill({ title, phones: newPhones(4), text: "הודעה שחוזרים אליה" });
  await composer.launch();
  const undo = marketing.getByRole("button", { name: /ביטול השיגור/ });
  await expect(undo).toBeFocused();
  await marketing.keyboard.press("Enter");
  await marketing.getByRole("link", { name: "עריכה ושיגור מחדש" }).click();
  await marketing.waitForURL(/\/drafts\//);
  await expect(composer.send).toHaveText("שליחה ל־4 נמענים");
  await expect(marketing.getByRole("textbox", { name: "שם הקמפיין" })).toHaveValue(title);
  await composer.launch();
  await expect(marketing.getByRole("status").getByText(/^(פעיל|הסתיים)$/)).toBeVisible({ timeout: 30_000 });
  expect(await upstreamOf(sandbox, title)).toHaveLength(1);
});

test("a recording is played before it is sent, and what each key does reaches IP-Sales as it was chosen", async ({
  marketing: page,
  sandbox,
  api,
}) => {
  const composer = await composerOf(page);
  const title = newTitle("הקלטה ומקשים");
  await composer.fill({ title, phones: newPhones(2) });
  await composer.open("message");
  await composer.choose("הקלטה: קובץ מהמחשב או הקלטה בדפדפן");
  const recording = wav(7);
  const file = page.locator("input[type=file]").last();
  await file.setInputFiles({ name: "הודעה.wav", mimeType: "audio/wav", buffer: wav(4) });
  await expect(page.getByRole("main").getByRole("alert")).toContainText("ההקלטה קצרה מדי: 4 שניות");
  await file.setInputFiles({ name: "דף.mp3", mimeType: "audio/mpeg", buffer: Buffer.from("<html>not a recording</html>") });
  await expect(page.getByRole("main").getByRole("alert")).toContainText("אינו הקלטת WAV או MP3");
  await file.setInputFiles({ name: "הודעה.wav", mimeType: "audio/wav", buffer: recording });
  const player = page.getByRole("group", { name: "ההקלטה הודעה.wav" });
  await expect(player.getByRole("slider", { name: "מקום בהקלטה" })).toHaveAttribute("aria-valuetext", "0:00 מתוך 0:07");
  await expect(composer.heading("message")).toContainText("0:07");

  await composer.chooseKey("1", "השמעה חוזרת של ההודעה");
  await composer.chooseKey("2", "קליטת ספרות שהמאזין מקיש");
  await (await composer.chooseKey("3", "חיבור למספר טלפון")).getByRole("textbox", { name: "מספר הטלפון" }).fill("+972 52-111-1111");
  await (await composer.chooseKey("4", "חיבור לשלוחה במרכזייה")).getByRole("textbox", { name: "השלוחה" }).fill("200");
  await (await composer.chooseKey("5", "חיבור לכתובת SIP")).getByRole("textbox", { name: "כתובת SIP" }).fill("sip:ivr@my-ivr.example");
  const donation = await composer.chooseKey("8", "תרומה בנדרים פלוס");
  await donation.getByRole("textbox", { name: "מספר מסוף" }).fill("12345");
  await donation.getByRole("textbox", { name: "סכום" }).fill("99.90");
  await donation.getByRole("textbox", { name: "קטגוריה" }).fill("קמחא דפסחא");
  await donation.getByRole("checkbox", { name: "סכום קבוע" }).press("Space");
  await expect(page.getByRole("img", { name: "מקש 9 נעול: הסרה מהרשימה" })).toBeVisible();

  await composer.open("timing");
  await composer.choose("בהשהיה");
  await page.getByRole("button", { name: "ברירת המחדל של החשבון מספר מזוהה" }).click();
  await page.getByRole("option", { name: "072-1234567" }).click();
  await page.getByRole("textbox", { name: "משך צלצול מרבי" }).fill("18");
  await page.getByRole("textbox", { name: "ניסיונות חוזרים" }).fill("3");
  await page.getByRole("textbox", { name: "המתנה בין ניסיונות" }).fill("45");
  await composer.choose("עד מספר מסוים");
  await page.getByRole("textbox", { name: "חיוגים במקביל" }).fill("12");
  await page.getByRole("button", { name: "מזהה חיצוני ותיאור" }).click();
  await page.getByRole("textbox", { name: "מזהה חיצוני" }).fill("CAMP-7");
  await page.getByRole("textbox", { name: "תיאור" }).fill("לבדיקה");

  await composer.open("review");
  await expect(page.getByRole("definition").filter({ hasText: "תרומה של" })).toContainText("99.90");
  await composer.ask();
  await expect(composer.question).toContainText("בהשהיה, עד לשחרור");
  await expect(composer.question).toContainText("072-1234567");
  await composer.confirm.click();
  await composer.launched();
  await expect(page.getByRole("status").getByText("מוכן, טרם חויג", { exact: true })).toBeVisible({ timeout: 30_000 });

  const [campaign] = await upstreamOf(sandbox, title);
  expect(campaign).toMatchObject({
    active: "hold",
    callerId: "0721234567",
    callLength: 18,
    dialRetries: 3,
    between_retries: 45,
    max_ring: 12,
    reasonableHours: false,
    externalID: "CAMP-7",
    externalDescription: "לבדיקה",
    keysAction: {
      1: "replay",
      2: "digits",
      3: "routing-0521111111",
      4: "pbxRouting-200",
      5: "sipRouting-ivr@my-ivr.example",
      8: "nedarimDonations-12345-99.90-yes-no-קמחא דפסחא",
    },
  });
  expect((await sandbox.state()).dispatches.filter((dispatch) => dispatch.title.startsWith(title))).toEqual([]);
  const played = await (await api("marketing")).get(`/api/campaigns/${campaign?.["id"]}/audio`);
  expect((await played.body()).equals(recording)).toBe(true);
});

test("a start is set in Israel's time, refused in words when it can't be, and kept by IP-Sales", async ({ marketing: page, sandbox }) => {
  const composer = await composerOf(page);
  const title = newTitle("מתוזמן");
  await composer.fill({ title, phones: newPhones(2) });
  await composer.choose("במועד שייקבע");
  await expect(composer.heading("timing")).toContainText("יש לבחור יום ושעה להתחלה");
  const type = async (days: number) => {
    const date = new Date(Date.now() + days * 86_400_000);
    const [day, month, year] = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Asia/Jerusalem",
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
    })
      .format(date)
      .split("/");
    await page.getByRole("spinbutton").first().click();
    await page.keyboard.type(`${day}${month}${year}1000`);
    return `${day}-${month}-${year} 10:00`;
  };
  await type(-1);
  await expect(page.getByText("מועד ההתחלה כבר עבר.").first()).toBeVisible();
  await expect(composer.heading("timing")).toContainText("לתיקון");
  await type(23);
  await expect(page.getByText("מועד ההתחלה רחוק מדי").first()).toBeVisible();
  await expect(composer.rail.getByRole("button", { name: "דבר אחד לתיקון" })).toBeVisible();
  const shown = await type(2);
  await expect(page.getByText(/שעון ישראל/).first()).toBeVisible();
  await expect(composer.heading("timing")).toContainText("הושלם");
  await composer.launch();
  await expect(page.getByRole("status").getByText("מתוזמן", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await upstreamOf(sandbox, title)).toMatchObject([{ timed: true, active: "active", start_time: shown, reasonableHours: false }]);
});

test("the other ways: a recording of the account, an extension, an address that runs the call", async ({ marketing: page }) => {
  const composer = await composerOf(page);
  await composer.fill({ title: newTitle("דרכים"), phones: newPhones(2) });
  await composer.open("message");
  await page.getByRole("button", { name: "דרכים נוספות" }).click();
  await composer.choose("שלוחה במרכזייה");
  await page.getByRole("textbox", { name: "מספר השלוחה" }).fill("200");
  await expect(composer.send).toHaveText("שליחה לשני נמענים");
  await expect(composer.send).toBeEnabled();
  await composer.choose("כתובת שמנהלת את השיחה");
  await page.getByRole("textbox", { name: "כתובת השירות" }).fill("ftp://x");
  await page.getByRole("textbox", { name: "כתובת השירות" }).press("Tab");
  await expect(page.getByText("הכתובת אינה תקינה").first()).toBeVisible();
  await page.getByRole("textbox", { name: "כתובת השירות" }).fill("https://calls.example/flow");
  await page.getByRole("textbox", { name: "אורך שיחה לחישוב המחיר" }).fill("30");
  await page.getByRole("textbox", { name: "אורך שיחה לחישוב המחיר" }).press("Tab");
  await expect(composer.rail).toContainText("שתי שיחות של 30 שניות");
  await composer.choose("הקלטה שכבר נמצאת בחשבון");
  await page.getByRole("textbox", { name: "שם ההקלטה" }).fill("no-such-recording");
  await expect(composer.rail.getByRole("alert")).toContainText("קובץ השמע אינו תקין");
  await expect(composer.heading("message")).toContainText("לתיקון");
  await composer.rail.getByRole("button", { name: "הבדיקה לא עברה. לתיקון" }).click();
  await expect(page.getByRole("textbox", { name: "שם ההקלטה" })).toBeFocused();
});

test("what IP-Sales refuses is said in words beside what helps, and what was typed stays", async ({ marketing: page, api }) => {
  const composer = await composerOf(page);
  const title = newTitle("יקר מדי");
  const text = "שלום ".repeat(780).trim();
  await composer.title.fill(title);
  const rows = Array.from({ length: 25_000 }, (_, index) => `051${7_000_000 + index}`).join("\n");
  await page.locator("input[type=file]").setInputFiles({ name: "גדול.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
  await expect(composer.heading("audience")).toContainText("25,000 נמענים", { timeout: 30_000 });
  await composer.open("message");
  await composer.text.fill(text);
  await expect(composer.rail.getByRole("alert")).toContainText("היתרה אינה מספיקה", { timeout: 30_000 });
  await expect(composer.rail).toContainText("125,000.00 יח׳");
  await expect(composer.rail.getByRole("button", { name: "היתרה אינה מספיקה" })).toBeVisible();
  await expect(composer.rail.getByRole("button", { name: "צמצום הקהל" })).toBeVisible();
  await expect(composer.rail.getByRole("button", { name: "ניסיון נוסף" })).toBeVisible();
  await expect(composer.text).toHaveValue(text);

  // A number that was chosen while it was registered, and isn't any more.
  await composer.text.fill("שלום");
  await expect(composer.send).toBeEnabled({ timeout: 30_000 });
  await expect(page.getByText(/^נשמר (עכשיו|לפני)/)).toBeVisible();
  const path = `/api/drafts/${new URL(page.url()).pathname.split("/").at(-1)}`;
  const { draft } = await (await page.request.get(path)).json();
  const changed = { version: draft.version, form: { ...draft.form, callerId: "0799999999" } };
  expect((await (await api("marketing")).put(path, { data: changed })).status()).toBe(200);
  await page.reload();
  await expect(composer.rail.getByRole("alert")).toContainText("המספר המזוהה אינו רשום בחשבון", { timeout: 30_000 });
  await composer.rail.getByRole("button", { name: "מעבר אל: מספר מזוהה ותזמון" }).click();
  await expect(page.getByRole("button", { name: /מספר מזוהה$/ })).toBeFocused();
  await expect(composer.heading("timing")).toContainText("לתיקון");
  await expect(composer.title).toHaveValue(title);
});

test("a refresh keeps what was typed and what was recorded, without the people's numbers in the browser; a new campaign begins empty", async ({
  marketing: page,
}) => {
  const composer = await composerOf(page);
  const phones = newPhones(3);
  const title = newTitle("נשמר");
  await composer.fill({ title, phones, text: "הטקסט שלנו" });
  await composer.chooseKey("2", "קליטת ספרות שהמאזין מקיש");
  await composer.open("message");
  await composer.choose("הקלטה: קובץ מהמחשב או הקלטה בדפדפן");
  await page
    .locator("input[type=file]")
    .last()
    .setInputFiles({ name: "שלום.wav", mimeType: "audio/wav", buffer: wav(6) });
  await expect(composer.send).toBeEnabled();
  await expect(page.getByText(/^נשמר (עכשיו|לפני)/)).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  for (const phone of phones) expect(kept).not.toContain(phone);

  await page.reload();
  await expect(composer.title).toHaveValue(title);
  await expect(composer.heading("audience")).toContainText("3 נמענים");
  await composer.open("message");
  await expect(page.getByRole("group", { name: "ההקלטה שלום.wav" })).toBeVisible();
  await composer.choose("טקסט שמוקרא בקול");
  await expect(composer.text).toHaveValue("הטקסט שלנו");
  await expect(composer.heading("keys")).toContainText("2 = ספרות");
  await expect(composer.send).toHaveText("שליחה ל־3 נמענים");

  await page.getByRole("main").getByRole("link", { name: "קמפיין חדש" }).click();
  await expect(composer.title).toHaveValue("");
  await expect(composer.heading("audience")).toContainText("להשלמה");
  await page.reload();
  await expect(composer.title).toHaveValue("");
});

test("a double click, Enter held and the way back launch once", async ({ marketing: page, api }) => {
  const composer = await composerOf(page);
  const title = newTitle("לחיצה כפולה");
  await composer.fill({ title, phones: newPhones(2) });
  await composer.ask();
  await composer.confirm.focus();
  for (let time = 0; time < 8; time += 1) await page.keyboard.down("Enter");
  await composer.confirm.dblclick({ force: true, noWaitAfter: true, timeout: 2_000 }).catch(() => undefined);
  await page.keyboard.up("Enter");
  await composer.launched();
  expect(await launchesOf(await api("marketing"), title)).toHaveLength(1);
  await page.reload();
  await page.goto("/campaigns/new");
  await expect(composer.title).toHaveValue("");
  await page.goBack();
  await page.goBack();
  expect(await launchesOf(await api("marketing"), title)).toHaveLength(1);
});

test("when the answer to the launch is lost, the same can be asked for again and is launched once, and its draft leads to its launch", async ({
  browser,
  shofar,
  api,
}) => {
  const line = await Line.open();
  const context = await browser.newContext({ storageState: sessionFile("marketing"), baseURL: shofar.url, proxy: line.proxy });
  const page = await context.newPage();
  const composer = await composerOf(page);
  const title = newTitle("תשובה אבודה");
  await composer.fill({ title, phones: newPhones(2) });
  await composer.ask();
  line.loseAnswers("/api/campaigns");
  await composer.confirm.click();
  await expect(composer.question.getByRole("alert")).toContainText("אין תשובה מהשרת");
  expect(await launchesOf(await api("marketing"), title)).toHaveLength(1);
  const draft = page.url();
  line.mend();
  await composer.confirm.click();
  const id = await composer.launched();
  expect(await launchesOf(await api("marketing"), title)).toMatchObject([{ id }]);
  await page.goto(draft);
  await page.getByRole("link", { name: "אל השיגור" }).click();
  expect(await composer.launched()).toBe(id);
  await context.close();
  line.close();
});

test("the same campaign once more is refused with who launched it and when, and is sent when it is meant", async ({
  marketing: page,
  api,
}) => {
  const campaign = { title: newTitle("פעמיים"), phones: newPhones(2) };
  const composer = await composerOf(page);
  await composer.fill(campaign);
  await composer.launch();
  await page.getByRole("link", { name: "קמפיין חדש" }).first().click();
  await expect(composer.title).toHaveValue("");
  await composer.fill(campaign);
  await composer.ask();
  await composer.confirm.click();
  await expect(composer.question).toContainText("אותו קמפיין כבר נשלח");
  await expect(composer.question.getByRole("alert")).toContainText("דנה לוי");
  await expectAccessible(page);
  expect(await launchesOf(await api("marketing"), campaign.title)).toHaveLength(1);
  await composer.question.getByRole("button", { name: "שליחה נוספת במכוון" }).click();
  await composer.launched();
  expect(await launchesOf(await api("marketing"), campaign.title)).toHaveLength(2);
});

test("who may not launch is not offered the composer, and is led away from it", async ({ supervisor }) => {
  await supervisor.goto("/");
  await expect(supervisor.getByRole("navigation").getByRole("link", { name: "קמפיינים" })).toBeVisible();
  await expect(supervisor.getByRole("link", { name: "קמפיין חדש" })).toHaveCount(0);
  await supervisor.goto("/campaigns/new");
  await expect(supervisor).toHaveURL(/\/$/);
  await expect(supervisor.getByRole("textbox", { name: "שם הקמפיין" })).toHaveCount(0);
});

for (const locale of ["he", "en"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`the composer is accessible, works by keyboard and fits a phone (${locale}, ${theme})`, async ({ marketing: page, shofar }) => {
      await page.context().addCookies([
        { name: "shofar.locale", value: locale, url: shofar.url },
        { name: "shofar.theme", value: theme, url: shofar.url },
      ]);
      await page.goto("/campaigns/new");
      const pasted = page.getByRole("textbox", { name: locale === "he" ? "הדבקת מספרים" : "Paste numbers" });
      await pasted.fill([...newPhones(3), "+972521234567", "057-1234567", "אין"].join("\n"));
      await expect(page.getByRole("region", { name: locale === "he" ? "נדחו" : "Rejected" })).toBeVisible();
      const headings = page.getByRole("heading", { level: 2 }).getByRole("button");
      for (const heading of (await headings.all()).slice(1)) {
        await heading.focus();
        await page.keyboard.press("Enter");
        await expect(heading).toHaveAttribute("aria-expanded", "true");
      }
      await page
        .getByRole("radiogroup", { name: locale === "he" ? "בחירת מקש" : "Choose a key" })
        .locator("label")
        .nth(2)
        .click();
      await page.getByRole("radio", { name: locale === "he" ? "במועד שייקבע" : "At a set time" }).press("Space");
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  }
}
