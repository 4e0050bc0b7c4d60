import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attempts } from "@/lib/db/schema";
import { startDatabase } from "@/lib/launches/testing";
import { toIsraelIso } from "@/lib/time";
import { type AttemptTimes, momentOf } from "./attempt-dates";
import type { DatedAttempts } from "./dated-attempts";

/** Dated attempts of campaigns in a real PostgreSQL, against the rule for one attempt. */

let database: Awaited<ReturnType<typeof startDatabase>>;
let modules: Awaited<ReturnType<typeof load>>;

async function load() {
  const [{ db }, { readDatedAttempts }] = await Promise.all([import("@/lib/db/client"), import("./dated-attempts")]);
  return { db, readDatedAttempts };
}

beforeAll(async () => {
  database = await startDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, AUTH_SECRET: "only for this test, never a real secret" });
  modules = await load();
}, 60_000);
afterAll(async () => {
  await modules.db().$client.end();
  await database.stop();
}, 60_000);

const START = Date.parse("2026-10-23T10:00:00+03:00");
const MINUTE_MS = 60_000;
const CAMPAIGNS = [
  { id: 1, startedAt: new Date(START).toISOString() },
  { id: 2, startedAt: null },
];

const israelTime = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Jerusalem",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

interface Made extends AttemptTimes {
  campaignId: number;
  isAnswered: boolean;
}

/** Over a night in which the clocks change: calls that end between two readings, nearby or far apart, some with a clock that is wrong or missing. */
const madeAttempts = fc.array(
  fc
    .record({
      campaignId: fc.constantFrom(1, 2),
      endedAtMs: fc.integer({ min: START, max: START + 3 * 1_440 * MINUTE_MS }),
      lastedMs: fc.integer({ min: 0, max: 20 * MINUTE_MS }),
      everyMs: fc.constantFrom(30_000, 100_000, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS, 1_440 * MINUTE_MS, 3_000 * MINUTE_MS),
      clock: fc.constantFrom("told" as const, "told" as const, "told" as const, "missing" as const, "six hours off" as const),
      isAnswered: fc.boolean(),
    })
    .map(({ campaignId, endedAtMs, lastedMs, everyMs, clock, isAnswered }): Made => {
      const reading = Math.floor((endedAtMs - START) / everyMs);
      const begunAtMs = Math.max(START, endedAtMs - lastedMs) - (clock === "six hours off" ? 360 * MINUTE_MS : 0);
      return {
        campaignId,
        isAnswered,
        afterMs: reading === 0 ? null : START + reading * everyMs,
        beforeMs: START + (reading + 1) * everyMs,
        clock: clock === "missing" ? null : israelTime.format(begunAtMs),
      };
    }),
  { minLength: 1, maxLength: 300, size: "max" },
);

async function read(within: "minute" | "hour"): Promise<DatedAttempts[]> {
  const all: DatedAttempts[] = [];
  await modules.readDatedAttempts(CAMPAIGNS, within, (some) => all.push(...some));
  return all;
}

const minuteOf = (atMs: number) => new Date(Math.floor(atMs / MINUTE_MS) * MINUTE_MS).toISOString();
/** The hour of Israel's clock: autumn's two are one. */
const hourOf = (atMs: number) => toIsraelIso(atMs).slice(0, 13);

const counted = (dated: readonly DatedAttempts[], placeOf: (atMs: number) => string) => {
  const sums = new Map<string, number>();
  for (const { campaignId, atMs, count, isAnswered } of dated) {
    const key = `${campaignId} ${isAnswered} ${placeOf(atMs)}`;
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return sums;
};

test("attempts are dated together as each would be by itself, by the minute and by the hour, and none is lost", async () => {
  await fc.assert(
    fc.asyncProperty(madeAttempts, async (made) => {
      await modules.db().delete(attempts);
      await modules
        .db()
        .insert(attempts)
        .values(
          made.map(({ campaignId, afterMs, beforeMs, clock, isAnswered }, index) => ({
            campaignId,
            phone: `05${String(index).padStart(8, "0")}`,
            attempt: 1,
            after: afterMs === null ? null : new Date(afterMs),
            before: new Date(beforeMs),
            lastCall: clock,
            status: isAnswered ? "answered" : "noAnswer",
            sipCode: "",
            cause: "",
          })),
        );
      const alone = made.flatMap(({ campaignId, isAnswered, clock, ...times }): DatedAttempts[] => {
        const startedAt = CAMPAIGNS.find(({ id }) => id === campaignId)?.startedAt ?? null;
        const atMs = momentOf({ ...times, clock: clock?.slice(0, 5) ?? null }, startedAt === null ? null : Date.parse(startedAt));
        return atMs === null ? [] : [{ campaignId, atMs, count: 1, isAnswered }];
      });
      expect(counted(await read("minute"), minuteOf)).toEqual(counted(alone, minuteOf));
      expect(counted(await read("hour"), hourOf)).toEqual(counted(alone, hourOf));
    }),
    { seed: 26, numRuns: 30 },
  );
}, 60_000);

test("more groups than are fetched at once are all there, and campaigns that nobody asked for are not", async () => {
  await modules.db().delete(attempts);
  const rows = Array.from({ length: 12_001 }, (_, index) => ({
    campaignId: index === 12_000 ? 3 : 1,
    phone: `05${String(index).padStart(8, "0")}`,
    attempt: 1,
    after: new Date(START + index * 15_000),
    before: new Date(START + index * 15_000 + 15_000),
    lastCall: null,
    status: "noAnswer",
    sipCode: "",
    cause: "",
  }));
  for (let from = 0; from < rows.length; from += 1_000) {
    await modules
      .db()
      .insert(attempts)
      .values(rows.slice(from, from + 1_000));
  }
  let batches = 0;
  let count = 0;
  await modules.readDatedAttempts(CAMPAIGNS, "minute", (some) => {
    batches++;
    count += some.length;
  });
  expect({ batches, count }).toEqual({ batches: 13, count: 12_000 });
  await modules.readDatedAttempts([], "hour", () => expect.unreachable());
});
