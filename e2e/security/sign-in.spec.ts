import { expect, test } from "../fixtures";
import { type OwnProduct, startOwnProduct } from "./own-product";
import { type Account, api, newAccount, own, type Person, signedIn, signOut, trySignIn } from "./people";
import { addressOf, declaredRoutes } from "./routes";
import { all, ask, header } from "./wire";

/** On a dashboard of their own: here people are locked out, disabled and put to sleep. */

let product: OwnProduct;
let admin: Person;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  product = await startOwnProduct("sign-in");
  admin = await signedIn(product.url, product.admin);
});
test.afterAll(() => product.end());

const person = () => newAccount(product.url, admin, "marketing");
/** Nobody's failures count for anybody else's test. */
const forgetFailures = () => product.sql("delete from sign_in_failures");
const codeOf = (location: string) => new URL(location, product.url).searchParams.get("error");

async function answerTo(account: Account) {
  const { answer, session } = await trySignIn(product.url, account);
  const told = codeOf(JSON.parse(answer.text).url);
  return { session, told, answer };
}

test("of two hundred guesses a handful is tried, one after the other or at once", async () => {
  for (const atOnce of [1, 20]) {
    await forgetFailures();
    const account = await person();
    const guesses = Array.from({ length: 200 }, (_, index) => ({ ...account, password: `guess number ${index} of them` }));
    const told = await all(guesses, async (guess) => (await answerTo(guess)).told, atOnce);
    const tried = told.filter((code) => code === "CredentialsSignin").length;
    expect(tried, `${atOnce} at once`).toBeGreaterThanOrEqual(5);
    expect(tried, `${atOnce} at once`).toBeLessThanOrEqual(7);
    expect(told.filter((code) => !/^(CredentialsSignin|locked:\d+)$/.test(code ?? ""))).toEqual([]);
    // While it is locked, the right password opens nothing either.
    expect(await answerTo(account)).toMatchObject({ session: undefined, told: expect.stringMatching(/^locked:\d+$/) });
  }
});

test("only failures count", async () => {
  await forgetFailures();
  const account = await person();
  for (let round = 0; round < 8; round++) {
    for (let wrong = 0; wrong < 4; wrong++) await answerTo({ ...account, password: "wrong" });
    expect((await answerTo(account)).session, `round ${round}`).toBeDefined();
  }
});

test("who isn't known, who is disabled and whose password is wrong get the same answer, and the same lock", async () => {
  await forgetFailures();
  const [wrong, disabled] = [await person(), await person()];
  await api(product.url, admin, "PATCH", `/api/users/${disabled.id}`, { disabled: true });
  const strangers = [
    { ...wrong, password: "wrong" },
    disabled,
    { email: "nobody@security.test", password: "x" },
    { email: "", password: "" },
  ];
  const answers = [];
  for (const account of strangers) {
    const series = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const { answer, session, told } = await answerTo(account);
      const names = Object.keys(answer.headers).filter((name) => name !== "set-cookie");
      series.push({ status: answer.status, names, session, told: told?.replace(/\d+/, "n") });
    }
    answers.push(series);
  }
  for (const series of answers) expect(series).toEqual(answers[0]);
  expect(answers[0]?.map(({ told }) => told)).toEqual([...Array(5).fill("CredentialsSignin"), "locked:n", "locked:n"]);
});

test("passwords are kept as Argon2id of 19 MiB, an older hash is renewed at the next sign-in, and short or common ones are refused", async () => {
  await forgetFailures();
  const account = await person();
  const hashes = await product.sql("select password_hash from users where password_hash is not null");
  expect(hashes.length).toBeGreaterThan(1);
  for (const row of hashes) expect(row["password_hash"]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

  // Argon2id of the same password with 4 MiB, three passes.
  const weak = await import("@node-rs/argon2").then(({ hash }) =>
    hash(account.password, { memoryCost: 4_096, timeCost: 3, parallelism: 1 }),
  );
  await product.sql("update users set password_hash = $1 where id = $2", [weak, account.id]);
  await signedIn(product.url, account);
  const [renewed] = await product.sql("select password_hash from users where id = $1", [account.id]);
  expect(renewed?.["password_hash"]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

  for (const password of ["short", "fourteen chars", "passwordpassword", "1234567812345678", "x".repeat(201)]) {
    const body = JSON.stringify({ email: "weak@security.test", name: "weak", role: "marketing", password });
    const headers = { ...own(product.url), "content-type": "application/json" };
    expect((await ask(product.url, { method: "POST", path: "/api/users", cookie: admin.cookie, headers, body })).status, password).toBe(
      400,
    );
  }
  const long = { email: "long@security.test", password: "a sentence that goes on ".repeat(8).trim() };
  await api(product.url, admin, "POST", "/api/users", { ...long, name: "long", role: "marketing" });
  await signedIn(product.url, long);
});

test("a session begins with signing in: a planted cookie is worth nothing, and the old one ends", async () => {
  await forgetFailures();
  const [attacker, victim] = [await person(), await person()];
  const planted = await signedIn(product.url, attacker);
  const { cookie, session, answer } = await trySignIn(product.url, victim, { jar: planted.cookie });
  const who = await ask(product.url, { path: "/api/auth/session", cookie });
  expect(JSON.parse(who.text).user.email).toBe(victim.email);
  expect(planted.cookie).not.toContain(session ?? "none");
  expect((await ask(product.url, { path: "/api/auth/session", cookie: planted.cookie })).status).toBe(401);

  for (const value of ["", "made-up", "eyJhbGciOiJub25lIn0.eyJzZXNzaW9uSWQiOiJ4In0.", "00000000-0000-0000-0000-000000000000"]) {
    expect((await ask(product.url, { path: "/api/users", cookie: `shofar.session=${value}` })).status, value).toBe(401);
  }
  const set = [answer.headers["set-cookie"] ?? []].flat().find((one) => one.startsWith("shofar.session="));
  for (const flag of [/; Path=\/(;|$)/, /; HttpOnly(;|$)/, /; SameSite=Lax(;|$)/]) expect(set).toMatch(flag);
  expect(set).not.toMatch(/Domain=/);
});

const ENDINGS: Record<string, (account: Account & { id: string }, session: Person) => Promise<unknown>> = {
  "signing out": (_, session) => signOut(product.url, session),
  disabling: ({ id }) => api(product.url, admin, "PATCH", `/api/users/${id}`, { disabled: true }),
  "another role": ({ id }) => api(product.url, admin, "PATCH", `/api/users/${id}`, { role: "supervisor" }),
  "a new password from elsewhere": async (account) => {
    const elsewhere = await signedIn(product.url, account);
    const passwords = { currentPassword: account.password, newPassword: "another password of the tests" };
    await api(product.url, elsewhere, "PUT", "/api/users/me/password", passwords);
  },
  "a new password from a link": async ({ id }) => {
    const { url } = await api(product.url, admin, "POST", `/api/users/${id}/password-link`);
    const token = new URL(url).hash.slice(1);
    await api(product.url, { cookie: "" }, "POST", "/api/password-links/use", { token, password: "another password of the tests" });
  },
  "half an hour without a sign": ({ id }) =>
    product.sql("update sessions set last_seen_at = now() - interval '31 minutes' where user_id = $1", [id]),
  "twelve hours": ({ id }) => product.sql("update sessions set created_at = now() - interval '12 hours 1 minute' where user_id = $1", [id]),
};

for (const [name, end] of Object.entries(ENDINGS)) {
  test(`after ${name} the old cookie opens no address`, async () => {
    await forgetFailures();
    const account = await person();
    const session = await signedIn(product.url, account);
    expect((await ask(product.url, { path: "/api/auth/session", cookie: session.cookie })).status).toBe(200);
    await end(account, session);
    const targets = declaredRoutes().filter(({ method, allow }) => method !== "PAGE" && allow !== "anyone");
    const requests = [{ method: "GET", route: "/api/auth/session" }, ...targets].map(({ method, route }) => ({
      method,
      path: addressOf(route),
    }));
    const answers = await all(requests, (request) => ask(product.url, { ...request, headers: own(product.url), cookie: session.cookie }));
    const open = answers.map(({ status }, index) => ({ ...requests[index], status })).filter(({ status }) => status !== 401);
    expect(open).toEqual([]);
  });
}

test("what an open page asks by itself doesn't keep its session from becoming idle, and what a person asks does", async () => {
  await forgetFailures();
  const account = await person();
  const { cookie } = await signedIn(product.url, account);
  await product.sql("update sessions set last_seen_at = now() - interval '20 minutes' where user_id = $1", [account.id]);
  const idleMinutes = async () => {
    const [row] = await product.sql("select extract(epoch from now() - last_seen_at)::int / 60 as idle from sessions where user_id = $1", [
      account.id,
    ]);
    return row?.["idle"];
  };
  expect((await ask(product.url, { path: "/api/inbox", cookie })).status).toBe(200);
  expect(await idleMinutes()).toBe(20);
  expect((await ask(product.url, { path: "/api/launches", cookie })).status).toBe(200);
  expect(await idleMinutes()).toBe(0);
});

test("after signing in and out, a hundred addresses lead nowhere but to us", async () => {
  await forgetFailures();
  const hosts = ["evil.example", "evil.example:80", "user:pw@evil.example", "127.0.0.1.evil.example", "evil.example%2f.127.0.0.1"];
  const forms = hosts.flatMap((host) => [
    `//${host}`,
    `///${host}`,
    `/\\${host}`,
    `\\\\${host}`,
    `/%09/${host}`,
    `/\t/${host}`,
    `\t//${host}`,
    `/%2f${host}`,
    `/%5c${host}`,
    `/.//${host}`,
    `/a/..//${host}`,
    `http://${host}`,
    `HTTPS://${host}`,
    `https:${host}`,
    `http:\\\\${host}`,
    `ftp://${host}`,
    `javascript:location='//${host}'`,
    `data:text/html,${host}`,
    `@${host}`,
    `${product.url}@${host}`,
    `blob:${product.url}/${host}`,
  ]);
  expect(forms.length).toBeGreaterThanOrEqual(100);
  const csrf = await ask(product.url, { path: "/api/auth/csrf" });
  const token: string = JSON.parse(csrf.text).csrfToken;
  const jar = [csrf.headers["set-cookie"] ?? []]
    .flat()
    .map((one) => one.split(";")[0])
    .join("; ");
  const led = await all(forms, async (callbackUrl) => {
    const out = await ask(product.url, {
      method: "POST",
      path: "/api/auth/signout",
      headers: { ...own(product.url), "content-type": "application/x-www-form-urlencoded" },
      cookie: jar,
      body: new URLSearchParams({ csrfToken: token, callbackUrl, json: "true" }).toString(),
    });
    const page = await ask(product.url, { path: `/sign-in?${new URLSearchParams({ callbackUrl })}`, cookie: admin.cookie });
    return [JSON.parse(out.text).url, header(page, "location")].map((to: string) => new URL(to, product.url).origin);
  });
  expect(led.flat().filter((origin) => origin !== product.url)).toEqual([]);
  const { answer } = await trySignIn(product.url, product.admin, { jar: "shofar.callback=https%3A%2F%2Fevil.example" });
  expect(new URL(JSON.parse(answer.text).url).origin).toBe(product.url);
});
