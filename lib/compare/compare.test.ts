import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { users } from "@/lib/db/schema";
import { startDatabase, startUpstream } from "@/lib/launches/testing";
import { differenceOf } from "@/lib/proportions";

/** Comparisons of campaigns of the real sandbox. */

vi.mock("@/lib/reports/start-thread", () => import("@/lib/reports/start-thread.fixture"));

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let database: Awaited<ReturnType<typeof startDatabase>>;
let compare: Awaited<ReturnType<typeof load>>["compare"];
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
  return { compare: (id: unknown) => perform(getComparison, actor, { id }), close: () => db().$client.end() };
}

beforeAll(async () => {
  [upstream, database] = await Promise.all([startUpstream(), startDatabase()]);
  Object.assign(process.env, {
    IPSALES_API_KEY: upstream.key,
    IPSALES_BASE_URL: upstream.baseUrl,
    DATABASE_URL: database.url,
    AUTH_SECRET: "only for this test, never a real secret",
  });
  ({ compare, close } = await load());
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
