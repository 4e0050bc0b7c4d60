import { expect, test, vi } from "vitest";

vi.hoisted(() => {
  Object.assign(process.env, { DATABASE_URL: "postgres://user:secret@127.0.0.1:1/none", APP_URL: "http://127.0.0.1:3000" });
});

const { asPath } = await import("./trust-sockets-only");

test.each([
  ["/api/users?a=1", "127.0.0.1:3000", "/api/users?a=1"],
  ["//evil.example/x", "127.0.0.1:3000", "//evil.example/x"],
  ["*", "127.0.0.1:3000", "*"],
  ["http://evil.example/api/users?a=1", "evil.example", "/api/users?a=1"],
  ["HTTPS://user@evil.example:444//x", "evil.example:444", "//x"],
  ["http://127.0.0.1:3000", "127.0.0.1:3000", "/"],
  ["http://", "", "/"],
  ["evil.example:443", "", "443"],
])("%s is asked of %s as %s", (url, host, path) => {
  const request = { url, headers: { host: "127.0.0.1:3000" } };
  asPath(request);
  expect(request).toEqual({ url: path, headers: { host } });
});
