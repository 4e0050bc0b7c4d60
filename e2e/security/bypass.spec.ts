import { expect, test } from "../fixtures";
import { demoPerson, own } from "./people";
import { addressOf, declaredRoutes, may } from "./routes";
import { all, ask } from "./wire";

/** Ways past a proxy that other sites fell to (security.md, the table of advisories): none of them opens what is closed. */

const SUBREQUESTS = ["proxy", "src/proxy", "middleware", "src/middleware", "pages/_middleware"];

const HEADERS: Record<string, string>[] = [
  ...SUBREQUESTS.map((name) => ({ "x-middleware-subrequest": Array(6).fill(name).join(":") })),
  { "x-middleware-subrequest": "middleware" },
  { "x-middleware-subrequest-id": "1" },
  { "x-middleware-next": "1" },
  { "x-middleware-rewrite": "/api/health" },
  { "x-middleware-override-headers": "cookie", "x-middleware-request-cookie": "shofar.session=1" },
  { "x-middleware-prefetch": "1" },
  { "x-nextjs-data": "1" },
  { "x-nextjs-rewrite": "/sign-in" },
  { "x-matched-path": "/sign-in" },
  { "x-invoke-path": "/sign-in", "x-invoke-status": "200" },
  { "x-now-route-matches": "1=x" },
  { "x-prerender-revalidate": "1" },
  { "next-resume": "1" },
  { purpose: "prefetch" },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" },
  { "x-original-url": "/sign-in" },
  { "x-rewrite-url": "/sign-in" },
  { "x-http-method-override": "OPTIONS" },
  { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1" },
  { authorization: "Bearer null" },
];

const UPPER = (path: string) => path.toUpperCase();
const PATHS: ((path: string) => string)[] = [
  (path) => `/${path}`,
  (path) => path.replaceAll("/", "//"),
  (path) => path.replace(/(.)\//g, "$1%2f"),
  (path) => `/${path.slice(1).replaceAll("/", "\\")}`,
  (path) => `${path}/`,
  (path) => `${path}/.`,
  (path) => `/.${path}`,
  (path) => `/%2e${path}`,
  (path) => `/x/..${path}`,
  (path) => `/x/%2e%2e${path}`,
  (path) => `/sign-in/..;${path}`,
  (path) => `/_next/static/..${path}`,
  (path) => `/_next/static/%2e%2e/%2e%2e${path}`,
  (path) => `${path}.`,
  (path) => `${path}%20`,
  (path) => `${path}%00`,
  (path) => `${path};a=b`,
  (path) => `${path}.rsc`,
  (path) => `${path}.json`,
  (path) => `${path}.txt`,
  (path) => `${path}.prefetch.rsc`,
  (path) => `${path}.segments/_tree.segment.rsc`,
  (path) => `${path}.segments/_full.segment.rsc`,
  (path) => `${path}?_rsc=1`,
  (path) => `${path}?nxtPcampaignId=1&nxtPlaunchId=1`,
  (path) => `${path}?__nextDataReq=1`,
  (path) => `${path}?__nextLocale=en`,
  (path) => `/_next/data/build${path}.json`,
  (path) => `/he${path}`,
  (path) => `/en${path}`,
  (path) => `/default${path}`,
  UPPER,
  (path) => path.replace(/[a-z]/, UPPER),
  (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
];

/** What a request may take at most on average, on a machine that does something else too. */
const MS_A_FORM = 80;

/** What each of two people may not. */
const closed = (["anonymous", "marketing"] as const).flatMap((person) =>
  declaredRoutes()
    .filter(({ allow }) => !may(person, allow))
    .map(({ method, route }) => ({ person, method: method === "PAGE" ? ("GET" as const) : method, path: addressOf(route) })),
);

test("no form of a request opens what its plain form does not", async ({ shofar }) => {
  const cookies = { anonymous: "", marketing: demoPerson("marketing").cookie };
  const forms = closed.flatMap((target) => [
    ...HEADERS.map((headers) => ({ ...target, headers })),
    // Where a path leads doesn't depend on the method.
    ...(target.method === "GET" ? PATHS : []).map((form) => ({ ...target, path: form(target.path), headers: {} })),
  ]);
  expect(forms.length).toBeGreaterThan(1_500);
  test.setTimeout(forms.length * MS_A_FORM);
  const results = await all(forms, async ({ person, method, path, headers }) => {
    const body = method === "GET" ? {} : { body: "{}" };
    const sent = { method, path, headers: { ...own(shofar.url), "content-type": "application/json", ...headers }, ...body };
    const { status, text } = await ask(shofar.url, { ...sent, cookie: cookies[person] });
    // A page that is asked for as RSC tells its redirect inside the payload.
    const ledAway = status === 200 && /"NEXT_REDIRECT;replace;\/(sign-in\b[^;]*)?;307;"/.test(text);
    const refused = ledAway || [307, 308, 400, 401, 403, 404, 405].includes(status);
    // A page that leads away may draw the frame around it, with the person's own name: nobody else's.
    const told = /(supervisor|admin)@demo\.local/.test(text);
    return refused && !told ? null : `${person}: ${method} ${path} ${JSON.stringify(headers)} is ${status}`;
  });
  expect(results.filter((result) => result !== null)).toEqual([]);
});

test("a redirect to the plain form leads to a path of ours and nowhere else", async ({ shofar }) => {
  for (const path of [
    "//evil.example/api/users",
    "//evil.example/..",
    "///evil.example",
    "/\\evil.example",
    "/%5cevil.example/",
    "//%09/evil.example",
  ]) {
    const { status, headers } = await ask(shofar.url, { path });
    expect([308, 400, 404], path).toContain(status);
    if (status === 308) expect(new URL(String(headers["location"]), shofar.url).origin, path).toBe(shofar.url);
  }
});

test("there are no Server Actions, and a request for one is refused", async ({ shofar }) => {
  const admin = demoPerson("admin").cookie;
  const asked = declaredRoutes().filter(({ method }) => method === "PAGE" || method === "POST");
  const requests = asked.flatMap(({ route }): { path: string; headers: Record<string, string>; body: string }[] => [
    { path: addressOf(route), headers: { "next-action": "00".repeat(21), "content-type": "text/plain;charset=UTF-8" }, body: "[]" },
    {
      path: addressOf(route),
      headers: { "next-action": "x", "content-type": "multipart/form-data; boundary=b" },
      body: '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n{"then":"$1:__proto__:then"}\r\n--b--\r\n',
    },
    {
      path: addressOf(route),
      headers: { rsc: "1", "next-action": "00".repeat(21), "content-type": "application/x-www-form-urlencoded" },
      body: "%24ACTION_ID_00=",
    },
  ]);
  const answers = await all(requests, async ({ path, headers, body }) => {
    const post = (to: string) =>
      ask(shofar.url, { method: "POST", path: to, headers: { ...own(shofar.url), ...headers }, body, cookie: admin });
    const answer = await post(path);
    // What asks for RSC is first told the address under which it is kept apart in caches.
    return String(answer.headers["location"]).startsWith(`${path}?_rsc`) ? post(String(answer.headers["location"])) : answer;
  });
  const taken = answers.map(({ status }, index) => ({ ...requests[index], status })).filter(({ status }) => status < 400 || status >= 500);
  expect(taken).toEqual([]);
});

test("there is no image optimiser", async ({ shofar }) => {
  for (const path of [
    "/_next/image",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/image?url=http%3A%2F%2Fevil.example%2Fx.png&w=64&q=75",
  ]) {
    expect((await ask(shofar.url, { path })).status, path).toBe(404);
  }
});
