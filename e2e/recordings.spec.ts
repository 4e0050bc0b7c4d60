import { createHash } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { BROWSER_FLAGS, requireBrowser } from "../scripts/browser";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";
import { toneWav, wav } from "./wav";

/** A microphone that beeps; whether the page may hear it, each test says. */
const FAKE_MICROPHONE = "--use-fake-device-for-media-stream";
test.use({ launchOptions: { executablePath: requireBrowser(), args: [...BROWSER_FLAGS, FAKE_MICROPHONE] } });

const SPEECH = 0.2;
const file = (name: string, buffer: Buffer, mimeType = "audio/wav") => ({ name, mimeType, buffer });
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Tones differ from test to test, so that each has a recording of its own. */
let drawn = 0;
const newTone = (seconds: number) => toneWav(seconds, SPEECH + (Date.now() % 10_000) / 1e6 + ++drawn / 1e3);

async function openRecording(page: Page): Promise<Composer> {
  const composer = new Composer(page);
  await composer.start();
  await composer.open("message");
  await composer.choose("הקלטה: קובץ מהמחשב או הקלטה בדפדפן");
  return composer;
}

const button = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true });
const card = (page: Page, name: string) => page.getByRole("group", { name: `ההקלטה ${name}` });
const place = (within: Locator) => within.getByRole("slider", { name: "מקום בהקלטה" });
const alert = (page: Page) => page.getByRole("main").getByRole("alert");

async function choose(page: Page, chosen: ReturnType<typeof file>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(page, "בחירת קובץ").last().click()]);
  await chooser.setFiles(chosen);
}

/** Hears five seconds and more, and finishes. */
async function finishTake(page: Page): Promise<void> {
  await expect(button(page, "סיום")).toBeEnabled({ timeout: 15_000 });
  await button(page, "סיום").click();
  await expect(button(page, "שימוש בהקלטה")).toBeVisible();
}

test("a recording is kept once by its content, is what its content is, and is played in parts to those who may", async ({ api }) => {
  const client = await api("marketing");
  const buffer = newTone(6);
  const keep = (name: string) => client.post("/api/recordings", { multipart: { audio: file(name, buffer, "audio/mpeg") } });
  const first = await keep("../הודעה\u202e.mp3");
  expect(first.status()).toBe(201);
  const { recording } = await first.json();
  expect(recording).toEqual({ id: sha256(buffer), fileName: "הודעה.mp3", seconds: 6, contentType: "audio/wav" });
  expect((await (await keep("אחרת.wav")).json()).recording).toEqual({ ...recording, fileName: "אחרת.wav" });

  const address = `/api/recordings/${recording.id}/audio`;
  const whole = await client.get(address);
  expect(whole.headers()["content-type"]).toBe("audio/wav");
  expect(sha256(await whole.body())).toBe(recording.id);
  const part = await client.get(address, { headers: { Range: "bytes=0-43" } });
  expect(part.status()).toBe(206);
  expect((await part.body()).toString("latin1", 0, 4)).toBe("RIFF");

  for (const unknown of ["0".repeat(64), "x"]) {
    const missing = await client.get(`/api/recordings/${unknown}/audio`);
    expect(missing.status()).toBe(404);
    expect((await missing.json()).error.message).toContain("ההקלטה אינה נשמרת כאן");
  }
  for (const other of ["supervisor", "nobody"] as const) {
    const status = other === "nobody" ? 401 : 403;
    expect((await (await api(other)).get(address)).status()).toBe(status);
    expect((await (await api(other)).post("/api/recordings", { multipart: { audio: file("x.wav", buffer) } })).status()).toBe(status);
  }
  const entries = await (
    await (await api("admin")).get(`/api/audit?action=recording.keep&search=${encodeURIComponent("הודעה.mp3")}`)
  ).json();
  expect(entries.entries[0]).toMatchObject({ target: "הודעה.mp3", outcome: "done", details: { recording: recording.id, seconds: 6 } });
});

test("a file that lies about its type, is too short or too long is refused with the reason", async ({ api }) => {
  const client = await api("marketing");
  const refused = async (chosen: ReturnType<typeof file>) => {
    const answer = await client.post("/api/recordings", { multipart: { audio: chosen } });
    expect(answer.status()).toBe(400);
    return (await answer.json()).error.message;
  };
  const page = Buffer.from("<!doctype html><script>alert(1)</script>".repeat(100));
  expect(await refused(file("הודעה.wav", page))).toContain("אינו הקלטת WAV או MP3");
  expect(await refused(file("הודעה.mp3", Buffer.concat([Buffer.from("OggS"), Buffer.alloc(5_000, 1)])))).toContain("אינו הקלטת WAV או MP3");
  expect(await refused(file("הודעה.wav", toneWav(4, SPEECH)))).toContain("קצרה מדי: 4 שניות");
  expect(await refused(file("הודעה.wav", wav(301)))).toContain("ארוכה מדי: 301 שניות");
  expect((await client.post("/api/recordings", { data: {} })).status()).toBe(400);
});

test("an uploaded recording is measured, heard and moved about in by keyboard, and is there again after a reload", async ({
  marketing: page,
  api,
}) => {
  const composer = await openRecording(page);
  await expect(page.getByText("WAV או MP3, בין 5 ל־300 שניות, עד 60 מגה־בייט.")).toBeVisible();
  const buffer = newTone(7);
  await choose(page, file("הודעה.wav", buffer));
  const shown = card(page, "הודעה.wav");
  await expect(shown).toBeFocused();
  await expect(shown).toContainText("0:07");
  await expect(shown.getByText("עוצמה טובה")).toBeVisible();
  await expect(shown).toContainText(/שיא.*-1\d\.\d dBFS.*ממוצע.*-1\d\.\d dBFS/);
  await expect(composer.heading("message")).toContainText("0:07");

  await place(shown).focus();
  for (const [key, time] of [
    ["ArrowRight", "0:01"],
    ["ArrowRight", "0:02"],
    ["ArrowLeft", "0:01"],
    ["End", "0:07"],
    ["Home", "0:00"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(place(shown)).toHaveAttribute("aria-valuetext", `${time} מתוך 0:07`);
  }
  await button(page, "השמעה").click();
  await expect(place(shown)).toHaveAttribute("aria-valuetext", "0:02 מתוך 0:07");
  await button(page, "השהיית ההשמעה").click();
  await expect(button(page, "השמעה")).toBeVisible();

  // What was chosen stays while another one is looked for, and when that one is no good.
  await button(page, "החלפה").click();
  await choose(page, file("דף.mp3", Buffer.from("<html>not a recording</html>"), "audio/mpeg"));
  await expect(alert(page)).toContainText("אינו הקלטת WAV או MP3");
  await expect(alert(page)).toContainText("ההקלטה הקודמת נשארה כפי שהייתה.");
  await button(page, "השארת ההקלטה הזאת").click();
  await expect(shown).toContainText("הודעה.wav");

  await page.waitForURL(/\/drafts\//);
  const draft = `/api/drafts/${new URL(page.url()).pathname.split("/").at(-1)}`;
  const client = await api("marketing");
  await expect.poll(async () => JSON.stringify(await (await client.get(draft)).json())).toContain(sha256(buffer));
  await page.reload();
  await composer.open("message");
  await expect(shown.getByText("עוצמה טובה")).toBeVisible();
  await expect(place(shown)).toHaveAttribute("aria-valuetext", "0:00 מתוך 0:07");
});

test("a part is cut out by keyboard and heard; the whole can be brought back", async ({ marketing: page }) => {
  await openRecording(page);
  await choose(page, file("ברכה.wav", newTone(12)));
  await button(page, "חיתוך").click();
  const [start, end] = [page.getByRole("slider", { name: "תחילת הקטע" }), page.getByRole("slider", { name: "סוף הקטע" })];
  await button(page, "חיתוך ושמירה").click();
  await expect(alert(page)).toContainText("אין מה לחתוך");

  await start.focus();
  for (const key of ["PageUp", "PageUp", "ArrowRight", "ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
  await expect(start).toHaveAttribute("aria-valuetext", "0:02.1");
  await end.focus();
  for (let seconds = 0; seconds < 6; seconds += 1) await page.keyboard.press("PageDown");
  await expect(end).toHaveAttribute("aria-valuetext", "0:06.0");
  await expect(alert(page)).toContainText("הקטע קצר מדי: 3.9 שניות, ונדרשות לפחות 5.");
  await button(page, "חיתוך ושמירה").click();
  await expect(start).toBeVisible();

  await end.focus();
  for (let seconds = 0; seconds < 2; seconds += 1) await page.keyboard.press("PageUp");
  await expect(alert(page)).toHaveCount(0);
  await button(page, "השמעת הקטע").click();
  await expect(button(page, "השהיית ההשמעה")).toBeVisible();
  await button(page, "חיתוך ושמירה").click();
  const part = card(page, "ברכה (קטע).wav");
  await expect(part).toBeFocused();
  await expect(part).toContainText("0:06");
  await expect(part).toContainText("נחתכה מתוך ברכה.wav, שאורכה 0:12.");
  await expect(place(part)).toHaveAttribute("aria-valuetext", "0:00 מתוך 0:06");

  await button(page, "החזרת ההקלטה המלאה").click();
  await expect(card(page, "ברכה.wav")).toContainText("0:12");
  await expect(button(page, "החזרת ההקלטה המלאה")).toHaveCount(0);
});

test("a person records, pauses, goes on, listens, records again and uses it", async ({ marketing: page }) => {
  await page.context().grantPermissions(["microphone"]);
  const composer = await openRecording(page);
  await button(page, "הקלטה במיקרופון").click();
  const recorder = page.getByRole("region", { name: "הקלטה במיקרופון" });
  await expect(recorder.getByRole("button", { name: /מיקרופון/ })).toBeVisible();
  await expect(recorder.getByRole("meter", { name: "עוצמת הקלט" })).toBeVisible();
  await button(page, "התחלת ההקלטה").click();
  await expect(button(page, "השהיה")).toBeFocused();
  await expect(button(page, "סיום")).toBeDisabled();
  await expect(page.getByText("הקלטה קצרה מ־5 שניות אינה מתקבלת.")).toBeVisible();
  const timer = recorder.getByRole("timer");
  await expect(timer).toContainText("0:02 מתוך 5:00");

  await button(page, "השהיה").click();
  await expect(recorder.getByText("בהשהיה", { exact: true })).toBeVisible();
  const paused = await timer.textContent();
  await expect(button(page, "המשך ההקלטה")).toBeFocused();
  // A pause of the test's own: what is not recorded isn't counted.
  await page.waitForTimeout(1_500);
  expect(await timer.textContent()).toBe(paused);
  await button(page, "המשך ההקלטה").click();
  await finishTake(page);

  await expect(place(recorder)).toHaveAttribute("aria-valuetext", /^0:00 מתוך 0:0[56]$/);
  await button(page, "השמעה").click();
  await expect(place(recorder)).toHaveAttribute("aria-valuetext", /^0:01/);
  await button(page, "הקלטה מחדש").click();
  await button(page, "התחלת ההקלטה").click();
  await finishTake(page);
  await button(page, "שימוש בהקלטה").click();
  const shown = page.getByRole("group", { name: /^ההקלטה הקלטה \d+\.\d+\.\d{4} \d\d-\d\d \(מיקרופון\)\.wav$/ });
  await expect(shown).toBeFocused();
  await expect(composer.heading("message")).toContainText(/0:0[56]/);
});

test("where the microphone is blocked, missing or out of reach, the reason and the remedy are told", async ({ marketing: page }) => {
  await openRecording(page);
  await button(page, "הקלטה במיקרופון").click();
  await expect(alert(page)).toContainText("הגישה למיקרופון חסומה בדפדפן.");
  await expectAccessible(page);

  const refuseBy = (name: string) =>
    page.evaluate((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", error));
    }, name);
  for (const [name, words] of [
    ["NotFoundError", "לא נמצא מיקרופון."],
    ["NotReadableError", "המיקרופון תפוס בידי תוכנה אחרת."],
    ["TypeError", "הדפדפן לא הצליח לפתוח את המיקרופון."],
  ] as const) {
    await refuseBy(name);
    await button(page, "ניסיון נוסף").click();
    await expect(alert(page)).toContainText(words);
  }
  await page.evaluate(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await button(page, "ניסיון נוסף").click();
  await expect(alert(page)).toContainText("בכתובת מאובטחת, שמתחילה ב־https");
  await button(page, "סגירה").click();
  await expect(button(page, "בחירת קובץ").last()).toBeVisible();
});

const WORDS = {
  he: {
    message: "הודעה",
    upload: "הקלטה: קובץ מהמחשב או הקלטה בדפדפן",
    record: "הקלטה במיקרופון",
    begin: "התחלת ההקלטה",
    stop: "סיום",
    use: "שימוש בהקלטה",
    trim: "חיתוך",
    end: "סוף הקטע",
    replace: "החלפה",
  },
  en: {
    message: "Message",
    upload: "A recording: a file, or made in the browser",
    record: "Record with the microphone",
    begin: "Start recording",
    stop: "Finish",
    use: "Use this recording",
    trim: "Trim",
    end: "End of the part",
    replace: "Replace",
  },
};

for (const [locale, theme, width] of [
  ["he", "light", 1440],
  ["en", "dark", 390],
] as const) {
  test(`nothing of a recording stands in anybody's way: ${locale}, ${theme}, ${width} pixels`, async ({ marketing: page, shofar }) => {
    // axe reads the whole page ten times, and a recording takes its seconds.
    test.slow();
    const words = WORDS[locale];
    const check = async () => {
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await page.setViewportSize({ width, height: 844 });
    await page.context().grantPermissions(["microphone"]);
    await page.context().addCookies([
      { name: "shofar.locale", value: locale, url: shofar.url },
      { name: "shofar.theme", value: theme, url: shofar.url },
    ]);
    await page.goto("/campaigns/new");
    await page.getByRole("heading", { level: 2, name: words.message }).getByRole("button").click();
    await page.getByRole("radio", { name: words.upload, exact: true }).press("Space");
    await check();
    await button(page, words.record).click();
    await expect(button(page, words.begin)).toBeFocused();
    await check();
    await button(page, words.begin).click();
    await check();
    await expect(button(page, words.stop)).toBeEnabled({ timeout: 15_000 });
    await button(page, words.stop).click();
    await expect(button(page, words.use)).toBeFocused();
    await check();
    await button(page, words.use).click();
    await expect(button(page, words.trim)).toBeEnabled();
    await check();
    await button(page, words.trim).click();
    await page.getByRole("slider", { name: words.end }).press("PageDown");
    await check();
    await button(page, words.replace).click();
    for (const buffer of [wav(6), toneWav(6, 0.01), toneWav(6, 2)]) {
      await page.locator("input[type=file]").last().setInputFiles(file("x.wav", buffer));
      await expect(button(page, words.replace)).toBeVisible();
      await check();
      await button(page, words.replace).click();
    }
    await check();
  });
}
