import "server-only";
import { networkInterfaces } from "node:os";
import { sql } from "drizzle-orm";
import * as z from "zod/mini";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { problemBody } from "@/lib/http/problem";
import { DEFAULT_LOCALE } from "@/lib/i18n/config";
import { history } from "@/lib/ip-sales/campaigns";
import { connectionHealth } from "@/lib/ip-sales/client";
import { operation } from "@/lib/operation";
import { israelDay } from "@/lib/time";
import { type Connection, ConnectionCheck, Connection as ConnectionSchema, Health, Readiness } from "./schema";

const Nothing = z.strictObject({});

export const checkHealth = operation({
  name: "health.read",
  allow: "anyone",
  input: Nothing,
  output: Health,
  run: async () => ({ ok: true }),
});

export const checkReadiness = operation({
  name: "readiness.read",
  allow: "anyone",
  input: Nothing,
  output: Readiness,
  run: async () => {
    const [database, upstream] = await Promise.all([answers(db().execute(sql`select 1`)), upstreamAnswers()]);
    return { ready: database.ok && upstream.ok, database, upstream };
  },
});

export const readConnection = operation({
  name: "connection.read",
  allow: "settings:manage",
  input: Nothing,
  output: ConnectionSchema,
  run: async () => connection(),
});

export const checkConnection = operation({
  name: "connection.check",
  allow: "settings:manage",
  input: Nothing,
  output: ConnectionCheck,
  run: async ({ actor }) => {
    const startedAt = performance.now();
    const problem = await askUpstream().then(
      () => null,
      (error: unknown) => problemBody(error, actor.locale ?? DEFAULT_LOCALE),
    );
    return {
      ok: problem === null,
      latencyMs: Math.round(performance.now() - startedAt),
      problem: problem && { code: problem.code, message: problem.message },
      connection: connection(),
    };
  },
});

/** IPv6 addresses that end at the cable. */
const LINK_LOCAL = /^fe80:/i;

function connection(): Connection {
  const { lastSuccessAt, latencyMs, accessDeniedAt, failures } = connectionHealth();
  const key = env.apiKey.reveal();
  return {
    apiKey: { set: true, lastFour: key.length >= 12 ? key.slice(-4) : null },
    baseUrl: env.ipSalesBaseUrl,
    sandbox: env.sandboxMode,
    serverAddresses: Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && !LINK_LOCAL.test(address.address))
      .map((address) => address.address),
    lastSuccessAt,
    latencyMs,
    accessDeniedAt,
    failures,
  };
}

/** A read that costs and changes nothing. */
const askUpstream = () => history({ from: israelDay(Date.now()), to: israelDay(Date.now()) });

async function answers(question: Promise<unknown>): Promise<{ ok: boolean }> {
  return question.then(
    () => ({ ok: true }),
    () => ({ ok: false }),
  );
}

const READINESS_AGE_MS = 10_000;
let latest: { at: number; answer: Promise<{ ok: boolean }> } | undefined;

/** Anyone may ask for readiness, so IP-Sales is asked at most once in ten seconds. */
function upstreamAnswers(): Promise<{ ok: boolean }> {
  const now = Date.now();
  if (!latest || now - latest.at > READINESS_AGE_MS) latest = { at: now, answer: answers(askUpstream()) };
  return latest.answer;
}
