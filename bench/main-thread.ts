import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { Composer } from "../e2e/composer";
import type { Product } from "../e2e/product";
import { demoEmail } from "../e2e/sign-in";
import { BROWSER_FLAGS, requireBrowser } from "../scripts/browser";
import { audienceFile } from "./audience-file";
import { sessionOf } from "./requests";

/** How long the page's own thread was ever busy at one go, in milliseconds. */
export interface MainThread {
  name: string;
  /** While the list is read in the page's worker and sent: what the list costs, however long it is. */
  longestWhileRead: number;
  /** While what was found is drawn and the draft is kept: what the composer costs, for ten rows as well. */
  longestWhenShown: number;
  limit: number;
  /** From choosing the file until the server's answer. */
  total: number;
}

/** A person feels a page that answers later (product, "Performance"). */
const LIMIT_MS = 100;
const WITHIN_MS = 180_000;
/** The page's own start is no part of it. */
const QUIET_BEFORE_MS = 1_000;
/** Until what the server answered is on the screen, and the draft with it is kept. */
const SHOWN_AFTER_MS = 3_000;

/** Chooses files in the composer of the production build, in a real Chromium. */
export async function mainThread(product: Product, sizes: readonly number[]): Promise<MainThread[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "shofar-bench-"));
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  try {
    const storageState = await sessionOf(demoEmail("marketing"), product.password);
    const context = await browser.newContext({ baseURL: product.url, locale: "he-IL", storageState });
    const results: MainThread[] = [];
    for (const rows of sizes) {
      const file = path.join(folder, `${rows}.csv`);
      writeFileSync(file, audienceFile(rows));
      const page = await context.newPage();
      results.push({ name: `the page's thread while ${rows.toLocaleString("en")} rows are read`, ...(await readOn(page, file)) });
      await page.close();
    }
    return results;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function readOn(page: Page, file: string): Promise<Omit<MainThread, "name">> {
  const composer = new Composer(page);
  await composer.start();
  await composer.open("audience");
  const chooser = page.locator('input[type="file"][accept*="csv"]').first();
  await chooser.waitFor({ state: "attached" });
  await page.waitForTimeout(QUIET_BEFORE_MS);
  const began: number = await page.evaluate(() => {
    const tasks: PerformanceEntry[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });
    return performance.now();
  });
  const answered = page.waitForResponse((answer) => answer.url().endsWith("/api/audiences"), { timeout: WITHIN_MS });
  await chooser.setInputFiles(file);
  const answer = await answered;
  if (answer.status() !== 201) throw new Error(`the list was not kept: ${answer.status()}`);
  await page.waitForTimeout(SHOWN_AFTER_MS);
  const { tasks, end } = await page.evaluate(() => ({
    tasks: (Reflect.get(window, "tasks") as PerformanceEntry[]).map(({ startTime, duration }) => ({ startTime, duration })),
    end: (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).find(({ name }) => name.endsWith("/api/audiences"))
      ?.responseEnd,
  }));
  if (end === undefined) throw new Error("the page did not send the list");
  const longest = (isCounted: (startTime: number) => boolean) =>
    Math.max(0, ...tasks.flatMap(({ startTime, duration }) => (isCounted(startTime) ? [duration] : [])));
  return {
    longestWhileRead: longest((startTime) => startTime < end),
    longestWhenShown: longest((startTime) => startTime >= end),
    limit: LIMIT_MS,
    total: end - began,
  };
}
