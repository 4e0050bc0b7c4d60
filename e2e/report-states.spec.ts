import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { themesOf } from "./looks";
import { launchLongCampaign } from "./running-campaign";
import { sessionFile } from "./sign-in";

const PREFIX = "052677";
let phone = 0;

/** Launches a campaign of a few recipients through the HTTP API. */
async function launch(client: APIRequestContext, schedule: object): Promise<number> {
  const spec = {
    title: `דוח ${randomUUID().slice(0, 8)}`,
    audience: { phones: Array.from({ length: 40 }, () => `05267800${String(phone++).padStart(2, "0")}`) },
    message: { kind: "text", text: "שלום, זוהי הודעה" },
    retries: { count: 0 },
    schedule: { quietHours: false, ...schedule },
  };
  const answer = await client.post("/api/campaigns", { data: spec, headers: { "Idempotency-Key": randomUUID() } });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).launch.campaignId;
}

test("a running campaign's report fills up by itself until the campaign has ended", async ({ api, supervisor }) => {
  test.slow();
  const { campaignId } = await launchLongCampaign(await api("marketing"), PREFIX, { retries: { count: 0 } });
  await supervisor.goto(`/campaigns/${campaignId}`);
  await expect(supervisor.getByText(/הנתונים נכונים ל־/)).toBeVisible();
  const sentence = supervisor.getByText(/^\d+ מתוך \d+ שחויגו ענו/);
  await expect(sentence).toBeVisible({ timeout: 30_000 });
  const before = (await sentence.textContent()) ?? "";
  await expect(sentence).not.toHaveText(before, { timeout: 30_000 });

  const faster = await (await api("supervisor")).put(`/api/campaigns/${campaignId}/max-ring`, { data: { maxRing: 400 } });
  expect(faster.status()).toBe(200);
  await expect(supervisor.getByText("הסתיים", { exact: true })).toBeVisible({ timeout: 45_000 });
  await expect(supervisor.getByText(/^\d+ מתוך 400 ענו/)).toBeVisible();
  await expect(supervisor.getByText(/הנתונים נכונים ל־/)).toBeHidden();

  // Its attempts were read while it ran: they are told by date, and the last call's time of day is one press away.
  const timeline = async () => (await (await api("supervisor")).get(`/api/campaigns/${campaignId}/timeline`)).json();
  await expect.poll(async () => (({ seen, missed, unread }) => seen + missed + unread)(await timeline()), { timeout: 45_000 }).toBe(400);
  const { seen, buckets } = await timeline();
  expect(seen).toBeGreaterThan(0);
  await supervisor.reload();
  const card = supervisor.getByRole("region", { name: "ציר זמן" }).first();
  const attempts = seen === 1 ? "ניסיון אחד" : `${seen} ניסיונות`;
  await expect(card).toContainText(`כל ניסיון חיוג שנראה בזמן שהקמפיין פעל, שעון ישראל: ${attempts}.`);
  await card.getByRole("button", { name: "טבלה" }).click();
  await expect(card.locator("tbody tr")).toHaveCount(buckets.length);
  await card.getByRole("radio", { name: "לפי שעה" }).click();
  await expect(card).toContainText("התאריך אינו ידוע");
});

test("before anybody was dialled the report speaks in words, not in zeros", async ({ api, marketing }) => {
  const client = await api("marketing");
  const held = await launch(client, { startOnHold: true });
  await marketing.goto(`/campaigns/${held}`);
  await expect(marketing.getByText("עדיין לא חויג איש. 40 נמענים מחכים.")).toBeVisible();
  await expect(marketing.getByText(/הקמפיין מושהה\. אחרי החידוש/)).toBeVisible();
  await expect(marketing.getByRole("region", { name: "תוצאות" })).toBeHidden();

  const startAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const scheduled = await launch(client, { startAt });
  await marketing.goto(`/campaigns/${scheduled}`);
  await expect(marketing.getByText(/החיוג יתחיל ב־.*שעון ישראל/)).toBeVisible();
  await expect(marketing.getByText("נמענים 40")).toBeVisible();
});

test("what was stopped half way is told of those who were dialled", async ({ api, marketing }) => {
  const { campaignId } = await launchLongCampaign(await api("marketing"), PREFIX);
  await marketing.goto(`/campaigns/${campaignId}`);
  await expect(marketing.getByText(/^\d+ מתוך \d+ שחויגו ענו/)).toBeVisible({ timeout: 30_000 });
  await expect(marketing.getByText(/נמענים עוד לא חויגו/)).toBeVisible();
  expect((await (await api("supervisor")).post(`/api/campaigns/${campaignId}/stop`)).status()).toBe(200);
  await expect(marketing.getByText("נעצר", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(marketing.getByText(/נמענים לא חויגו/)).toBeVisible();
});

test("a report that doesn't exist is told in words, with the way to the campaigns", async ({ api, marketing }) => {
  const answer = await (await api("marketing")).get("/api/campaigns/987654321/report");
  expect(answer.status()).toBe(404);
  expect((await answer.json()).error).toMatchObject({ code: "not-found", upstream: { code: 1 } });
  expect((await (await api("marketing")).get("/api/campaigns/987654321/calls.csv")).status()).toBe(404);
  await marketing.goto("/campaigns/987654321");
  await expect(marketing.getByRole("alert").filter({ hasText: "אין דוח כזה" })).toContainText("לקמפיין 987654321 אין דוח");
  await marketing.getByRole("link", { name: "אל רשימת הקמפיינים" }).click();
  await expect(marketing).toHaveURL(/\/campaigns$/);
});

for (const locale of ["he", "en"] as const) {
  for (const theme of themesOf(locale)) {
    test(`axe finds nothing in a report, ${locale}, ${theme}, at a desk and on a phone`, async ({ browser, shofar, sandbox }) => {
      test.slow();
      const [campaignId] = await sandbox.loadReport(300);
      const context = await browser.newContext({ storageState: sessionFile("supervisor"), baseURL: shofar.url, colorScheme: theme });
      await context.addCookies([{ name: "shofar.locale", value: locale, url: shofar.url }]);
      const page = await context.newPage();
      await page.goto(`/campaigns/${campaignId}`);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      const calls = page.locator("#calls");
      await expect(calls.locator("tbody tr[aria-rowindex]").first()).toBeVisible({ timeout: 30_000 });
      await calls.locator("tbody").getByRole("button").first().click();
      await page
        .getByRole("button", { name: locale === "he" ? "טבלה" : "Table", exact: true })
        .first()
        .click();
      await expectAccessible(page);

      await page.setViewportSize({ width: 390, height: 844 });
      await expect(calls.getByRole("listitem").first()).toBeVisible();
      // Older calls are paler while the page's own are on their way.
      await expect(calls).toHaveAttribute("aria-busy", "false");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await expectAccessible(page);
      await context.close();
    });
  }
}
