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

/** How long the page's own thread was ever busy while a list was read in its worker, sent and shown. */
export interface MainThread {
  name: string;
  longestTaskMilliseconds: number;
  limitMilliseconds: number;
  /** From choosing the file until the server's answer. */
  totalMilliseconds: number;
}

/** A person feels a page that answers later (product, "Performance"). */
const LIMIT_MS = 100;
const WITHIN_MS = 180_000;
/** Until what the server answered is on the screen. */
const SHOWN_AFTER_MS = 1_000;

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
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  const began = performance.now();
  const answered = page.waitForResponse((answer) => answer.url().endsWith("/api/audiences"), { timeout: WITHIN_MS });
  await chooser.setInputFiles(file);
  const answer = await answered;
  if (answer.status() !== 201) throw new Error(`the list was not kept: ${answer.status()}`);
  const totalMilliseconds = performance.now() - began;
  await page.waitForTimeout(SHOWN_AFTER_MS);
  const tasks: number[] = await page.evaluate(() => Reflect.get(window, "tasks"));
  return { longestTaskMilliseconds: Math.max(0, ...tasks), limitMilliseconds: LIMIT_MS, totalMilliseconds };
}
