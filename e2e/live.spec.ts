import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import { themesOf } from "./looks";
import { launchLongCampaign, type RunningCampaign } from "./running-campaign";
import type { SandboxClient } from "./sandbox-client";
import { sessionFile } from "./sign-in";

const PREFIX = "052611";

const cardOf = (page: Page, { title }: RunningCampaign) => page.getByRole("article", { name: title });

async function upstreamOf(sandbox: SandboxClient, { campaignId }: RunningCampaign) {
  return (await sandbox.state()).campaigns.find(({ id }) => Number(id) === campaignId);
}

test("a supervisor holds, caps, resumes and stops a running campaign, and a colleague's screen follows by itself", async ({
  api,
  sandbox,
  supervisor,
  marketing,
}) => {
  const campaign = await launchLongCampaign(await api("marketing"), PREFIX);
  const [card, seen] = [cardOf(supervisor, campaign), cardOf(marketing, campaign)];
  await supervisor.goto("/");
  await marketing.goto("/");
  await expect(card.getByText("פעיל", { exact: true })).toBeVisible();
  await expect(card.getByText("עד 1 במקביל")).toBeVisible();

  await card.getByRole("button", { name: "השהיה" }).click();
  await expect(seen.getByText("מושהה", { exact: true })).toBeVisible();
  expect((await upstreamOf(sandbox, campaign))?.active).toBe("hold");

  await card.getByRole("button", { name: "קצב" }).click();
  const cap = supervisor.getByRole("dialog", { name: "כמה שיחות במקביל" });
  for (const wrong of ["0", "100000"]) {
    await cap.getByRole("textbox").fill(wrong);
    await cap.getByRole("button", { name: "שמירה" }).click();
    await expect(cap.getByText("מספר שלם בין 1 ל־99,999").first()).toBeVisible();
    await expect(cap.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  }
  await expect(seen.getByText("עד 1 במקביל")).toBeVisible();
  await cap.getByRole("textbox").fill("3");
  await cap.getByRole("button", { name: "שמירה" }).click();
  await expect(cap).toBeHidden();
  await expect(seen.getByText("עד 3 במקביל")).toBeVisible();

  await card.getByRole("button", { name: "חידוש" }).click();
  await expect(seen.getByText("פעיל", { exact: true })).toBeVisible();

  await card.getByRole("button", { name: "עצירה" }).click();
  const stop = supervisor.getByRole("alertdialog", { name: "עצירת הקמפיין לצמיתות" });
  const sure = stop.getByRole("button", { name: "עצירה לצמיתות" });
  await stop.getByRole("textbox").fill("משהו אחר");
  await sure.click();
  await expect(stop.getByText("הטקסט שהוקלד עדיין אינו זהה")).toBeVisible();
  expect((await upstreamOf(sandbox, campaign))?.active).toBe("active");
  await stop.getByRole("textbox").fill(campaign.title);
  await sure.click();
  await expect(stop).toBeHidden();
  await expect(seen.getByText("נעצר", { exact: true })).toBeVisible();
  await expect(seen.getByRole("button")).toHaveCount(0);
  expect((await upstreamOf(sandbox, campaign))?.active).toBe("stoped");
});

test("marketing may hold, which is safe, and nothing more", async ({ api, marketing, sandbox }) => {
  const client = await api("marketing");
  const campaign = await launchLongCampaign(client, PREFIX);
  const card = cardOf(marketing, campaign);
  await marketing.goto("/");
  await expect(card.getByRole("button")).toHaveText(["השהיה"]);
  await card.getByRole("button", { name: "השהיה" }).click();
  await expect(card.getByText("מושהה", { exact: true })).toBeVisible();
  await expect(card.getByRole("button")).toHaveCount(0);
  for (const control of ["resume", "stop"]) {
    expect((await client.post(`/api/campaigns/${campaign.campaignId}/${control}`)).status()).toBe(403);
  }
  expect((await client.put(`/api/campaigns/${campaign.campaignId}/max-ring`, { data: { maxRing: 5 } })).status()).toBe(403);
  expect((await upstreamOf(sandbox, campaign))?.active).toBe("hold");
});

test("a hold whose answer is lost is settled by looking, not by guessing", async ({ api, supervisor, sandbox }) => {
  const campaign = await launchLongCampaign(await api("marketing"), PREFIX);
  await supervisor.goto("/");
  await expect(cardOf(supervisor, campaign)).toBeVisible();
  await sandbox.fault({ action: "campaignHold", kind: "reset-after", times: 1 });
  await cardOf(supervisor, campaign).getByRole("button", { name: "השהיה" }).click();
  await expect(supervisor.getByText("הקמפיין מושהה")).toBeVisible();
  await expect(cardOf(supervisor, campaign).getByText("מושהה", { exact: true })).toBeVisible();
});

test("figures that grow old say so, stay on the screen, and are renewed when the line is back", async ({ browser, shofar }) => {
  const line = await Line.open();
  const context = await browser.newContext({ storageState: sessionFile("supervisor"), baseURL: shofar.url, proxy: line.proxy });
  const page = await context.newPage();
  await page.goto("/");
  const card = page.getByRole("article", { name: "הזמנה להדלקת נר ראשון" });
  const notice = page.getByText("הנתונים אינם עדכניים");
  await expect(card).toBeVisible();
  await expect(notice).toBeHidden();
  line.cut();
  await expect(notice).toBeVisible();
  await expect(card).toBeVisible();
  line.mend();
  await expect(notice).toBeHidden();
  await context.close();
  line.close();
});

test("the state filter stands in the address; unknown figures are words", async ({ supervisor }) => {
  await supervisor.goto("/");
  await supervisor.getByRole("radiogroup", { name: "סינון לפי מצב" }).getByText("מתוזמנים").click();
  await expect(supervisor).toHaveURL(/show=scheduled/);
  const scheduled = supervisor.getByRole("article", { name: "הזמנה להדלקת נר ראשון" });
  await expect(scheduled.getByText("התחלה")).toBeVisible();
  await expect(supervisor.getByRole("article").filter({ hasNotText: "מתוזמן" })).toHaveCount(0);
  await supervisor.reload();
  await expect(scheduled).toBeVisible();
});

for (const locale of ["he", "en"]) {
  for (const theme of themesOf(locale)) {
    test(`the board is accessible and fits a phone (${locale}, ${theme})`, async ({ supervisor, shofar }) => {
      await supervisor.context().addCookies([
        { name: "shofar.locale", value: locale, url: shofar.url },
        { name: "shofar.theme", value: theme, url: shofar.url },
      ]);
      await supervisor.goto("/");
      await expect(supervisor.getByRole("article").first()).toBeVisible();
      await expectAccessible(supervisor);
      await supervisor.setViewportSize({ width: 390, height: 844 });
      await expectAccessible(supervisor);
      expect(await supervisor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  }
}
