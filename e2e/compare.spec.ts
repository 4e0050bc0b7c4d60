import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { keepOverDays } from "./kept-reports";
import { expectGoodLooks } from "./looks";
import { launchLongCampaign } from "./running-campaign";
import { outcomeOf, secondsOf, tally, type UpstreamRow, upstreamReport } from "./upstream-report";

const PREFIX = "052627";
const format = (count: number) => count.toLocaleString("en-US");
const numberOf = (text = "") => Number(text.replaceAll(",", ""));
const columnsOf = (page: Page) => page.getByRole("list", { name: "הקמפיינים זה לצד זה" }).getByRole("listitem");
const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function twinOf(region: Locator): Promise<string[][]> {
  await region.getByRole("button", { name: "טבלה" }).click();
  const rows = await region.locator("tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())));
}

function share(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  return percent > 0 && percent < 0.5 ? "<1%" : `${Math.round(percent)}%`;
}

/** Answers by so many minutes since the first call, from IP-Sales' rows; a campaign of an hour that passes midnight goes on after it. */
function answeredBy(rows: UpstreamRow[], minute: number): number {
  const times = rows.map(({ lastCall, status }) => ({ minute: Number(lastCall.slice(0, 2)) * 60 + Number(lastCall.slice(3, 5)), status }));
  const all = times.map((time) => time.minute);
  const isNight = Math.max(...all) - Math.min(...all) > 720;
  const dated = times.map((time) => ({ ...time, minute: isNight && time.minute < 720 ? time.minute + 1_440 : time.minute }));
  const first = Math.min(...dated.map((time) => time.minute));
  return dated.filter((time) => time.status === "answered" && time.minute - first < minute).length;
}

function expectedFigures(rows: UpstreamRow[]) {
  const answered = rows.filter(({ status }) => status === "answered");
  const lengths = answered.map(({ duration }) => secondsOf(duration)).sort((a, b) => a - b);
  const middle = ((lengths[Math.floor((lengths.length - 1) / 2)] ?? 0) + (lengths[Math.floor(lengths.length / 2)] ?? 0)) / 2;
  const pressed = answered.filter(({ digits }) => digits !== "").length;
  return { answered: answered.length, median: `0:${String(Math.round(middle)).padStart(2, "0")}`, pressed };
}

test("campaigns are chosen in the list and compared; every figure is IP-Sales' own", async ({ marketing, sandbox }) => {
  test.slow();
  const ids = [Number((await sandbox.loadReport(911))[0]), Number((await sandbox.loadReport(613))[0])];
  const reports = await Promise.all(ids.map(upstreamReport));

  await marketing.goto(`/campaigns/${ids[0]}`);
  await marketing.getByRole("link", { name: "השוואה לקמפיין אחר" }).click();
  const bar = card(marketing, "הבחירה להשוואה");
  await expect(bar).toContainText("נבחר קמפיין אחד להשוואה.");
  await expect(bar.getByRole("link")).toHaveCount(0);
  await marketing.getByRole("checkbox", { name: "בחירה להשוואה: דוח עומס 613" }).focus();
  await marketing.keyboard.press("Space");
  await bar.getByRole("link", { name: "השוואה" }).click();
  await expect(marketing).toHaveURL(`/campaigns/compare?id=${ids[0]}&id=${ids[1]}`);

  const columns = columnsOf(marketing);
  await expect(columns).toHaveCount(2);
  for (const [place, rows] of reports.entries()) {
    const { answered, median, pressed } = expectedFigures(rows);
    const column = columns.nth(place);
    await expect(column.getByRole("heading")).toHaveText(`דוח עומס ${rows.length}`);
    const told = await column.locator("dd").allInnerTexts();
    expect(told[0]?.trim()).toBe(format(rows.length));
    expect(told[1]?.split("\n").map((text) => text.trim())).toEqual([
      share(answered, rows.length),
      `${format(answered)} מתוך ${format(rows.length)}`,
    ]);
    expect(told[3]?.trim()).toBe(median);
    expect(told[4]).toContain(String(pressed));
    expect(numberOf(told[6]) * answered).toBeCloseTo(numberOf(told[5]), 0);
  }
  await expect(columns.nth(0).getByText("אליו משווים")).toBeVisible();
  await expect(columns.nth(1)).toContainText(/ההבדל יכול להיות מקרי|גבוה ב־|נמוך ב־/);

  const outcomes = await twinOf(card(marketing, "מה קרה"));
  expect(outcomes.length).toBeGreaterThan(5);
  const tallies = reports.map((rows) => tally(rows, outcomeOf));
  for (const [outcome = "", ...counts] of outcomes.slice(0, -1))
    expect(counts.map(numberOf), outcome).toEqual(tallies.map((one) => one.get(outcome) ?? 0));
  expect(outcomes.at(-1)?.slice(1).map(numberOf)).toEqual(reports.map((rows) => rows.length));

  const curve = card(marketing, "מענים לפי הזמן שעבר");
  await expect(curve.getByRole("img").first()).toBeVisible();
  const times = await twinOf(curve);
  expect(times.length).toBeGreaterThan(3);
  for (const [time = "", ...told] of times) {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    for (const [place, text] of told.entries()) {
      if (text !== "הסתיים") expect(numberOf(text.split(" ")[0]), time).toBe(answeredBy(reports[place] ?? [], hours * 60 + minutes));
    }
  }

  await columns.nth(1).getByRole("button", { name: "השוואה אליו" }).click();
  await expect(columns.nth(0).getByRole("heading")).toHaveText("דוח עומס 613");
  await expect(columns.nth(0).getByText("אליו משווים")).toBeVisible();
  await marketing.goBack();
  await expect(columns.nth(0).getByRole("heading")).toHaveText("דוח עומס 911");
  await columns.nth(1).getByRole("button", { name: "הסרה מההשוואה: דוח עומס 613" }).click();
  await expect(marketing.getByText("נבחר קמפיין אחד. להשוואה דרוש לפחות עוד אחד.")).toBeVisible();
});

test("campaigns of several days have lines by the attempts that were seen while they ran, or say why not", async ({
  marketing,
  sandbox,
  api,
}) => {
  const client = await api("marketing");
  const day = new Date(Date.now() - 160 * 86_400_000).toISOString().slice(0, 10);
  const [first, second] = (await sandbox.loadReport(600, 2)).map(Number);
  const seen = await keepOverDays(client, first ?? 0, day, (recipient) => recipient % 30 !== 0);
  const unseen = await keepOverDays(client, second ?? 0, day, () => false);
  const answers = seen.attempts.filter(({ isAnswered }) => isAnswered);
  const all = seen.rows.filter(({ status }) => status === "answered").length;

  await marketing.goto(`/campaigns/compare?id=${seen.campaignId}&id=${unseen.campaignId}`);
  const curve = card(marketing, "מענים לפי הזמן שעבר");
  await expect(curve.getByText("קמפיין 1: נמשך יממה או יותר. תאריכי המענים ידועים מקריאות של הדוח בזמן שפעל")).toBeVisible();
  await expect(curve.getByText(`קמפיין 1: ${format(all - answers.length)} מענים שתאריכם לא ידוע אינם בקו.`)).toBeVisible();
  await expect(curve.getByText("קמפיין 2: נמשך יממה או יותר. למענים בו, או לרבים מהם, אין תאריך, ולכן אין לו קו.")).toBeVisible();
  await expect(curve.getByRole("img").first()).toBeVisible();
  const times = await twinOf(curve);
  const minuteOf = (on: string, clock: string) => Math.floor(Date.parse(`${on}T${clock}Z`) / 60_000);
  const start = Math.min(...seen.attempts.map((attempt) => minuteOf(attempt.day, attempt.clock)));
  expect(times.length).toBeGreaterThan(10);
  expect(times.length).toBeLessThan(70);
  for (const [time = "", text = ""] of times) {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    const by = answers.filter((attempt) => minuteOf(attempt.day, attempt.clock) - start < hours * 60 + minutes).length;
    expect(numberOf(text.split(" ")[0]), time).toBe(by);
  }
  expect(numberOf(times.at(-1)?.[1]?.split(" ")[0])).toBe(answers.length);
});

test("a campaign that is not there, and one that still runs, have columns that say so", async ({ marketing, sandbox, api }) => {
  const client = await api("marketing");
  const [over] = (await sandbox.loadReport(300)).map(Number);
  const { campaignId: running } = await launchLongCampaign(client, PREFIX);
  await marketing.goto(`/campaigns/compare?id=${over}&id=999999999&id=${running}`);
  const columns = columnsOf(marketing);
  await expect(columns).toHaveCount(3);
  await expect(columns.nth(1).getByRole("alert")).toContainText("הדוח לא נקרא");
  await expect(columns.nth(2)).toContainText(/נכון ל־\d\d:\d\d:\d\d/);
  await expect(columns.nth(0)).not.toContainText("נכון ל־");
  await expect(marketing.getByText("קמפיין אחד עוד לא הסתיים, והמספרים שלו ישתנו.")).toBeVisible();

  const compare = (query: string) => client.get(`/api/compare?${query}`);
  const answer = await (await compare(`id=999999999&id=${over}`)).json();
  expect(answer.baseId).toBe(over);
  expect(answer.campaigns[0]).toMatchObject({ state: "failed", problem: { code: "not-found" } });
  for (const query of ["", "id=0", "id=x", "id=1&id=2&id=3&id=4&id=5&id=6&id=7", "id=1&colour=red"]) {
    expect((await compare(query)).status(), query).toBe(400);
  }
});

test("the comparison is accessible in both languages, and fits a phone", async ({ admin, sandbox }) => {
  test.slow();
  const ids = [...(await sandbox.loadReport(200, 2)), ...(await sandbox.loadReport(350))];
  const address = `/campaigns/compare?${ids.map((id) => `id=${id}`).join("&")}`;
  await expectGoodLooks(admin, address, (page) => expect(page.getByRole("img").first()).toBeVisible());
  await admin.setViewportSize({ width: 390, height: 844 });
  await admin.goto(`/campaigns?compare=${ids[0]}&compare=${ids[1]}`);
  await expect(admin.getByRole("link", { name: "Compare", exact: true })).toBeInViewport();
});
