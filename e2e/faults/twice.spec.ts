import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import he from "../../lib/i18n/he.json" with { type: "json" };
import { Desk, refusalIn } from "./desk";
import { BEGUN, expectInvariants } from "./proof";
import { startWorld, type World } from "./world";

/** The same content launched twice, and both turn up: people are called by one of them, whichever a person lets go. */

test.describe.configure({ mode: "serial" });

const { problems } = he.launches;
type Order = ReturnType<Desk["order"]>;

let world: World;
let desk: Desk;

test.beforeAll(async () => {
  world = await startWorld();
  desk = new Desk(world, "twice");
  await desk.launch(desk.order());
});
test.afterAll(() => world?.end());

const provedAbsent = async (order: Order): Promise<string> => {
  const { launchId } = await desk.meeting(order, "late");
  for (const seconds of [601, 61, 61]) await desk.pass(seconds, launchId);
  await desk.until(launchId, "absent");
  return launchId;
};
const dialled = async (order: Order) => (await desk.ledger(order)).dispatches.length;

test("of two late arrivals of one content one is let go, and the other then by no way", async () => {
  const order = desk.order();
  const [first, second] = [await provedAbsent(order), await provedAbsent(order)];
  expect(await world.line.arrive()).toBe(2);
  await Promise.all([first, second].map((id) => desk.untilDecision(id)));
  expect((await desk.decide(second, "release")).status).toBe(200);
  await desk.until(second, BEGUN);

  expect(refusalIn(await desk.decide(first, "release"))).toMatchObject({ status: 409, message: problems.twinBegun });
  expect((await desk.decide(first, "abandon")).status).toBe(200);
  const [stray = 0] = (await desk.look(first)).strayIds;
  expect(refusalIn(await desk.control(stray, "resume"))).toMatchObject({ status: 409, message: problems.twinBegun });
  expect(await dialled(order)).toBe(1);
});

test("one that was let go from its own page after it was given up counts, and its launch tells that it calls", async () => {
  const order = desk.order({ maxRing: 1, retries: { count: 5, minutesBetween: 120 } });
  const [first, second] = [await provedAbsent(order), await provedAbsent(order)];
  expect(await world.line.arrive()).toBe(2);
  await Promise.all([first, second].map((id) => desk.untilDecision(id)));
  expect((await desk.decide(first, "abandon")).status).toBe(200);
  const [stray = 0] = (await desk.look(first)).strayIds;
  expect((await desk.control(stray, "resume")).status).toBe(200);
  expect(refusalIn(await desk.decide(second, "release"))).toMatchObject({ status: 409, message: problems.twinBegun });
  expect((await desk.until(first, BEGUN)).campaignId).toBe(stray);
  expect(await dialled(order)).toBe(1);
});

test("a late arrival isn't let go while its second attempt can still be taken back", async () => {
  const order = desk.order();
  const first = await provedAbsent(order);
  const again = await desk.launch({ ...order, undoSeconds: 300 } as Order);
  expect(await world.line.arrive()).toBe(1);
  await desk.untilDecision(first);
  expect(refusalIn(await desk.decide(first, "release"))).toMatchObject({ status: 409, message: problems.twinBegun });
  expect((await desk.decide(again.launchId, "cancel")).status).toBe(200);
  expect((await desk.decide(first, "release")).status).toBe(200);
  await desk.until(first, BEGUN);
  expect(await dialled(order)).toBe(1);
});

test("the same key is the same launch, also when its start has come too near to be asked for", async () => {
  const [key, order] = [randomUUID(), desk.order(await desk.startingIn(15 * 60 + 30))];
  const first = await desk.launch(order, { key });
  expect(first.status).toBe(201);
  await world.moveClocks(60);
  expect(await desk.launch(order, { key })).toEqual(first);
  expect((await desk.ledger(order)).campaigns).toHaveLength(1);
});

test("a beginning without an answer, and a history that doesn't tell, is a person's after a while", async () => {
  const order = desk.order();
  const lift = world.line.always("campaignsHistory", "500-before");
  world.line.next("campaignResumption", "reset-before");
  const { launchId } = await desk.launch(order);
  await desk.until(launchId, "committing");
  await world.postgres.moveClock(301);
  const told = await desk.until(launchId, "needs-person");
  expect(told.problem?.message).toBe(problems.commitUnseen);
  lift();
  expect(await dialled(order)).toBe(0);
  await expectInvariants(world);
});
