import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { proxy } from "@/proxy";

beforeAll(() => {
  Object.assign(process.env, {
    APP_URL: "http://127.0.0.1:3000",
    IPSALES_API_KEY: "headers-test-key",
    IPSALES_BASE_URL: "http://127.0.0.1:1",
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
    AUTH_SECRET: "only for this test, never a real secret",
  });
});

const answerTo = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: "127.0.0.1:3000", ...headers } })).headers;
const policyOf = (path: string) => answerTo(path).get("Content-Security-Policy");

test("an answer of the API runs nothing when it is opened as a page", () => {
  for (const path of ["/api/campaigns/7/audio", "/api/campaigns/7/calls.csv"]) {
    expect(policyOf(path)).toMatch(/^sandbox; default-src 'none'/);
    expect(policyOf(path)).not.toContain("nonce-");
  }
});

test("a page gets a nonce of its own each time", () => {
  const nonces = Array.from(
    { length: 1_000 },
    () => /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic'/.exec(policyOf("/") ?? "")?.[1],
  );
  expect(nonces).not.toContain(undefined);
  expect(new Set(nonces).size).toBe(1_000);
});

test("a client's own nonce and policy reach neither the answer nor the page", () => {
  const claims = { "x-nonce": "evil", "content-security-policy": "script-src *", "content-security-policy-report-only": "script-src *" };
  const headers = answerTo("/", claims);
  const nonce = /'nonce-([^']+)'/.exec(headers.get("Content-Security-Policy") ?? "")?.[1];
  // What Next hands to the page in place of what came.
  expect(headers.get("x-middleware-request-x-nonce")).toBe(nonce);
  expect(headers.get("x-middleware-request-content-security-policy")).toBe(headers.get("Content-Security-Policy"));
  expect(headers.get("x-middleware-override-headers")).not.toContain("report-only");
  expect([...headers.values()].join("\n")).not.toMatch(/evil|script-src \*/);
});

test("only a wall's own address says in which language the layout draws it", () => {
  const told = (path: string) => answerTo(path, { "x-wall-locale": "en" }).get("x-middleware-request-x-wall-locale");
  expect(["/wall", "/wall?lang=en", "/wall?lang=evil", "/", "/walls", "/wall/x?lang=en"].map(told)).toEqual([
    "he",
    "en",
    "he",
    null,
    null,
    null,
  ]);
});

test("a foreign host gets the same headers, and nothing else", () => {
  expect([...answerTo("/", { host: "evil.example" }).keys()].sort()).toEqual(
    [...answerTo("/").keys()].filter((name) => !name.startsWith("x-middleware-")).sort(),
  );
});

test("only a deployment behind https tells browsers to stay with it, for a year and below it", () => {
  expect(answerTo("/").get("Strict-Transport-Security")).toBeNull();
  vi.stubEnv("APP_URL", "https://calls.example.co.il");
  expect(answerTo("/", { host: "calls.example.co.il" }).get("Strict-Transport-Security")).toBe("max-age=31536000; includeSubDomains");
  vi.unstubAllEnvs();
});
