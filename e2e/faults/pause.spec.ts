import { expect, test } from "@playwright/test";
import he from "../../lib/i18n/he.json" with { type: "json" };
import { Desk } from "./desk";
import { expectInvariants } from "./proof";
import { TROUBLES } from "./troubles";
import { startWorld, type World } from "./world";

/** F22: a person holds a campaign while the machine asks it to begin. The pause wins, whatever becomes of the machine's order. */

test.describe.configure({ mode: "serial" });

const { problems } = he.launches;

let world: World;
let desk: Desk;

test.beforeAll(async () => {
  // One call after the other, at a pace that leaves time to hold it.
  world = await startWorld({ pace: 10 });
  desk = new Desk(world, "pause");
});
test.afterAll(() => world?.end());
test.afterEach(() => world.line.mend());

const order = () => desk.order({ maxRing: 1 }, 40);
type Order = ReturnType<typeof order>;
/** Held by a person before the machine's order to begin arrived. */
let overtaken: { one: Order; launchId: string };
const stateOf = async (one: Order) => (await desk.ledger(one)).campaigns.map(({ active }) => active);

/** Until the machine's order to begin came to the line; `reached` when IP-Sales did it. */
async function untilOrdered(one: Order, { reached }: { reached: boolean }) {
  const { launchId } = await desk.begin(one);
  const { campaignId } = await desk.until(launchId, "committing");
  await expect.poll(async () => (await stateOf(one))[0]).toBe(reached ? "active" : "hold");
  return { launchId, campaignId: campaignId ?? 0 };
}

/** The history is down from the next beginning on, so that the machine can't look before a person acts. */
function blindSinceBeginning() {
  const before = world.line.count("campaignResumption");
  const isBegun = () => world.line.count("campaignResumption") > before;
  world.line.choose(({ action }) => (action === "campaignsHistory" && isBegun() ? TROUBLES["503-before"] : undefined));
}

/** It is done, and nobody can see it yet. */
async function holdUnseen(one: Order, campaignId: number) {
  expect([200, 503]).toContain((await desk.control(campaignId, "hold")).status);
  expect(await stateOf(one)).toEqual(["hold"]);
}

async function expectPaused(one: Order, launchId: string, { dialled }: { dialled: number }) {
  const told = await desk.untilDecision(launchId);
  expect(told.problem?.message).toBe(problems.heldByPerson);
  expect(await stateOf(one)).toEqual(["hold"]);
  expect(told.steps.filter(({ event }) => event === "commit")).toHaveLength(1);
  expect((await desk.ledger(one)).dispatches).toHaveLength(dialled);
}

test("a beginning that is still on its way when a person holds: the launch is left to a person", async () => {
  const one = order();
  world.line.next("campaignResumption", { forward: "later", answer: { kind: "hang" } });
  const { launchId, campaignId } = await untilOrdered(one, { reached: false });
  expect((await desk.control(campaignId, "hold")).status).toBe(200);
  world.line.letGo();
  await expectPaused(one, launchId, { dialled: 0 });
  // It arrives after all; what came of it is looked at last, for the machine looks a few times a minute.
  expect(await world.line.arrive()).toBe(1);
  overtaken = { one, launchId };
});

test("the beginning was done and its answer hangs: a person's hold goes through at once, and stands", async () => {
  const one = order();
  world.line.next("campaignResumption", "hang-after");
  const { launchId, campaignId } = await untilOrdered(one, { reached: true });
  const startedMs = performance.now();
  expect((await desk.control(campaignId, "hold", world.people.marketing)).status).toBe(200);
  expect(performance.now() - startedMs).toBeLessThan(8_000);
  expect(await stateOf(one)).toEqual(["hold"]);
  world.line.letGo();
  await expectPaused(one, launchId, { dialled: 1 });
});

test("the beginning hangs and was not done: a person's hold stands, and only a person lets it go", async () => {
  const one = order();
  world.line.next("campaignResumption", "hang-before");
  const { launchId, campaignId } = await untilOrdered(one, { reached: false });
  expect((await desk.control(campaignId, "hold")).status).toBe(200);
  world.line.letGo();
  await expectPaused(one, launchId, { dialled: 0 });
  expect((await desk.decide(launchId, "release")).status).toBe(200);
  await desk.until(launchId, "running");
  await desk.expectDialledOnce(one);
});

for (const trouble of ["reset-after", "reset-before"] as const) {
  const done = trouble === "reset-after";
  test(`the beginning's answer is lost (${trouble}) and a person holds it before anybody can look: it is not asked again`, async () => {
    const one = order();
    const before = world.line.count("campaignResumption");
    blindSinceBeginning();
    world.line.next("campaignResumption", trouble);
    const { launchId, campaignId } = await untilOrdered(one, { reached: done });
    await holdUnseen(one, campaignId);
    world.line.choose(undefined);
    await expectPaused(one, launchId, { dialled: done ? 1 : 0 });
    expect(world.line.count("campaignResumption") - before).toBe(1);
  });
}

test("a beginning that arrived only after a person's hold was held again, and a person decides", async () => {
  const { one, launchId } = overtaken;
  await expect.poll(async () => (await stateOf(one))[0], { timeout: 25_000 }).toBe("hold");
  expect((await desk.look(launchId)).state).toBe("needs-person");
});

test("the ledger proves the invariants of a launch", () => expectInvariants(world));
