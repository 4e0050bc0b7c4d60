import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type KeptCampaign, keepOn, keepOverDays, launchedHere } from "./kept-reports";
import { expectGoodLooks } from "./looks";
import { tally } from "./upstream-report";

/** A Sunday and a Tuesday that no other test has. */
const [SUNDAY, TUESDAY] = ["2025-03-02", "2025-03-04"];
const ADDRESS = `/insights?from=${SUNDAY}&to=${TUESDAY}`;
const MIN_CALLS = 50;

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const format = (count: number) => count.toLocaleString("en-US");
const digits = (phone: string) => phone.replace(/\D/g, "");

async function twinOf(region: Locator): Promise<string[][]> {
  await region.getByRole("button", { name: "טבלה" }).click();
  const rows = await region.locator("tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())));
}

const DAYS = ["יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "יום שבת"];

/** Calls and answers by day of the week and hour, counted from IP-Sales' rows: after midnight it is the next day. */
function hoursOf(campaigns: { kept: KeptCampaign; weekday: number }[]) {
  const counts = new Map<string, { calls: number; answered: number }>();
  for (const { kept, weekday } of campaigns) {
    const hours = kept.rows.map(({ lastCall }) => Number(lastCall.slice(0, 2)));
    const passesMidnight = Math.max(...hours) - Math.min(...hours) > 12;
    for (const { lastCall, status } of kept.rows) {
      const hour = Number(lastCall.slice(0, 2));
      const key = `${DAYS[(weekday + (passesMidnight && hour < 12 ? 1 : 0)) % 7]} ${lastCall.slice(0, 2)}:00`;
      const count = counts.get(key) ?? { calls: 0, answered: 0 };
      counts.set(key, { calls: count.calls + 1, answered: count.answered + (status === "answered" ? 1 : 0) });
    }
  }
  return counts;
}

test("what campaigns teach together is what IP-Sales' own rows say", async ({ marketing, sandbox, api }) => {
  test.slow();
  const client = await api("marketing");
  const [first, second] = (await sandbox.loadReport(900, 2)).map(Number);
  const sunday = await keepOn(client, first ?? 0, SUNDAY);
  const tuesday = await keepOn(client, second ?? 0, TUESDAY);
  await launchedHere(sunday.campaignId, "0721234567", (Number(sunday.price) * 2).toFixed(2));
  const rows = [...sunday.rows, ...tuesday.rows];
  const answered = rows.filter(({ status }) => status === "answered");

  await marketing.goto("/");
  await marketing.getByRole("navigation").getByRole("link", { name: "תובנות" }).click();
  await expect(marketing.getByRole("heading", { level: 1, name: "תובנות" })).toBeVisible();
  await marketing.goto(ADDRESS);
  await expect(marketing.getByText("לפי שני קמפיינים שהסתיימו")).toContainText(`${format(answered.length)} מתוך ${format(rows.length)}`);

  const hours = card(marketing, "שיעור המענה לפי שעה ויום");
  const expected = hoursOf([
    { kept: sunday, weekday: 0 },
    { kept: tuesday, weekday: 2 },
  ]);
  const grid = hours.getByRole("grid");
  const cells = grid.getByRole("gridcell", { name: /./ });
  await expect(cells).toHaveCount(expected.size);
  await grid.locator("td[tabindex='0']").focus();
  const before = await grid.locator(":focus").getAttribute("data-cell");
  await marketing.keyboard.press("ArrowLeft");
  const [row, column] = (before ?? "").split("-").map(Number);
  await expect(grid.locator(":focus")).toHaveAttribute("data-cell", `${row}-${(column ?? 0) + 1}`);
  const told = await twinOf(hours);
  expect(new Map(told.map(([when = "", calls, some]) => [when, { calls: Number(calls), answered: Number(some) }]))).toEqual(expected);
  for (const [, calls, , rate] of told) expect(rate === "מעט מדי").toBe(Number(calls) < MIN_CALLS);

  const callerIds = card(marketing, "מענה לפי מספר מזוהה");
  await expect(callerIds.getByRole("listitem").filter({ hasText: "072-1234567" })).toContainText(
    `${sunday.rows.filter(({ status }) => status === "answered").length} מתוך ${sunday.rows.length}`,
  );
  await expect(callerIds.getByText("לא ידוע: לא שוגרו מכאן")).toBeVisible();
  await expect(card(marketing, "עלות: תחזית מול ביצוע").getByRole("row").nth(1)).toContainText("50% פחות");

  const counts = tally(
    [sunday, tuesday].flatMap(({ rows: own }) => [
      ...new Set(own.filter(({ sipCode }) => sipCode === "404" || sipCode === "484").map(({ phone }) => digits(phone))),
    ]),
    (phone) => phone,
  );
  const repeated = [...counts]
    .filter(([, count]) => count > 1)
    .map(([phone]) => phone)
    .sort();
  const [file] = await Promise.all([
    marketing.waitForEvent("download"),
    card(marketing, "מספרים שאינם קיימים, שוב ושוב").getByRole("button", { name: "הורדת הכול" }).click(),
  ]);
  const lines = (await readFile((await file.path()) ?? "", "utf8")).slice(1).trim().split("\r\n").slice(1);
  expect(lines.map((line) => digits(line.split(",")[0] ?? ""))).toEqual(repeated);
  // With its hyphen a spreadsheet keeps the leading zero.
  for (const line of lines) expect(line).toMatch(/^0\d{1,2}-\d{7},/);
  const address = marketing.url();
  for (const phone of repeated) expect(address).not.toContain(phone);
});

test("a campaign of several days counts by its attempts, each on its own day; others of them say that they are left out", async ({
  marketing,
  sandbox,
  api,
}) => {
  test.slow();
  const client = await api("marketing");
  // Older than what is shown by itself, and younger than what is kept of attempts.
  const day = new Date(Date.now() - 150 * 86_400_000).toISOString().slice(0, 10);
  const [first, second, third] = (await sandbox.loadReport(700, 3)).map(Number);
  const whole = await keepOverDays(client, first ?? 0, day);
  const partly = await keepOverDays(client, second ?? 0, day, (recipient) => recipient % 20 !== 0);
  await keepOverDays(client, third ?? 0, day, () => false);
  const made = [...whole.rows, ...partly.rows].reduce((sum, { retries }) => sum + Number(retries) + 1, 0);
  const dated = [...whole.attempts, ...partly.attempts];
  const expected = new Map<string, { calls: number; answered: number }>();
  for (const { day: on, clock, isAnswered } of dated) {
    const key = `${DAYS[new Date(on).getUTCDay()]} ${clock.slice(0, 2)}:00`;
    const count = expected.get(key) ?? { calls: 0, answered: 0 };
    expected.set(key, { calls: count.calls + 1, answered: count.answered + (isAnswered ? 1 : 0) });
  }
  expect(new Set([...expected.keys()].map((key) => key.slice(0, -6))).size).toBeGreaterThan(1);

  await marketing.goto(`/insights?from=${day}&to=${day}`);
  const hours = card(marketing, "שיעור המענה לפי שעה ויום");
  await expect(hours).toContainText(
    `שני קמפיינים שנמשכו יממה או יותר נספרו לפי ניסיונות החיוג שנראו בזמן שפעלו, ולא לפי נמענים: ${format(dated.length)} ניסיונות.`,
  );
  await expect(hours).toContainText(`ל־${format(made - dated.length)} ניסיונות נוספים לא ידוע התאריך, והם לא נכללו.`);
  await expect(hours).toContainText("קמפיין אחד שנמשך יממה או יותר לא נכלל: לשיחות בו, או לרבות מהן, אין תאריך.");
  const told = await twinOf(hours);
  const numberOf = (text = "") => Number(text.replaceAll(",", ""));
  expect(new Map(told.map(([when = "", calls, some]) => [when, { calls: numberOf(calls), answered: numberOf(some) }]))).toEqual(expected);
});

test("a range without a finished campaign says what would stand here; a wrong one is refused", async ({ marketing, api }) => {
  await marketing.goto("/insights?from=2024-02-04&to=2024-02-05");
  await expect(marketing.getByText("כאן יופיע מה שאפשר ללמוד מכמה קמפיינים יחד")).toBeVisible();
  await expect(marketing.getByRole("main").getByRole("link", { name: "אל הקמפיינים" })).toBeVisible();
  await marketing.goto("/insights?from=2020-01-01&to=2024-02-05");
  await expect(marketing.getByText("ארוך מ־400 ימים")).toBeVisible();
  const client = await api("supervisor");
  for (const query of ["from=2024-02-05&to=2024-02-04", "from=2020-01-01&to=2024-02-05", "from=x", "page=1"]) {
    expect((await client.get(`/api/insights?${query}`)).status(), query).toBe(400);
  }
  expect((await client.get("/api/insights/dead-numbers?pageSize=201")).status()).toBe(400);
});

test("insights are accessible in both languages, and fit a phone", async ({ admin, sandbox, api }) => {
  test.slow();
  const [campaignId] = (await sandbox.loadReport(700)).map(Number);
  await keepOn(await api("admin"), campaignId ?? 0, "2025-03-09");
  await expectGoodLooks(admin, "/insights?from=2025-03-09&to=2025-03-09", (page) => expect(page.getByRole("grid")).toBeVisible());
});
