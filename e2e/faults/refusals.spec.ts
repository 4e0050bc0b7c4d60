import { expect, test } from "@playwright/test";
import he from "../../lib/i18n/he.json" with { type: "json" };
import { type Asked, Desk } from "./desk";
import { BEGUN, expectInvariants } from "./proof";
import type { Trouble } from "./troubles";
import { startWorld, type World } from "./world";

/** F16 and F17: what IP-Sales refuses is definite, in words that say what to do, and the next try of a person goes through. */

const { refusals } = he.upstream;
/** By the reference's table "Error codes"; 999 is one that nobody has seen. */
const CODES: [code: number, sentence: string][] = [
  [-99, refusals.accessDenied],
  [-88, refusals.connectionInfo],
  [1, refusals.callerId],
  [2, refusals.callLength],
  [3, refusals.retries],
  [4, refusals.minutesBetween],
  [5, refusals.audioTooShort],
  [6, refusals.noValidRecipients],
  [7, refusals.balance],
  [9, refusals.startTooFar],
  [13, refusals.keyPhone],
  [18, refusals.audioInvalid],
  [19, refusals.audioTooLong],
  [27, refusals.apiUrl],
  [999, refusals.unknownCode.replace("{code}", "999").replace("{note}", "סירוב")],
];
const says = (code: number): Trouble => ({
  forward: "never",
  answer: { kind: "says", text: JSON.stringify({ errorCode: code, messige: "סירוב" }) },
});

let world: World;
let desk: Desk;
const launched = new Map<string, { order: ReturnType<Desk["order"]>; asked: Asked }>();
function launchedFor(key: string) {
  const one = launched.get(key);
  if (!one) throw new Error(`nothing was launched for ${key}`);
  return one;
}
const WHEN = ["dryRun", "campaignRun"] as const;
const keyOf = (when: string, code: number) => `${when} ${code}`;

test.beforeAll(async () => {
  world = await startWorld();
  desk = new Desk(world, "refusals");
  await desk.launch(desk.order());
  const begin = async (when: (typeof WHEN)[number], code: number) => {
    const order = desk.order();
    world.line.nextOf(order.title, when, says(code));
    launched.set(keyOf(when, code), { order, asked: await desk.launch(order) });
  };
  await Promise.all(WHEN.flatMap((when) => CODES.map(([code]) => begin(when, code))));
});
test.afterAll(() => world?.end());

for (const when of WHEN) {
  for (const [code, sentence] of CODES) {
    test(`a ${when === "dryRun" ? "check" : "sending"} refused with ${code} is rejected in words, nobody is called, and the next try goes through`, async () => {
      const { order, asked } = launchedFor(keyOf(when, code));
      expect(asked).toMatchObject({ status: 422, error: { code: "upstream-refused", message: sentence, upstream: { code } } });
      const told = await desk.look(asked.launchId);
      expect(told).toMatchObject({ state: "rejected", campaignId: null, problem: { message: sentence, upstream: { code } } });
      const sent = when === "dryRun" ? 0 : 1;
      await desk.expectSilent(order, { sent });
      const again = await desk.launch(order);
      expect(again).toMatchObject({ status: 201 });
      expect(again.launchId).not.toBe(asked.launchId);
      await desk.expectDialledOnce(order, { sent: sent + 1 });
    });
  }
}

test("-99 while a lost launch is looked for: people see that the history can't be read, and it is found when it can", async () => {
  const order = desk.order();
  const lift = world.line.always("campaignsHistory", "access-denied");
  const { launchId } = await desk.meeting(order, "reset-after");
  const told = await desk.until(launchId, "unknown", ({ search }) => (search?.looks ?? 0) >= 2);
  expect(told).toMatchObject({ campaignId: null, search: { found: null, healthy: 0 }, problem: { message: he.upstream.unknown } });
  await desk.expectSilent(order, { campaigns: 1 });
  lift();
  await desk.until(launchId, BEGUN);
  await desk.expectDialledOnce(order);
});

test("-99 when the campaign is to begin: it stays on hold and says why, until a person lets it go", async () => {
  const order = desk.order();
  world.line.next("campaignResumption", "access-denied");
  const { launchId } = await desk.launch(order);
  const told = await desk.untilDecision(launchId);
  expect(told).toMatchObject({ problem: { message: refusals.accessDenied }, releasable: [told.campaignId] });
  await desk.expectSilent(order, { campaigns: 1 });
  expect((await desk.decide(launchId, "release")).status).toBe(200);
  await desk.until(launchId, BEGUN);
  expect(await desk.expectDialledOnce(order)).toBe(told.campaignId);
});

test("a beginning that IP-Sales heard twice is refused as not on hold, and known to have worked", async () => {
  const order = desk.order();
  const before = world.line.count("campaignResumption");
  world.line.next("campaignResumption", { forward: "twice" });
  const { launchId } = await desk.launch(order);
  const told = await desk.until(launchId, BEGUN);
  expect(told.problem).toBeUndefined();
  await desk.expectDialledOnce(order);
  expect(world.line.count("campaignResumption") - before).toBe(1);
});

test("a beginning refused three times as not on hold, though it is, asks a person", async () => {
  const order = desk.order();
  const lift = world.line.always("campaignResumption", says(1));
  const { launchId } = await desk.launch(order);
  const told = await desk.untilDecision(launchId);
  lift();
  expect(told.problem?.message).toBe(he.launches.problems.staysOnHold);
  expect(told.steps.filter(({ event }) => event === "commit")).toHaveLength(3);
  await desk.expectSilent(order, { campaigns: 1 });
  expect((await desk.decide(launchId, "release")).status).toBe(200);
  await desk.expectDialledOnce(order);
});

test("the ledger proves the invariants of a launch, and the key is nowhere", async () => {
  await expectInvariants(world);
  await desk.expectKeyNowhere();
});
