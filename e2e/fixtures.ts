import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";
import { type Product, product } from "./product";
import { SandboxClient } from "./sandbox-client";
import { apiClient, type Role, sessionFile } from "./sign-in";
import { endWatch, watchClient, watchContext } from "./watch";

export { expect } from "@playwright/test";
export { expectAccessible } from "./accessibility";

interface Fixtures {
  /** A page of somebody who is signed in as that role. */
  marketing: Page;
  supervisor: Page;
  admin: Page;
  /** The HTTP API with the session of a role; "nobody" has none. */
  api: (role: Role | "nobody") => Promise<APIRequestContext>;
  sandbox: SandboxClient;
  shofar: Product;
  /** Fails a test in which the key was seen, or a page broke its own Content-Security-Policy. */
  watch: undefined;
}

/** `page` belongs to nobody; the roles' pages are signed in. */
export const test = base.extend<Fixtures>({
  watch: [
    async ({}, use) => {
      await use(undefined);
      const { hits, violations } = await endWatch();
      expect(hits, "answers that hold the key").toEqual([]);
      expect(violations, "violations of the Content-Security-Policy").toEqual([]);
    },
    { auto: true },
  ],
  browser: [
    async ({ browser }, use) => {
      browser.on("context", (context) => watchContext(context));
      await use(browser);
    },
    { scope: "worker" },
  ],
  request: async ({ request }, use) => use(watchClient(request)),
  baseURL: async ({}, use) => use(product().url),
  shofar: async ({}, use) => use(product()),
  sandbox: async ({}, use) => use(new SandboxClient(product().sandboxUrl)),
  marketing: pageOf("marketing"),
  supervisor: pageOf("supervisor"),
  admin: pageOf("admin"),
  api: async ({}, use) => {
    const clients: APIRequestContext[] = [];
    await use(async (role) => {
      const client = await apiClient(role === "nobody" ? undefined : sessionFile(role));
      clients.push(client);
      return client;
    });
    for (const client of clients) await client.dispose();
  },
});

type PageFixture = Parameters<typeof base.extend<{ page: Page }>>[0]["page"];

function pageOf(role: Role): PageFixture {
  return async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ storageState: sessionFile(role), baseURL });
    await use(await context.newPage());
    await context.close();
  };
}
