import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectGoodLooks } from "./looks";
import { addPerson, browserOf } from "./new-person";

/** What a page did that can't be seen in it. */
interface Signals {
  tones: number;
  shown: { title: string; body: string }[];
}

/** Counts the tones that begin, and keeps desktop notifications instead of showing them. */
async function recordSignals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const signals: Signals = { tones: 0, shown: [] };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      signals.tones++;
      return start.call(this, when);
    };
    class Kept extends EventTarget {
      static permission = "granted";
      static requestPermission = async () => "granted";
      onclick = null;
      close() {}
      constructor(title: string, { body = "" }: NotificationOptions = {}) {
        super();
        signals.shown.push({ title, body });
      }
    }
    Object.assign(window, { signals, Notification: Kept });
  });
}
const signalsOf = (page: Page) => page.evaluate(() => (window as unknown as { signals: Signals }).signals);

async function launchShort(marketing: APIRequestContext): Promise<{ campaignId: number; title: string }> {
  const title = `קמפיין קצר ${randomUUID().slice(0, 8)}`;
  const phones = ["0526190001", "0526190002"];
  const spec = {
    title,
    audience: { phones },
    message: { kind: "text", text: "שלום" },
    retries: { count: 0 },
    schedule: { quietHours: false },
  };
  const answer = await marketing.post("/api/campaigns", { data: spec, headers: { "Idempotency-Key": randomUUID() } });
  expect(answer.status(), await answer.text()).toBe(201);
  return { campaignId: (await answer.json()).launch.campaignId, title };
}

const bell = (page: Page) => page.getByRole("button", { name: /^התראות/ });
const panel = (page: Page) => page.getByRole("dialog", { name: "התראות" });
const aboutIt = (page: Page, title: string) => panel(page).getByRole("listitem").filter({ hasText: title });

test("a campaign that ended is told in the title, by sound and on the desktop, once a browser; and each person reads for themselves", async ({
  api,
  browser,
}) => {
  test.setTimeout(120_000);
  const admin = await api("admin");
  const [dana, noa] = [await addPerson(admin, "marketing"), await addPerson(admin, "supervisor")];
  const [page, colleague] = [await browserOf(browser, dana), await browserOf(browser, noa)];
  const secondTab = await page.context().newPage();
  await page.context().grantPermissions(["notifications"]);
  for (const tab of [page, secondTab]) await recordSignals(tab);

  await page.goto("/profile");
  await expect(async () => {
    await page.getByRole("button", { name: "השמעת הצליל" }).click();
    expect((await signalsOf(page)).tones).toBeGreaterThan(0);
  }).toPass();
  await page.getByText("צליל כשקורה משהו").click();
  await expect(page.getByRole("switch", { name: "צליל כשקורה משהו" })).toBeChecked();
  await page.getByText("התראות שולחן עבודה").click();
  await expect(page.getByRole("switch", { name: "התראות שולחן עבודה" })).toBeChecked();
  expect((await signalsOf(page)).shown).toEqual([{ title: "כך ייראו ההתראות", body: "" }]);
  await secondTab.goto("/campaigns");
  await expect(bell(secondTab)).toBeVisible();
  await colleague.goto("/");
  await expect(bell(colleague)).toBeVisible();

  const tones = async () => (await signalsOf(page)).tones + (await signalsOf(secondTab)).tones;
  const tried = await tones();
  const { campaignId, title } = await launchShort(await api("marketing"));
  const told = async (tab: Page) => (await signalsOf(tab)).shown.filter(({ body }) => body.includes(title));
  const toldInBoth = async () => [...(await told(page)), ...(await told(secondTab))];
  await expect.poll(toldInBoth, { timeout: 45_000 }).toMatchObject([{ title: "קמפיין הסתיים" }]);
  await expect.poll(tones).toBeGreaterThan(tried);
  await expect(page).toHaveTitle(/^\(\d+\) החשבון שלי · שופר$/, { timeout: 20_000 });
  await expect(secondTab).toHaveTitle(/^\(\d+\) קמפיינים · שופר$/, { timeout: 20_000 });
  await expect(bell(page)).toHaveAccessibleName(/אחת שלא נקראה|שתיים שלא נקראו|\d+ שלא נקראו/);
  expect(await toldInBoth()).toHaveLength(1);
  await secondTab.close();

  await page.getByRole("navigation").getByRole("link", { name: "טיוטות" }).click();
  await expect(page).toHaveTitle(/^\(\d+\) טיוטות · שופר$/);
  await bell(page).focus();
  await page.keyboard.press("Enter");
  const notice = aboutIt(page, title);
  await expect(notice).toContainText(/הסתיים\. (ענו \d מתוך 2 שחויגו|איש לא חויג)/);
  await expect(notice).toContainText("לא נקראה");
  // Others' campaigns may end at any moment.
  await expect(async () => {
    const markAll = panel(page).getByRole("button", { name: "סימון הכול כנקרא" });
    if (await markAll.isVisible()) await markAll.press("Enter");
    await expect(page).toHaveTitle("טיוטות · שופר", { timeout: 2_000 });
  }).toPass();
  await expect(notice).not.toContainText("לא נקראה");
  await notice.getByRole("link").press("Enter");
  await expect(page).toHaveURL(new RegExp(`/campaigns/${campaignId}$`));
  await expect(panel(page)).toBeHidden();

  await expect(colleague).toHaveTitle(/^\(\d+\) לוח חי · שופר$/, { timeout: 20_000 });
  await bell(colleague).click();
  await expect(aboutIt(colleague, title)).toContainText("לא נקראה");

  // What was there when the page was opened is no news.
  await page.reload();
  await bell(page).click();
  await expect(aboutIt(page, title)).toBeVisible();
  expect(await told(page)).toEqual([]);
});

test("the notices look right in both languages and themes, and on a phone; a browser that blocks the desktop says so", async ({
  supervisor,
}) => {
  test.setTimeout(120_000);
  await expectGoodLooks(supervisor, "/campaigns", async (page) => {
    await page.getByRole("button", { name: /^(התראות|Notifications)/ }).click();
    await expect(page.getByRole("dialog", { name: /^(התראות|Notifications)$/ }).getByRole("heading")).toBeVisible();
    await expect(page.getByRole("dialog").getByRole("status")).toHaveCount(0);
  });
  await supervisor.goto("/profile");
  await expect(async () => {
    await supervisor.getByText("Desktop notifications", { exact: true }).click();
    await expect(supervisor.getByText(/The browser blocks notifications/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(supervisor.getByRole("switch", { name: "Desktop notifications" })).not.toBeChecked();
});
