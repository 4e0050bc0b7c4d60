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
