import type { BrowserContext, Page } from "@playwright/test";

const COUNT = "e2e.clicks";

/** Counts what a person presses with the mouse or a finger, over all pages of a tab. Keys and scripts don't count. */
export async function countClicks(context: BrowserContext): Promise<void> {
  await context.addInitScript((name) => {
    addEventListener(
      "pointerdown",
      (event) => {
        if (event.isTrusted) sessionStorage.setItem(name, String(Number(sessionStorage.getItem(name) ?? 0) + 1));
      },
      true,
    );
  }, COUNT);
}

export const clicksOf = (page: Page): Promise<number> => page.evaluate((name) => Number(sessionStorage.getItem(name) ?? 0), COUNT);
