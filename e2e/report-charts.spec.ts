import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { outcomeOf, secondsOf, tally, type UpstreamRow, upstreamReport } from "./upstream-report";

const CALLS = 1_500;
const format = (count: number) => count.toLocaleString("en-US");
const chart = (page: Page, name: string) =>
  page.getByRole("region", { name, exact: true }).filter({ has: page.getByRole("heading", { name }) });
const callsOf = (page: Page) => page.getByRole("region", { name: "שיחות", exact: true });
const toTable = (card: Locator) => card.getByRole("button", { name: "טבלה" }).click();
const numberOf = (text = "") => Number(/[\d,]+/.exec(text)?.[0].replaceAll(",", ""));

const expectCalls = (page: Page, rows: readonly unknown[]) =>
  expect(callsOf(page).getByRole("heading").first()).toHaveText(`שיחות ${format(rows.length)}`);
const scopeOf = (rows: readonly unknown[]) => `לפי הסינון: ${format(rows.length)} שיחות מתוך ${format(CALLS)}`;

/** Name and count of each row of a table twin that is open. */
async function expectTwin(card: Locator, expected: [string, number][]): Promise<void> {
  const counted = async () =>
    Promise.all(
      (await card.locator("tbody tr").all()).map(async (row) => {
        const [name = "", count = ""] = await row.locator("th, td").allInnerTexts();
        return [name.trim(), numberOf(count)];
      }),
    );
  await expect.poll(counted).toEqual(expected);
}

const byRetries = (rows: UpstreamRow[]): [string, number][] => [
  ["ללא ניסיון חוזר", rows.filter(({ retries }) => retries === "0").length],
  ["ניסיון אחד", rows.filter(({ retries }) => retries === "1").length],
];
/** Kept from left to right within a sentence. */
const isolated = (text: string) => `\u2066${text}\u2069`;
const answeredOf = (rows: UpstreamRow[]) => rows.filter(({ status }) => status === "answered");

test("charts filter each other: each shows what the others leave and keeps its own choice, and the same press undoes it", async ({
  marketing: page,
  sandbox,
}) => {
  test.slow();
  const campaignId = Number((await sandbox.loadReport(CALLS))[0]);
  const rows = await upstreamReport(campaignId);
  await page.goto(`/campaigns/${campaignId}`);
  const retries = chart(page, "ניסיונות חוזרים");
  const timeline = chart(page, "ציר זמן");
  const matrix = chart(page, "180 × 183");
  await toTable(retries);
  await expectTwin(retries, byRetries(rows));

  const once = rows.filter((row) => row.retries === "1");
  await retries.getByRole("button", { name: "ניסיון אחד" }).click();
  await expectCalls(page, once);
  await expect(page).toHaveURL(/[?&]retries=1/);
  for (const card of [timeline, matrix, chart(page, "מקשים"), chart(page, "משך האזנה")]) await expect(card).toContainText(scopeOf(once));
  await expectTwin(retries, byRetries(rows));
  await expect(retries).not.toContainText("לפי הסינון");
  const rung = once.filter((row) => row.had180 === "yes" && row.had183 === "yes");
  await expect(matrix.getByRole("row").nth(1).getByRole("button").first()).toContainText(format(rung.length));
  const cards = page.getByRole("region", { name: "תוצאות" });
  await expect(cards).toContainText(`לפי הסינון ${answeredOf(once).length}`);
  await expect(page.getByText(`${format(answeredOf(rows).length)} מתוך ${format(CALLS)} ענו`)).toBeVisible();

  // By keyboard, in the table.
  await toTable(timeline);
  const [from = "", to = ""] = await timeline.locator("tbody tr").nth(3).locator("th, td").allInnerTexts();
  const isThen = ({ lastCall }: UpstreamRow) => lastCall.slice(0, 5) >= from && lastCall.slice(0, 5) < to;
  await timeline.getByRole("button", { name: from, exact: true }).focus();
  await page.keyboard.press("Enter");
  const then = once.filter(isThen);
  await expectCalls(page, then);
  await expect(timeline.getByRole("button", { name: from, exact: true })).toHaveAttribute("aria-pressed", "true");
  await expectTwin(retries, byRetries(rows.filter(isThen)));
  await expect(retries).toContainText(scopeOf(rows.filter(isThen)));

  // With the mouse, on a column.
  const column = chart(page, "משך האזנה").locator("[data-column]").first();
  // Not below the bar that tells of the filter.
  await column.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await column.click();
  await expect(page).toHaveURL(/[?&]seconds=\d+-\d+/);
  const [shortest = 0, longest = 0] = (new URL(page.url()).searchParams.get("seconds") ?? "").split("-").map(Number);
  const short = answeredOf(then).filter(({ duration }) => secondsOf(duration) >= shortest && secondsOf(duration) < longest);
  await expectCalls(page, short);
  await expect(callsOf(page).getByRole("button", { name: `משך האזנה: ${isolated(`${shortest}–${longest - 1}`)} שנ׳` })).toBeVisible();
  await column.click();
  await expectCalls(page, then);
  await expect(page).not.toHaveURL(/seconds|verdict/);
  await page.goBack();
  await expectCalls(page, short);
  await page.goBack();
  await expectCalls(page, then);
  await callsOf(page)
    .getByRole("button", { name: `שעת החיוג: ${isolated(`${from}–${to}`)}` })
    .click();
  await expectCalls(page, once);
  await retries.getByRole("button", { name: "ניסיון אחד" }).click();
  await expectCalls(page, rows);
  await expect(page).not.toHaveURL(/\?/);

  // Two fields that are one chart's: 180 and 183 together, and the other cells can still be chosen.
  const cell = matrix.getByRole("row").nth(1).getByRole("button").first();
  const whole = (await cell.textContent()) ?? "";
  await retries.getByRole("button", { name: "ניסיון אחד" }).click();
  await cell.click();
  await expectCalls(page, rung);
  await expect(matrix).toContainText(scopeOf(once));
  const silent = once.filter((row) => row.had180 === "" && row.had183 === "");
  await matrix.getByRole("row").nth(3).getByRole("button").last().click();
  await expectCalls(page, silent);
  await expect(cell).toContainText(format(rung.length));
  await callsOf(page).getByRole("button", { name: "ניקוי הסינון" }).click();
  await expect(cell).toHaveText(whole);
});

test("trunks have a chart where there are several; every filter stands in the address, in words, and what makes no sense is overlooked", async ({
  marketing: page,
  sandbox,
}) => {
  test.slow();
  const campaignId = Number((await sandbox.loadReport(CALLS))[0]);
  const rows = await upstreamReport(campaignId);
  await page.goto(`/campaigns/${campaignId}`);
  const trunks = chart(page, "קווים יוצאים");
  await toTable(trunks);
  const counted = [...tally(rows, ({ trunk }) => trunk || "לא דווח")].sort((a, b) => b[1] - a[1]);
  await expectTwin(trunks, counted);
  const [[name]] = counted as [[string, number]];
  await trunks.getByRole("button", { name, exact: true }).click();
  await expectCalls(
    page,
    rows.filter(({ trunk }) => trunk === name),
  );

  const query = `trunk=${encodeURIComponent(name)}&retries=0&retries=unknown&seconds=10-&time=00:00-12:00&had183=unknown&seconds=soon&time=25:00-1&retries=x`;
  await page.goto(`/campaigns/${campaignId}?${query}`);
  const left = rows.filter(
    (row) => row.trunk === name && row.retries === "0" && row.had183 === "" && secondsOf(row.duration) >= 10 && row.lastCall < "12:00",
  );
  await expectCalls(page, left);
  for (const words of [
    `קו יוצא: ${name}`,
    "ניסיונות חוזרים: ללא ניסיון חוזר",
    "ניסיונות חוזרים: לא דווח",
    `משך האזנה: ${isolated("10")} שנ׳ ומעלה`,
    `שעת החיוג: ${isolated("00:00–12:00")}`,
    "צליל מפעיל (183): לא דווח",
  ]) {
    await expect(callsOf(page).getByRole("button", { name: words })).toBeVisible();
  }
  await expect(chart(page, "SIP × Q.850")).toContainText(scopeOf(left));
  for (const outcome of tally(left, outcomeOf).keys()) await expect(page.getByRole("region", { name: "תוצאות" })).toContainText(outcome);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page);
});

test("a slice that can't be counted leaves the whole figures, and says so", async ({ marketing: page, sandbox }) => {
  const campaignId = Number((await sandbox.loadReport(300))[0]);
  // Longer than the API takes: the browser can't know.
  await page.goto(`/campaigns/${campaignId}?status=${"x".repeat(501)}`);
  const charts = page.getByRole("region", { name: "תרשימים" });
  await expect(charts.getByRole("alert")).toContainText("השיחות שנבחרו לא נספרו, והתרשימים מציגים את כל הקמפיין.");
  await expect(chart(page, "180 × 183")).toContainText("300 שיחות");
  await expect(chart(page, "180 × 183")).toContainText("הספירה לפי הסינון נכשלה");
  await charts.getByRole("button", { name: "ניסיון נוסף" }).click();
  await expect(charts.getByRole("alert")).toBeVisible();
  await callsOf(page).getByRole("button", { name: "ניקוי הסינון" }).click();
  await expect(charts.getByRole("alert")).toBeHidden();
  await expect(chart(page, "180 × 183")).not.toContainText("נכשלה");
});

test("hundreds of typed sequences are shown some at a time, in the chart and in its table", async ({ sandbox, marketing: page }) => {
  test.slow();
  const campaignId = Number((await sandbox.loadReport(20_000))[0]);
  const sequences = [...tally(await upstreamReport(campaignId), ({ digits }) => digits).keys()].filter((digits) => digits !== "");
  expect(sequences.length).toBeGreaterThan(600);
  await page.goto(`/campaigns/${campaignId}`);
  const card = chart(page, "מקשים");
  const lines = card.getByRole("listitem");
  // Those who pressed nothing are the last line.
  const first = Math.max(6, sequences.filter((digits) => digits.length === 1).length) + 1;
  await expect(lines).toHaveCount(first);
  await card.getByRole("button", { name: "עוד 50 רצפים" }).click();
  await expect(lines).toHaveCount(first + 50);
  await card.getByRole("button", { name: "הצגת הנפוצים בלבד" }).click();
  await expect(lines).toHaveCount(first);
  await toTable(card);
  const table = card.locator("tbody tr");
  await expect(table).toHaveCount(500);
  const next = Math.min(500, sequences.length + 1 - 500);
  await card.getByRole("button", { name: `עוד ${next} שורות` }).click();
  await expect(table).toHaveCount(500 + next);
});
