import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessibility";
import { launchLongCampaign } from "../running-campaign";
import { clientOf, pageOf } from "./pages";
import { startWorld, type World } from "./world";

/** Reports while IP-Sales doesn't give them, and how often it is asked: on a line of their own, since everybody else reads reports too. */

let world: World;
let client: APIRequestContext;
let marketing: Page;

test.beforeAll(async ({ browser }) => {
  world = await startWorld({ pace: 50 });
  const url = world.dashboards[0]?.url ?? "";
  client = await clientOf(url, world.people.marketing);
  marketing = await pageOf(browser, url, world.people.marketing);
});
test.afterAll(async () => {
  await client?.dispose();
  await world?.end();
});

test("many who open a report of 100,000 calls at once share one reading of it", async () => {
  test.setTimeout(120_000);
  const [campaignId] = await world.sandbox.control.loadReport(100_000);
  const readings = () => world.line.count("campaignReport");
  const colleague = await clientOf(world.dashboards[0]?.url ?? "", world.people.supervisor);
  const before = readings();
  const addresses = ["report", "calls?page=1", "calls?verdict=rang&sort=-name", "report"];
  const answers = await Promise.all(
    addresses.flatMap((address) => [client, colleague].map((asking) => asking.get(`/api/campaigns/${campaignId}/${address}`))),
  );
  expect(new Set(answers.map((answer) => answer.status()))).toEqual(new Set([200]));
  expect((await answers[0]!.json()).summary.recipients).toBe(100_000);
  expect(readings() - before).toBe(1);
  await colleague.dispose();
});

test("while IP-Sales is out of reach the page says so; a retry brings the report", async () => {
  const [campaignId] = await world.sandbox.control.loadReport(50);
  const lift = world.line.always("campaignReport", "reset-before");
  await marketing.goto(`/campaigns/${campaignId}`);
  const problem = marketing.getByRole("alert").filter({ hasText: "הדוח לא נטען" });
  await expect(problem).toBeVisible({ timeout: 30_000 });
  await expect(problem).toContainText("IP-Sales");
  await expectAccessible(marketing);
  lift();
  await problem.getByRole("button", { name: "ניסיון נוסף" }).click();
  await expect(marketing.getByText(/מתוך 50 ענו/)).toBeVisible();
});

test("old figures stay on the screen while a refresh fails, and are said to be old", async () => {
  const { campaignId } = await launchLongCampaign(client, "052677");
  await marketing.goto(`/campaigns/${campaignId}`);
  const sentence = marketing.getByText(/שחויגו ענו/);
  await expect(sentence).toBeVisible({ timeout: 30_000 });
  const lift = world.line.always("campaignReport", "500-before");
  await expect(marketing.getByText("הרענון נכשל, ומוצגים הנתונים האחרונים שהתקבלו.").first()).toBeVisible({ timeout: 30_000 });
  await expect(sentence).toBeVisible();
  lift();
  await expect(marketing.getByText("הרענון נכשל, ומוצגים הנתונים האחרונים שהתקבלו.")).toHaveCount(0, { timeout: 30_000 });
});
