import { randomUUID } from "node:crypto";
import { expect, test } from "../fixtures";
import { type OwnProduct, startOwnProduct } from "./own-product";
import { api, newAccount, own, type Person, signedIn, trySignIn } from "./people";
import { addressOf, declaredRoutes } from "./routes";
import { type StandIn, startStandIn } from "./stand-in";
import { type Answered, all, ask, header } from "./wire";

/** On a dashboard of their own, whose tables are taken away: nothing is done unwritten, and no error tells what it is made of. */

let product: OwnProduct;
let upstream: StandIn;
let admin: Person;
let ids: { user: string; launch: string };

const CAMPAIGN = 4521;
const READS = ["campaignsHistory", "campaignReport", "phonesList"];

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  const row = { id: CAMPAIGN, title: "מבצע", status: "active", inserted: "22-11-2026 10:00:00", phones: "3" };
  upstream = await startStandIn(({ action }) => ({ body: action === "campaignsHistory" ? JSON.stringify([row]) : '{"status":"OK"}' }));
  product = await startOwnProduct("broken", { upstreamUrl: upstream.url });
  admin = await signedIn(product.url, product.admin);
  const user = await newAccount(product.url, admin, "marketing");
  ids = { user: user.id, launch: randomUUID() };
});
test.afterAll(async () => {
  await product.end();
  await upstream.close();
});

const ask4 = (method: string, path: string, body: string) =>
  ask(product.url, {
    method,
    path,
    cookie: admin.cookie,
    headers: { ...own(product.url), "content-type": "application/json", "idempotency-key": randomUUID() },
    body,
  });

/** A body with which each mutation would go through. A route that isn't here is asked with `{}`, and may refuse that first. */
const bodies = (): Record<string, unknown> => {
  const phones = { phones: ["0501234567"] };
  return {
    "POST /api/users": { email: "late@security.test", name: "late", role: "admin", password: "a password of the security tests" },
    "PATCH /api/users/[userId]": { role: "admin" },
    "POST /api/users/[userId]/password-link": {},
    "PUT /api/users/me/password": { currentPassword: product.admin.password, newPassword: "another password of the tests" },
    "PUT /api/users/me/preferences": { theme: "dark" },
    "PUT /api/users/me/test-phone": { phone: "0501234567" },
    "POST /api/audiences": phones,
    "POST /api/campaigns": { title: "מבצע", audience: phones, message: { kind: "text", text: "שלום" } },
    "POST /api/campaigns/hold-all": { campaignIds: [CAMPAIGN] },
    "POST /api/campaigns/[campaignId]/hold": {},
    "POST /api/campaigns/[campaignId]/resume": {},
    "POST /api/campaigns/[campaignId]/stop": {},
    "PUT /api/campaigns/[campaignId]/max-ring": { maxRing: 5 },
    "PUT /api/campaigns/[campaignId]/breaker": { percent: 30, minutes: 10, calls: 50 },
    "DELETE /api/campaigns/[campaignId]/breaker": {},
    "POST /api/launches/[launchId]/cancel": {},
    "POST /api/launches/[launchId]/release": {},
    "POST /api/caller-ids/verifications": { phone: "0721234599" },
    "POST /api/caller-ids/verifications/confirm": { phone: "0721234599", code: "123456" },
    "PUT /api/settings/launch-rules": { approval: { overRecipients: 5, overPrice: null }, callingWindow: null },
    "POST /api/lists": { id: 5001, name: "רשימה" },
    "PATCH /api/lists/[listId]": { name: "רשימה אחרת" },
    "DELETE /api/lists/[listId]": {},
    "POST /api/lists/[listId]/contacts": { phone: "0501234567" },
    "PATCH /api/lists/[listId]/contacts/[contactId]": { firstName: "דנה" },
    "POST /api/lists/[listId]/contacts/block": { ids: ["10001"], reason: "ביקשה" },
    "POST /api/lists/[listId]/contacts/unblock": { ids: ["10001"], reason: "טעות" },
    "POST /api/lists/[listId]/contacts/delete": { ids: ["10001"] },
    "POST /api/lists/[listId]/contacts/restore": { snapshotId: randomUUID() },
    "POST /api/lists/[listId]/registry-check": { checkedOn: "2026-01-01", phones: ["0501234567"] },
    "POST /api/lists/[listId]/import": { mode: "merge", contacts: [{ phone: "0501234567" }] },
    "POST /api/lists/[listId]/jobs/[jobId]/start": {},
    "POST /api/lists/[listId]/jobs/[jobId]/continue": {},
    "POST /api/lists/[listId]/jobs/[jobId]/cancel": {},
    "POST /api/lists/[listId]/snapshots": {},
    "POST /api/lists/[listId]/snapshots/[snapshotId]/restore": { removeOthers: false },
    "POST /api/report-views": { name: "תצוגה", query: "verdict=rang" },
    "PUT /api/settings/verdict-rules": { rules: { hungUpUnderSeconds: 4, overrides: [] }, basedOn: "none" },
    "POST /api/opt-outs": { phones: ["0501234567"], reason: "ביקשה" },
    "POST /api/opt-outs/remove": { phone: "0501234567", reason: "טעות" },
    "POST /api/walls": { name: "מסך" },
    "POST /api/password-links/use": { token: "x".repeat(43), password: "a password of the security tests" },
  };
};

/** Mutations by address that only read. */
const READING = [
  "POST /api/campaigns/dry-run",
  "POST /api/audiences/count",
  "POST /api/numbers/read",
  "POST /api/numbers/calls",
  "POST /api/opt-outs/find",
  "POST /api/opt-outs/history",
  "POST /api/opt-outs/csv",
  "POST /api/opt-outs/xlsx",
  "POST /api/password-links/read",
  "POST /api/walls/open",
  "POST /api/settings/check",
  "POST /api/settings/verdict-rules/preview",
];
/**
 * Saving a draft, and saying that it is open: nothing comes of it before a launch, so the audit tells of that (decision 20). Of a preview of
 * an import nothing comes before it is started. Nothing at all comes of having read a notice.
 */
const UNAUDITED = [
  "PUT /api/drafts/[draftId]",
  "POST /api/drafts/[draftId]/editing",
  "POST /api/lists/[listId]/import/preview",
  "POST /api/inbox/read",
];

/** A screen's page: it asks for no session, so it stands while sessions can't be read. */
const SESSIONLESS_PAGE = "/wall";

function addressFor(route: string): string {
  return addressOf(route.replace("[userId]", ids.user).replace("[campaignId]", String(CAMPAIGN)).replace("[launchId]", ids.launch));
}

/** What the poller writes whether or not anybody asks. */
const BY_ITSELF = ["notices", "live_campaigns", "live_look", "live_samples", "report_samples", "attempts"];

async function everything(): Promise<string> {
  const tables = await product.sql("select table_name from information_schema.tables where table_schema = 'public' order by 1");
  const contents: unknown[] = [];
  const others = tables.filter(({ table_name }) => !BY_ITSELF.includes(String(table_name)));
  for (const { table_name } of others) contents.push(table_name, await product.sql(`select * from "${table_name}"`));
  return JSON.stringify(contents, (name, value) => (name === "last_seen_at" ? undefined : value));
}

test("reading changes nothing, here or at IP-Sales", async () => {
  const before = await everything();
  upstream.received.length = 0;
  const reads = declaredRoutes().filter(({ method }) => method === "GET" || method === "PAGE");
  const requests = reads.flatMap(({ route }) =>
    ["GET", "HEAD"].map((method) => ({ method, path: addressFor(route), cookie: admin.cookie })),
  );
  await all(requests, (request) => ask(product.url, request));
  expect(upstream.received.length).toBeGreaterThan(0);
  const acted = upstream.received.filter(
    ({ method, url, action }) => !READS.includes(action) && !(method === "GET" && url.startsWith("/audio.php")),
  );
  expect(acted).toEqual([]);
  expect(await everything()).toBe(before);
});

test("without the audit nothing is done", async () => {
  const writing = declaredRoutes().filter(
    ({ method, route }) => !["GET", "PAGE"].includes(method) && ![...READING, ...UNAUDITED].includes(`${method} ${route}`),
  );
  const before = await everything();
  upstream.received.length = 0;
  await product.sql("alter table audit_entries rename to hidden_entries");
  const answers = await all(writing, ({ method, route }) =>
    ask4(method, addressFor(route), JSON.stringify(bodies()[`${method} ${route}`] ?? {})),
  );
  await product.sql("alter table hidden_entries rename to audit_entries");
  const done = answers
    .map(({ status, text }, index) => ({ ...writing[index], status, text }))
    .filter(({ method, route, status }) => status !== 500 && !(status === 400 && !bodies()[`${method} ${route}`]));
  expect(done).toEqual([]);
  expect(upstream.received.filter(({ action }) => !READS.includes(action))).toEqual([]);
  expect(await everything()).toBe(before);
});

/** Words of the machinery: a stack, SQL, a table, a library, a file, a version. */
const INSIDES =
  /\bat (async )?[\w.<>]+ \(|node_modules|\.(ts|tsx|js|mjs):\d+|\b(select|insert|update|delete)\b[\s\S]{0,80}\b(from|into|set)\b|relation \\?"|postgres|drizzle|sessions|pg_|\bpino\b|ECONNREFUSED|127\.0\.0\.1:\d+|\bnode\/?v?\d|next\.?js|\b\d+\.\d+\.\d+\b/i;

function leaks(answer: Answered): string[] {
  const shown = answer.text.replace(/<script[\s\S]*?<\/script>|\/_next\/static\/[^"]+/g, "");
  return [shown, JSON.stringify({ ...answer.headers, "set-cookie": undefined })].flatMap((text) => INSIDES.exec(text)?.[0] ?? []);
}

test("an error of ours is one sentence and an id, on every address", async () => {
  await product.sql("alter table sessions rename to hidden_sessions");
  const routes = [
    ...declaredRoutes().filter(({ route }) => route !== SESSIONLESS_PAGE),
    ...["session", "csrf"].map((name) => ({ method: "GET", route: `/api/auth/${name}`, allow: "anyone" })),
  ];
  const answers = await all(routes, ({ method, route }) =>
    method === "GET" || method === "PAGE"
      ? ask(product.url, { path: addressFor(route), cookie: admin.cookie })
      : ask4(method, addressFor(route), JSON.stringify(bodies()[`${method} ${route}`] ?? {})),
  );
  await product.sql("alter table hidden_sessions rename to sessions");
  for (const [index, answer] of answers.entries()) {
    const { method, route } = routes[index] ?? { method: "", route: "" };
    const name = `${method} ${route} (${answer.status}) ${answer.text.slice(0, 300)}`;
    expect(answer.status, name).toBe(500);
    expect(leaks(answer), name).toEqual([]);
    expect(header(answer, "content-security-policy"), name).toContain("default-src 'none'");
    expect(header(answer, "cache-control"), name).toContain("no-store");
    if (method === "PAGE") continue;
    const { error } = JSON.parse(answer.text);
    expect(error, name).toEqual({
      code: "internal",
      message: expect.stringContaining(error.details.id),
      details: { id: expect.any(String) },
    });
  }
});

test("a sign-in that fails on our side says so and nothing more", async () => {
  await product.sql("alter table users rename to hidden_users");
  const { answer, session } = await trySignIn(product.url, product.admin);
  await product.sql("alter table hidden_users rename to users");
  expect(session).toBeUndefined();
  expect(new URL(JSON.parse(answer.text).url).searchParams.get("error")).toBe("internal");
  expect(leaks({ ...answer, text: decodeURIComponent(answer.text).replace(product.url, "") })).toEqual([]);
});

test("afterwards all is as before", async () => {
  await api(product.url, admin, "GET", "/api/users");
  await api(product.url, admin, "PUT", "/api/users/me/preferences", { theme: "dark" });
  await ask4("POST", `/api/campaigns/${CAMPAIGN}/hold`, "");
  expect(upstream.received.map(({ action }) => action)).toContain("campaignHold");
});
