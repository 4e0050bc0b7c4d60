import { expect, type Locator, type Page } from "@playwright/test";

const MOST_STOPS = 250;

/** Moves the focus to an element by the Tab key alone, forwards; fails where the keyboard can't get there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `${MOST_STOPS} stops of Tab lead to it`).toBeFocused();
}
