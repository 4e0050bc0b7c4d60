import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type CountedCall, callOf } from "./independent-count";
import { type OpenedCell, openInLibreOffice } from "./libreoffice";
import { upstreamReport } from "./upstream-report";

const STATUSES: Record<string, string> = {
  answered: "נענתה",
  noAnswer: "אין מענה",
  busy: "תפוס",
  failed: "נכשלה",
  rejected: "נדחתה",
  notDialed: "לא חויג",
};
const CLASSES: Record<string, string> = {
  answered: "נענתה",
  number: "בעיה במספר",
  unavailable: "הנמען לא זמין",
  network: "רשת",
  timeout: "פג זמן",
  other: "אחר",
};
const VERDICTS: Record<string, string> = {
  answered: "ענו ונשארו",
  hungUp: "ענו וניתקו מיד",
  rang: "צלצל ולא נענה",
  busy: "תפוס",
  refused: "סירוב",
  nonexistent: "מספר לא קיים",
  carrier: "הודעת מפעיל",
  blocked: "נחסם לפני צלצול",
  network: "תקלת רשת",
  noData: "אין נתון",
  notDialed: "לא חויג",
};
const HEADINGS = [
  ...["טלפון", "שם", "מצב", "שיחה אחרונה", "ניסיונות חוזרים", "האזנה (שניות)", "מקש", "קו יוצא", "SIP", "Q.850"],
  ...["סוג סיבה", "טקסט SIP", "צלצל (180)", "צליל מפעיל (183)", "תוצאה"],
];

const text = (value: string): OpenedCell => ({ isText: value !== "", value });
const number = (value: number | null): OpenedCell => ({ isText: false, value: value === null ? "" : String(value) });
const signal = (value: boolean | null) => text(value === null ? "לא דווח" : value ? "כן" : "לא");
/** LibreOffice keeps a line's end as one letter. */
const lines = (value: string) => value.replaceAll("\r\n", "\n");
const phoneOf = (digits: string) => digits.replace(/^(0[23489]|\d{3})(\d{7})$/, "$1-$2");

function sheetRow(call: CountedCall): OpenedCell[] {
  return [
    text(phoneOf(call.phone)),
    text(lines(call.name)),
    text(STATUSES[call.status] ?? call.status),
    text(call.lastCall ?? ""),
    number(call.retries),
    number(call.durationSeconds),
    ...[call.digits, call.trunk, call.sipCode, call.cause, CLASSES[call.causeClass] ?? "", call.sipText].map(text),
    signal(call.had180),
    signal(call.had183),
    text(VERDICTS[call.verdict] ?? ""),
  ];
}

async function fileOf(client: APIRequestContext, address: string): Promise<Buffer> {
  const answer = await client.get(address);
  expect(answer.status(), address).toBe(200);
  return answer.body();
}

const ALL_COLUMNS_AS_TEXT = `CSV:44,34,76,1,${HEADINGS.map((_, place) => `${place + 1}/2`).join("/")}`;

test("LibreOffice opens the sheet and the CSV, and finds cell by cell what IP-Sales told", async ({ api, sandbox }) => {
  test.slow();
  const campaignId = Number((await sandbox.loadReport(600, 1, { hostile: true }))[0]);
  const calls = (await upstreamReport(campaignId)).map(callOf);
  const client = await api("marketing");
  const at = (file: string) => `/api/campaigns/${campaignId}/${file}`;

  const sheet = await openInLibreOffice(await fileOf(client, at("calls.xlsx")), { name: "calls.xlsx" });
  expect(sheet[0]).toEqual(HEADINGS.map(text));
  expect(sheet.slice(1)).toEqual(calls.map(sheetRow));

  const slice = calls
    .filter(({ verdict, had180 }) => verdict === "rang" && had180 === true)
    .toSorted((a, b) => (a.phone > b.phone ? -1 : 1));
  const filtered = await fileOf(client, at("calls.xlsx?verdict=rang&had180=true&sort=-phone"));
  expect((await openInLibreOffice(filtered, { name: "rang.xlsx" })).slice(1)).toEqual(slice.map(sheetRow));

  const csv = await fileOf(client, at("calls.csv"));
  const asText = await openInLibreOffice(csv, { name: "calls.csv", importAs: ALL_COLUMNS_AS_TEXT });
  const wanted = calls.map((call) => {
    const words = Object.values({ ...call, phone: phoneOf(call.phone), name: lines(call.name) });
    return words.map((value) => (value === null ? "" : value === true ? "yes" : value === false ? "no" : String(value)));
  });
  // What would run as a formula stands behind an apostrophe.
  expect(
    asText.slice(1).map((row, place) => row.map(({ value }, column) => (value === `'${wanted[place]?.[column]}` ? value.slice(1) : value))),
  ).toEqual(wanted);
  for (const [query, status] of [
    ["sort=shoeSize", 400],
    ["colour=red", 400],
    ["page=1", 400],
  ] as const) {
    expect((await client.get(at(`calls.xlsx?${query}`))).status(), query).toBe(status);
  }
  expect((await client.get("/api/campaigns/987654321/calls.xlsx")).status()).toBe(404);

  const byDefault = await openInLibreOffice(csv, { name: "default.csv" });
  expect(byDefault.flat().filter(({ isText, value }) => !isText && value.startsWith("="))).toEqual([]);
  expect(byDefault.slice(1).map(([phone]) => phone)).toEqual(calls.map(({ phone }) => text(phoneOf(phone))));
});

const menu = (page: Page) => page.getByRole("button", { name: "ייצוא", exact: true });

test("the menu tells how many calls it holds, gives the filtered sheet under the campaign's name, can be called off, and says when it fails", async ({
  marketing,
  sandbox,
}) => {
  const campaignId = Number((await sandbox.loadReport(700))[0]);
  const wanted = (await upstreamReport(campaignId)).map(callOf).filter(({ verdict }) => verdict === "nonexistent");
  await marketing.goto(`/campaigns/${campaignId}?verdict=nonexistent`);
  await menu(marketing).click();
  await expect(marketing.getByText(`${wanted.length} שיחות, לפי הסינון`)).toBeVisible();
  const [download] = await Promise.all([
    marketing.waitForEvent("download"),
    marketing.getByRole("menuitem", { name: /^גיליון Excel/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`דוח עומס 700 (${campaignId}).xlsx`);
  const sheet = await openInLibreOffice(await readFile((await download.path()) ?? ""), { name: "ui.xlsx" });
  expect(sheet.slice(1)).toEqual(wanted.map(sheetRow));

  // A file that takes a while: all calls.
  await marketing.goto(`/campaigns/${campaignId}`);
  await expect(menu(marketing)).toBeEnabled();
  const line = await marketing.context().newCDPSession(marketing);
  const throttle = (offline: boolean, downloadThroughput: number) =>
    line.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput, uploadThroughput: -1 });
  const exportCsv = async () => {
    await menu(marketing).click();
    await marketing.getByRole("menuitem", { name: /^קובץ CSV/ }).click();
  };
  await throttle(false, 2_000);
  await exportCsv();
  await expect(marketing.getByRole("button", { name: /^מכינים את הקובץ, \d+\.\d MB$/ })).toBeVisible();
  await marketing.getByRole("button", { name: "ביטול הייצוא" }).click();
  await expect(menu(marketing)).toBeVisible();
  await expect(marketing.getByText("הייצוא לא הושלם")).toBeHidden();

  await throttle(true, -1);
  await exportCsv();
  await expect(marketing.getByText("הייצוא לא הושלם")).toBeVisible();
  await expect(menu(marketing)).toBeEnabled();
});

test("the menu stays at its button when the charts arrive above it", async ({ marketing, sandbox }) => {
  const [campaignId] = await sandbox.loadReport(300);
  const address = `/campaigns/${campaignId}`;
  const html = await (await marketing.request.get(address)).text();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  // What the page doesn't begin with: the charts' code among it.
  await marketing.route("**/_next/static/**/*.js", async (route) => {
    if (!html.includes(new URL(route.request().url()).pathname)) await arrived;
    await route.continue();
  });
  await marketing.goto(address);
  await expect(marketing.locator("#calls tbody tr[aria-rowindex]").first()).toBeVisible();
  await menu(marketing).click();
  const list = marketing.getByRole("menu");
  // Hidden from who can't see, as all outside an open menu.
  const opener = marketing.locator("#calls button").filter({ hasText: "ייצוא" });
  const distance = async () => {
    const [button, box] = [await opener.boundingBox(), await list.boundingBox()];
    if (!button || !box) return Number.POSITIVE_INFINITY;
    return Math.max(0, box.y - (button.y + button.height), button.y - (box.y + box.height));
  };
  await expect.poll(distance).toBeLessThan(16);
  const before = await marketing.evaluate(() => document.body.scrollHeight);
  arrive();
  await expect.poll(() => marketing.evaluate(() => document.body.scrollHeight)).not.toBe(before);
  await expect.poll(distance).toBeLessThan(16);
});
