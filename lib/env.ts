import "server-only";
import path from "node:path";
import { z } from "zod";
import { Secret } from "./secret";

/** The host that the reference documents (campaign-api.md, "Endpoint"). */
const IPSALES_BASE_URL = "https://app.ipsales.co.il";

/** One or more settings can't be used; each problem is a sentence that names the setting and the remedy. */
export class SettingsError extends Error {
  override name = "SettingsError";

  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}

const port = (example: number) => {
  const error = `is not a port number. Give a whole number from 1 to 65535, for example ${example}.`;
  return z
    .string()
    .regex(/^\d{1,5}$/, error)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65535, error);
};

const url = (protocols: RegExp, error: string) => z.url({ protocol: protocols, error });

const secret = (schema: z.ZodType<string, string>) => schema.transform((text) => new Secret(text));

const withoutTrailingSlash = (text: string) => text.replace(/\/+$/, "");

const HTTP = /^https?$/;

const Settings = z.object({
  PORT: port(3000).default(3000),
  HOST: z
    .string()
    .regex(
      /^[\w.:-]+$/,
      "is not a host name or an IP address. Give one, for example 127.0.0.1 (this machine only) or 0.0.0.0 (every network).",
    )
    .default("127.0.0.1"),
  APP_URL: url(HTTP, "is not a web address. Give the public address of the dashboard, for example https://calls.example.co.il.")
    .refine((text) => /^https?:\/\/[^/?#@]+\/?$/.test(text), "must be an origin without a path. Give it as https://calls.example.co.il.")
    .transform((text) => new URL(text).origin)
    .optional(),
  DATA_DIR: z
    .string()
    .default("./data")
    .transform((folder) => path.resolve(folder)),
  DATABASE_URL: secret(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: "is not a PostgreSQL address. Give postgres://user:password@host:5432/database, or leave it out for the embedded database.",
    }),
  ).optional(),
  AUTH_SECRET: secret(
    z
      .string()
      .min(32, "is shorter than 32 characters. Make one with: openssl rand -base64 48. Or leave it out and one is kept in DATA_DIR."),
  ).optional(),
  IPSALES_API_KEY: secret(
    z
      .string()
      .regex(/^[!-~]+$/, "holds a space or a character that no key has. Copy the key again, or leave it out to run against the sandbox."),
  ).optional(),
  IPSALES_BASE_URL: url(HTTP, `is not a web address. Give the address above campaignApi.php, for example ${IPSALES_BASE_URL}.`)
    .transform(withoutTrailingSlash)
    .optional(),
  ADMIN_EMAIL: z.email("is not an e-mail address. Give the first admin's, for example dana@example.co.il.").optional(),
  ADMIN_PASSWORD: secret(
    z
      .string()
      .min(15, "is shorter than 15 characters. Give a longer one; a sentence is fine.")
      .max(200, "is longer than 200 characters. Give a shorter one."),
  ).optional(),
  DEMO_PASSWORD: secret(z.string()).optional(),
  SANDBOX_PORT: port(4010).default(4010),
  SANDBOX_PACE: z
    .string()
    .regex(/^\d+(\.\d+)?$/, "is not a number. Give how many times faster calls run, for example 10.")
    .transform(Number)
    .refine((pace) => pace > 0 && pace <= 100_000, "is out of range. Give a number above 0 and up to 100000, for example 10.")
    .default(10),
  SANDBOX_SEED: z
    .string()
    .regex(/^\d{1,9}$/, "is not a whole number. Give one from 0 to 999999999, for example 1.")
    .transform(Number)
    .default(1),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "is not a log level. Give one of fatal, error, warn, info, debug, trace, silent.",
    )
    .default("info"),
  // Set by the launcher alone, for the dashboard it starts beside a sandbox.
  SANDBOX_URL: z.url().optional(),
});

export type RawSettings = Record<string, string | undefined>;

/** Every setting of the operating contract, read and checked; secrets are closed. */
export type Settings = ReturnType<typeof parseSettings>;

/**
 * Reads settings as a person gives them. An empty value counts as absent.
 * @throws SettingsError that names every wrong setting, without repeating the value of any.
 */
export function parseSettings(raw: RawSettings) {
  const given = Object.fromEntries(Object.entries(raw).filter(([, text]) => text !== undefined && text.trim() !== ""));
  const result = Settings.safeParse(given);
  const problems = result.success ? contradictions(result.data) : firstOfEach(result.error.issues);
  if (!result.success || problems.length > 0) throw new SettingsError(problems);

  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    appUrl: values.APP_URL ?? addressOf(values.HOST, values.PORT),
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    authSecret: values.AUTH_SECRET,
    apiKey: values.IPSALES_API_KEY,
    /** undefined = the sandbox's own address */
    ipSalesBaseUrl: values.IPSALES_BASE_URL ?? (values.IPSALES_API_KEY ? IPSALES_BASE_URL : undefined),
    adminEmail: values.ADMIN_EMAIL,
    adminPassword: values.ADMIN_PASSWORD,
    demoPassword: values.DEMO_PASSWORD,
    sandboxPort: values.SANDBOX_PORT,
    sandboxPace: values.SANDBOX_PACE,
    sandboxSeed: values.SANDBOX_SEED,
    sandboxUrl: values.SANDBOX_URL,
    logLevel: values.LOG_LEVEL,
  };
}

function firstOfEach(issues: z.core.$ZodIssue[]): string[] {
  const byName = new Map(issues.toReversed().map((issue) => [issue.path.join("."), issue.message]));
  return [...byName].reverse().map(([name, message]) => `${name} ${message}`);
}

function contradictions(values: z.output<typeof Settings>): string[] {
  const problems: string[] = [];
  if (values.DATABASE_URL && !values.AUTH_SECRET) {
    problems.push("AUTH_SECRET is missing: with DATABASE_URL every instance must share one. Make one with: openssl rand -base64 48.");
  }
  if (values.ADMIN_EMAIL && !values.ADMIN_PASSWORD) problems.push("ADMIN_PASSWORD is missing beside ADMIN_EMAIL. Give both, or neither.");
  if (values.ADMIN_PASSWORD && !values.ADMIN_EMAIL) problems.push("ADMIN_EMAIL is missing beside ADMIN_PASSWORD. Give both, or neither.");
  if (!values.IPSALES_API_KEY && values.PORT === values.SANDBOX_PORT) {
    problems.push("SANDBOX_PORT is the same as PORT. Give another one, for example 4010.");
  }
  return problems;
}

/** The address a browser on this machine uses: a server on every network is reached by 127.0.0.1. */
function addressOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return new URL(`http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`).origin;
}

/** What the launcher finds or makes; every process of the dashboard needs it, a build does not. */
const REQUIRED = {
  databaseUrl: "DATABASE_URL",
  authSecret: "AUTH_SECRET",
  apiKey: "IPSALES_API_KEY",
  ipSalesBaseUrl: "IPSALES_BASE_URL",
} as const;

type Required = keyof typeof REQUIRED;
type Env = Settings & { [Name in Required]: NonNullable<Settings[Name]> } & { sandboxMode: boolean };

const isRequired = (name: string | symbol): name is Required => name in REQUIRED;

let settings: (Settings & { sandboxMode: boolean }) | undefined;

function readOnce() {
  const parsed = parseSettings(process.env);
  return { ...parsed, sandboxMode: parsed.sandboxUrl !== undefined };
}

/**
 * The only reader of the process's environment inside the dashboard; read at the first use.
 * @throws SettingsError at the first use when a setting is wrong, and at the use of one that is missing
 */
export const env: Env = new Proxy({} as Env, {
  get(_target, name) {
    settings ??= readOnce();
    const value: unknown = Reflect.get(settings, name);
    if (value === undefined && isRequired(name)) {
      throw new SettingsError([`${REQUIRED[name]} is missing. Start with npm start, which finds or makes it.`]);
    }
    return value;
  },
});
