import { expect, test } from "../fixtures";
import { type OwnProduct, startOwnProduct } from "./own-product";
import { type Person, trySignIn } from "./people";
import { addressOf, declaredRoutes } from "./routes";
import { all, ask, header } from "./wire";

/** A dashboard behind a proxy that ends TLS: people reach it as https://calls.example.test, it listens on this machine alone. */

const APP = { host: "calls.example.test", origin: "https://calls.example.test" };
let product: OwnProduct;
let admin: Person;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  product = await startOwnProduct("https", { appUrl: APP.origin });
});
test.afterAll(() => product.end());

test("its cookies go by https alone and belong to this host alone", async () => {
  const { answer, cookie, session } = await trySignIn(product.url, product.admin, { headers: APP });
  expect(session).toMatch(/^__Host-shofar\.session=/);
  admin = { cookie };
  for (const set of [answer.headers["set-cookie"] ?? []].flat()) {
    expect(set).toMatch(/^__Host-[^;]+; Path=\/;/);
    for (const flag of ["HttpOnly", "Secure", "SameSite=Lax"]) expect(set).toContain(`; ${flag}`);
    expect(set).not.toMatch(/domain=/i);
  }
  expect(new URL(JSON.parse(answer.text).url).origin).toBe(APP.origin);
});

test("every answer tells browsers to stay with https", async () => {
  const targets = declaredRoutes().map(({ method, route }) => ({
    method: method === "PAGE" ? "GET" : method,
    path: addressOf(route),
    headers: APP,
  }));
  for (const cookie of ["", admin.cookie]) {
    const answers = await all(targets, (target) => ask(product.url, { ...target, cookie }));
    const without = answers.map((answer, index) => [targets[index]?.path, header(answer, "strict-transport-security")]);
    expect(without.filter(([, value]) => value !== "max-age=31536000; includeSubDomains")).toEqual([]);
  }
});

test("it answers by its public name alone", async () => {
  for (const host of [new URL(product.url).host, "localhost", "calls.example.test:80", "evil.example"]) {
    expect((await ask(product.url, { path: "/api/health", headers: { host } })).status, host).toBe(421);
  }
  for (const origin of [product.url, "http://calls.example.test", "https://calls.example.test:8443"]) {
    const sent = { method: "POST", path: "/api/settings/check", headers: { host: APP.host, origin }, cookie: admin.cookie };
    expect((await ask(product.url, sent)).status, origin).toBe(403);
  }
});
