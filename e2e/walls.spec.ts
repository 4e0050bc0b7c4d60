import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { Line } from "./line";
import { expectGoodLooks } from "./looks";
import { launchLongCampaign } from "./running-campaign";
import { addressOf, declaredRoutes } from "./security/routes";

const PREFIX = "052617";
/** security.md, A6. */
const AT_ONCE_MS = 5_000;

const closed = (page: Page) => page.getByRole("heading", { name: "הקישור למסך הזה נסגר" });

/** Nothing stands beyond the screen, and no card beyond its place. */
async function expectNoScrolling(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const beyond = () =>
    page.evaluate(() => {
      const sizes = [document.documentElement, ...document.querySelectorAll("main, article")];
      const { innerHeight, innerWidth } = window;
      const within = [...document.querySelectorAll("main *")].map((element) => element.getBoundingClientRect());
      return {
        scrolls: sizes.filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1).length,
        outside: within.filter(
          ({ top, bottom, left, right }) => top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1,
        ).length,
      };
    });
  await expect.poll(beyond).toEqual({ scrolls: 0, outside: 0 });
}

test("a screen that nobody is signed in at shows the board by a link, can do nothing, and ends when the link is closed", async ({
  api,
  browser,
  shofar,
  supervisor,
  marketing,
}) => {
  const client = await api("marketing");
  const { title, campaignId } = await launchLongCampaign(client, PREFIX);
  expect((await client.get("/api/walls")).status()).toBe(403);
  expect((await client.post("/api/walls", { data: { name: "מסך" } })).status()).toBe(403);
  await marketing.goto("/walls");
  await expect(marketing).toHaveURL("/");

  const name = `מסך של ${title}`;
  await supervisor.goto("/walls");
  await supervisor.getByRole("button", { name: "קישור חדש" }).click();
  const dialog = supervisor.getByRole("dialog", { name: "קישור חדש למסך קיר" });
  await dialog.getByRole("button", { name: "יצירת הקישור" }).click();
  await expect(dialog.getByText("יש לתת למסך שם")).toBeVisible();
  await dialog.getByRole("textbox", { name: "שם המסך" }).fill(name);
  await expectAccessible(supervisor);
  await dialog.getByRole("button", { name: "יצירת הקישור" }).click();
  const link = await dialog.getByRole("textbox", { name: "קישור למסך" }).inputValue();
  expect(link).toMatch(/\/wall#[\w-]{43}$/);
  const token = new URL(link).hash.slice(1);
  await expectAccessible(supervisor);
  await dialog.getByRole("button", { name: "סיום" }).click();
  const row = supervisor.getByRole("row").filter({ hasText: name });
  await expect(row.getByText("עוד לא נפתח")).toBeVisible();

  const context = await browser.newContext({ baseURL: shofar.url, viewport: { width: 1280, height: 720 }, colorScheme: "light" });
  const screen = await context.newPage();
  const asked: string[] = [];
  screen.on("request", (request) => asked.push(request.url()));
  await screen.goto(link);
  const board = screen.getByRole("region", { name: "סיכום היום" });
  await expect(board.getByText("חויגו היום")).toBeVisible();
  await expect(screen.getByText(name)).toBeVisible();
  await expect(screen.getByRole("article", { name: title })).toBeVisible({ timeout: 40_000 });
  await expect(screen.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(asked.filter((address) => address.includes(token))).toEqual([]);
  await expectAccessible(screen);
  await expectNoScrolling(screen, { width: 1280, height: 720 });
  await expectNoScrolling(screen, { width: 3840, height: 2160 });

  const cookies = await context.cookies();
  expect(cookies).toEqual([expect.objectContaining({ name: "shofar.wall", value: token, httpOnly: true, sameSite: "Strict", path: "/" })]);
  const headers = { Origin: shofar.url };
  // Its cookie opens the board's stream and nothing else that wants somebody.
  for (const { method, route } of declaredRoutes().filter(({ method, allow }) => method !== "PAGE" && allow !== "anyone")) {
    const answer = await context.request.fetch(addressOf(route), { method, headers });
    expect(answer.status(), `${method} ${route}`).toBe(401);
  }
  expect((await context.request.post(`/api/campaigns/${campaignId}/hold`, { headers })).status()).toBe(401);
  await screen.reload();
  await expect(board.getByText("חויגו היום")).toBeVisible();
  await supervisor.reload();
  await expect(row.getByText("עוד לא נפתח")).toBeHidden();

  await row.getByRole("button", { name: `סגירת הקישור של ${name}` }).click();
  await supervisor.getByRole("alertdialog").getByRole("button", { name: "סגירת הקישור" }).click();
  await expect(supervisor.getByText(`הקישור של ${name} נסגר`)).toBeVisible();
  await expect(closed(screen)).toBeVisible({ timeout: AT_ONCE_MS });
  await expect(row).toHaveCount(0);
  expect((await context.request.get("/api/walls/live")).status()).toBe(401);
  await screen.reload();
  await expect(closed(screen)).toBeVisible();
  await expectAccessible(screen);
  await context.close();
});

test("a screen whose line breaks says so large after two missed beats, and heals by itself", async ({ api, browser, shofar }) => {
  const client = await api("supervisor");
  const made = await client.post("/api/walls", { data: { name: "Control room", locale: "en" } });
  expect(made.status(), await made.text()).toBe(201);
  const { url } = await made.json();
  expect(url).toMatch(/\/wall\?lang=en#/);
  const line = await Line.open();
  const context = await browser.newContext({ baseURL: shofar.url, proxy: line.proxy, viewport: { width: 1920, height: 1080 } });
  const screen = await context.newPage();
  await screen.goto(url.replace(/.$/, (last: string) => (last === "A" ? "E" : "A")));
  await expect(screen.getByRole("heading", { name: "The link is not known" })).toBeVisible();
  await screen.goto("about:blank");
  await screen.goto(url);
  await expect(screen.locator("html")).toHaveAttribute("lang", "en");
  await expect(screen.getByRole("article").first()).toBeVisible();
  const alarm = screen.getByRole("main").getByRole("alert");
  line.cut();
  await expect(screen.getByText("Reconnecting")).toBeVisible();
  await expect(alarm).toBeHidden();
  await expect(alarm).toContainText(/No connection to the server since \d\d:\d\d:\d\d/, { timeout: 20_000 });
  await expect(screen.getByRole("article").first()).toBeVisible();
  await expectAccessible(screen);
  await expectNoScrolling(screen, { width: 1280, height: 720 });
  line.mend();
  await expect(alarm).toBeHidden({ timeout: 15_000 });
  await expect(screen.getByText("Reconnecting")).toBeHidden();
  await context.close();
  line.close();
});

test("the links look good in both languages and themes, and on a phone", async ({ api, supervisor }) => {
  const client = await api("supervisor");
  expect((await client.post("/api/walls", { data: { name: "טלוויזיה בחדר הבקרה", locale: "he" } })).status()).toBe(201);
  await expectGoodLooks(supervisor, "/walls", async (page) => {
    await expect(page.getByText("טלוויזיה בחדר הבקרה").first()).toBeVisible();
  });
});
