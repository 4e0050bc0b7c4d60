import { type Browser, devices, type Page } from "@playwright/test";
import { clientOf, pageOf } from "./faults/pages";
import { startWorld, type World } from "./faults/world";
import { expect, expectAccessible, test } from "./fixtures";
import { expectGoodLooks } from "./looks";
import { launchLongCampaign, type RunningCampaign } from "./running-campaign";
import type { SandboxClient } from "./sandbox-client";

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
  await card.getByRole("button", { name: "חידוש" }).click();
  await expect(seen.getByText("פעיל", { exact: true })).toBeVisible();

  await card.getByRole("button", { name: "קצב" }).click();
  const cap = supervisor.getByRole("dialog", { name: "כמה שיחות במקביל" });
  const [field, slider] = [cap.getByRole("textbox"), cap.getByRole("slider")];
  for (const wrong of ["0", "100000"]) {
    await field.fill(wrong);
    await cap.getByRole("button", { name: "שמירה" }).click();
    await expect(cap.getByText("מספר שלם בין 1 ל־99,999").first()).toBeVisible();
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  await expect(seen.getByText("עד 1 במקביל")).toBeVisible();
  await field.fill("1");
  await slider.focus();
  // The next higher lies to the left in Hebrew.
  await slider.press("ArrowLeft");
  await slider.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", "3");
  await expect(field).toHaveValue("3");
  await cap.getByRole("button", { name: "שמירה" }).click();
  await expect(cap.getByText("נשמר: עד 3 במקביל")).toBeVisible();
  await expect(cap.getByText(/כעת: עד 3 במקביל\. 3 שיחות מתחייגות כרגע/)).toBeVisible();
  await cap.getByRole("button", { name: "סגירה" }).last().click();
  await expect(seen.getByText("עד 3 במקביל")).toBeVisible();

  await card.getByRole("button", { name: "עוד פעולות" }).click();
  await supervisor.getByRole("menuitem", { name: "עצירה" }).click();
  const stop = supervisor.getByRole("alertdialog", { name: "עצירת הקמפיין לצמיתות" });
  const sure = stop.getByRole("button", { name: "עצירה לצמיתות" });
  await stop.getByRole("button", { name: "השהיה עכשיו" }).click();
  await expect(stop.getByText("איש אינו מחויג בזמן ההקלדה")).toBeVisible();
  await expect(seen.getByText("מושהה", { exact: true })).toBeVisible();
  await stop.getByRole("textbox").fill("משהו אחר");
  await sure.click();
  await expect(stop.getByText("הטקסט שהוקלד עדיין אינו זהה")).toBeVisible();
  expect((await upstreamOf(sandbox, campaign))?.active).toBe("hold");
  await stop.getByRole("textbox").fill(campaign.title);
  await sure.click();
  await expect(stop).toBeHidden();
  await expect(seen.getByText("נעצר", { exact: true })).toBeVisible();
  await expect(seen.getByRole("button")).toHaveCount(0);
  expect((await upstreamOf(sandbox, campaign))?.active).toBe("stoped");
});

test("marketing may hold, which is safe, and nothing more; a hold whose answer is lost is settled by looking", async ({
  api,
  marketing,
  sandbox,
}) => {
  const client = await api("marketing");
  const campaign = await launchLongCampaign(client, PREFIX);
  const card = cardOf(marketing, campaign);
  await marketing.goto("/");
  await expect(card.getByRole("button")).toHaveText(["השהיה"]);
  await sandbox.fault({ action: "campaignHold", kind: "reset-after", times: 1 });
  await card.getByRole("button", { name: "השהיה" }).click();
  await expect(marketing.getByText("הקמפיין מושהה")).toBeVisible();
  await expect(card.getByText("מושהה", { exact: true })).toBeVisible();
  await expect(card.getByRole("button")).toHaveCount(0);
  for (const control of ["resume", "stop"]) {
    expect((await client.post(`/api/campaigns/${campaign.campaignId}/${control}`)).status()).toBe(403);
  }
  expect((await client.put(`/api/campaigns/${campaign.campaignId}/max-ring`, { data: { maxRing: 5 } })).status()).toBe(403);
  expect((await upstreamOf(sandbox, campaign))?.active).toBe("hold");
});

test("the filter stands in the address with its counts; unknown figures are words", async ({ supervisor }) => {
  await supervisor.goto("/");
  const filter = supervisor.getByRole("radiogroup", { name: "סינון לפי מצב" });
  await filter.getByText("מתוזמנים").click();
  await expect(supervisor).toHaveURL(/show=scheduled/);
  const scheduled = supervisor.getByRole("article", { name: "הזמנה להדלקת נר ראשון" });
  await expect(scheduled.getByText("התחלה")).toBeVisible();
  await expect(supervisor.getByRole("article").filter({ hasNotText: "מתוזמן" })).toHaveCount(0);
  await expect(filter.getByRole("radio", { name: /מתוזמנים/ })).toHaveText(/\d+$/);
  await supervisor.reload();
  await expect(scheduled).toBeVisible();
});

test("the board is accessible in both languages and themes, and fits a phone", async ({ supervisor }) => {
  await expectGoodLooks(supervisor, "/", (page) => expect(page.getByRole("article").first()).toBeVisible());
});

test.describe("on a board that may be broken", () => {
  let world: World;
  let url: string;
  let held: RunningCampaign;
  let below: RunningCampaign;

  test.describe.configure({ mode: "serial" });
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    // Slow enough that a campaign of 400 runs through all of this.
    world = await startWorld({ pace: 20 });
    url = world.dashboards[0]?.url ?? "";
    below = await begin();
    held = await begin();
  });
  test.afterAll(() => world.end());
  test.afterEach(() => world.line.mend());

  async function begin(more: object = {}): Promise<RunningCampaign> {
    const client = await clientOf(url, world.people.marketing);
    const campaign = await launchLongCampaign(client, PREFIX, more);
    await client.dispose();
    return campaign;
  }
  async function phoneOf(browser: Browser): Promise<Page> {
    const client = await clientOf(url, world.people.supervisor);
    const { userAgent, ...phone } = devices["Pixel 7"];
    const context = await browser.newContext({
      ...phone,
      viewport: { width: 390, height: 844 },
      storageState: await client.storageState(),
      baseURL: url,
    });
    await client.dispose();
    return context.newPage();
  }

  test("a thumb holds at 390 px; what is asked is said until it is seen, a nervous finger sends one request, and no brake goes away", async ({
    browser,
  }) => {
    const [phone, other] = [await phoneOf(browser), await pageOf(browser, url, world.people.marketing)];
    await Promise.all([phone.goto("/"), other.goto("/")]);
    const [card, seen] = [cardOf(phone, held), cardOf(other, held)];
    await expect(seen.getByText("פעיל", { exact: true })).toBeVisible();
    const hold = card.getByRole("button", { name: "השהיה" });
    await hold.evaluate((button) => button.scrollIntoView({ block: "center" }));
    const box = await hold.boundingBox();
    if (!box) throw new Error("the button has no place");
    expect(box.height).toBeGreaterThanOrEqual(48);
    expect(box.y + box.height).toBeLessThan(844 - 56);
    // Launching sends one too.
    const resumesBefore = world.line.count("campaignResumption");
    world.line.next("campaignHold", { delayMs: 1_500 });
    for (let tap = 0; tap < 3; tap++) await phone.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await expect(card.getByRole("button", { name: "ביקשנו להשהות…" })).toBeVisible();
    await expect(card.getByText("פעיל", { exact: true })).toBeVisible();
    const resume = card.getByRole("button", { name: "חידוש" });
    await resume.waitFor();
    // Meant for the hold still.
    await resume.tap({ force: true });
    await expect(card.getByText("מושהה", { exact: true })).toBeVisible();
    await expect(seen.getByText("מושהה", { exact: true })).toBeVisible();
    // What runs stands before what is held, but nothing slides under the finger now.
    await expect(phone.getByRole("article")).toHaveText([new RegExp(held.title), new RegExp(below.title)]);
    await expect(resume).toBeEnabled();
    expect(world.line.count("campaignHold")).toBe(1);
    expect(world.line.count("campaignResumption")).toBe(resumesBefore);
    await other.context().close();

    // Now it works. Until the resume is seen every brake is at hand.
    world.line.next("campaignResumption", "hang-before");
    await resume.tap();
    await expect(card.getByText("ביקשנו לחדש…")).toBeVisible();
    await expect(card.getByRole("button", { name: "השהיה" })).toBeEnabled();
    await phone.getByRole("button", { name: "השהיית הכול" }).tap();
    const all = phone.getByRole("alertdialog", { name: "השהיית כל הקמפיינים הפעילים" });
    await expect(all.getByRole("listitem").filter({ hasText: held.title })).toContainText("ביקשנו לחדש");
    await all.getByRole("button", { name: "ביטול" }).tap();
    await card.getByRole("button", { name: "עוד פעולות" }).tap();
    await phone.getByRole("menuitem", { name: "עצירה" }).tap();
    const stop = phone.getByRole("alertdialog", { name: "עצירת הקמפיין לצמיתות" });
    const nobody = stop.getByText("איש אינו מחויג בזמן ההקלדה");
    await expect(nobody).toBeHidden();
    await stop.getByRole("button", { name: "השהיה עכשיו" }).tap();
    await expect(nobody).toBeVisible();
    world.line.letGo();
    await stop.getByRole("button", { name: "ביטול" }).tap();
    await expect(resume).toBeEnabled();
    expect(world.line.count("campaignResumption")).toBe(resumesBefore + 1);
    await phone.context().close();
  });

  test("hold all lists who is called now, tells which could not be held and why, and holds them at the next try", async ({ browser }) => {
    const [first, second] = [below, await begin()];
    const page = await pageOf(browser, url, world.people.marketing);
    await page.goto("/");
    await expect(cardOf(page, second)).toBeVisible();
    await page.getByRole("button", { name: "השהיית הכול" }).click();
    const question = page.getByRole("alertdialog", { name: "השהיית כל הקמפיינים הפעילים" });
    await expect(question.getByRole("listitem").filter({ hasText: first.title })).toContainText("שיחה אחת כעת");
    await expect(question.getByRole("listitem").filter({ hasText: held.title })).toHaveCount(0);
    await expectAccessible(page);
    const refusal = { kind: "says", text: '{"status":"Error","note":"not now"}' } as const;
    const lifts = (["campaignHold", "campaignsHistory"] as const).map((action) =>
      world.line.always(action, { forward: "never", answer: refusal }),
    );
    await question.getByRole("button", { name: "השהיית שני קמפיינים" }).click();
    await expect(question.getByText("הושהה רק מה שנראה על המסך")).toBeVisible();
    const failures = question.getByRole("alert").filter({ hasText: "שני קמפיינים לא הושהו" });
    await expect(failures).toContainText(second.title);
    for (const lift of lifts) lift();
    await question.getByRole("button", { name: "ניסיון נוסף" }).click();
    await expect(question).toBeHidden();
    for (const campaign of [first, second]) await expect(cardOf(page, campaign).getByText("מושהה", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "השהיית הכול" }).click();
    await expect(question).toContainText("כל קמפיין שפועל ברגע זה ב־IP-Sales יושהה");
    await question.getByRole("button", { name: "השהיית כל מה שפועל" }).click();
    await expect(page.getByText("לא היה מה להשהות")).toBeVisible();
    const audit = "select actor_email from audit_entries where action = 'campaign.hold' and outcome = 'done' and target = $1";
    expect(await world.postgres.sql(audit, [String(first.campaignId)])).toEqual([{ actor_email: world.people.marketing.email }]);
    await page.context().close();
  });

  test("network failures stand first with the sentence and the act that helps", async ({ browser }) => {
    const troubled = await begin({ maxRing: 8 });
    const quiet = await begin();
    const sampled = "insert into report_samples (campaign_id, at, since, attempts, missed, network, read_ms)";
    const samples = `${sampled} values ($1, now() - interval '20 minutes', now() - interval '25 minutes', 100000, 0, 2000, 1), ($1, now(), now() - interval '5 minutes', 100000, 0, 43000, 1)`;
    await world.postgres.sql(samples, [troubled.campaignId]);
    const page = await pageOf(browser, url, world.people.supervisor);
    await page.goto("/?show=attention");
    const card = cardOf(page, troubled);
    await expect(card.getByText(/תקלות רשת ב־43% מהשיחות ב־10 הדקות האחרונות/)).toBeVisible();
    await expect(cardOf(page, quiet)).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("radiogroup", { name: "סינון לפי מצב" }).getByText("הכול").click();
    await expect(page.getByRole("article").first()).toContainText(troubled.title);
    await card.getByRole("button", { name: "הגבלה ל־4 במקביל" }).click();
    await expect(card.getByText("עד 4 במקביל")).toBeVisible();
    await expect(card.getByRole("link", { name: "לדוח" })).toBeVisible();
    await page.context().close();
  });

  test("IP-Sales away and back, and the server restarted: the board says so with the remedy, keeps its cards, and heals", async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const campaign = await begin();
    const page = await pageOf(browser, url, world.people.admin);
    await page.goto("/");
    const card = cardOf(page, campaign);
    const notice = page.getByRole("alert").filter({ hasText: "הנתונים אינם עדכניים" });
    await expect(card).toBeVisible();
    await expect(notice).toBeHidden();
    await world.line.refuse();
    await expect(notice).toBeVisible({ timeout: 30_000 });
    await expect(notice.getByRole("link", { name: "לחיבור ל־IP-Sales" })).toBeVisible();
    await expect(card.getByText("לא עדכני")).toBeVisible();
    await expectAccessible(page);
    await world.line.openDoor();
    // The poll keeps away for a while by itself; a person's own try goes through, and brings the board along.
    await card.getByRole("button", { name: "השהיה" }).click();
    await expect(card.getByText("מושהה", { exact: true })).toBeVisible();
    await expect(notice).toBeHidden();

    const [dashboard] = world.dashboards;
    await dashboard?.kill9();
    await expect(notice).toContainText("מתחברים מחדש");
    await expect(card).toBeVisible();
    await dashboard?.restart();
    await expect(notice).toBeHidden({ timeout: 30_000 });
    await card.getByRole("button", { name: "חידוש" }).click();
    await expect(card.getByText("פעיל", { exact: true })).toBeVisible();
    await page.context().close();
  });
});
