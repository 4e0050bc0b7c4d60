import { expect, type Page, test } from "@playwright/test";
import he from "../../lib/i18n/he.json" with { type: "json" };
import { expectAccessible } from "../accessibility";
import { Desk } from "./desk";
import { pageOf } from "./pages";
import { BEGUN } from "./proof";
import { startWorld, type World } from "./world";

/** What people see of a launch that nobody is sure of, in their browser: the same for its author and for a colleague. */

test.describe.configure({ mode: "serial" });

const { doubt, candidates, problems, release, abandon, absent, alarm, actions } = he.launches;

let world: World;
let desk: Desk;
let late: { order: ReturnType<Desk["order"]>; launchId: string };
let author: Page;
let supervisor: Page;

test.beforeAll(async ({ browser }) => {
  world = await startWorld();
  desk = new Desk(world, "screens");
  await desk.launch(desk.order());
  [author, supervisor] = [
    await pageOf(browser, desk.url, world.people.marketing),
    await pageOf(browser, desk.url, world.people.supervisor),
  ];
});
test.afterAll(() => world?.end());

/** A sentence without what is put into it. */
const around = (sentence: string) => sentence.split(/[{<]/)[0]?.trim() ?? "";

test("a launch proved absent says so", async () => {
  const order = desk.order();
  const { launchId } = await desk.meeting(order, "late");
  for (const seconds of [601, 61, 61]) await desk.pass(seconds, launchId);
  await desk.until(launchId, "absent");
  await author.goto(`/launches/${launchId}`);
  await expect(author.getByRole("region", { name: absent.title })).toBeVisible();
  // It arrives; until the last test the machine has looked after those that rest.
  await world.line.arrive();
  late = { order, launchId };
});

test("an unknown launch is an amber panel that says what is looked for and how much of it proves anything, to author and colleague alike", async () => {
  const order = desk.order();
  const lift = world.line.always("campaignsHistory", "500-before");
  const { launchId } = await desk.meeting(order, "reset-before");
  const panelOf = (page: Page) => page.getByRole("region", { name: doubt.title });
  await author.goto(`/launches/${launchId}`);
  await expect(panelOf(author)).toContainText(doubt.unreadable);
  lift();
  await expect(panelOf(author)).toContainText(doubt.notFound, { timeout: 20_000 });
  await author.reload();
  await supervisor.goto(`/launches/${launchId}`);
  for (const page of [author, supervisor]) {
    const panel = panelOf(page);
    for (const sentence of [doubt.explanation, he.upstream.unknown, doubt.notFound, doubt.healthy])
      await expect(panel).toContainText(sentence);
    await expect(panel.getByRole("button", { name: abandon.button })).toBeVisible();
    await expect(page.getByRole("link", { name: actions.again })).toBeHidden();
  }
  await expectAccessible(author);
  await author.getByRole("button", { name: abandon.button }).click();
  await author.getByRole("alertdialog").or(author.getByRole("dialog")).getByRole("button", { name: abandon.confirm }).click();
  await expect(panelOf(author)).toBeHidden();
  await expect(author.getByText(around(problems.abandonedBy))).toBeVisible();
  await desk.expectSilent(order);
});

test("two campaigns of one launch stand in a table, and the one that a person releases is the only one that dials", async () => {
  const order = desk.order();
  const { launchId } = await desk.meeting(order, "twice");
  await desk.until(launchId, "needs-person");
  const [, chosen = 0] = (await desk.ledger(order)).campaigns.map(({ id }) => id);
  for (const page of [author, supervisor]) {
    await page.goto(`/launches/${launchId}`);
    await expect(page.getByRole("region", { name: problems.severalFound })).toBeVisible();
    const table = page.getByRole("table", { name: candidates.title });
    await expect(table.getByText(candidates.why.token)).toHaveCount(2);
  }
  await expectAccessible(supervisor);
  await supervisor.getByRole("button", { name: candidates.releaseLabel.replace("{id}", String(chosen)) }).click();
  const dialog = supervisor.getByRole("alertdialog").or(supervisor.getByRole("dialog"));
  await expect(dialog).toContainText(release.others);
  await dialog.getByRole("button", { name: /שחרור וחיוג/ }).click();
  await desk.until(launchId, BEGUN);
  expect(await desk.expectDialledOnce(order, { campaigns: 2 })).toBe(chosen);
  await expect(supervisor.getByRole("region", { name: problems.severalFound })).toBeHidden();
  await expect(author.getByRole("region", { name: problems.severalFound })).toBeHidden();
});

test("what arrived of a launch that was proved absent is an alarm on every page of its author", async () => {
  const { order, launchId } = late;
  await author.goto("/");
  const told = author.getByRole("region", { name: alarm.label });
  await expect(told).toContainText(order.title, { timeout: 45_000 });
  await told.getByRole("link", { name: alarm.toLaunch }).click();
  await expect(author).toHaveURL(`/launches/${launchId}`);
  await expect(author.getByRole("region", { name: problems.lateArrival })).toBeVisible();
  await expectAccessible(author);
  await desk.expectSilent(order, { campaigns: 1 });
});
