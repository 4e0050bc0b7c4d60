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

const { ownAddress } = await import("./session");

const OWN = "http://127.0.0.1:3000";

test.each(["/", "/campaigns/4521?class=network#calls", "/set-password", `${OWN}/users`, "campaigns", "?page=2"])(
  "leads back to %s after signing in",
  (address) => {
    expect(new URL(ownAddress(address)).origin).toBe(OWN);
    expect(ownAddress(address)).toBe(new URL(address, OWN).href);
  },
);

const HOSTS = [
  "evil.example",
  "evil.example/",
  "evil.example:3000",
  "127.0.0.1:3000@evil.example",
  "127.0.0.1.evil.example",
  "user:pw@127.0.0.1:3000",
];
const FORMS = [
  (host: string) => `//${host}`,
  (host: string) => `///${host}`,
  (host: string) => `/\\${host}`,
  (host: string) => `\\\\${host}`,
  (host: string) => `/\t/${host}`,
  (host: string) => `\t//${host}`,
  (host: string) => `/\n/${host}`,
  (host: string) => `http://${host}`,
  (host: string) => `HTTP://${host}`,
  (host: string) => `https://${host}`,
  (host: string) => `http:\\\\${host}`,
  (host: string) => `ftp://${host}`,
  (host: string) => `http://127.0.0.1:3001/?${host}`,
  (host: string) => `https://127.0.0.1:3000/${host}`,
  (host: string) => `javascript:location='//${host}'`,
  (host: string) => `data:text/html,${host}`,
  (host: string) => `blob:http://127.0.0.1:3000/${host}`,
];

test.each(FORMS.flatMap((form) => HOSTS.map((host) => form(host))))("leads nowhere else: %j", (address) => {
  const target = new URL(ownAddress(address));
  expect(target.origin).toBe(OWN);
  expect(target.username).toBe("");
});
