import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { product } from "./product";
import { demoEmail } from "./sign-in";

/** The page's code is on its way until `arrive`, as on a slow line. */
async function slowLine(page: Page): Promise<{ arrive: () => void }> {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  return { arrive };
}

/** Tells when what was done early has been done again, if it is. */
async function readyMark(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    addEventListener("shofar:ready", () =>
      setTimeout(() => setTimeout(() => document.documentElement.setAttribute("data-taken-over", ""))),
    );
  });
  return () => expect(page.locator("html[data-taken-over]")).toHaveCount(1);
}

test("a press before the page's code is there is done once it is", async ({ supervisor }) => {
  const line = await slowLine(supervisor);
  await supervisor.goto("/walls", { waitUntil: "commit" });
  await supervisor.getByRole("button", { name: "קישור חדש" }).click();
  await expect(supervisor.getByRole("dialog")).toHaveCount(0);
  line.arrive();
  await expect(supervisor.getByRole("dialog", { name: "קישור חדש למסך קיר" })).toBeVisible();
});

test("who signs in before the page's code is there comes in, and the password stands in no address", async ({ page }) => {
  const line = await slowLine(page);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.locator('input[type="email"]').fill(demoEmail("marketing"));
  await page.locator('input[type="password"]').fill(product().password);
  await page.locator('input[type="password"]').press("Enter");
  await expect(page.locator('input[type="password"]')).toHaveValue(product().password);
  line.arrive();
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await expect(page).toHaveURL("/");
  expect(addresses.filter((address) => address.includes(encodeURIComponent(product().password)))).toEqual([]);
});

test("a menu that was opened early opens by one press", async ({ marketing }) => {
  const line = await slowLine(marketing);
  await marketing.goto("/", { waitUntil: "commit" });
  await marketing.getByRole("button", { name: "ערכת צבעים" }).click();
  line.arrive();
  await expect(marketing.getByRole("menuitemradio", { name: "כהה" })).toBeVisible();
});

test("a press is taken back by what is done after it: another press, or other typing", async ({ admin, supervisor, api }) => {
  const walls = await slowLine(supervisor);
  const wallsReady = await readyMark(supervisor);
  await supervisor.goto("/walls", { waitUntil: "commit" });
  await supervisor.getByRole("button", { name: "קישור חדש" }).click();
  await supervisor.getByRole("heading", { level: 1 }).click();
  walls.arrive();
  await wallsReady();
  await expect(supervisor.getByRole("dialog")).toHaveCount(0);

  const numbers = await slowLine(admin);
  const numbersReady = await readyMark(admin);
  await admin.goto("/caller-ids/new", { waitUntil: "commit" });
  const field = admin.getByRole("textbox", { name: "מספר הטלפון" });
  const [first, second] = ["0526339797", "0526339798"];
  await field.fill(first);
  await field.press("Enter");
  await field.fill(second);
  numbers.arrive();
  await numbersReady();
  await expect(field).toHaveValue(second);
  const { verifications } = await (await (await api("admin")).get("/api/caller-ids")).json();
  expect(verifications.filter(({ phone }: { phone: string }) => [first, second].includes(phone))).toEqual([]);
  await expect(admin).not.toHaveURL(/verification/);
});

test("a press that is long ago is not done any more", async ({ supervisor }) => {
  await supervisor.clock.install();
  const line = await slowLine(supervisor);
  const ready = await readyMark(supervisor);
  await supervisor.goto("/walls", { waitUntil: "commit" });
  await supervisor.getByRole("button", { name: "קישור חדש" }).click();
  await supervisor.clock.fastForward("00:11");
  line.arrive();
  await ready();
  await expect(supervisor.getByRole("dialog")).toHaveCount(0);
});

test("a switch that was pressed early stands as whoever pressed it wanted it, whatever it showed", async ({ supervisor }) => {
  const sound = supervisor.getByRole("switch").first();
  await supervisor.goto("/profile");
  await supervisor.evaluate(() => localStorage.setItem("shofar.sound", "on"));
  const line = await slowLine(supervisor);
  const ready = await readyMark(supervisor);
  await supervisor.goto("/profile", { waitUntil: "commit" });
  // The server doesn't know what this browser keeps.
  await expect(sound).not.toBeChecked();
  await supervisor
    .locator("label")
    .filter({ has: supervisor.getByRole("switch") })
    .first()
    .click();
  line.arrive();
  await ready();
  await expect(sound).toBeChecked();
  expect(await supervisor.evaluate(() => localStorage.getItem("shofar.sound"))).toBe("on");
});

test("a switch that was pressed early by the keyboard is turned over once, however often it was pressed", async ({ supervisor }) => {
  const sound = supervisor.getByRole("switch").first();
  const line = await slowLine(supervisor);
  const ready = await readyMark(supervisor);
  await supervisor.goto("/profile", { waitUntil: "commit" });
  await sound.focus();
  for (const _ of [1, 2]) await sound.press("Space");
  await expect(sound).not.toBeChecked();
  line.arrive();
  await ready();
  await expect(sound).toBeChecked();
  await expect(sound).toBeFocused();
});

test("who went on to the next field stays there, also where another wants the focus", async ({ page }) => {
  const line = await slowLine(page);
  const ready = await readyMark(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  const [email, password] = [page.locator('input[type="email"]'), page.locator('input[type="password"]')];
  await email.fill("somebody@example.org");
  await email.press("Tab");
  await expect(password).toBeFocused();
  line.arrive();
  await ready();
  await page.keyboard.type("secret");
  await expect(password).toHaveValue("secret");
  await expect(email).toHaveValue("somebody@example.org");
});

test("a label leads into its field at once, and nothing leads out of another later", async ({ page }) => {
  const line = await slowLine(page);
  const ready = await readyMark(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  const [email, password] = [page.locator('input[type="email"]'), page.locator('input[type="password"]')];
  await page.getByText("דואר אלקטרוני", { exact: true }).click();
  await expect(email).toBeFocused();
  await password.click();
  await password.pressSequentially("abc");
  line.arrive();
  await ready();
  await expect(password).toBeFocused();
  await expect(password).toHaveValue("abc");
  await expect(email).toHaveValue("");
});
