import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { callOf } from "./independent-count";
import { launchLongCampaign } from "./running-campaign";
import { tally, type UpstreamRow, upstreamReport } from "./upstream-report";

/** A4 in points. */
const UPRIGHT = [595, 842];
const TURNED = [842, 595];
/** What the margins leave of both, in pixels of CSS. */
const PRINTED = { upright: { width: 703, height: 1009 }, turned: { width: 1032, height: 680 } };

const menu = (page: Page) => page.getByRole("button", { name: "ייצוא", exact: true });
const tableOf = (page: Page) => page.getByRole("article").getByRole("region", { name: "שיחות הקמפיין" });

/** Width and height of each page, in points. */
async function pagesOf(page: Page): Promise<number[][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    Math.round(Number(width)),
    Math.round(Number(height)),
  ]);
}

/** What of the table is written past its cell or past the sheet, and headings that are broken within a word. */
function cutOff(table: Locator): Promise<string[]> {
  return table.locator("th, td").evaluateAll((cells) => {
    const sheet = document.documentElement.clientWidth;
    return cells.flatMap((cell) => {
      const lines = [...cell.querySelectorAll("*"), cell]
        .filter((part) => !part.closest(".sr-only"))
        .flatMap((part) => [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE))
        .flatMap((text) => {
          const words = document.createRange();
          words.selectNode(text);
          return [...words.getClientRects()];
        });
      const { left, right } = cell.getBoundingClientRect();
      const isCut = lines.some((line) => line.left < Math.max(0, left) - 0.5 || line.right > Math.min(sheet, right) + 0.5);
      const height = new Set(lines.map(({ top }) => Math.round(top))).size;
      const isBroken = cell.tagName === "TH" && height > (cell.textContent ?? "").split(" ").length;
      return isCut || isBroken ? [cell.textContent ?? ""] : [];
    });
  });
}

test("on paper the report is black on white in A4, without the shell, and says what is filtered and where the rest is", async ({
  marketing,
  sandbox,
}) => {
  const campaignId = Number((await sandbox.loadReport(1_200))[0]);
  const calls = (await upstreamReport(campaignId)).map(callOf);
  const rang = calls.filter(({ verdict }) => verdict === "rang").length;
  const errors: string[] = [];
  marketing.on("pageerror", (error) => errors.push(error.message));
  await marketing.emulateMedia({ colorScheme: "dark" });
  await marketing.goto(`/campaigns/${campaignId}?verdict=answered&verdict=rang&sort=-phone`);
  await menu(marketing).click();
  await marketing.getByRole("menuitem", { name: /^הדפסה או PDF/ }).click();
  await expect(marketing).toHaveURL(/\/print\?verdict=answered&verdict=rang&sort=-phone$/);
  const paper = marketing.getByRole("article");
  await expect(paper.getByRole("heading", { name: `דוח עומס 1,200` })).toBeVisible();
  await expect(marketing.getByRole("navigation")).toHaveCount(0);

  await marketing.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(marketing.getByRole("button", { name: "הדפסה" })).toBeHidden();
  const passing = calls.filter(({ verdict }) => verdict === "rang" || verdict === "answered").length;
  await expect(paper.getByText(`רק השיחות שעוברות את הסינון: ${passing} מתוך 1,200`)).toBeVisible();
  await expect(paper.getByText("תוצאה: צלצל ולא נענה")).toBeVisible();
  await expect(paper.getByText("לפי טלפון, סדר יורד")).toBeVisible();
  await expect(paper.getByRole("row", { name: /^צלצל ולא נענה/ }).first()).toContainText(String(rang));
  await expect(paper.getByRole("region", { name: "שיחות הקמפיין" }).locator("tbody tr")).toHaveCount(300);
  await expect(paper.getByText(`כל ${passing} השיחות נמצאות בייצוא`)).toBeVisible();
  const colours = await paper.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]);
  expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  // What the server draws is what the browser draws.
  await marketing.reload();
  await expect(paper.getByRole("region", { name: "שיחות הקמפיין" }).locator("tbody tr")).toHaveCount(300);
  expect(errors).toEqual([]);
  // A word that lacks a value shows as its key.
  await expect(paper).not.toContainText(/reports\.[a-z]/i);
  const boxes = await pagesOf(marketing);
  expect(boxes.length).toBeGreaterThan(5);
  for (const box of boxes) expect(box).toEqual(UPRIGHT);
});

const ALL_COLUMNS = [
  ...["טלפון", "שם", "תוצאה", "מצב", "מקש", "האזנה", "שיחה אחרונה", "ניסיונות חוזרים", "SIP", "טקסט SIP", "Q.850"],
  ...["סוג סיבה", "צלצל (180)", "צליל מפעיל (183)", "קו יוצא"],
];

test("paper has the columns that were chosen on the screen, turns its sheet for many of them, and cuts nothing off", async ({
  marketing: page,
  sandbox,
  shofar,
}) => {
  const campaignId = Number((await sandbox.loadReport(320, 1, { hostile: true }))[0]);
  const heads = tableOf(page).getByRole("columnheader");
  await page.goto(`/campaigns/${campaignId}?sort=-phone`);
  await page.getByRole("button", { name: "עמודות" }).click();
  const choice = page.getByRole("dialog", { name: "העמודות בטבלה" });
  // The first column stays whatever is pressed.
  await expect(choice.getByRole("checkbox", { name: "טלפון" })).toBeDisabled();
  for (const name of ["טקסט SIP", "Q.850", "שם", "ניסיונות חוזרים"]) await choice.getByText(name, { exact: true }).click();
  await page.keyboard.press("Escape");
  await menu(page).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: /^קובץ CSV/ }).click()]);
  const [head = ""] = (await readFile((await download.path()) ?? "", "utf8")).split("\n");
  expect(head.split(",")).toHaveLength(ALL_COLUMNS.length);
  await menu(page).click();
  await page.getByRole("menuitem", { name: /^הדפסה או PDF/ }).click();
  await expect(page).toHaveURL(/\/print\?sort=-phone&columns=phone/);
  await expect(heads).toHaveText(["טלפון", "תוצאה", "מקש", "האזנה", "שיחה אחרונה", "SIP", "טקסט SIP"]);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(PRINTED.upright);
  expect(await cutOff(tableOf(page))).toEqual([]);
  const upright = await pagesOf(page);
  for (const size of upright) expect(size).toEqual(UPRIGHT);

  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "אל הדוח" }).click();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "עמודות" }).click();
  for (const name of ALL_COLUMNS) {
    const column = choice.getByRole("checkbox", { name, exact: true });
    if (!(await column.isChecked())) await choice.getByText(name, { exact: true }).click();
    await expect(column).toBeChecked();
  }
  await page.keyboard.press("Escape");
  await menu(page).click();
  await page.getByRole("menuitem", { name: /^הדפסה או PDF/ }).click();
  await expect(heads).toHaveText(ALL_COLUMNS);
  await expect(page.getByText("לפי טלפון, סדר יורד")).toBeVisible();
  expect(await tableFits(page)).toEqual([]);
  await page.context().addCookies([{ name: "shofar.locale", value: "en", url: shofar.url }]);
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Carrier tone (183)" })).toBeVisible();
  expect(await tableFits(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ media: "screen" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

/** Pages of the report that stand, pages of the table that are turned. @returns what is cut off */
async function tableFits(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(PRINTED.turned);
  const sizes = (await pagesOf(page)).map(String);
  const upright = sizes.filter((size) => size === String(UPRIGHT));
  const turned = sizes.filter((size) => size === String(TURNED));
  expect(turned.length).toBeGreaterThan(5);
  expect(sizes).toEqual([...upright, ...turned]);
  return cutOff(page.getByRole("article").getByRole("table").last());
}

/** Who plays the message again may press another key after it. */
const SURVEY = {
  audience: { phones: Array.from({ length: 2_000 }, (_, index) => `052643${String(index).padStart(4, "0")}`) },
  maxRing: 1_000,
  retries: { count: 0 },
  keys: { 1: { kind: "replay" }, 2: { kind: "replay" }, 3: { kind: "digits" }, 4: { kind: "digits" } },
  answers: { 3: "מגיע", 4: "לא מגיע" },
};

/** The keys of a call of {@link SURVEY}: what follows a 3 or a 4 was typed. */
const keysOf = ({ digits }: UpstreamRow) => /^[^34]*[34]?/.exec(digits)?.[0] ?? "";

test("a survey on paper is its answers by their names, as IP-Sales' own rows count them", async ({ marketing: page, api }) => {
  test.slow();
  const client = await api("marketing");
  const { campaignId, title } = await launchLongCampaign(client, "052643", SURVEY);
  const isFinal = async () => (await (await client.get(`/api/campaigns/${campaignId}/report`)).json()).facts.final;
  await expect.poll(isFinal, { timeout: 90_000 }).toBe(true);
  const answered = (await upstreamReport(campaignId)).filter(({ status }) => status === "answered");
  const firsts = tally(answered, (row) => keysOf(row).slice(0, 1));
  const several = answered.filter((row) => new Set(keysOf(row)).size > 1).length;
  expect(several).toBeGreaterThan(2);
  const silent = firsts.get("") ?? 0;
  const shown = (count: number) => count.toLocaleString("he");
  const share = (count: number, total: number) => (count > 0 && count / total < 0.005 ? "<1%" : `${Math.round((count / total) * 100)}%`);
  const line = (key: string, word: string) => {
    const count = firsts.get(key) ?? 0;
    return [`${key}${word}`, "", shown(count), share(count, answered.length), share(count, answered.length - silent)];
  };
  const others = [line("1", "מקש שאין לו שם"), line("2", "מקש שאין לו שם"), ...(firsts.has("9") ? [line("9", "ביקשו הסרה")] : [])];
  const none = ["ענו ולא הקישו", "", shown(silent), share(silent, answered.length), "–"];

  await page.goto(`/campaigns/${campaignId}/print`);
  const survey = page
    .getByRole("article")
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: `מה השיבו · ${title}` }) });
  await expect(survey).toContainText(`${shown(answered.length)} ענו לטלפון, ${shown(answered.length - silent)} מהם הקישו`);
  await expect(survey).toContainText(`ב־${several} שיחות הוקש יותר ממקש אחד.`);
  await expect(survey.getByRole("columnheader")).toHaveText(["תשובה", "שיחות", "חלק מהעונים", "חלק מהמקישים"]);
  const rows = await survey
    .locator("tbody tr")
    .evaluateAll((lines) => lines.map((one) => [...one.children].map(({ textContent }) => textContent)));
  expect(rows).toEqual([line("3", "מגיע"), line("4", "לא מגיע"), ...others, none]);

  await page.goto(`/campaigns/${campaignId}/print?verdict=rang`);
  await expect(survey).toContainText("אין שיחות שנענו בין אלה שנבחרו.");
});
