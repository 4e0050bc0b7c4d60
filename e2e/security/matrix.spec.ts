import { expect, test } from "../fixtures";
import { type OwnProduct, startOwnProduct } from "./own-product";
import { own, PERSONS, type Person, type PersonKind, signedIn, sixPersons } from "./people";
import { addressOf, builtRoutes, declaredRoutes, isSignedIn, METHODS, type Method, may } from "./routes";
import { type Answered, all, ask, header } from "./wire";

/** Who is let in where: {anonymous, marketing, supervisor, admin, disabled, revoked} × every built route × every method. */

/** next-auth's own handler, which `lib/auth/session.ts` guards: method and address → who gets more than "not found". */
const AUTH_ROUTE = "/api/auth/[...nextauth]";
const AUTH = [
  ["GET", "/api/auth/session", "signed in"],
  ["GET", "/api/auth/csrf", "anyone"],
  ["GET", "/api/auth/providers", "anyone"],
  ["GET", "/api/auth/signout", "nobody"],
  ["GET", "/api/auth/callback/credentials", "nobody"],
  ["GET", "/api/auth/verify-request", "nobody"],
  ["POST", "/api/auth/session", "nobody"],
  ["POST", "/api/auth/_log", "nobody"],
] as const;
/** Files that are the same for everybody. */
const FILES = ["/icon.svg"];
/** Anybody may ask; the cookie of a wall's link, which none of these persons has, decides. */
const WALL_STREAM = "/api/walls/live";
/** Whoever is signed in has nothing to do here. */
const SIGN_IN = "/sign-in";

type Outcome = "let in" | "401" | "403" | "405" | "asked to sign in" | "led home" | "told the methods" | "refused" | `strange: ${string}`;

/** What a request may take at most on average, on a machine that does something else too. */
const MS_A_CELL = 50;

const declared = declaredRoutes();
const routes = [...new Set(declared.map(({ route, method }) => (method === "PAGE" ? `page ${route}` : route)))];

function expected(route: string, method: Method, person: PersonKind, withoutProxy: boolean): Outcome {
  const isPage = route.startsWith("page ");
  const address = route.replace("page ", "");
  if (isPage) {
    // Pages are read. What else is asked of one the proxy refuses; without it, it is as if the page were read.
    if (method !== "GET" && method !== "HEAD" && !withoutProxy) return "405";
    if (method === "OPTIONS") return "refused";
    if (address === SIGN_IN && isSignedIn(person)) return "led home";
    const page = declared.find((one) => one.route === address && one.method === "PAGE");
    if (page && may(person, page.allow)) return "let in";
    return isSignedIn(person) ? "led home" : "asked to sign in";
  }
  if (method === "OPTIONS") return "told the methods";
  const asked = method === "HEAD" ? "GET" : method;
  const known = declared.find((one) => one.route === address && one.method === asked);
  if (!known) return "405";
  if (address === WALL_STREAM) return "401";
  if (may(person, known.allow)) return "let in";
  return isSignedIn(person) ? "403" : "401";
}

function outcomeOf(route: string, { status, headers, text }: Answered): Outcome {
  if (status === 401 || status === 403 || status === 405) return `${status}`;
  if (status === 204 && headers["allow"]) return "told the methods";
  const location = String(headers["location"] ?? "");
  if (status === 307 && location.startsWith("/sign-in")) return "asked to sign in";
  if (status === 307 && location === "/") return "led home";
  if (status === 400 && text === "") return "refused";
  const answers = route.startsWith("page ") ? [200, 404] : [200, 201, 202, 400, 404, 409, 415, 422, 502, 503];
  return answers.includes(status) ? "let in" : `strange: ${status} ${location} ${text.slice(0, 80)}`;
}

/** Without it the question is none, and an answer without a body, as to HEAD, can't say so. */
const ASKED: Partial<Record<string, string>> = { "/api/compare": "?id=1" };

async function cell(url: string, route: string, method: Method, person: Person): Promise<Outcome> {
  const writes = method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
  const answer = await ask(url, {
    method,
    path: addressOf(route.replace("page ", "")) + (ASKED[route] ?? ""),
    cookie: person.cookie,
    headers: { ...own(url), ...(writes && { "content-type": "application/json" }) },
    ...(writes && { body: "{}" }),
  });
  if (header(answer, "access-control-allow-origin")) return "strange: a foreign origin is let in";
  return outcomeOf(route, answer);
}

test("every address of the build stands in the table of who may what", () => {
  const known = [...routes.map((route) => route.replace("page ", "")), AUTH_ROUTE, ...FILES];
  expect(builtRoutes().filter((route) => !known.includes(route))).toEqual([]);
  expect(known.filter((route) => !builtRoutes().includes(route))).toEqual([]);
});

for (const withoutProxy of [false, true]) {
  test.describe(withoutProxy ? "with proxy.ts taken out of the build" : "as it is served", () => {
    let product: OwnProduct;
    let persons: Record<PersonKind, Person>;

    test.beforeAll(async () => {
      test.setTimeout(120_000);
      product = await startOwnProduct(withoutProxy ? "without-proxy" : "matrix", { withoutProxy });
      persons = await sixPersons(product.url, await signedIn(product.url, product.admin));
    });
    test.afterAll(() => product.end());

    test("the proxy is there, or is not", async () => {
      const page = await ask(product.url, { path: "/sign-in" });
      expect(header(page, "content-security-policy") !== "").toBe(!withoutProxy);
    });

    test("each person is let in where the table says so, and nowhere else", async () => {
      const cells = routes.flatMap((route) => METHODS.flatMap((method) => PERSONS.map((person) => ({ route, method, person }))));
      test.setTimeout(cells.length * MS_A_CELL);
      const results = await all(cells, async ({ route, method, person }) => {
        const outcome = await cell(product.url, route, method, persons[person]);
        const right = expected(route, method, person, withoutProxy);
        return outcome === right ? null : `${person}: ${method} ${route} is ${outcome}, not ${right}`;
      });
      expect(results.filter((result) => result !== null)).toEqual([]);
      expect(results).toHaveLength(routes.length * METHODS.length * PERSONS.length);
    });

    test("next-auth's own addresses tell strangers nothing", async () => {
      const cells = AUTH.flatMap(([method, path, who]) => PERSONS.map((person) => ({ method, path, who, person })));
      const results = await all(cells, async ({ method, path, who, person }) => {
        const { status } = await ask(product.url, { method, path, cookie: persons[person].cookie, headers: own(product.url) });
        const right = who === "anyone" ? 200 : who === "nobody" ? 404 : isSignedIn(person) ? 200 : 401;
        return status === right ? null : `${person}: ${method} ${path} is ${status}, not ${right}`;
      });
      expect(results.filter((result) => result !== null)).toEqual([]);
    });
  });
}
