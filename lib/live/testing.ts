import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/permissions";
import { attempts, breakers, users } from "@/lib/db/schema";
import { startDatabase, startUpstream } from "@/lib/launches/testing";
import type { GoodLook } from "./good-look";
import type { LiveCampaign } from "./schema";
import { totalsOf } from "./totals";

let nextPhone = 1_000_000;

/** A campaign that was started elsewhere: nobody here knows its launch. */
async function startElsewhere({ baseUrl, key }: { baseUrl: string; key: string }, recipients: number, more: Record<string, unknown>) {
  const phones = Array.from({ length: recipients }, () => `052${nextPhone++}`);
  const fields = { apiKey: key, action: "campaignRun", audioText: "שלום", betweenRetries: 5, title: "קמפיין", phones, ...more };
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${baseUrl}/campaignApi.php`, { method: "POST", headers, body: JSON.stringify(fields) });
  return Number((await answer.json()).campaignId);
}

/** For tests of what is done with looks: campaigns of the sandbox, looked at as the poller does, on a real PostgreSQL. */
export async function startLive() {
  const [upstream, database] = await Promise.all([startUpstream(), startDatabase()]);
  Object.assign(process.env, {
    IPSALES_API_KEY: upstream.key,
    IPSALES_BASE_URL: upstream.baseUrl,
    DATABASE_URL: database.url,
    AUTH_SECRET: "only for this test, never a real secret",
  });
  const { db } = await import("@/lib/db/client");
  const { readClock } = await import("@/lib/db/clock");
  const { history } = await import("@/lib/ip-sales/campaigns");
  const { addDays, israelDay } = await import("@/lib/time");
  const people = await db().select().from(users);
  const actor = (role: Role): Actor => {
    const person = people.find((one) => one.role === role);
    if (!person) throw new Error(`nobody is ${role}`);
    return { ...person, sessionId: randomUUID() };
  };
  const supervisor = actor("supervisor");

  /** What the poller sees of the campaign. */
  const look = async (campaignId: number): Promise<GoodLook & { campaign: LiveCampaign }> => {
    const nowMs = await readClock();
    const today = israelDay(nowMs);
    const entries = (await history({ from: addDays(today, -1), to: addDays(today, 1) })).filter(({ id }) => id === campaignId);
    const [set] = await db().select().from(breakers).where(eq(breakers.campaignId, campaignId));
    const breaker = set ? { ...set, setBy: supervisor.name, trippedAt: set.trippedAt?.toISOString() ?? null, seen: null } : null;
    const [entry] = entries;
    if (!entry) throw new Error(`no campaign ${campaignId}`);
    const campaign = { ...entry, pace: null, attention: [], breaker };
    const live = new Map([[campaignId, campaign]]);
    return { entries, live, totals: totalsOf(entries, [campaign], null, nowMs), nowMs, campaign };
  };

  /** Looks again and again until it is so. @param act with each look */
  const until = async (campaignId: number, done: (campaign: LiveCampaign) => boolean, act: (look: GoodLook) => Promise<void>) => {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(20)) {
      const seen = await look(campaignId);
      await act(seen);
      if (done(seen.campaign)) return seen.campaign;
    }
    throw new Error("it did not come to pass");
  };

  const attemptsOf = (campaignId: number) =>
    db().select().from(attempts).where(eq(attempts.campaignId, campaignId)).orderBy(sql`${attempts.phone}, ${attempts.attempt}`);

  return {
    upstream,
    db,
    actor,
    supervisor,
    start: (recipients: number, more: Record<string, unknown> = {}) => startElsewhere(upstream, recipients, more),
    look,
    until,
    attemptsOf,
    stop: async () => {
      upstream.line.clear();
      await db().$client.end();
      await Promise.all([upstream.stop(), database.stop()]);
    },
  };
}
