import { NextRequest } from "next/server";
import { beforeAll, expect, test } from "vitest";
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

const policyOf = (path: string) =>
  proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: "127.0.0.1:3000" } })).headers.get("Content-Security-Policy");

test("an answer of the API runs nothing when it is opened as a page", () => {
  for (const path of ["/api/campaigns/7/audio", "/api/campaigns/7/calls.csv"]) {
    expect(policyOf(path)).toMatch(/^sandbox; default-src 'none'/);
    expect(policyOf(path)).not.toContain("nonce-");
  }
});

test("a page gets a nonce of its own each time", () => {
  const [first, second] = [policyOf("/"), policyOf("/")];
  expect(first).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
  expect(first).not.toBe(second);
});
