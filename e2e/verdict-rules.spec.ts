import type { APIRequestContext, BrowserContext, Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { themesOf } from "./looks";
import { newEmail, newPassword } from "./new-person";
import { product } from "./product";
import { SandboxClient } from "./sandbox-client";
import { type OwnProduct, startOwnProduct } from "./security/own-product";
import { apiClient, signIn } from "./sign-in";
import { outcomeOf, secondsOf, type UpstreamRow, upstreamReport } from "./upstream-report";

/** Rules hold for every report, so these tests set them in a dashboard of their own. */
let own: OwnProduct;
let admin: APIRequestContext;
let context: BrowserContext;
let page: Page;
let campaignId: number;
let rows: UpstreamRow[];

const RULES = "/api/settings/verdict-rules";
const DEFAULTS = { hungUpUnderSeconds: 3, overrides: [] };
const [REFUSED, BLOCKED, HUNG_UP] = ["סירוב", "נחסם לפני צלצול", "ענו וניתקו מיד"];

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  campaignId = Number((await new SandboxClient(product().sandboxUrl).loadReport(1_500))[0]);
  rows = await upstreamReport(campaignId);
  own = await startOwnProduct("verdict-rules");
  admin = await apiClient(undefined, own.url);
  await signIn(admin, own.admin.email, own.admin.password);
  context = await browser.newContext({ storageState: await admin.storageState(), baseURL: own.url });
  page = await context.newPage();
});
test.afterAll(async () => {
  await context?.close();
  await admin?.dispose();
  await own?.end();
});

const current = async () => (await admin.get(RULES)).json();
const save = () => page.getByRole("button", { name: "שמירת הכללים" });
const rules = () => page.getByRole("list", { name: "כללים נוספים" }).getByRole("listitem");
const preview = () => page.getByRole("region", { name: "מה ישתנה" });
const threshold = () => page.getByRole("textbox", { name: /^שיחה שנענתה נחשבת/ });
const count = (which: (row: UpstreamRow) => boolean) => rows.filter(which).length;
const format = (figure: number) => figure.toLocaleString("en");

/** Before, after and difference of an outcome. */
async function compared(outcome: string): Promise<string[]> {
  const row = preview()
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: outcome, exact: true }) });
  return row.getByRole("cell").allInnerTexts();
}

async function choose(place: Locator, label: RegExp, option: string) {
  await place.getByRole("button", { name: label }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: option, exact: true }).press("Enter");
}

test("an admin sees what other rules would change, saves them, and the report judges by them", async () => {
  test.slow();
  const inRing = (row: UpstreamRow) => row.sipCode === "603" && outcomeOf(row) === REFUSED && row.had180 === "yes";
  const short = (row: UpstreamRow) => row.status === "answered" && row.duration !== "" && secondsOf(row.duration) < 8;
  const moved = count(inRing);
  expect(Math.min(moved, count(short) - count((row) => outcomeOf(row) === HUNG_UP))).toBeGreaterThan(0);

  await page.goto("/settings");
  await page.getByRole("navigation", { name: "חלקי ההגדרות" }).getByRole("link", { name: "תוצאות שיחות" }).click();
  await expect(page.getByText("אלה כללי ברירת המחדל")).toBeVisible();
  await expect(save()).toBeDisabled();
  await preview()
    .getByRole("button", { name: /קמפיין/ })
    .click();
  await page.getByRole("option", { name: new RegExp(` · ${campaignId}$`) }).click();
  await expect(preview().getByText("הכללים שכאן הם הכללים שבתוקף.")).toBeVisible();
  for (const outcome of new Set(rows.map(outcomeOf))) {
    const figure = format(count((row) => outcomeOf(row) === outcome));
    await expect.poll(() => compared(outcome), outcome).toEqual([figure, figure, "–"]);
  }

  await threshold().fill("8");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "הוספת כלל" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "כלל חדש" });
  await dialog.getByRole("button", { name: "הוספה לרשימה" }).click();
  await expect(dialog.getByText("יש לציין קוד SIP, סיבה, או שניהם")).toBeVisible();
  await expect(dialog.getByText("יש לבחור תוצאה")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: "קוד SIP" }).fill("603");
  await choose(dialog, /צלצול \(180\)/, "צלצל");
  await choose(dialog, /התוצאה$/, BLOCKED);
  await dialog.getByRole("button", { name: "הוספה לרשימה" }).press("Enter");
  await expect(rules()).toHaveCount(1);
  await expect(rules().first()).toContainText("קוד SIP 603 · הטלפון צלצל (180)");

  const was = { hungUp: count((row) => outcomeOf(row) === HUNG_UP), refused: count((row) => outcomeOf(row) === REFUSED) };
  await expect.poll(() => compared(HUNG_UP)).toEqual([format(was.hungUp), format(count(short)), `+${format(count(short) - was.hungUp)}`]);
  await expect.poll(() => compared(REFUSED)).toEqual([format(was.refused), format(was.refused - moved), `−${format(moved)}`]);
  await expect(preview().getByRole("listitem").filter({ hasText: REFUSED })).toContainText(format(moved));
  expect((await current()).rules).toEqual(DEFAULTS);
  await expectAccessible(page);

  await save().click();
  await expect(page.getByText("הכללים נשמרו", { exact: true })).toBeVisible();
  await expect(page.getByText(/^נשמר .* בידי/)).toBeVisible();
  await page.goto(`/campaigns/${campaignId}`);
  const cards = page.getByRole("region", { name: "תוצאות" });
  const blocked = count((row) => outcomeOf(row) === BLOCKED) + moved;
  await expect(cards.getByRole("button", { name: new RegExp(`^${BLOCKED} ${format(blocked)} `) })).toBeVisible();
  await expect(cards.getByRole("button", { name: `מתוכם ניתקו מיד: ${format(count(short))}` })).toBeVisible();
  const { summary } = await (await admin.get(`/api/campaigns/${campaignId}/report`)).json();
  const total = summary.byVerdict.reduce((sum: number, entry: { count: number }) => sum + entry.count, 0);
  expect([total, summary.answered]).toEqual([rows.length, count(({ status }) => status === "answered")]);
});

test("rules are ordered, switched off, changed and deleted by keyboard alone, and one that can't ever decide says so", async () => {
  const { rules: saved } = await current();
  await page.goto("/settings/verdicts");
  await page.getByRole("button", { name: "הוספת כלל" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "קוד SIP" }).fill("603");
  await choose(dialog, /סיבה \(Q\.850\)/, "טקסט אחר…");
  await dialog.getByRole("textbox", { name: "הטקסט המדויק" }).fill("CALL_REJECTED");
  await choose(dialog, /צלצול \(180\)/, "צלצל");
  await choose(dialog, /התוצאה$/, "תפוס");
  await dialog.getByRole("button", { name: "הוספה לרשימה" }).press("Enter");
  await expect(rules().nth(1)).toContainText("כלל 1 חל קודם על כל שיחה שמתאימה לו");

  await page.getByRole("button", { name: "העלאת כלל 2" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "הכלל הועבר למקום 1 מתוך 2" })).toBeAttached();
  await expect(page.getByRole("button", { name: "הורדת כלל 1" })).toBeFocused();
  await expect(rules().first()).toContainText("CALL_REJECTED");
  await expect(page.getByText("לא יקבע לעולם")).toHaveCount(0);

  await page.getByRole("switch", { name: "כלל 2: פעיל" }).press("Space");
  await page.getByRole("button", { name: "עריכת כלל 1" }).press("Enter");
  await expect(dialog.getByRole("textbox", { name: "הטקסט המדויק" })).toHaveValue("CALL_REJECTED");
  await dialog.getByRole("textbox", { name: "קוד SIP" }).fill("");
  await dialog.getByRole("button", { name: "עדכון הכלל" }).press("Enter");
  await save().press("Enter");
  await expect(page.getByText("הכללים נשמרו", { exact: true })).toBeVisible();
  const [first] = saved.overrides;
  expect((await current()).rules.overrides).toEqual([
    { enabled: true, sipCode: null, cause: "CALL_REJECTED", had180: "yes", had183: "any", verdict: "busy" },
    { ...first, enabled: false },
  ]);

  await page.getByRole("button", { name: "מחיקת כלל 1" }).press("Enter");
  await expect(page.getByRole("button", { name: "הוספת כלל" })).toBeFocused();
  await expect(rules()).toHaveCount(1);
  await page.getByRole("button", { name: "ביטול השינויים" }).press("Enter");
  await expect(rules()).toHaveCount(2);

  await page.goto("/audit");
  await page.getByRole("button", { name: "פרטים כללי התוצאות של שיחות נשמרו בידי" }).first().click();
  await expect(page.getByText("«CALL_REJECTED» · 180+ → תפוס")).toBeVisible();
});

test("of two admins the later is told and not lost in silence; the defaults come back after a question", async () => {
  await page.goto("/settings/verdicts");
  await threshold().fill("20");
  await page.keyboard.press("Tab");
  const { digest } = await current();
  const theirs = { hungUpUnderSeconds: 5, overrides: [] };
  const atOnce = await Promise.all(Array.from({ length: 6 }, () => admin.put(RULES, { data: { rules: theirs, basedOn: digest } })));
  expect(atOnce.map((answer) => answer.status()).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  const late = await admin.put(RULES, { data: { rules: DEFAULTS, basedOn: digest } });
  expect([late.status(), (await late.json()).error.message]).toEqual([409, expect.stringContaining("הכללים השתנו בינתיים")]);

  await save().click();
  await expect(page.getByText(/הכללים נשמרו בינתיים/)).toBeVisible();
  await expect(save()).toBeDisabled();
  expect((await current()).rules).toEqual(theirs);
  await page.getByRole("button", { name: "טעינת הכללים החדשים" }).click();
  await expect(threshold()).toHaveValue("5");

  await page.getByRole("button", { name: "חזרה לברירת המחדל" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "חזרה לברירת המחדל" }).click();
  await expect(threshold()).toHaveValue("3");
  await expect(page.getByRole("button", { name: "חזרה לברירת המחדל" })).toHaveCount(0);
  expect((await current()).rules).toEqual(DEFAULTS);
});

test("supervisors read the rules and may neither try nor change them; nonsense is refused at its field", async () => {
  const account = { email: newEmail(), password: newPassword() };
  expect((await admin.post("/api/users", { data: { ...account, name: "בקרה", role: "supervisor" } })).status()).toBe(201);
  const supervisor = await apiClient(undefined, own.url);
  await signIn(supervisor, account.email, account.password);
  const { rules: saved, digest } = await (await supervisor.get(RULES)).json();
  const change = { rules: { ...saved, hungUpUnderSeconds: 9 }, basedOn: digest };
  expect((await supervisor.put(RULES, { data: change })).status()).toBe(403);
  expect((await supervisor.post(`${RULES}/preview`, { data: { rules: saved, campaignId } })).status()).toBe(403);
  expect((await supervisor.get("/settings/verdicts", { maxRedirects: 0 })).status()).not.toBe(200);
  expect((await current()).rules).toEqual(saved);
  await supervisor.dispose();

  const override = { enabled: true, sipCode: "0", cause: null, had180: "any", had183: "any", verdict: "answered" };
  const refused = await admin.put(RULES, { data: { rules: { hungUpUnderSeconds: 61, overrides: [override] }, basedOn: digest } });
  expect(refused.status()).toBe(400);
  const fields = (await refused.json()).error.details.fields.map(({ field }: { field: string }) => field);
  expect(fields).toEqual(["rules.hungUpUnderSeconds", "rules.overrides.0.sipCode", "rules.overrides.0.verdict"]);
});

test("the page fits a phone, in either language and theme, with rules and while answers are missing", async () => {
  test.setTimeout(120_000);
  const override = { enabled: true, sipCode: "603", cause: "השיחה נדחתה (603)", had180: "no", had183: "unreported", verdict: "blocked" };
  const { digest } = await current();
  const data = { rules: { hungUpUnderSeconds: 4, overrides: [override, { ...override, enabled: false }] }, basedOn: digest };
  expect((await admin.put(RULES, { data })).status()).toBe(200);
  for (const locale of ["he", "en"]) {
    for (const theme of themesOf(locale)) {
      await context.addCookies([
        { name: "shofar.locale", value: locale, url: own.url },
        { name: "shofar.theme", value: theme, url: own.url },
      ]);
      for (const [width, height] of [
        [1440, 900],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.goto("/settings/verdicts");
        await expect(page.getByRole("table").first()).toBeVisible();
        await expect(page.getByRole("listitem").filter({ hasText: "603" }).first()).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await expectAccessible(page);
      }
    }
  }
  await page.route(`**${RULES}/preview`, (route) => route.abort());
  await page.reload();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});
