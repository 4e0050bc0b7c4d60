import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import Papa from "papaparse";
import { expect, test } from "./fixtures";
import type { SandboxClient } from "./sandbox-client";
import { outcomeOf, secondsOf, tally, type UpstreamRow, upstreamReport } from "./upstream-report";

const CALLS = 1_500;

async function loaded(sandbox: SandboxClient, calls = CALLS): Promise<{ campaignId: number; rows: UpstreamRow[] }> {
  const campaignId = Number((await sandbox.loadReport(calls))[0]);
  return { campaignId, rows: await upstreamReport(campaignId) };
}

const format = (count: number) => count.toLocaleString("en-US");
const outcomes = (page: Page) => page.getByRole("region", { name: "תוצאות" });
const chart = (page: Page, name: string) =>
  page.getByRole("region", { name, exact: true }).filter({ has: page.getByRole("heading", { name }) });
const callsOf = (page: Page) => page.getByRole("region", { name: "שיחות", exact: true });
const headingOf = (page: Page) => callsOf(page).getByRole("heading");
/** Rows of the table that are drawn. */
const callRows = (page: Page) => callsOf(page).locator("tbody tr[aria-rowindex]");
/** The cells of a column in its first rows. */
const SEEN = 20;
const column = (page: Page, place: number) =>
  callsOf(page).locator(`tbody tr[aria-rowindex]:nth-child(-n + ${SEEN}) > :nth-child(${place})`);

/** The table twin of a chart: the texts of its cells, row by row. */
async function twinOf(card: Locator): Promise<string[][]> {
  await card.getByRole("button", { name: "טבלה" }).click();
  const rows = await card.locator("tbody tr").all();
  return Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((text) => text.trim())));
}

const HUNG_UP = "ענו וניתקו מיד";
const ANSWERED = ["ענו ונשארו", HUNG_UP];

const numberOf = (text = "") => Number(text.replaceAll(",", ""));

test("the figures on the screen are those of IP-Sales' own ledger, in the pictures' tables too", async ({ marketing, sandbox }) => {
  test.slow();
  const { campaignId, rows } = await loaded(sandbox);
  const answered = rows.filter(({ status }) => status === "answered");
  await marketing.goto(`/campaigns/${campaignId}`);
  await expect(marketing.getByText(`${format(answered.length)} מתוך ${format(rows.length)} ענו`)).toBeVisible();

  const byOutcome = tally(rows, outcomeOf);
  await expect(outcomes(marketing).getByRole("button", { name: new RegExp(`^ענו ${format(answered.length)} `) })).toBeVisible();
  const hungUp = byOutcome.get(HUNG_UP) ?? 0;
  await expect(outcomes(marketing).getByRole("button", { name: `מתוכם ניתקו מיד: ${format(hungUp)}` })).toBeVisible();
  for (const [outcome, count] of [...byOutcome].filter(([outcome]) => !ANSWERED.includes(outcome))) {
    const name = new RegExp(`^${outcome} ${format(count)} `);
    await expect(outcomes(marketing).getByRole("button", { name }), outcome).toBeVisible();
  }

  const keys = await twinOf(chart(marketing, "מקשים"));
  const digits = tally(answered, (row) => row.digits);
  expect(keys.map(([word = "", count]) => [/\d+/.exec(word)?.[0] ?? "", numberOf(count)]).sort()).toEqual([...digits].sort());
  await expect(marketing.getByText(`${rows.filter((row) => row.digits.includes("9")).length} ביקשו הסרה`)).toBeVisible();

  const causes = await twinOf(chart(marketing, "SIP × Q.850"));
  const failed = tally(
    rows.filter(({ status }) => status !== "answered"),
    (row) => [row.sipCode || "ללא קוד", row.q850Text || "ללא טקסט", outcomeOf(row)].join("|"),
  );
  expect(causes.map(([code, given, , outcome, , count]) => [[code, given, outcome].join("|"), numberOf(count)]).sort()).toEqual(
    [...failed].sort(),
  );

  const lengths = await twinOf(chart(marketing, "משך האזנה"));
  for (const [range = "", count] of lengths) {
    const [from = 0, to = Number.POSITIVE_INFINITY] = (range.match(/\d+/g) ?? []).map(Number);
    const inRange = answered.filter(({ duration }) => secondsOf(duration) >= from && secondsOf(duration) <= to);
    expect(numberOf(count), range).toBe(inRange.length);
  }
  expect(lengths.reduce((sum, [, count]) => sum + numberOf(count), 0)).toBe(answered.length);

  const timeline = await twinOf(chart(marketing, "ציר זמן"));
  for (const [from = "", to = "", reached, , , all] of timeline) {
    const then = rows.filter(({ lastCall }) => lastCall.slice(0, 5) >= from && (lastCall.slice(0, 5) < to || to < from));
    expect([numberOf(reached), numberOf(all)], from).toEqual([then.filter(({ status }) => status === "answered").length, then.length]);
  }

  const retries = await twinOf(chart(marketing, "ניסיונות חוזרים"));
  expect(retries.map(([, count]) => numberOf(count))).toEqual(["0", "1"].map((made) => rows.filter((row) => row.retries === made).length));

  const cells = await chart(marketing, "180 × 183").getByRole("row").all();
  for (const [place, had180] of (["yes", "no", ""] as const).entries()) {
    const texts = (await cells[place + 1]?.getByRole("button").allInnerTexts()) ?? [];
    const counted = (["yes", "no", ""] as const).map(
      (had183) => rows.filter((row) => row.had180 === had180 && row.had183 === had183).length,
    );
    expect(texts.map((text) => numberOf(/[\d,]+/.exec(text)?.[0]))).toEqual(counted);
  }
});

test("an outcome, a cause and a key filter the calls; the address keeps it, reload too, and back undoes it", async ({
  marketing,
  sandbox,
}) => {
  const { campaignId, rows } = await loaded(sandbox);
  const silent = rows.filter((row) => outcomeOf(row) === "צלצל ולא נענה");
  await marketing.goto(`/campaigns/${campaignId}`);
  await expect(headingOf(marketing)).toHaveText(`שיחות ${format(rows.length)}`);

  await outcomes(marketing)
    .getByRole("button", { name: /^צלצל ולא נענה/ })
    .click();
  await expect(headingOf(marketing)).toHaveText(`שיחות ${silent.length}`);
  await expect(marketing).toHaveURL(/[?&]verdict=rang/);
  expect(new Set(await column(marketing, 3).allInnerTexts())).toEqual(new Set(["צלצל ולא נענה"]));
  await marketing.getByRole("button", { name: "אל השיחות" }).click();
  await expect(callRows(marketing).first()).toBeInViewport();

  await marketing.reload();
  await expect(headingOf(marketing)).toHaveText(`שיחות ${silent.length}`);
  await expect(outcomes(marketing).getByRole("button", { name: /^צלצל ולא נענה/ })).toHaveAttribute("aria-pressed", "true");

  const rung = silent.filter((row) => row.had183 === "yes").length;
  await chart(marketing, "180 × 183").getByRole("row").nth(1).getByRole("button").first().click();
  await expect(headingOf(marketing)).toHaveText(`שיחות ${rung}`);
  await marketing.goBack();
  await expect(headingOf(marketing)).toHaveText(`שיחות ${silent.length}`);
  await callsOf(marketing).getByRole("button", { name: "ניקוי הסינון" }).click();
  await expect(headingOf(marketing)).toHaveText(`שיחות ${format(rows.length)}`);
  await expect(marketing).not.toHaveURL(/verdict/);

  const busy = rows.filter((row) => row.sipCode === "486" && row.q850Text === "משתמש תפוס (486)").length;
  await chart(marketing, "SIP × Q.850")
    .getByRole("button", { name: /^486 משתמש תפוס/ })
    .click();
  await expect(headingOf(marketing)).toHaveText(`שיחות ${busy}`);
  await marketing.goBack();
  await chart(marketing, "מקשים").getByRole("button", { name: "ללא הקשה" }).click();
  const keyless = rows.filter((row) => row.status === "answered" && row.digits === "").length;
  await expect(headingOf(marketing)).toHaveText(`שיחות ${format(keyless)}`);

  await callsOf(marketing).getByRole("button", { name: "סינון", exact: true }).click();
  const panel = marketing.getByRole("dialog", { name: "סינון השיחות" });
  await panel.getByRole("group", { name: "צלצל (180)" }).getByText("לא דווח").click();
  await expect(marketing).toHaveURL(/had180=unknown/);
  const unheard = rows.filter((row) => row.status === "answered" && row.digits === "" && row.had180 === "").length;
  await marketing.keyboard.press("Escape");
  await expect(headingOf(marketing)).toHaveText(`שיחות ${format(unheard)}`);
});

test("a cause is explained: as it was given, what it means in English, and what to do", async ({ marketing, sandbox }) => {
  const { campaignId } = await loaded(sandbox);
  await marketing.goto(`/campaigns/${campaignId}`);
  const causes = chart(marketing, "SIP × Q.850");
  await causes.getByRole("button", { name: "הסבר: השיחה נדחתה" }).click();
  await expect(causes.getByText("השיחה נדחתה (603)", { exact: true })).toBeVisible();
  await expect(causes.getByText("לא לחייג שוב בקרוב.")).toBeVisible();
});

test("calls are found by a phone's digits and by a name", async ({ marketing, sandbox }) => {
  const { campaignId, rows } = await loaded(sandbox);
  const named = rows.find(({ name }) => name !== "")!;
  await marketing.goto(`/campaigns/${campaignId}`);
  const search = callsOf(marketing).getByRole("searchbox");
  for (const typed of [named.phone, named.phone.replace(/\D/g, "").slice(3), named.phone.replace(/^0/, "+972-")]) {
    await search.fill(typed);
    await expect(callRows(marketing).filter({ hasText: named.phone })).toHaveCount(1);
    await expect(marketing).toHaveURL(/search=/);
  }
  await search.fill(named.name);
  await expect(headingOf(marketing)).toHaveText(`שיחות ${rows.filter(({ name }) => name.includes(named.name)).length}`);
  await search.fill("אין אדם כזה");
  await expect(callsOf(marketing).getByText("אין שיחות שמתאימות לסינון.")).toBeVisible();
});

const SORTED: [heading: string, place: number, value: (row: UpstreamRow) => string | number][] = [
  ["טלפון", 1, ({ phone }) => phone.replace(/\D/g, "")],
  ["שם", 2, ({ name }) => name],
  ["מקש", 4, ({ digits }) => digits],
  ["האזנה", 5, ({ duration }) => secondsOf(duration)],
  ["שיחה אחרונה", 6, ({ lastCall }) => lastCall],
  ["ניסיונות חוזרים", 7, ({ retries }) => Number(retries)],
  ["SIP", 8, ({ sipCode }) => sipCode],
  ["Q.850", 9, ({ q850Text }) => q850Text],
];

test("each heading sorts, rising and falling, and a third press gives back the report's order", async ({ marketing, sandbox }) => {
  test.slow();
  const { campaignId, rows } = await loaded(sandbox, 400);
  const inOrder = (list: UpstreamRow[]) => list.slice(0, SEEN).map(({ phone }) => phone);
  await marketing.goto(`/campaigns/${campaignId}`);
  await expect(column(marketing, 1)).toHaveText(inOrder(rows));
  for (const [name, place, value] of SORTED) {
    const heading = callsOf(marketing).locator(`thead th:nth-child(${place})`);
    const rising = rows.toSorted((a, b) => (value(a) === value(b) ? 0 : value(a) < value(b) ? -1 : 1));
    const falling = rows.toSorted((a, b) => (value(a) === value(b) ? 0 : value(a) > value(b) ? -1 : 1));
    await heading.getByRole("button", { name }).click();
    await expect(heading).toHaveAttribute("aria-sort", "ascending");
    await expect(column(marketing, 1), `${name} rising`).toHaveText(inOrder(rising));
    await heading.getByRole("button", { name }).click();
    await expect(column(marketing, 1), `${name} falling`).toHaveText(inOrder(falling));
    await callsOf(marketing).getByRole("grid").press("End");
    await expect(callRows(marketing).last().locator(":nth-child(1)").first(), `${name} falling, the last`).toHaveText(
      falling.at(-1)?.phone ?? "",
    );
    await callsOf(marketing).getByRole("grid").press("Home");
    await heading.getByRole("button", { name }).click();
    await expect(column(marketing, 1)).toHaveText(inOrder(rows));
  }
});

test("on a phone pages turn, and an address beyond the last call leads to the last", async ({ marketing, sandbox, api }) => {
  const { campaignId, rows } = await loaded(sandbox, 120);
  await marketing.goto(`/campaigns/${campaignId}`);
  const pages = callsOf(marketing).getByRole("navigation");
  await marketing.setViewportSize({ width: 390, height: 844 });
  await expect(pages.getByText("1 עד 50 מתוך 120")).toBeVisible();
  await pages.getByRole("button", { name: "הבא" }).click();
  const cards = callsOf(marketing).getByRole("list", { name: "שיחות הקמפיין" }).getByRole("listitem");
  await expect(cards).toContainText(rows.slice(50, 100).map(({ phone }) => phone));
  await expect(marketing).toHaveURL(/row=51/);
  await marketing.goto(`/campaigns/${campaignId}?row=900`);
  await expect(pages.getByText("101 עד 120 מתוך 120")).toBeVisible();
  await expect(pages.getByRole("button", { name: "הבא" })).toBeDisabled();

  const client = await api("supervisor");
  const ask = (query: string) => client.get(`/api/campaigns/${campaignId}/calls?${query}`);
  expect(await (await ask("page=9&pageSize=50")).json()).toEqual({ calls: [], total: 120 });
  for (const query of ["sort=shoeSize", "sort=-", "page=0", "pageSize=1001", "had180=maybe", "class=none", "colour=red"]) {
    expect((await ask(query)).status(), query).toBe(400);
  }
});

test("the export is exactly what is filtered, in the order shown, and opens in Hebrew", async ({ marketing, sandbox }) => {
  const { campaignId, rows } = await loaded(sandbox);
  await marketing.goto(`/campaigns/${campaignId}?verdict=nonexistent&sort=-phone`);
  await callsOf(marketing).getByRole("button", { name: "ייצוא", exact: true }).click();
  const [download] = await Promise.all([
    marketing.waitForEvent("download"),
    marketing.getByRole("menuitem", { name: /^קובץ CSV/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`דוח עומס ${format(CALLS)} (${campaignId}).csv`);
  const text = await readFile((await download.path()) ?? "", "utf8");
  expect(text.startsWith("\ufeffphone,name,status,")).toBe(true);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  const wanted = rows
    .filter((row) => outcomeOf(row) === "מספר לא קיים")
    .sort((a, b) => (a.phone.replace("-", "") > b.phone.replace("-", "") ? -1 : 1));
  expect(data.map(({ phone, name, status, cause, had180 }) => [phone, name, status, cause, had180])).toEqual(
    wanted.map(({ phone, name, status, q850Text, had180 }) => [phone, name, status, q850Text, had180]),
  );
});

test("the recording plays through the dashboard's server", async ({ marketing, sandbox }) => {
  const { campaigns } = await sandbox.state();
  const donations = Number(campaigns.find(({ title }) => title === "מגבית החורף – סבב ראשון")?.["id"]);
  await marketing.goto(`/campaigns/${donations}`);
  const player = marketing.getByLabel("ההקלטה שהושמעה");
  await expect(player).toHaveAttribute("src", `/api/campaigns/${donations}/audio`);
  const seconds = await player.evaluate(async (audio: HTMLAudioElement) => {
    audio.muted = true;
    await audio.play();
    audio.pause();
    return audio.duration;
  });
  expect(Math.round(seconds)).toBe(45);
  await expect(marketing.getByText(/תרומות בסך/)).toBeVisible();
});
