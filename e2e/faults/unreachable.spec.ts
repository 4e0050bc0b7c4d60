import { expect, test } from "@playwright/test";
import he from "../../lib/i18n/he.json" with { type: "json" };
import { type Asked, Desk } from "./desk";
import { BEGUN, expectInvariants } from "./proof";
import { startWorld, type World } from "./world";

/**
 * F1 and F2: where no connection stood, nothing was sent; it is said so, and the same is launched anew without a word. F23: where
 * everything else is slow, a launch goes all the same.
 */

let world: World;
let nowhere: World;
let desk: Desk;

test.beforeAll(async () => {
  [world, nowhere] = await Promise.all([startWorld(), startWorld({ environment: { IPSALES_BASE_URL: "http://no-such-host.invalid" } })]);
  desk = new Desk(world, "unreachable");
});
test.afterAll(() => Promise.all([world?.end(), nowhere?.end()]));
test.afterEach(() => world.line.mend());

async function expectLaunchedAnew(order: ReturnType<Desk["order"]>, { launchId }: Asked) {
  const told = await desk.until(launchId, "not-sent");
  expect(told).toMatchObject({ campaignId: null, problem: { message: he.upstream.notSent } });
  await desk.expectSilent(order, { sent: 0 });
  await world.line.openDoor();
  const again = await desk.launch(order);
  expect(again.status).toBe(201);
  await desk.until(again.launchId, BEGUN);
  await desk.expectDialledOnce(order);
}

test("a connection refused at the sending sends nothing, says so, and the launch may be made anew", async () => {
  const order = desk.order();
  world.line.next("dryRun", "then-refused");
  const asked = await desk.launch(order);
  expect(asked).toMatchObject({ status: 503, error: { message: he.upstream.notSent } });
  await expectLaunchedAnew(order, asked);
});

test("a connection that is never accepted sends nothing, not even when there is room again", async () => {
  const order = desk.order();
  world.line.next("dryRun", "then-silent");
  const asked = await desk.launch(order);
  expect([202, 503]).toContain(asked.status); // the row is known after ten seconds, whatever it waits for
  await expectLaunchedAnew(order, asked);
});

test("where nobody listens from the start, the check fails and nothing is sent", async () => {
  const order = desk.order();
  await world.line.refuse();
  const asked = await desk.launch(order);
  expect(asked).toMatchObject({ status: 503, error: { message: he.upstream.unreachable } });
  expect(await desk.look(asked.launchId)).toMatchObject({ state: "not-sent", campaignId: null });
  await desk.expectSilent(order, { sent: 0 });
  await world.line.openDoor();
  expect((await desk.launch(order)).status).toBe(201);
  await desk.expectDialledOnce(order);
});

test("where the host has no address, the check fails and nothing is sent", async () => {
  const there = new Desk(nowhere, "nowhere");
  const order = there.order();
  const asked = await there.launch(order);
  expect(asked).toMatchObject({ status: 503, error: { message: he.upstream.unreachable } });
  expect(await there.look(asked.launchId)).toMatchObject({ state: "not-sent", campaignId: null });
  await there.expectSilent(order, { sent: 0 });
});

test("a beginning that can't connect is tried again, and the campaign dials once", async () => {
  const order = desk.order();
  world.line.next("campaignRun", "then-refused");
  const { launchId, answered } = await desk.begin(order);
  await desk.until(launchId, "committing");
  await desk.expectSilent(order, { campaigns: 1 });
  await world.line.openDoor();
  await desk.until(launchId, BEGUN);
  expect((await answered).status).toBe(201);
  await desk.expectDialledOnce(order);
});

test("the ledger proves the invariants of a launch, and the key is nowhere", async () => {
  await expectInvariants(world);
  await desk.expectKeyNowhere();
});

test("while every read takes thirty seconds and a hundred people read, a launch is answered at once and dials once", async () => {
  const { line, people } = world;
  const before = line.count("campaignsHistory");
  line.always("campaignsHistory", { delayMs: 30_000 });
  const turnedAway: number[] = [];
  for (let reader = 0; reader < 100; reader++) {
    // Each asks for days of their own, so that none is answered with another's.
    const day = `2026-${String(1 + (reader % 10)).padStart(2, "0")}-${String(1 + Math.floor(reader / 10)).padStart(2, "0")}`;
    const read = people.supervisor.ask(desk.url, "GET", `/api/campaigns?from=${day}&to=${day}`);
    read.then(({ status }) => turnedAway.push(status)).catch(() => undefined); // the world ends before the last are answered
  }
  await expect.poll(() => turnedAway.length).toBeGreaterThan(30);
  const order = desk.order();
  const startedMs = performance.now();
  const asked = await desk.launch(order);
  expect(performance.now() - startedMs).toBeLessThan(9_000);
  expect(asked.status).toBe(201);
  await desk.until(asked.launchId, BEGUN);
  await desk.expectDialledOnce(order);
  // Who found the queue full was told so, and IP-Sales was asked no more than so much at a time.
  expect(new Set(turnedAway)).toEqual(new Set([503]));
  expect(line.count("campaignsHistory") - before).toBeLessThanOrEqual(8);
});
