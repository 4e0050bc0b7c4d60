import { inspect } from "node:util";
import { expect, test } from "vitest";
import { parseSettings, SettingsError } from "./env";

function problemsOf(raw: Record<string, string>): string[] {
  try {
    parseSettings(raw);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

test("with nothing given the defaults of the operating contract hold", () => {
  const settings = parseSettings({});
  expect(settings).toMatchObject({ port: 3000, host: "127.0.0.1", appUrl: "http://127.0.0.1:3000" });
  expect(settings).toMatchObject({ sandboxPort: 4010, sandboxPace: 10, sandboxSeed: 1, logLevel: "info" });
  expect(settings.dataDir).toBe(`${process.cwd()}/data`);
  expect([settings.apiKey, settings.ipSalesBaseUrl, settings.databaseUrl, settings.authSecret]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("an empty value counts as absent", () => {
  const names = [
    "PORT",
    "HOST",
    "APP_URL",
    "DATA_DIR",
    "DATABASE_URL",
    "AUTH_SECRET",
    "IPSALES_API_KEY",
    "IPSALES_BASE_URL",
    "ADMIN_EMAIL",
  ];
  const more = ["ADMIN_PASSWORD", "DEMO_PASSWORD", "SANDBOX_PORT", "SANDBOX_PACE", "SANDBOX_SEED", "LOG_LEVEL"];
  expect(parseSettings(Object.fromEntries([...names, ...more].map((name) => [name, ""])))).toEqual(parseSettings({}));
});

const SECRET = "k".repeat(40);

test.each([
  [{ PORT: "abc" }, /^PORT is not a port number.*3000/],
  [{ PORT: "0" }, /^PORT is not a port number/],
  [{ PORT: "65536" }, /^PORT is not a port number/],
  [{ PORT: "80.5" }, /^PORT is not a port number/],
  [{ HOST: "http://here" }, /^HOST is not a host name/],
  [{ APP_URL: "example.co.il" }, /^APP_URL is not a web address/],
  [{ APP_URL: "https://example.co.il/calls" }, /^APP_URL must be an origin/],
  [{ DATABASE_URL: "mysql://x", AUTH_SECRET: SECRET }, /^DATABASE_URL is not a PostgreSQL address/],
  [{ DATABASE_URL: "postgres://u:p@h/d" }, /^AUTH_SECRET is missing/],
  [{ AUTH_SECRET: "short" }, /^AUTH_SECRET is shorter than 32/],
  [{ IPSALES_API_KEY: "two words" }, /^IPSALES_API_KEY holds a space/],
  [{ IPSALES_BASE_URL: "ftp://x" }, /^IPSALES_BASE_URL is not a web address/],
  [{ ADMIN_EMAIL: "dana", ADMIN_PASSWORD: SECRET }, /^ADMIN_EMAIL is not an e-mail/],
  [{ ADMIN_EMAIL: "dana@example.co.il" }, /^ADMIN_PASSWORD is missing/],
  [{ ADMIN_PASSWORD: SECRET }, /^ADMIN_EMAIL is missing/],
  [{ ADMIN_EMAIL: "dana@example.co.il", ADMIN_PASSWORD: "short" }, /^ADMIN_PASSWORD is shorter/],
  [{ ADMIN_EMAIL: "dana@example.co.il", ADMIN_PASSWORD: SECRET.repeat(6) }, /^ADMIN_PASSWORD is longer/],
  [{ SANDBOX_PORT: "x" }, /^SANDBOX_PORT is not a port/],
  [{ PORT: "4010" }, /^SANDBOX_PORT is the same as PORT/],
  [{ SANDBOX_PACE: "0" }, /^SANDBOX_PACE is out of range/],
  [{ SANDBOX_PACE: "fast" }, /^SANDBOX_PACE is not a number/],
  [{ SANDBOX_SEED: "1.5" }, /^SANDBOX_SEED is not a whole number/],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL is not a log level/],
] as [Record<string, string>, RegExp][])("a wrong setting is named with its remedy, alone: %o", (raw, sentence) => {
  const problems = problemsOf(raw);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(sentence);
  expect(problems[0]).toMatch(/Give|Make|Copy/);
});

test("every wrong setting is named at once, and no value is repeated", () => {
  const problems = problemsOf({ PORT: "x1", SANDBOX_PORT: "x2", DATABASE_URL: "x3:hunter2" });
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "DATABASE_URL", "SANDBOX_PORT"]);
  expect(problems.join()).not.toMatch(/x1|x2|hunter2/);
});

test("with a key the documented host is used, unless another is given", () => {
  expect(parseSettings({ IPSALES_API_KEY: "k" }).ipSalesBaseUrl).toBe("https://app.ipsales.co.il");
  expect(parseSettings({ IPSALES_API_KEY: "k", IPSALES_BASE_URL: "http://127.0.0.1:9/api/" }).ipSalesBaseUrl).toBe(
    "http://127.0.0.1:9/api",
  );
});

test("the address follows HOST and PORT, and is one that a browser here can open", () => {
  expect(parseSettings({ HOST: "localhost", PORT: "3100" }).appUrl).toBe("http://localhost:3100");
  expect(parseSettings({ HOST: "0.0.0.0", PORT: "3100" }).appUrl).toBe("http://127.0.0.1:3100");
  expect(parseSettings({ HOST: "::1", PORT: "3100" }).appUrl).toBe("http://[::1]:3100");
  expect(parseSettings({ APP_URL: "https://calls.example.co.il/" }).appUrl).toBe("https://calls.example.co.il");
});

test("no secret is shown when settings are printed", () => {
  const settings = parseSettings({
    DATABASE_URL: "postgres://u:CANARY@h/d",
    AUTH_SECRET: `CANARY${SECRET}`,
    IPSALES_API_KEY: "CANARY",
    ADMIN_EMAIL: "dana@example.co.il",
    ADMIN_PASSWORD: "CANARY-long-enough",
    DEMO_PASSWORD: "CANARY",
  });
  expect(inspect(settings, { depth: 5 }) + JSON.stringify(settings)).not.toContain("CANARY");
  expect(settings.apiKey?.reveal()).toBe("CANARY");
});
