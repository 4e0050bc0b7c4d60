import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { product } from "./product";

/** Each language in one theme, so that both of both are looked at: words depend on the one and colours on the other. */
export const themesOf = (locale: string) => (locale === "he" ? (["light"] as const) : (["dark"] as const));

const PHONE = { width: 390, height: 844 };

/** axe finds nothing in either language and in either theme, and nothing stands beyond a phone's width. @param ready waits for the content */
export async function expectGoodLooks(page: Page, address: string, ready: (page: Page) => Promise<void>): Promise<void> {
  const desktop = page.viewportSize();
  for (const locale of ["he", "en"]) {
    for (const theme of themesOf(locale)) {
      const { url } = product();
      await page.context().addCookies([
        { name: "shofar.locale", value: locale, url },
        { name: "shofar.theme", value: theme, url },
      ]);
      await page.goto(address);
      await ready(page);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await expectAccessible(page);
    }
    await page.setViewportSize(PHONE);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await expectAccessible(page);
    if (desktop) await page.setViewportSize(desktop);
  }
}
