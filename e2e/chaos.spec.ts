import { expect, test } from "@playwright/test";
import { type BrokenBuild, buildBroken } from "./chaos/broken-build";
import { type ChaosReport, chaos } from "./chaos/chaos";
import type { DrillName } from "./chaos/drills";
import { MUTATION_VARIABLE, MUTATIONS, type Mutation, NO_UNIQUE_KEY_SQL } from "./chaos/mutations";

/** The short run of `npm run chaos`, and whether its checker would see what it is there to see. */

/** Its plan has one of each: a freeze, SIGTERM, a power cut of the database, both killed at once, the clocks moved. */
const SEED = 23;
const OPS = 70;
const KILLS = 10;

const saying = ({ violations, left, figures }: ChaosReport) =>
  JSON.stringify({ seed: SEED, figures, left, violations: violations.map(({ invariant, says }) => `${invariant}: ${says}`) }, null, 2);

test("whatever people do, a bad line loses and a kill interrupts, no launch is sent twice and nobody is called twice", async () => {
  test.setTimeout(240_000);
  const report = await chaos({ ops: OPS, kills: KILLS, seed: SEED, settleWithinMs: 60_000 });
  expect(report.violations, saying(report)).toEqual([]);
  expect(report.left, saying(report)).toEqual([]);
  expect(report.figures.mischiefs["kill"]).toBeGreaterThanOrEqual(10);
  expect(report.figures.dispatches).toBeGreaterThan(5);
});

test.describe("a build that breaks the promise is caught by the records alone:", () => {
  let broken: BrokenBuild;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    broken = await buildBroken();
  });
  test.afterAll(() => broken?.end());

  const CAUGHT: Record<Mutation, { sentence: string; drill: DrillName; by: string[] }> = {
    "sends-again": { sentence: "one that repeats campaignRun when the answer was lost", drill: "answer lost", by: ["I1"] },
    "no-unique-key": { sentence: "one that lets a key be two launches", drill: "equal requests at once", by: ["I1", "I3"] },
    "sends-first": { sentence: "one that sends before its row and its audit are committed", drill: "killed while sending", by: ["I1"] },
  };

  for (const mutation of MUTATIONS) {
    const { sentence, drill, by } = CAUGHT[mutation];
    test(sentence, async () => {
      test.setTimeout(90_000);
      const report = await chaos({
        ops: 0,
        kills: 0,
        seed: SEED,
        drills: [drill],
        settleWithinMs: 15_000,
        place: { root: broken.root, environment: { [MUTATION_VARIABLE]: mutation } },
        prepare: async ({ postgres }) => void (mutation === "no-unique-key" && (await postgres.sql(NO_UNIQUE_KEY_SQL))),
      });
      const found = new Set(report.violations.map(({ invariant }) => invariant));
      expect([...found], saying(report)).toEqual(expect.arrayContaining(by));
    });
  }
});
