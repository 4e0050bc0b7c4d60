import { randomUUID } from "node:crypto";
import { Agent } from "undici";
import { expect, test } from "../fixtures";
import { type OwnProduct, startOwnProduct } from "./own-product";
import { api, newAccount, own, type Person, signedIn, trySignIn } from "./people";
import { addressOf, declaredRoutes } from "./routes";
import { all, ask } from "./wire";

/** What a request may not bring along, and how soon a changed right is a right no more. */

let product: OwnProduct;
let admin: Person;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  product = await startOwnProduct("inputs");
  admin = await signedIn(product.url, product.admin);
});
test.afterAll(() => product.end());

const UNKNOWN = "שדה שאינו מוכר";
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
/** Columns that are fields as well. */
const FIELDS: Record<string, string[]> = {
  "POST /api/users": ["email", "name", "role"],
  "PATCH /api/users/[userId]": ["role"],
  "PUT /api/campaigns/[campaignId]/breaker": ["percent", "minutes", "calls"],
  "PUT /api/users/me/preferences": ["locale", "theme"],
  "PUT /api/settings/verdict-rules": ["rules"],
  "POST /api/settings/verdict-rules/preview": ["rules", "campaignId"],
  "PUT /api/users/me/test-phone": ["phone"],
  "POST /api/audiences": ["phones", "campaignId", "calls", "header"],
  "POST /api/caller-ids/verifications": ["phone"],
  "POST /api/caller-ids/verifications/confirm": ["phone"],
  "POST /api/report-views": ["name", "query"],
  "POST /api/lists/[listId]/registry-check": ["phones"],
  "POST /api/numbers/read": ["phone"],
  "POST /api/numbers/calls": ["phone", "before"],
  "POST /api/opt-outs": ["phones", "reason"],
  "POST /api/opt-outs/find": ["kind"],
  "POST /api/opt-outs/csv": ["kind"],
  "POST /api/opt-outs/xlsx": ["kind"],
  "POST /api/opt-outs/history": ["phone"],
  "POST /api/opt-outs/import": ["reason", "header"],
  "POST /api/opt-outs/remove": ["phone", "reason"],
  "POST /api/walls": ["name", "locale"],
  "POST /api/walls/open": ["token"],
  "POST /api/password-links/read": ["token"],
  "POST /api/password-links/use": ["token", "email", "name"],
  "POST /api/launches/[launchId]/approve": ["digest", "accepted"],
  "POST /api/launches/[launchId]/refuse": ["reason"],
  "POST /api/launches/[launchId]/release": ["campaignId"],
  "POST /api/lists": ["id", "name", "purpose", "consentSource"],
  "PATCH /api/lists/[listId]": ["name", "purpose", "consentSource"],
  "POST /api/lists/[listId]/contacts": ["phone", "email"],
  "PATCH /api/lists/[listId]/contacts/[contactId]": ["phone", "email"],
  "POST /api/lists/[listId]/contacts/block": ["phones", "search", "reason"],
  "POST /api/lists/[listId]/contacts/unblock": ["phones", "search", "reason"],
  "POST /api/lists/[listId]/contacts/delete": ["phones", "search"],
  "POST /api/lists/[listId]/contacts/restore": ["snapshotId"],
  "POST /api/lists/[listId]/import": ["contacts"],
  "POST /api/lists/[listId]/import/preview": ["contacts"],
  "POST /api/drafts": ["id", "title", "form"],
  "PUT /api/drafts/[draftId]": ["title", "form", "version"],
  "POST /api/campaigns": ["title", "repeatOf", "draftId"],
  "POST /api/campaigns/dry-run": ["title", "repeatOf", "draftId"],
};
const AT_ONCE = 40;

test("no body may name a column of the database that is no field of the request", async () => {
  const rows = await product.sql("select distinct column_name from information_schema.columns where table_schema = 'public'");
  const columns = rows.map((row) => String(row["column_name"]));
  const names = [...new Set([...columns, ...columns.map(camel), "accountId", "approvedBy", "isAdmin", "apiKey", "action", "constructor"])];
  expect(names.length).toBeGreaterThan(90);
  const requests = declaredRoutes()
    .filter(({ method }) => method !== "GET" && method !== "PAGE")
    .flatMap(({ method, route }) => {
      const extra = names.filter((name) => !FIELDS[`${method} ${route}`]?.includes(name));
      // What the address says can't be said again, and that alone is answered.
      const alone = extra.filter((name) => route.includes(`[${name}]`));
      const together = extra.filter((name) => !alone.includes(name));
      const parts = Array.from({ length: Math.ceil(together.length / AT_ONCE) }, (_, part) =>
        together.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
      );
      return [...alone.map((name) => [name]), ...parts].map((sent) => ({ method, route, sent }));
    });
  const accepted = await all(requests, async ({ method, route, sent }) => {
    const answer = await ask(product.url, {
      method,
      path: addressOf(route),
      cookie: admin.cookie,
      headers: { ...own(product.url), "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify(Object.fromEntries(sent.map((name) => [name, "admin"]))),
    });
    const fields: { field: string; message: string }[] = JSON.parse(answer.text).error?.details?.fields ?? [];
    const refused = fields.filter(({ message }) => message === UNKNOWN).map(({ field }) => field.replace(/^spec\./, ""));
    return sent
      .filter((name) => answer.status !== 400 || !refused.includes(name))
      .map((name) => `${method} ${route} ${name} (${answer.status})`);
  });
  expect(accepted.flat()).toEqual([]);
});

test("nor may any part of a specification, nor a query, nor a form for signing in", async () => {
  const spec = {
    title: "מבצע",
    audience: { phones: ["0501234567"] },
    message: { kind: "text", text: "שלום" },
    retries: { count: 1 },
    schedule: { quietHours: false },
    keys: { "1": { kind: "phone", phone: "0521111111" } },
  };
  const headers = { ...own(product.url), "content-type": "application/json", "idempotency-key": randomUUID() };
  const dryRun = (body: unknown) =>
    ask(product.url, { method: "POST", path: "/api/campaigns/dry-run", headers, cookie: admin.cookie, body: JSON.stringify(body) });
  expect((await dryRun(spec)).status).toBe(200);
  for (const extra of [
    { role: "admin" },
    { state: "running" },
    { accountId: 1 },
    { approvedBy: "x" },
    { campaignId: 1 },
    { apiKey: "x" },
  ]) {
    for (const part of ["audience", "message", "retries", "schedule"] as const) {
      expect((await dryRun({ ...spec, [part]: { ...spec[part], ...extra } })).status, `${part} ${JSON.stringify(extra)}`).toBe(400);
    }
    expect((await dryRun({ ...spec, keys: { "1": { ...spec.keys["1"], ...extra } } })).status).toBe(400);
  }
  for (const polluted of ['{"__proto__":{"role":"admin"}}', '{"constructor":{"prototype":{"role":"admin"}}}']) {
    const answer = await ask(product.url, { method: "POST", path: "/api/users", headers, cookie: admin.cookie, body: polluted });
    expect(answer.status).toBe(400);
  }
  for (const path of ["/api/users", "/api/launches", "/api/audit", "/api/caller-ids", "/api/campaigns", "/api/settings", "/api/health"]) {
    for (const query of ["role=admin", "accountId=1", "actor_id=x", "constructor=x"]) {
      expect((await ask(product.url, { path: `${path}?${query}`, cookie: admin.cookie })).status, `${path}?${query}`).toBe(400);
    }
  }
  const account = await newAccount(product.url, admin, "marketing");
  const { cookie } = await trySignIn(product.url, { ...account, role: "admin", sessionId: randomUUID() } as typeof account);
  expect(JSON.parse((await ask(product.url, { path: "/api/auth/session", cookie })).text).user.role).toBe("marketing");
});

/** A stream of the live board: when something came, and when it ended. */
async function watch(person: Person) {
  const agent = new Agent();
  const answer = await agent.request({
    origin: product.url,
    path: "/api/campaigns/live",
    method: "GET",
    headers: { cookie: person.cookie },
  });
  expect(answer.statusCode).toBe(200);
  const seen: number[] = [];
  let snapshot: () => void = () => undefined;
  const began = new Promise<void>((resolve) => {
    snapshot = resolve;
  });
  const ended = (async () => {
    for await (const chunk of answer.body) {
      seen.push(Date.now());
      if (String(chunk).includes("event: snapshot")) snapshot();
    }
    return Date.now();
  })();
  await began;
  return { seen, ended };
}

const CHANGES: Record<string, (id: string) => Promise<unknown>> = {
  "another role": (id) => api(product.url, admin, "PATCH", `/api/users/${id}`, { role: "marketing" }),
  disabling: (id) => api(product.url, admin, "PATCH", `/api/users/${id}`, { disabled: true }),
  "disabling past the dashboard": (id) => product.sql("update users set disabled_at = now() where id = $1", [id]),
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`${name} ends a stream within five seconds`, async () => {
    const account = await newAccount(product.url, admin, "supervisor");
    const { seen, ended } = await watch(await signedIn(product.url, account));
    const changedAt = Date.now();
    await change(account.id);
    expect((await ended) - changedAt).toBeLessThan(5_000);
    expect(seen.filter((at) => at - changedAt > 5_000)).toEqual([]);
  });
}

test("a role that was changed past the dashboard counts at the next request", async () => {
  const account = await newAccount(product.url, admin, "admin");
  const person = await signedIn(product.url, account);
  expect((await ask(product.url, { path: "/api/users", cookie: person.cookie })).status).toBe(200);
  await product.sql("update users set role = 'marketing' where id = $1", [account.id]);
  expect((await ask(product.url, { path: "/api/users", cookie: person.cookie })).status).toBe(403);
});

test("nobody makes an admin of themselves, and the last admin stays, whoever tries and however", async () => {
  const marketing = await newAccount(product.url, admin, "marketing");
  const change = (by: Person, id: string, body: object) =>
    ask(product.url, {
      method: "PATCH",
      path: `/api/users/${id}`,
      cookie: by.cookie,
      headers: { ...own(product.url), "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await change(await signedIn(product.url, marketing), marketing.id, { role: "admin" })).status).toBe(403);

  await product.sql("update users set role = 'supervisor' where role = 'admin' and email <> $1", [product.admin.email]);
  const [last] = await product.sql("select id from users where role = 'admin' and disabled_at is null");
  for (const body of [{ role: "marketing" }, { disabled: true }, { role: "supervisor", disabled: true }]) {
    expect((await change(admin, String(last?.["id"]), body)).status).toBe(409);
  }
  for (const text of [
    "update users set role = 'marketing'",
    "update users set disabled_at = now()",
    "delete from users",
    "update users set role = 'owner'",
  ]) {
    await expect(product.sql(text), text).rejects.toThrow(/last admin stays|violates/);
  }

  for (let round = 0; round < 5; round++) {
    const other = await newAccount(product.url, admin, "admin");
    const theirs = await signedIn(product.url, other);
    await Promise.all([change(admin, other.id, { role: "marketing" }), change(theirs, String(last?.["id"]), { role: "marketing" })]);
    const admins = await product.sql("select id from users where role = 'admin' and disabled_at is null");
    expect(admins, `round ${round}`).toHaveLength(1);
    await product.sql("update users set role = 'admin' where id = $1", [last?.["id"]]);
    await product.sql("update users set role = 'marketing' where role = 'admin' and id <> $1", [last?.["id"]]);
    admin = await signedIn(product.url, product.admin);
  }
});
