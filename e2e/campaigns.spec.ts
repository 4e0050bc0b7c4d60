import { expect, expectAccessible, test } from "./fixtures";
import { themesOf } from "./looks";
import { launchLongCampaign } from "./running-campaign";

const PREFIX = "052622";

test("campaigns of the last thirty days are listed and found by name, the search in the address", async ({ marketing, sandbox }) => {
  await marketing.goto("/campaigns");
  const { campaigns } = await sandbox.state();
  const rows = marketing.getByRole("table", { name: "קמפיינים" }).getByRole("row");
  await expect.poll(() => rows.count()).toBeGreaterThan(20);
  expect(await rows.count()).toBeLessThanOrEqual(campaigns.length + 1);
  await marketing.getByRole("searchbox").fill("נר ראשון");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("טרם חויג");
  await expect(marketing).toHaveURL(/search=/);
  await marketing.reload();
  await expect(rows).toHaveCount(2);
  await marketing.getByRole("link", { name: "הזמנה להדלקת נר ראשון" }).click();
  await expect(marketing.getByRole("heading", { level: 1, name: "הזמנה להדלקת נר ראשון" })).toBeVisible();
});

test("days without a campaign, and a span that is the wrong way round, are said in words", async ({ marketing, api }) => {
  await marketing.goto("/campaigns?from=2025-03-01&to=2025-03-02");
  await expect(marketing.getByText("אין קמפיינים בטווח התאריכים הזה.")).toBeVisible();
  await expect(marketing.getByRole("main").getByRole("link", { name: "קמפיין חדש" })).toBeVisible();
  const reversed = await (await api("marketing")).get("/api/campaigns?from=2026-03-02&to=2026-03-01");
  expect(reversed.status()).toBe(400);
  expect((await reversed.json()).error.code).toBe("invalid");
});

test("a running campaign is held from its row, and stopped from the row's menu", async ({ supervisor, api }) => {
  const { title } = await launchLongCampaign(await api("marketing"), PREFIX);
  await supervisor.goto(`/campaigns?search=${encodeURIComponent(title)}`);
  const row = supervisor.getByRole("row").filter({ hasText: title });
  await row.getByRole("button", { name: "השהיה" }).click();
  await expect(row.getByText("מושהה", { exact: true })).toBeVisible();
  await row.getByRole("button", { name: "עוד פעולות" }).click();
  await supervisor.getByRole("menuitem", { name: "עצירה" }).click();
  const stop = supervisor.getByRole("alertdialog", { name: "עצירת הקמפיין לצמיתות" });
  await stop.getByRole("textbox").fill(title);
  await stop.getByRole("button", { name: "עצירה לצמיתות" }).click();
  await expect(row.getByText("נעצר", { exact: true })).toBeVisible();
  await expect(row.getByRole("button")).toHaveCount(0);
});

for (const locale of ["he", "en"]) {
  for (const theme of themesOf(locale)) {
    test(`the list is accessible and fits a phone (${locale}, ${theme})`, async ({ admin, shofar }) => {
      await admin.context().addCookies([
        { name: "shofar.locale", value: locale, url: shofar.url },
        { name: "shofar.theme", value: theme, url: shofar.url },
      ]);
      await admin.goto("/campaigns");
      await expect(admin.getByRole("table").getByRole("row").nth(5)).toBeVisible();
      await expectAccessible(admin);
      await admin.setViewportSize({ width: 390, height: 844 });
      await expectAccessible(admin);
      expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  }
}
