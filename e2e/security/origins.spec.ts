import { expect, test } from "../fixtures";
import { demoEmail } from "../sign-in";
import { demoPerson, own, trySignIn } from "./people";
import { addressOf, declaredRoutes } from "./routes";
import { all, ask, header } from "./wire";

/** What changes something is asked for from our own pages, or not at all; nobody else's pages may read anything. */

const writing = declaredRoutes().filter(({ method }) => method !== "GET" && method !== "PAGE");
const AUTH = ["/api/auth/callback/credentials", "/api/auth/signout"];

test("no mutation is taken from elsewhere", async ({ shofar }) => {
  const { port, hostname } = new URL(shofar.url);
  const form = "application/x-www-form-urlencoded";
  const foreign: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "http://evil.example" },
    { origin: `http://sub.${hostname}:${port}` },
    { origin: `http://${hostname}:${Number(port) + 1}` },
    { origin: `https://${hostname}:${port}` },
    { origin: `${shofar.url}.evil.example` },
    { origin: `${shofar.url}/` },
    { origin: shofar.url.toUpperCase() },
    { origin: shofar.url, "sec-fetch-site": "cross-site" },
    { origin: shofar.url, "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { referer: `${shofar.url}/campaigns` },
    { "content-type": "text/plain" },
    { "content-type": form, origin: "null" },
    { "content-type": "multipart/form-data; boundary=x", origin: "http://evil.example" },
  ];
  const targets = [
    ...writing.map(({ method, route }) => ({ method, path: addressOf(route) })),
    ...AUTH.map((path) => ({ method: "POST", path })),
  ];
  const requests = targets.flatMap((target) =>
    foreign.map((headers) => ({ ...target, headers: { "content-type": "application/json", ...headers } })),
  );
  const answers = await all(requests, (request) => ask(shofar.url, { ...request, body: "{}", cookie: demoPerson("admin").cookie }));
  const taken = answers
    .map(({ status, text }, index) => ({ ...requests[index], status, code: /"code":"([\w-]+)"/.exec(text)?.[1] }))
    .filter(({ status, code }) => status !== 403 || code !== "foreign-origin");
  expect(taken).toEqual([]);
  expect(requests).toHaveLength((writing.length + AUTH.length) * foreign.length);
});

test("a form as browsers send it without asking is no body that is taken", async ({ shofar }) => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/xml", "text/plain; application/json"]) {
    const requests = writing.map(({ method, route }) => ({
      method,
      path: addressOf(route),
      headers: { ...own(shofar.url), "content-type": type },
    }));
    const answers = await all(requests, (request) =>
      ask(shofar.url, { ...request, body: '{"role":"admin"}', cookie: demoPerson("admin").cookie }),
    );
    expect(answers.map(({ status }, index) => [requests[index]?.path, status]).filter(([, status]) => status !== 415)).toEqual([]);
  }
});

test("no answer lets another origin read it", async ({ shofar }) => {
  const evil = { origin: "http://evil.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
  const preflight = { ...evil, "access-control-request-method": "POST", "access-control-request-headers": "content-type" };
  const requests = declaredRoutes().flatMap(({ route }) => [
    { method: "GET", path: addressOf(route), headers: evil },
    { method: "OPTIONS", path: addressOf(route), headers: preflight },
  ]);
  const answers = await all(requests, (request) => ask(shofar.url, { ...request, cookie: demoPerson("admin").cookie }));
  const open = answers
    .map(({ headers }, index) => ({
      request: requests[index],
      cors: Object.keys(headers).filter((name) => name.startsWith("access-control-")),
    }))
    .filter(({ cors }) => cors.length > 0);
  expect(open).toEqual([]);
});

test("nobody is signed in from another site, nor without next-auth's own token", async ({ shofar }) => {
  const account = { email: demoEmail("marketing"), password: shofar.password };
  for (const headers of [{ origin: "http://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }]) {
    const { answer, session } = await trySignIn(shofar.url, account, { headers });
    expect(answer.status).toBe(403);
    expect(session).toBeUndefined();
  }
  const tokens = ["", "csrfToken=&", "csrfToken=made-up&"];
  for (const token of tokens) {
    const answer = await ask(shofar.url, {
      method: "POST",
      path: AUTH[0] ?? "",
      headers: { ...own(shofar.url), "content-type": "application/x-www-form-urlencoded" },
      body: `${token}${new URLSearchParams({ ...account, json: "true" })}`,
    });
    expect(header(answer, "set-cookie"), token).not.toMatch(/session=[^;,]/);
  }
});
