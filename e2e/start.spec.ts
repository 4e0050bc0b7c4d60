import { expect, test } from "./fixtures";
import { demoEmail, ROLES } from "./sign-in";

test("the dashboard answers by both names of this machine", async ({ request, shofar }) => {
  for (const host of ["127.0.0.1", "localhost"]) {
    const answer = await request.get(`http://${host}:${new URL(shofar.url).port}/api/health`);
    expect(answer.status(), host).toBe(200);
  }
});

test("a connection that a proxy keeps for a minute is not closed under its next request", async ({ request }) => {
  const answer = await request.get("/api/health");
  const [, seconds = ""] = /timeout=(\d+)/.exec(answer.headers()["keep-alive"] ?? "") ?? [];
  expect(Number(seconds)).toBeGreaterThan(60);
});

test("somebody who is not signed in comes to the sign-in page, in Hebrew from right to left", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.locator("html")).toHaveAttribute("lang", "he");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator('input[type="password"]')).toBeVisible();
});

for (const role of ROLES) {
  test(`the demo account of ${role} is signed in with its role`, async ({ api }) => {
    const session = await (await (await api(role)).get("/api/auth/session")).json();
    expect(session.user).toMatchObject({ email: demoEmail(role), role });
  });
}
