import { randomUUID } from "node:crypto";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { BROWSER_FLAGS, requireBrowser } from "../../scripts/browser";
import { expect, test } from "../fixtures";
import { watchContext } from "../watch";
import { type OwnProduct, startOwnProduct } from "./own-product";
import { PAYLOADS } from "./payloads";
import { api, type Person, signedIn } from "./people";
import { addressOf, declaredRoutes } from "./routes";
import { type StandIn, startStandIn } from "./stand-in";
import { ask } from "./wire";

/** A stand-in for IP-Sales whose every text is an attack, and people whose names are: each page is opened and shows them as texts. */

let product: OwnProduct;
let upstream: StandIn;
let admin: Person;
let launchId: string;

const CAMPAIGN = 7_000;
const payload = (index: number) => PAYLOADS[index % PAYLOADS.length] ?? "";

const campaigns = PAYLOADS.map((title, index) => ({
  id: CAMPAIGN + index,
  title,
  // Thirty with a word nobody documented: they count as live.
  active: index < 30 ? payload(index + 7) : "ended",
  insert_time: today(),
  start_time: index % 2 ? today() : payload(index + 11),
  end_time: index < 30 ? payload(index + 13) : today(),
  total_phones: "3",
  total_sent: payload(index + 17),
  new_phones: payload(index + 19),
  billing: payload(index + 23),
  max_ring_view: payload(index + 29),
  audioUrl: `javascript:${payload(index)}`,
}));

const calls = PAYLOADS.map((name, index) => ({
  phone: index % 9 ? `05${String(10_000_000 + index)}` : payload(index + 1),
  name,
  status: payload(index + 3),
  lastCall: payload(index + 5),
  retries: payload(index + 7),
  duration: payload(index + 9),
  digits: payload(index + 11),
  trunk: payload(index + 13),
  sipCode: payload(index + 15),
  q850Text: payload(index + 17),
  sipText: payload(index + 19),
  had180: payload(index + 21),
  had183: payload(index + 23),
}));

function today(): string {
  const [year, month, day] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Jerusalem" }).format(Date.now() - 3_600_000).split("-");
  return `${day}-${month}-${year} 00:00:01`;
}

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(500);
  upstream = await startStandIn(({ action }) => {
    // A dry run: what is launched then waits for its undo window, and is never sent.
    if (action === "campaignRun")
      return { body: '{"status":"OK","phones":1,"errorPhones":0,"blockedPhones":0,"billing":"1.00","accountSum":"9.00"}' };
    if (action === "campaignsHistory") return { body: JSON.stringify(campaigns) };
    const head = {
      id: CAMPAIGN,
      title: payload(2),
      status: payload(4),
      recipients: payload(6),
      billing: payload(8),
      answeredCalls: payload(10),
    };
    return { body: JSON.stringify(action === "campaignReport" ? { campaign: head, calls } : { status: "error", errorNote: payload(12) }) };
  });
  product = await startOwnProduct("hostile", { upstreamUrl: upstream.url });
  admin = await signedIn(product.url, product.admin);
  await fillOwnTexts();
});
test.afterAll(async () => {
  await product.end();
  await upstream.close();
});

/** Through the front door what it takes, and past it into every text of ours that a page may show. */
async function fillOwnTexts(): Promise<void> {
  await product.sql("update users set name = $1", [payload(1)]);
  for (const [index, text] of PAYLOADS.entries()) {
    await product.sql("insert into users (email, name, role) values ($1, $2, 'marketing')", [`${index}-${text}@x`, text]);
    await product.sql(
      "insert into audit_entries (actor_email, actor_role, action, target, outcome, details) values ($1, $1, $1, $1, 'done', $2)",
      [text, JSON.stringify({ [text]: text })],
    );
  }
  for (const text of PAYLOADS.slice(0, 60)) {
    await product.sql(
      "insert into caller_ids (phone, registered_here, registered_by) values ($1, true, (select id from users where name = $1 limit 1))",
      [text],
    );
  }
  const headers = { origin: product.url, "content-type": "application/json", cookie: admin.cookie };
  for (const title of PAYLOADS.filter(({ length }) => length <= 100).slice(0, 40)) {
    const spec = {
      title,
      audience: { phones: ["0501234567"] },
      message: { kind: "text", text: title },
      description: title,
      undoSeconds: 600,
    };
    const sent = {
      method: "POST",
      path: "/api/campaigns",
      headers: { ...headers, "idempotency-key": randomUUID() },
      body: JSON.stringify(spec),
    };
    const answer = await ask(product.url, sent);
    expect(answer.status, answer.text).toBe(202);
    launchId = JSON.parse(answer.text).launch.id;
    // The launch's steps show what happened in words of ours; one more holds what IP-Sales might have said.
    await product.sql("update launches set problem = $1 where id = $2", [
      JSON.stringify({ code: "internal", message: title, upstream: { note: title } }),
      launchId,
    ]);
  }
}

async function contextOf(person: Person, on: { newContext: (options: object) => Promise<BrowserContext> }): Promise<BrowserContext> {
  const context = await on.newContext({ baseURL: product.url, locale: "he-IL" });
  const cookies = person.cookie
    .split("; ")
    .map((cookie) => ({ name: cookie.slice(0, cookie.indexOf("=")), value: cookie.slice(cookie.indexOf("=") + 1) }));
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: product.url })));
  return context;
}

const INJECTED =
  "[data-pwned], [onerror], [onload], [onfocus], [ontoggle], base, iframe, object, embed, [href^='javascript:' i], [src^='javascript:' i], [action]";

async function expectOnlyTexts(page: Page, address: string): Promise<boolean> {
  await page.goto(address);
  await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => undefined); // the live board's stream never rests
  expect(await page.locator(INJECTED).count(), address).toBe(0);
  expect(await page.evaluate("window.pwned"), address).toBeUndefined();
  expect(new URL(page.url()).origin, address).toBe(product.url);
  return ((await page.locator("main").textContent()) ?? "").includes("pwned");
}

test("no page takes any of the texts for more than a text", async ({ browser }) => {
  test.setTimeout(180_000);
  const context = await contextOf(admin, browser);
  const page = await context.newPage();
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const addresses = declaredRoutes()
    .filter(({ method }) => method === "PAGE")
    .map(({ route }) => addressOf(route.replace("[campaignId]", String(CAMPAIGN)).replace("[launchId]", launchId)));
  const more = [2, 11].map((number) => `/campaigns/${CAMPAIGN}?page=${number}`);
  const searched = PAYLOADS.slice(0, 3).map(
    (text) => `/campaigns/${CAMPAIGN}?${new URLSearchParams({ search: text, status: text, cause: text })}`,
  );
  const shown: string[] = [];
  for (const address of [...addresses, ...more, ...searched]) if (await expectOnlyTexts(page, address)) shown.push(address);
  expect(dialogs).toEqual([]);
  for (const address of ["/", "/campaigns", `/campaigns/${CAMPAIGN}`, `/launches/${launchId}`]) expect(shown).toContain(address);
  await context.close();
});

test("the API gives every text as JSON or as a file, and none as a page", async () => {
  for (const path of [
    `/api/campaigns/${CAMPAIGN}/calls?pageSize=1000`,
    "/api/campaigns",
    "/api/users",
    "/api/audit?pageSize=200",
    "/api/caller-ids",
  ]) {
    const answer = await ask(product.url, { path, cookie: admin.cookie, headers: { accept: "text/html" } });
    expect(answer.status, path).toBe(200);
    expect(answer.headers["content-type"], path).toBe("application/json; charset=utf-8");
    expect(answer.text, path).toContain("data-pwned");
  }
  const { calls } = await api(product.url, admin, "GET", `/api/campaigns/${CAMPAIGN}/calls?pageSize=1000`);
  expect(new Set(calls.map(({ name }: { name: string }) => name))).toEqual(new Set(PAYLOADS));
  const file = await ask(product.url, { path: `/api/campaigns/${CAMPAIGN}/calls.csv`, cookie: admin.cookie });
  expect(file.headers["content-type"]).toContain("text/csv");
  expect(file.headers["content-disposition"]).toMatch(/^attachment/);
});

test("a page that did run something would be noticed", async ({ shofar }) => {
  // A browser of its own: what it sees on purpose fails no test.
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  const context = await browser.newContext();
  const violations: string[] = [];
  watchContext(context, () => violations);
  const page = await context.newPage();
  await page.goto(`${shofar.url}/sign-in`);
  await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), "<img data-pwned src=x onerror=window.pwned=1>");
  await expect.poll(() => violations).not.toEqual([]);
  expect(await page.locator(INJECTED).count()).toBeGreaterThan(0);
  await browser.close();
});
