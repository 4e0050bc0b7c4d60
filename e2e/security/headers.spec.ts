import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "../fixtures";
import { demoPerson, own } from "./people";
import { addressOf, declaredRoutes } from "./routes";
import { type Answered, type Asked, all, ask, header } from "./wire";

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), geolocation=(), payment=(), usb=(), microphone=(self), autoplay=(self)",
};
/** What a policy for documents must say, and words that would undo it. */
const DOCUMENT_POLICY = {
  "default-src": /^'none'$/,
  "script-src": /^'self' 'nonce-[\w+/=]{24}' 'strict-dynamic'$/,
  "style-src-elem": /^'self' 'nonce-[\w+/=]{24}'$/,
  "style-src-attr": /^'unsafe-inline'$/,
  "connect-src": /^'self'$/,
  "object-src": /^'none'$/,
  "base-uri": /^'none'$/,
  "frame-ancestors": /^'none'$/,
  "form-action": /^'self'$/,
};

const directives = (policy: string) => new Map(policy.split("; ").map((one) => [one.split(" ")[0] ?? "", one.slice(one.indexOf(" ") + 1)]));
const nonceOf = (answer: Answered) => /'nonce-([^']+)'/.exec(header(answer, "content-security-policy"))?.[1];

const pages = declaredRoutes().filter(({ method }) => method === "PAGE");
/** Pages as somebody signed in and as nobody, pages that aren't there or fail to be found, and addresses no page has. */
const documents = [
  ...pages.flatMap(({ route }) => ["", demoPerson("admin").cookie].map((cookie) => ({ path: addressOf(route), cookie, headers: {} }))),
  ...["/nowhere", "/campaigns/no-number", "/launches/no-id", "/%", "/%00", "/_next/nothing", "/campaigns/1/nothing"].map((path) => ({
    path,
    cookie: demoPerson("admin").cookie,
    headers: {},
  })),
  { path: "/", cookie: "", headers: { host: "evil.example" } },
];

test("every document has the policy, with a nonce of its own that all its scripts carry", async ({ shofar }) => {
  const answers = await all(documents, (request) => ask(shofar.url, request));
  for (const [index, answer] of answers.entries()) {
    const name = `${documents[index]?.path} (${answer.status})`;
    const policy = directives(header(answer, "content-security-policy"));
    for (const [directive, right] of Object.entries(DOCUMENT_POLICY)) expect(policy.get(directive), `${name} ${directive}`).toMatch(right);
    const scripts = answer.text.match(/<script\b[^>]*>/g) ?? [];
    expect(
      scripts.filter((script) => !script.includes(`nonce="${nonceOf(answer)}"`)),
      name,
    ).toEqual([]);
    expect(answer.text, name).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i);
  }
  expect(new Set(answers.map(nonceOf)).size).toBe(documents.length);
  expect(answers.some(({ text }) => text.includes("<script"))).toBe(true);
});

test("a client's own nonce and policy do not reach the page", async ({ shofar }) => {
  const headers = {
    "x-nonce": "ZXZpbCBldmlsIGV2aWwgZQ==",
    "content-security-policy": "script-src 'nonce-ZXZpbCBldmlsIGV2aWwgZQ=='",
    "content-security-policy-report-only": "script-src 'nonce-ZXZpbCBldmlsIGV2aWwgZQ=='",
  };
  for (const path of ["/sign-in", "/nowhere", "/"]) {
    const answer = await ask(shofar.url, { path, headers, cookie: demoPerson("marketing").cookie });
    expect(answer.text + JSON.stringify(answer.headers), path).not.toContain("ZXZpbCBldmls");
  }
});

test("every answer has the headers that keep it private and as it is", async ({ shofar }) => {
  const cookies = ["", demoPerson("admin").cookie];
  const requests: Asked[] = [
    ...declaredRoutes().flatMap(({ method, route }) =>
      cookies.map((cookie) => ({
        method: method === "PAGE" ? "GET" : method,
        path: addressOf(route),
        cookie,
        headers: { ...own(shofar.url), "content-type": "application/json" },
        ...(method !== "PAGE" && method !== "GET" && { body: "{}" }),
      })),
    ),
    ...documents,
    ...["/api/nothing", "/api/auth/csrf", "/api/auth/session", "/api/auth/nothing"].map((path) => ({ path })),
    { path: "/api/campaigns", method: "DELETE", headers: own(shofar.url) },
    { path: "/api/campaigns", method: "OPTIONS" },
  ];
  const answers = await all(requests, (request) => ask(shofar.url, request));
  const wrong = answers.flatMap((answer, index) => {
    const { path, method = "GET" } = requests[index] ?? { path: "" };
    const needed = { ...EVERYWHERE, "cache-control": "no-store" };
    const missing = Object.entries(needed).filter(([name, right]) => !header(answer, name).includes(right));
    const isApi = path.startsWith("/api/");
    const policy = header(answer, "content-security-policy");
    if (isApi && !policy.startsWith("sandbox; default-src 'none'")) missing.push(["content-security-policy", policy]);
    if (answer.headers["x-powered-by"] || answer.headers["server"]) missing.push(["server", "tells what it is"]);
    return missing.map(([name]) => `${method} ${path} (${answer.status}): ${name} is ${header(answer, name)}`);
  });
  expect(wrong).toEqual([]);
});

test("files of the build are typed, and hold neither source maps nor the sandbox", async ({ shofar }) => {
  const root = path.resolve(import.meta.dirname, "../..", process.env["NEXT_DIST_DIR"] || ".next", "static");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".map"))) {
    // Next writes one for a worker's address: it has nothing in it.
    expect(JSON.parse(readFileSync(path.join(root, file), "utf8")), file).toEqual({ version: 3, sources: [], sections: [] });
  }
  const scripts = files.filter((file) => file.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(5);
  for (const file of scripts) {
    expect(readFileSync(path.join(root, file), "utf8"), file).not.toMatch(/sourceMappingURL=(?!data)|__sandbox/);
  }
  for (const file of scripts.slice(0, 3)) {
    const answer = await ask(shofar.url, { path: `/_next/static/${file}` });
    expect(answer.status).toBe(200);
    for (const [name, right] of Object.entries(EVERYWHERE)) expect(header(answer, name), file).toBe(right);
    expect((await ask(shofar.url, { path: `/_next/static/${file}.map` })).status).toBe(404);
  }
  for (const hidden of ["/.env", "/.git/config", "/package.json", "/data/auth-secret", "/_next/BUILD_ID", "/proxy.ts", "/.next/BUILD_ID"]) {
    expect((await ask(shofar.url, { path: hidden })).status, hidden).toBe(404);
  }
});
