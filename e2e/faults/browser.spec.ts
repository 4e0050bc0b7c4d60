import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { Composer } from "../composer";
import { Line } from "../line";
import { signInByForm } from "../new-person";
import { Orders } from "./orders";
import { PASSWORD } from "./own-postgres";
import type { Person } from "./people";
import { BEGUN, expectInvariants, launchOf, ledgerOf, OFTEN, seenIn, sendings } from "./proof";
import { startWorld, type World } from "./world";

// A double click, Enter held, the way back, and the same campaign once more: e2e/composer.spec.ts. Here their ledger, and what else people do.

let world: World;
let url: string;
const orders = new Orders("דפדפן", "059");

test.beforeAll(async () => {
  world = await startWorld();
  url = world.dashboards[0]?.url ?? "";
});
test.afterAll(() => world.end());
test.afterEach(() => expectInvariants(world));

/** A browser in which the person is signed in. */
async function browserOf(browser: Browser, person: Person, options: Parameters<Browser["newContext"]>[0] = {}): Promise<BrowserContext> {
  const { cookie } = await person.headers(url);
  const context = await browser.newContext({ baseURL: url, ...options });
  const cookies = cookie.split("; ").map((one) => one.split(/=(.*)/s));
  await context.addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url, httpOnly: true })));
  return context;
}
async function composerIn(context: BrowserContext): Promise<Composer> {
  const composer = new Composer(await context.newPage());
  await composer.start();
  return composer;
}
/** Nothing is read any more until the returned function is called: what somebody sends next meets the server first. */
async function pollsWait(page: Page): Promise<() => Promise<void>> {
  const reads = "**/api/**";
  await page.route(reads, (route) => (route.request().method() === "GET" ? undefined : route.continue()));
  return () => page.unroute(reads);
}
const typed = () => {
  const { title, audience } = orders.next();
  return { title, phones: audience.phones };
};

/** The ten seconds in which launches of a title can be taken back are over, as soon as they wait for nothing else. */
async function undoWindowEnds(title: string): Promise<void> {
  const busy =
    "select count(*)::int as count from launches where title = $1 and (state in ('intent', 'checked') or lease_owner is not null)";
  await expect.poll(async () => (await world.postgres.sql(busy, [title]))[0], { intervals: OFTEN }).toEqual({ count: 0 });
  await world.postgres.moveClock(11);
}
const rows = async (title: string) => (await world.postgres.sql("select id from launches where title = $1", [title])).length;
const reaches = (title: string, sentCreatedDialled: number[]) =>
  expect
    .poll(
      async () => {
        const { campaigns, dialled } = await ledgerOf(world, title);
        return [sendings(world, title), campaigns.length, dialled.length];
      },
      { message: `«${title}»: sent, created, dialled`, intervals: OFTEN },
    )
    .toEqual(sentCreatedDialled);

test("a double click and Enter held on the button that sends are one launch, one sending and one campaign", async ({ browser }) => {
  const context = await browserOf(browser, world.people.marketing);
  const composer = await composerIn(context);
  const campaign = typed();
  await composer.fill(campaign);
  await composer.ask();
  await composer.confirm.focus();
  for (let time = 0; time < 8; time++) await composer.page.keyboard.down("Enter");
  await composer.confirm.dblclick({ force: true, noWaitAfter: true, timeout: 1_000 }).catch(() => undefined);
  await composer.page.keyboard.up("Enter");
  const id = await composer.launched();
  await reaches(campaign.title, [0, 0, 0]);
  await undoWindowEnds(campaign.title);
  await seenIn(url, world.people.marketing, id, BEGUN);
  await reaches(campaign.title, [1, 1, 1]);
  // A refresh, and the way back and forth, ask for nothing again.
  const shown = composer.page.getByRole("status").getByText(campaign.title);
  await composer.page.reload();
  await expect(shown).toBeVisible();
  await composer.start();
  await composer.page.goBack({ waitUntil: "commit" });
  await expect(shown).toBeVisible();
  await composer.page.goForward({ waitUntil: "commit" });
  await expect(composer.title).toHaveValue("");
  expect(await rows(campaign.title)).toBe(1);
  await context.close();
});

test("of two tabs with the same content the second is told who launched it and when, with a link, and sends only when it is meant", async ({
  browser,
}) => {
  const context = await browserOf(browser, world.people.marketing);
  const campaign = typed();
  const [first, second] = [await composerIn(context), await composerIn(context)];
  for (const composer of [first, second]) {
    await composer.fill(campaign);
    await composer.ask();
  }
  await first.confirm.click();
  const id = await first.launched();
  await second.confirm.click();
  await expect(second.question.getByRole("alert")).toContainText("דנה לוי");
  await expect(second.question.getByRole("alert")).toContainText(/\d\d:\d\d/);
  await expect(second.question.getByRole("link")).toHaveAttribute("href", new RegExp(`/launches/${id}$`));
  expect(await rows(campaign.title)).toBe(1);
  await second.question.getByRole("button", { name: "שליחה נוספת במכוון" }).click();
  const other = await second.launched();
  expect(other).not.toBe(id);
  expect(await rows(campaign.title)).toBe(2);
  await undoWindowEnds(campaign.title);
  await reaches(campaign.title, [2, 2, 2]);
  await context.close();
});

test("whoever closes the tab right after the click has launched, and sees it at the next sign-in", async ({ browser }) => {
  const context = await browserOf(browser, world.people.marketing);
  const composer = await composerIn(context);
  const campaign = typed();
  await composer.fill(campaign);
  await composer.ask();
  const asked = composer.page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/campaigns"));
  await composer.confirm.click();
  await asked;
  await context.close();
  const id = await launchOf(world, campaign.title);
  await undoWindowEnds(campaign.title);
  await seenIn(url, world.people.marketing, id, BEGUN);
  await reaches(campaign.title, [1, 1, 1]);
  const page = await browser.newPage({ baseURL: url });
  await signInByForm(page, world.people.marketing.email, PASSWORD);
  await page.waitForURL((address) => address.pathname === "/");
  await page.goto("/launches");
  await page.getByRole("link", { name: campaign.title }).click();
  await expect(page.getByRole("status").getByText(campaign.title)).toBeVisible();
  await page.close();
});

test("what was launched can be taken back in another browser after the tab was closed, and nothing was sent", async ({ browser }) => {
  const context = await browserOf(browser, world.people.marketing);
  const composer = await composerIn(context);
  const campaign = typed();
  await composer.fill(campaign);
  const id = await composer.launch();
  await context.close();
  const other = await browserOf(browser, world.people.supervisor);
  const page = await other.newPage();
  await page.goto(`/launches/${id}`);
  await page.getByRole("button", { name: /ביטול השיגור/ }).click();
  await expect(page.getByRole("status").getByText("בוטל", { exact: true })).toBeVisible();
  await undoWindowEnds(campaign.title);
  await seenIn(url, world.people.marketing, id, "cancelled");
  await reaches(campaign.title, [0, 0, 0]);
  await other.close();
});

test("offline, an answer that got lost, a browser that restores its session: what was decided is launched once and found again", async ({
  browser,
}) => {
  const line = await Line.open();
  const context = await browserOf(browser, world.people.marketing, { proxy: line.proxy });
  const composer = await composerIn(context);
  const campaign = typed();
  await composer.fill(campaign);
  await composer.ask();
  // First nothing goes out, then the answer is lost.
  await context.setOffline(true);
  await composer.confirm.click();
  await expect(composer.question.getByRole("alert")).toContainText("אין תשובה מהשרת");
  expect(await rows(campaign.title)).toBe(0);
  await context.setOffline(false);
  line.loseAnswers("/api/campaigns");
  await composer.confirm.click();
  await expect.poll(() => rows(campaign.title), { intervals: OFTEN }).toBe(1);
  await expect(composer.question.getByRole("alert")).toContainText("אין תשובה מהשרת");
  line.mend();

  // A browser that was closed and restores its tabs gives each tab its own storage back.
  const address = composer.page.url();
  const kept = await composer.page.evaluate(() => Object.entries(sessionStorage));
  await context.close();
  const restored = await browserOf(browser, world.people.marketing);
  await restored.addInitScript((entries) => {
    for (const [name, value] of entries) if (sessionStorage.getItem(name) === null) sessionStorage.setItem(name, value);
  }, kept);
  const again = new Composer(await restored.newPage());
  await again.page.goto(address);
  await expect(again.page.getByRole("heading", { name: "הטיוטה הזאת כבר שוגרה" })).toBeVisible();
  await again.page.getByRole("link", { name: "אל השיגור" }).click();
  expect(await launchOf(world, campaign.title)).toBe(await again.launched());
  expect(await rows(campaign.title)).toBe(1);
  await undoWindowEnds(campaign.title);
  await reaches(campaign.title, [1, 1, 1]);
  await restored.close();
  line.close();
});

test("a session that ended before the click sends nothing, leads to the sign-in, and what was typed is still there", async ({
  browser,
}) => {
  const context = await browserOf(browser, world.people.marketing);
  const composer = await composerIn(context);
  const campaign = typed();
  await composer.fill(campaign);
  await composer.ask();
  const pollAgain = await pollsWait(composer.page);
  await context.clearCookies();
  const answered = composer.page.waitForResponse(
    (answer) => answer.request().method() === "POST" && answer.url().endsWith("/api/campaigns"),
  );
  await composer.confirm.click();
  expect((await answered).status()).toBe(401);
  await pollAgain();
  await composer.page.waitForURL(/\/sign-in/);
  expect(await rows(campaign.title)).toBe(0);
  await composer.page.getByRole("textbox", { name: "דואר אלקטרוני" }).fill(world.people.marketing.email);
  await composer.page.getByLabel("סיסמה", { exact: true }).fill(PASSWORD);
  await composer.page.getByRole("button", { name: "כניסה", exact: true }).click();
  await composer.page.waitForURL(/\/drafts\//);
  await expect(composer.title).toHaveValue(campaign.title);
  await composer.open("message");
  await expect(composer.text).toHaveValue(/שלום/);
  await reaches(campaign.title, [0, 0, 0]);
  await context.close();
});

test("who signs out after the confirmation has launched; who lost the role before it is told so, and nothing is sent", async ({
  browser,
}) => {
  const { marketing, supervisor } = world.people;
  const context = await browserOf(browser, marketing);
  const composer = await composerIn(context);
  const [confirmed, refused] = [typed(), typed()];
  await composer.fill(confirmed);
  const id = await composer.launch();
  await world.postgres.sql("update sessions set ended_at = now() where ended_at is null");
  await undoWindowEnds(confirmed.title);
  await seenIn(url, supervisor, id, BEGUN);
  await reaches(confirmed.title, [1, 1, 1]);
  await context.close();

  await marketing.signIn(url);
  const second = await browserOf(browser, marketing);
  const late = await composerIn(second);
  await late.fill(refused);
  await late.ask();
  await world.postgres.sql("update users set role = 'supervisor' where email = $1", [marketing.email]);
  await late.confirm.click();
  await expect(late.question.getByRole("alert")).toBeVisible();
  expect(await rows(refused.title)).toBe(0);
  await world.postgres.sql("update users set role = 'marketing' where email = $1", [marketing.email]);
  await second.close();
});
