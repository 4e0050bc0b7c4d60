import { expect, test, vi } from "vitest";

vi.hoisted(() => {
  Object.assign(process.env, {
    DATABASE_URL: "postgres://user:secret@127.0.0.1:1/none",
    AUTH_SECRET: "a secret of at least thirty-two characters",
    IPSALES_API_KEY: "key",
    IPSALES_BASE_URL: "http://127.0.0.1:1",
    APP_URL: "http://127.0.0.1:3000",
  });
});

const { isKnownHost, isSameOrigin } = await import("./request");

const post = (headers: Record<string, string>) => new Request("http://127.0.0.1:3000/api/users", { method: "POST", headers });

test.each([
  [{ origin: "http://127.0.0.1:3000" }, true],
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }, true],
  [{}, false],
  [{ origin: "null" }, false],
  [{ origin: "http://evil.example" }, false],
  [{ origin: "http://127.0.0.1:3001" }, false],
  [{ origin: "https://127.0.0.1:3000" }, false],
  [{ origin: "http://127.0.0.1:3000.evil.example" }, false],
  [{ "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "cross-site", origin: "http://127.0.0.1:3000" }, false],
  [{ "sec-fetch-site": "none" }, false],
])("a change with %j is taken for our own: %s", (headers, own) => {
  expect(isSameOrigin(post(headers as Record<string, string>))).toBe(own);
});

test.each([
  ["127.0.0.1:3000", true],
  ["localhost:3000", true],
  ["LOCALHOST:3000", true],
  ["[::1]:3000", true],
  ["localhost", false],
  ["127.0.0.1:3001", false],
  ["evil.example", false],
  ["127.0.0.1:3000.evil.example", false],
])("the host %s is known: %s", (host, known) => {
  expect(isKnownHost(post({ host }))).toBe(known);
});
