import { expect, test } from "@playwright/test";
import he from "../../lib/i18n/he.json" with { type: "json" };
import { Desk, refusalIn } from "./desk";
import { BEGUN, expectInvariants } from "./proof";
import { startWorld, type World } from "./world";

/** F9: a request that arrives hours after everybody took it for lost. What comes of it is held at once and told, and nobody is called twice. */

test.describe.configure({ mode: "serial" });

interface Late {
  order: ReturnType<Desk["order"]>;
  launchId: string;
}

const { problems } = he.launches;
const HOUR = 3_600;

let world: World;
let desk: Desk;
/** Proved absent, then launched anew. */
let atOnce: Late;
let scheduled: Late;
/** Given up by a person. */
let abandoned: Late;

test.beforeAll(async () => {
  // Slow enough that a second attempt still runs when the first one arrives.
  world = await startWorld({ pace: 10 });
  desk = new Desk(world, "late");
  await desk.launch(desk.order());
  const late = async (order: Late["order"]) => ({ order, launchId: (await desk.meeting(order, "late")).launchId });
  const inThreeHours = await desk.startingIn(3 * HOUR);
  [atOnce, scheduled, abandoned] = await Promise.all([
    late(desk.order({ maxRing: 1, retries: { count: 5, minutesBetween: 120 } })),
    late(desk.order(inThreeHours)),
    late(desk.order()),
  ]);
});
test.afterAll(() => world?.end());

test("both are proved absent, and launched anew", async () => {
  expect((await desk.decide(abandoned.launchId, "abandon", undefined, world.people.marketing)).status).toBe(200);
  expect((await desk.look(abandoned.launchId)).state).toBe("cancelled");
  for (const seconds of [601, 61, 61]) await desk.pass(seconds, atOnce.launchId, scheduled.launchId);
  for (const { launchId, order } of [atOnce, scheduled]) {
    await desk.until(launchId, "absent");
    const again = await desk.launch(order);
    expect(again).toMatchObject({ status: 201 });
    expect(again.launchId).not.toBe(launchId);
  }
  await desk.expectDialledOnce(atOnce.order, { sent: 2 });
  await desk.expectSilent(scheduled.order, { sent: 2, campaigns: 1 });
});

test("two hours later they arrive", async () => {
  await world.moveClocks(2 * HOUR);
  expect(await world.line.arrive()).toBe(3);
});

test("a request that arrives while it is still looked for is found, and dialled once", async () => {
  const order = desk.order();
  const { launchId } = await desk.meeting(order, "late");
  await desk.until(launchId, "unknown", ({ search }) => (search?.looks ?? 0) > 0);
  expect(await world.line.arrive()).toBe(1);
  const told = await desk.until(launchId, BEGUN);
  expect(await desk.expectDialledOnce(order)).toBe(told.campaignId);
});

test("what arrived late is held at once, and reported to who launched it", async () => {
  for (const { launchId } of [atOnce, scheduled, abandoned]) {
    const told = await desk.untilDecision(launchId);
    expect(told).toMatchObject({ strays: 1, problem: { message: problems.lateArrival }, campaignId: null });
    expect(told.releasable).toEqual(told.strayIds);
    expect(told.steps.at(-1)).toMatchObject({ event: "stray-held", evidence: { campaignIds: told.strayIds } });
  }
  const mine = await world.people.marketing.ask(desk.url, "GET", "/api/launches?show=open");
  expect(JSON.stringify(mine.body)).toContain(atOnce.launchId);
  for (const { order, launchId } of [atOnce, scheduled, abandoned]) {
    const { strayIds } = await desk.look(launchId);
    const { campaigns } = await desk.ledger(order);
    expect(campaigns.filter(({ id }) => strayIds.includes(id))).toMatchObject([{ active: "hold" }]);
  }
});

test("what arrived late can't be released while its second attempt has called", async () => {
  const { order, launchId } = atOnce;
  expect(refusalIn(await desk.decide(launchId, "release"))).toMatchObject({ status: 409, message: problems.twinBegun });
  await desk.expectDialledOnce(order, { sent: 2, campaigns: 2 });
});

test("at the hour of the scheduled one its second attempt dials, and what arrived late stays on hold", async () => {
  const { order, launchId } = scheduled;
  const [stray = 0] = (await desk.look(launchId)).strayIds;
  await world.moveClocks(HOUR);
  const dialled = await desk.expectDialledOnce(order, { sent: 2, campaigns: 2 });
  expect(dialled).not.toBe(stray);
});

test("what was given up and arrived late may be let go by a person, once", async () => {
  const { order, launchId } = abandoned;
  await desk.expectSilent(order, { campaigns: 1 });
  expect((await desk.decide(launchId, "release")).status).toBe(200);
  await desk.until(launchId, BEGUN);
  await desk.expectDialledOnce(order);
});

test("what arrived late can't be let go from its own page either while its second attempt has called", async () => {
  for (const { order, launchId } of [atOnce, scheduled]) {
    const [stray = 0] = (await desk.look(launchId)).strayIds;
    expect(refusalIn(await desk.control(stray, "resume"))).toMatchObject({ status: 409, code: "conflict" });
    await desk.expectDialledOnce(order, { sent: 2, campaigns: 2 });
  }
});

test("the ledger proves the invariants of a launch, and the key is nowhere", async () => {
  await expectInvariants(world);
  await desk.expectKeyNowhere();
});
