import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What React Aria had read out stays for seven seconds, named after a button or spinner that is gone by then. */
const READ_OUT = "[data-live-announcer]";
/** Not the styles: axe would copy those of a waveform's shadow tree into an element of its own, which our Content-Security-Policy refuses. No rule of ours reads them. */
const PRELOAD = { assets: ["media"], timeout: 10_000 };

/** axe finds nothing on the page as it is now, by WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  // No page of ours has frames: axe needs no page of its own to add up what it found in each.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ preload: PRELOAD, resultTypes: ["violations"] });
  const { violations } = await axe.exclude(READ_OUT).withTags(tags).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(" ")) }));
  expect(found).toEqual([]);
}
