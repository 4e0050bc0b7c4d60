import { defineConfig } from "@playwright/test";
import { BROWSER_FLAGS, requireBrowser } from "./scripts/browser";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/global-setup.ts",
  workers: 3,
  // A test that passes at the second try hides a fault.
  retries: 0,
  forbidOnly: true,
  // Patience costs a test that passes nothing, and a CI may be slow: no time-out is a bound of the product.
  timeout: 90_000,
  globalTimeout: 26 * 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  projects: [
    { name: "product", testIgnore: "afterwards/**" },
    // What all the others left behind.
    { name: "afterwards", testMatch: "afterwards/*.spec.ts", dependencies: ["product"] },
  ],
  use: {
    // Away from Israel on purpose: times on the screen are Israel's wherever the browser is.
    timezoneId: "America/Los_Angeles",
    locale: "he-IL",
    viewport: { width: 1440, height: 900 },
    // What moves is drawn again and again, and by a processor here.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: requireBrowser(), args: BROWSER_FLAGS },
    screenshot: "only-on-failure",
    // A trace costs a quarter of the time: ask for one with --trace=on.
    trace: "off",
  },
});
