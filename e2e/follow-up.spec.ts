import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Composer } from "./composer";
import { expect, expectAccessible, test } from "./fixtures";
import { outcomeOf, type UpstreamRow, upstreamReport } from "./upstream-report";

/** From a slice of a report to the people who are called again, and the table in which one looks for them. */

const digitsOf = (phone: string) => phone.replace(/\D/g, "");
const optedOut = (row: UpstreamRow) => row.digits.includes("9");
const isDead = (row: UpstreamRow) => outcomeOf(row) === "מספר לא קיים";
const format = (count: number) => count.toLocaleString("en-US");

const callsOf = (page: Page) => page.getByRole("region", { name: "שיחות", exact: true });
const gridOf = (page: Page) => callsOf(page).getByRole("grid", { name: "שיחות הקמפיין" });
const rowAt = (page: Page, row: number) => gridOf(page).locator(`tbody tr[aria-rowindex="${row + 1}"]`);
const marked = (page: Page) =>
  gridOf(page).evaluate((grid) => {
    const id = grid.getAttribute("aria-activedescendant");
    return id === null ? null : Number(document.getElementById(id)?.getAttribute("aria-rowindex")) - 1;
  });

test("chosen outcomes become a draft and a campaign: exactly those people, without opt-outs and dead numbers, told before", async ({
  marketing,
  sandbox,
  api,
}) => {
  test.slow();
  const campaignId = Number((await sandbox.loadReport(600))[0]);
  const rows = await upstreamReport(campaignId);
  const chosen = rows.filter((row) => ["ענו ונשארו", "צלצל ולא נענה", "מספר לא קיים"].includes(outcomeOf(row)));
  const leaving = chosen.filter(optedOut).length;
  const dead = chosen.filter(isDead).length;
  const wanted = chosen.filter((row) => !optedOut(row) && !isDead(row)).map(({ phone }) => digitsOf(phone));
  expect(Math.min(leaving, dead)).toBeGreaterThan(0);

  await marketing.goto(`/campaigns/${campaignId}`);
  for (const outcome of ["ענו ונשארו", "צלצל ולא נענה", "מספר לא קיים"]) {
    await callsOf(marketing)
      .getByRole("button", { name: new RegExp(`^${outcome} `) })
      .click();
  }
  await expect(gridOf(marketing)).toHaveAttribute("aria-rowcount", String(chosen.length + 1));
  await callsOf(marketing).getByRole("button", { name: "קמפיין המשך" }).click();
  const dialog = marketing.getByRole("dialog", { name: "קמפיין המשך" });
  await expect(dialog.getByText(`${format(chosen.length)} נמענים נבחרו`)).toBeVisible();
  await expect(dialog.getByText(`${leaving} ביקשו לא לקבל עוד שיחות`)).toBeVisible();
  await expect(dialog.getByText(`${dead} מספרים אינם קיימים`)).toBeVisible();
  await expectAccessible(marketing);
  await dialog.getByRole("button", { name: `טיוטה ל־${format(wanted.length)} נמענים` }).click();
  await marketing.waitForURL(/\/drafts\//);

  const draftId = new URL(marketing.url()).pathname.split("/").at(-1);
  const composer = new Composer(marketing);
  const client = await api("marketing");
  const { draft } = await (await client.get(`/api/drafts/${draftId}`)).json();
  // Whoever pressed 9 in other campaigns is spared too, and counted apart.
  const counted = await (
    await client.post("/api/audiences/count", { data: { sources: [{ audienceId: draft.form.sources[0].audienceId }] } })
  ).json();
  expect(counted.accepted + counted.optedOut).toBe(wanted.length);
  await expect(composer.heading("audience")).toContainText(`${format(counted.accepted)} נמענים`);
  await composer.open("audience");
  await expect(composer.source("קמפיין:")).toContainText("מספרים אינם קיימים לפי הדוח של הקמפיין");
  const title = `המשך ${randomUUID().slice(0, 8)}`;
  await composer.title.fill(title);
  await composer.open("message");
  await composer.text.fill("שלום, שוב מהעמותה");
  await composer.callAtNight();
  const launchId = await composer.launch();
  await expect(marketing.getByRole("status").getByText(/^(פעיל|הסתיים)$/)).toBeVisible({ timeout: 40_000 });

  const kept = await (await client.get(`/api/audiences/${draft.form.sources[0].audienceId}/phones`)).text();
  expect(kept.trimEnd().split("\n")).toEqual(wanted);
  // Of those, IP-Sales itself spares whoever pressed 9 in other campaigns of the account, and says how many.
  const { launch } = await (await client.get(`/api/launches/${launchId}`)).json();
  const [dispatch, ...more] = (await sandbox.state()).dispatches.filter((sent) => sent.title.startsWith(title));
  const dialled = dispatch?.phones as string[];
  expect(more).toEqual([]);
  expect(dialled).toHaveLength(wanted.length - launch.dryRun.blocked - launch.dryRun.optedOut);
  expect(dialled).toEqual(wanted.filter((phone) => dialled.includes(phone)));
  const { audience } = await (await client.post("/api/audiences", { data: { phones: wanted.slice(0, 2) } })).json();
  const again = await client.post("/api/drafts", { data: { copyOf: { campaignId: launch.campaignId, audienceId: audience.id } } });
  expect((await again.json()).draft).toMatchObject({
    title: `${title} (2)`,
    form: { sources: [{ audienceId: audience.id }], message: { text: "שלום, שוב מהעמותה" } },
  });
});

test("a slice in which nobody can be called says so, and its dead numbers can be taken away as a file", async ({
  marketing,
  supervisor,
  sandbox,
  api,
}) => {
  const campaignId = Number((await sandbox.loadReport(300))[0]);
  const dead = (await upstreamReport(campaignId)).filter(isDead).map(({ phone }) => digitsOf(phone));
  await marketing.goto(`/campaigns/${campaignId}?verdict=nonexistent`);
  const [download] = await Promise.all([
    marketing.waitForEvent("download"),
    callsOf(marketing)
      .getByRole("link", { name: /^הורדת/ })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe(`campaign-${campaignId}-dead-numbers.txt`);
  const client = await api("supervisor");
  const text = await (await client.get(`/api/campaigns/${campaignId}/dead-numbers.txt`)).text();
  expect(text.trimEnd().split("\n")).toEqual(dead);

  await callsOf(marketing).getByRole("button", { name: "קמפיין המשך" }).click();
  const dialog = marketing.getByRole("dialog", { name: "קמפיין המשך" });
  await expect(dialog.getByText(/^אין למי להתקשר/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^טיוטה/ })).toBeHidden();

  expect((await client.get(`/api/campaigns/${campaignId}/follow-up`)).status()).toBe(403);
  await supervisor.goto(`/campaigns/${campaignId}`);
  await expect(rowAt(supervisor, 1)).toBeVisible();
  await expect(supervisor.getByRole("button", { name: "קמפיין המשך" })).toBeHidden();
});

test("a view is saved by one person and used by another, whose name for theirs has to be another one", async ({
  marketing,
  supervisor,
  admin,
  sandbox,
  api,
}) => {
  const [first, second] = (await sandbox.loadReport(200, 2)).map(Number);
  const name = `לא ענו ${randomUUID().slice(0, 8)}`;
  await marketing.goto(`/campaigns/${first}?verdict=rang&sort=-phone&row=20&utm=x`);
  await callsOf(marketing).getByRole("button", { name: "עמודות" }).click();
  const columns = marketing.getByRole("dialog", { name: "העמודות בטבלה" });
  await columns.getByText("קו יוצא").click();
  await columns.getByText("Q.850").click();
  await expect(marketing).toHaveURL(/columns=[^&]*trunk/);
  await marketing.keyboard.press("Escape");
  await callsOf(marketing).getByRole("button", { name: "תצוגות" }).click();
  const mine = marketing.getByRole("dialog", { name: "תצוגות שמורות" });
  await mine.getByRole("textbox", { name: "שם התצוגה" }).fill(`  ${name} `);
  await marketing.keyboard.press("Enter");
  await expect(mine.getByRole("listitem").filter({ hasText: name })).toContainText("מוצגת עכשיו");
  await expectAccessible(marketing);

  await supervisor.goto(`/campaigns/${second}`);
  await callsOf(supervisor).getByRole("button", { name: "תצוגות" }).click();
  const theirs = supervisor.getByRole("dialog", { name: "תצוגות שמורות" });
  const field = theirs.getByRole("textbox", { name: "שם התצוגה" });
  await field.fill(name);
  await theirs.getByRole("button", { name: "שמירה" }).click();
  await expect(theirs.getByText(`כבר יש תצוגה בשם «${name}»`)).toBeVisible();
  await expect(field).toHaveValue(name);
  await expect(theirs.getByRole("button", { name: `מחיקת התצוגה «${name}»` })).toBeHidden();
  await theirs.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await expect(supervisor).toHaveURL(
    ({ pathname, searchParams }) =>
      pathname === `/campaigns/${second}` &&
      searchParams.get("verdict") === "rang" &&
      searchParams.get("sort") === "-phone" &&
      (searchParams.get("columns") ?? "").includes("trunk"),
  );
  await expect(gridOf(supervisor).getByRole("columnheader", { name: "קו יוצא" })).toBeVisible();
  await expect(gridOf(supervisor).getByRole("columnheader", { name: "Q.850" })).toBeHidden();
  const silent = (await upstreamReport(second ?? 0)).filter((row) => outcomeOf(row) === "צלצל ולא נענה");
  await expect(gridOf(supervisor)).toHaveAttribute("aria-rowcount", String(silent.length + 1));

  const client = await api("supervisor");
  const { views } = await (await client.get("/api/report-views")).json();
  const view = views.find((known: { name: string }) => known.name === name);
  expect(view).toMatchObject({ mayDelete: false, query: expect.stringMatching(/^verdict=rang&sort=-phone&columns=/) });
  expect((await client.delete(`/api/report-views/${view.id}`)).status()).toBe(403);
  const save = (data: object) => client.post("/api/report-views", { data });
  expect((await save({ name, query: "" })).status()).toBe(409);
  expect((await save({ name: `${name}!`, query: "verdict=odd" })).status()).toBe(400);
  expect((await save({ name: " ", query: "" })).status()).toBe(400);

  await admin.goto(`/campaigns/${first}`);
  await callsOf(admin).getByRole("button", { name: "תצוגות" }).click();
  await admin.getByRole("button", { name: `מחיקת התצוגה «${name}»` }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "מחיקת התצוגה" }).click();
  await expect(admin.getByRole("dialog", { name: "תצוגות שמורות" }).getByText(name)).toBeHidden();
  const { entries } = await (await (await api("admin")).get(`/api/audit?search=${encodeURIComponent(name)}`)).json();
  const done = entries.filter(({ outcome }: { outcome: string }) => outcome === "done").map(({ action }: { action: string }) => action);
  expect(done.sort()).toEqual(["report-view.delete", "report-view.save"]);
});

test("a hundred thousand calls are one table: to the end and back by mouse and keyboard, sorted, opened, and found again", async ({
  marketing,
  sandbox,
  api,
}) => {
  test.slow();
  const calls = 100_000;
  const campaignId = Number((await sandbox.loadReport(calls))[0]);
  const client = await api("marketing");
  const ask = async (query: string) => (await (await client.get(`/api/campaigns/${campaignId}/calls?${query}`)).json()).calls[0];
  const at = (row: number, sort = "") => ask(`pageSize=1&page=${row}${sort && `&sort=${sort}`}`);
  await marketing.goto(`/campaigns/${campaignId}`);
  const grid = gridOf(marketing);
  await expect(grid).toHaveAttribute("aria-rowcount", String(calls + 1), { timeout: 30_000 });
  await expect(rowAt(marketing, 1)).toContainText((await at(1)).phone.slice(-4));
  expect(await rowAt(marketing, 1).evaluate((row) => row.getBoundingClientRect().height)).toBe(40);

  await grid.focus();
  await marketing.keyboard.press("End");
  await expect(rowAt(marketing, calls)).toBeInViewport();
  await expect(rowAt(marketing, calls)).toContainText((await at(calls)).phone.slice(-4));
  expect(await marked(marketing)).toBe(calls);
  expect(await grid.locator("tbody tr").count()).toBeLessThan(80);
  await expect(grid.getByRole("columnheader", { name: "טלפון" })).toBeInViewport();
  await expectAccessible(marketing);
  for (const [key, row] of [
    ["ArrowUp", calls - 1],
    ["Home", 1],
    ["ArrowDown", 2],
    ["ArrowDown", 3],
  ] as const) {
    await marketing.keyboard.press(key);
    await expect.poll(() => marked(marketing), key).toBe(row);
  }
  await expect(rowAt(marketing, 3)).toContainText((await at(3)).phone.slice(-4));
  await marketing.keyboard.press("Enter");
  await expect(grid.getByText("הסיבה כפי שנמסרה").or(grid.getByText("קו יוצא")).first()).toBeVisible();
  await marketing.keyboard.press("Enter");
  await marketing.keyboard.press("PageDown");
  await expect.poll(() => marked(marketing)).toBeGreaterThan(10);

  await grid.getByRole("button", { name: "טלפון" }).click();
  await expect(grid.getByRole("columnheader", { name: "טלפון" })).toHaveAttribute("aria-sort", "ascending");
  await expect(rowAt(marketing, 1)).toContainText((await at(1, "phone")).phone.slice(-4));
  await grid.locator("tbody").hover();
  await marketing.mouse.wheel(0, 40 * 5_000);
  await expect(marketing).toHaveURL(/row=\d{3,}/);
  const row = Number(new URL(marketing.url()).searchParams.get("row"));
  await expect(rowAt(marketing, row + 1)).toContainText((await at(row + 1, "phone")).phone.slice(-4));

  await marketing.reload();
  await expect(rowAt(marketing, row + 1)).toBeInViewport({ timeout: 30_000 });
  await marketing.getByRole("link", { name: "קמפיינים" }).first().click();
  await marketing.waitForURL(/\/campaigns$/);
  await marketing.goBack();
  await expect(rowAt(marketing, row + 1)).toBeInViewport({ timeout: 30_000 });

  await marketing.setViewportSize({ width: 390, height: 844 });
  const cards = callsOf(marketing).getByRole("list", { name: "שיחות הקמפיין" }).getByRole("listitem");
  await expect(cards).toHaveCount(50);
  await expect(grid).toBeHidden();
  const first = Math.floor((row - 1) / 50) * 50 + 1;
  await expect(cards.first()).toContainText((await at(first, "phone")).phone.slice(-4));
  await callsOf(marketing).getByRole("button", { name: "הבא" }).click();
  await expect(cards.first()).toContainText((await at(first + 50, "phone")).phone.slice(-4));
  await expect(cards.first()).toBeInViewport();
  expect(await marketing.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
