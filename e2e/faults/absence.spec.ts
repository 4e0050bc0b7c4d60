import { expect, test } from "@playwright/test";
import he from "../../lib/i18n/he.json" with { type: "json" };
import { Desk } from "./desk";
import { BEGUN, expectInvariants } from "./proof";
import { EMPTY_HISTORY, history, historyOf, TROUBLES, type Trouble, type TroubleName } from "./troubles";
import { startWorld, type World } from "./world";

/** F18: "it was not created" is said only when it is proved: three looks that can be believed, over ten minutes. */

let world: World;
let desk: Desk;

test.beforeAll(async () => {
  world = await startWorld();
  desk = new Desk(world, "absence");
});
test.afterAll(() => world?.end());

/** A launch that never arrived, and a history that shows nothing since it was sent until it is told to be seen. */
async function lostLaunch() {
  const order = desk.order();
  let isBlind = true;
  const isSent = () => world.line.countOf(order.title, "campaignRun") > 0;
  world.line.choose(({ action }) => (action === "campaignsHistory" && isBlind && isSent() ? EMPTY_HISTORY : undefined));
  const { launchId } = await desk.meeting(order, "reset-before");
  // Later looks come a minute apart, so that each passing minute is one look.
  await desk.pass(150, launchId);
  const see = () => {
    isBlind = false;
  };
  return { order, launchId, see };
}

const PROVED = 601;

test("an account without a campaign proves nothing: a person decides, and may give it up", async () => {
  const order = desk.order();
  const { launchId } = await desk.meeting(order, "reset-before");
  for (const seconds of [PROVED, 61, 61]) await desk.pass(seconds, launchId);
  const told = await desk.until(launchId, "needs-person");
  expect(told).toMatchObject({ problem: { message: he.launches.problems.cannotProve }, campaignId: null, releasable: [] });
  expect((await desk.decide(launchId, "release")).status).toBe(409);
  expect((await desk.decide(launchId, "abandon")).status).toBe(200);
  expect((await desk.look(launchId)).state).toBe("cancelled");
  // Nobody knows whether it exists, so the same is launched anew only when it is meant.
  expect((await desk.launch(order)).status).toBe(409);
  await desk.expectSilent(order);
  expect((await desk.launch({ ...order, repeatOf: launchId } as typeof order)).status).toBe(201);
  await desk.expectDialledOnce(order, { sent: 2 });
});

test("two looks that can be believed, eleven minutes apart, don't prove it; the third does", async () => {
  const { order, launchId, see } = await lostLaunch();
  expect(await desk.look(launchId)).toMatchObject({ state: "unknown", search: { healthy: 0 } });
  see();
  await desk.pass(61, launchId);
  await desk.pass(660, launchId);
  expect(await desk.look(launchId)).toMatchObject({ state: "unknown", search: { healthy: 2, found: 0 } });
  expect((await desk.launch(order)).status).toBe(409);
  await desk.pass(61, launchId);
  const { problem, steps } = await desk.until(launchId, "absent");
  expect(problem).toBeUndefined();
  expect(steps.at(-1)).toMatchObject({ event: "proved-absent", evidence: { healthy: 3 } });
  // Now it may be launched anew by anybody, and nobody has to mean it.
  await desk.expectSilent(order);
  expect((await desk.launch(order, { as: world.people.admin })).status).toBe(201);
  await desk.expectDialledOnce(order, { sent: 2 });
});

test("five looks that can be believed within nine minutes don't prove it; ten minutes do", async () => {
  const { order, launchId, see } = await lostLaunch();
  see();
  for (const seconds of [61, 120, 120, 120, 180]) await desk.pass(seconds, launchId); // nine minutes between the first and the last
  expect(await desk.look(launchId)).toMatchObject({ state: "unknown", search: { healthy: 5 } });
  await desk.pass(61, launchId);
  await desk.until(launchId, "absent");
  await desk.expectSilent(order);
});

test.describe("a history that can't be believed", () => {
  let lost: { order: ReturnType<Desk["order"]>; launchId: string };
  let found: typeof lost;
  let sight: Trouble = EMPTY_HISTORY;
  const blind: [sentence: string, trouble: Trouble | TroubleName, found: number | null][] = [
    ["is down", "500-before", null],
    ["is cut", "truncated-after", null],
    ["is an HTML page", "html-before", null],
    ["refuses this server's address", "access-denied", null],
    ["is empty", EMPTY_HISTORY, 0],
    ["is null", { forward: "never", answer: { kind: "says", text: "null" } }, 0],
    ["is behind", history((rows) => rows.slice(3)), 0],
    ["doesn't reach back", historyOf({ from: 1_000_000_000 }), 0],
  ];

  test.beforeAll(async () => {
    // Checked while the history is whole, sent when it no longer is.
    const begin = async (trouble: TroubleName) => {
      const order = desk.order({ undoSeconds: 60 });
      const { launchId } = await desk.meeting(order, trouble);
      await desk.until(launchId, "waiting", ({ steps }) => steps.some(({ event }) => event === "dry-run-passed"));
      return { order, launchId };
    };
    [lost, found] = await Promise.all([begin("reset-before"), begin("reset-after")]);
    world.line.choose(({ action }) => (action === "campaignsHistory" ? sight : undefined));
    await world.moveClocks(60);
    for (const { launchId } of [lost, found]) await desk.until(launchId, "unknown");
  });

  for (const [sentence, trouble, shown] of blind) {
    test(`${sentence}: it proves nothing however long, and people see that it is still looked for`, async () => {
      sight = typeof trouble === "string" ? TROUBLES[trouble] : trouble;
      await desk.pass(660, lost.launchId, found.launchId);
      for (const { launchId, order } of [lost, found]) {
        const told = await desk.look(launchId);
        expect(told).toMatchObject({ state: "unknown", problem: { message: he.upstream.unknown }, search: { healthy: 0, found: shown } });
        expect((await desk.launch(order)).status).toBe(409);
      }
    });
  }

  test("is believed as soon as it shows what it must: the one that exists dials once, the other is proved absent", async () => {
    world.line.choose(undefined);
    await desk.pass(61, lost.launchId, found.launchId);
    await desk.until(found.launchId, BEGUN);
    await desk.expectDialledOnce(found.order);
    for (const seconds of [PROVED, 61]) await desk.pass(seconds, lost.launchId);
    await desk.until(lost.launchId, "absent");
    await desk.expectSilent(lost.order);
  });
});

test("a history that was down before the sending leaves nothing to prove it by: a person decides", async () => {
  const order = desk.order();
  const lift = world.line.always("campaignsHistory", "500-before");
  const { launchId } = await desk.meeting(order, "reset-before");
  lift();
  for (const seconds of [61, PROVED, 61, 61]) await desk.pass(seconds, launchId);
  expect((await desk.until(launchId, "needs-person")).problem?.message).toBe(he.launches.problems.cannotProve);
  await desk.expectSilent(order);
});

test("the ledger proves the invariants of a launch, and the key is nowhere", async () => {
  await expectInvariants(world);
  await desk.expectKeyNowhere();
});
