import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { users } from "@/lib/db/schema";
import { startDatabase, startUpstream } from "@/lib/launches/testing";
import { differenceOf } from "@/lib/proportions";
import { answeredBy } from "./answer-curve";

/** Comparisons of campaigns of the real sandbox. */

vi.mock("@/lib/reports/start-thread", () => import("@/lib/reports/start-thread.fixture"));

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let database: Awaited<ReturnType<typeof startDatabase>>;
let compare: Awaited<ReturnType<typeof load>>["compare"];
let db: Awaited<ReturnType<typeof load>>["db"];
let close: () => Promise<void>;

async function load() {
  const [{ db }, { getComparison }, { perform }] = await Promise.all([
    import("@/lib/db/client"),
    import("./operations"),
    import("@/lib/operation"),
  ]);
  const [person] = await db().select().from(users);
  if (!person) throw new Error("nobody has an account");
  const actor = { ...person, role: "supervisor" as const, locale: "en" as const, sessionId: randomUUID() };
  return { db, compare: (id: unknown) => perform(getComparison, actor, { id }), close: () => db().$client.end() };
}

beforeAll(async () => {
  [upstream, database] = await Promise.all([startUpstream(), startDatabase()]);
  Object.assign(process.env, {
    IPSALES_API_KEY: upstream.key,
    IPSALES_BASE_URL: upstream.baseUrl,
    DATABASE_URL: database.url,
    AUTH_SECRET: "only for this test, never a real secret",
  });
  ({ db, compare, close } = await load());
}, 60_000);
afterAll(async () => {
  await close();
  await upstream.stop();
  await database.stop();
}, 60_000);

async function ended(calls: number): Promise<number> {
  const answer = await (await upstream.post("/__sandbox/load-report", { calls, campaigns: 1 })).json();
  return Number(answer.campaignIds[0]);
}

const columnOf = async (id: unknown, place: number) => (await compare(id)).campaigns[place];

test("columns keep the order asked for, each once, and stand against the first that could be read", async () => {
  const [small, large] = [await ended(150), await ended(700)];
  const { campaigns, baseId } = await compare(["999999999", String(large), small, large]);
  expect(campaigns.map(({ campaignId, state }) => [campaignId, state])).toEqual([
    [999_999_999, "failed"],
    [large, "ready"],
    [small, "ready"],
  ]);
  expect(campaigns[0]).toMatchObject({ problem: { code: "not-found", message: expect.stringMatching(/[a-z] /) } });
  expect(baseId).toBe(large);
  const [, base, other] = campaigns;
  if (base?.state !== "ready" || other?.state !== "ready") throw new Error("not read");
  expect(base.difference).toBeNull();
  expect(other.difference).toEqual(differenceOf({ hits: other.answered, of: other.dialed }, { hits: base.answered, of: base.dialed }));
  expect(base.curve).toMatchObject({ dating: "dated", untimed: 0 });
  expect(base.curve.points.at(-1)?.answered).toBe(base.answered);
  expect(base.byVerdict.reduce((sum, { count }) => sum + count, 0)).toBe(base.recipients);
});

/** Two of a kept report, as if it were of two campaigns that took four days from this one on. */
async function overDays(calls: number, day: string): Promise<number[]> {
  const campaignId = await ended(calls);
  await columnOf(campaignId, 0);
  const ids = [800_000_000 + campaignId, 900_000_000 + campaignId];
  const startedAt = `${day}T00:05:00+02:00`;
  const moved = { startedAt, insertedAt: startedAt, endedAt: new Date(Date.parse(startedAt) + 4 * 86_400_000).toISOString() };
  await vi.waitFor(
    async () => {
      const { rowCount } = await db().execute(sql`
        insert into reports
        select (jsonb_populate_record(kept, jsonb_build_object('campaign_id', id, 'header', jsonb_set(header, '{campaign}',
          header->'campaign' || ${JSON.stringify(moved)}::jsonb || jsonb_build_object('id', id))))).*
        from reports as kept, unnest(${sql.param(ids)}::int[]) as id where campaign_id = ${campaignId}`);
      expect(rowCount).toBe(2);
    },
    { timeout: 10_000, interval: 50 },
  );
  return ids;
}

test("a campaign of several days has a line by the attempts that readings dated; without them it has none", async () => {
  const [dated = 0, undated = 0] = await overDays(500, "2025-11-20");
  const { attemptsOverDays } = await import("@/lib/reports/attempts-over-days.fixture");
  const { campaigns } = await compare([undated]);
  if (campaigns[0]?.state !== "ready") throw new Error("not read");
  const { answered } = campaigns[0];
  expect(campaigns[0].curve).toMatchObject({ dating: "longer-than-a-day", points: [] });

  const rows = Array.from({ length: answered + 20 }, (_, index) => ({
    phone: `0522${String(index).padStart(6, "0")}`,
    status: index < answered - 2 ? "answered" : "noAnswer",
    lastCall: `1${index % 3}:${String(index % 60).padStart(2, "0")}:30`,
    retries: String(index % 4),
  }));
  const made = await attemptsOverDays(dated, rows, "2025-11-20");
  const [column] = (await compare([dated])).campaigns;
  if (column?.state !== "ready") throw new Error("not read");
  const minuteOf = ({ day, clock }: { day: string; clock: string }) => Math.floor(Date.parse(`${day}T${clock}Z`) / 60_000);
  const first = Math.min(...made.dated.map(minuteOf));
  const last = Math.max(...made.dated.map(minuteOf));
  expect(column.curve).toMatchObject({ dating: "attempts", untimed: 2 });
  expect(column.curve.points.at(-1)).toEqual({ minute: last - first + 1, answered: answered - 2 });
  for (const minute of [1, 60, 1_441, 2_000, 4_000]) {
    const by = made.dated.filter((attempt) => attempt.isAnswered && minuteOf(attempt) - first < minute).length;
    expect(answeredBy(column.curve.points, minute)).toBe(by);
  }
});

test("a report that takes long leaves the others alone, and is there when it was read", async () => {
  const [slow, quick] = [await ended(60), await ended(70)];
  expect(await columnOf(quick, 0)).toMatchObject({ state: "ready" });
  await upstream.post("/__sandbox/faults", { action: "campaignReport", kind: "delay", times: 1, ms: 7_500 });
  const { campaigns, baseId } = await compare([slow, quick]);
  expect(campaigns).toMatchObject([
    { state: "reading", campaignId: slow },
    { state: "ready", campaignId: quick },
  ]);
  expect(baseId).toBe(quick);
  expect(await columnOf([slow, quick], 0)).toMatchObject({ state: "ready", recipients: 60 });
});

test("a report that can't be read is a column that says why, and costs the others nothing", async () => {
  const [broken, whole] = [await ended(40), await ended(50)];
  expect(await columnOf(whole, 0)).toMatchObject({ state: "ready" });
  for (let asked = 0; asked < 3; asked++) upstream.line.next("campaignReport", { kind: "html" });
  const { campaigns } = await compare([whole, broken]);
  upstream.line.clear();
  expect(campaigns).toMatchObject([{ state: "ready" }, { state: "failed", problem: { code: "upstream-misunderstood" } }]);
});

test("nothing, more than six and what is no campaign are refused", async () => {
  for (const id of [undefined, [], ["1", "2", "3", "4", "5", "6", "7"], "0", "x"]) {
    await expect(compare(id)).rejects.toMatchObject({ code: "invalid" });
  }
});
