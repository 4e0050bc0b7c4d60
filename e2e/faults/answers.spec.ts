import { expect, test } from "@playwright/test";
import he from "../../lib/i18n/he.json" with { type: "json" };
import { type Canary, startCanary } from "./canary";
import { type Asked, Desk } from "./desk";
import { BEGUN, expectInvariants } from "./proof";
import { redirect, type Trouble, type TroubleName } from "./troubles";
import { startWorld, type World } from "./world";

/** F3–F8 and F10–F13: whatever becomes of the answer to the one sending. All troubled launches go out side by side. */

type Case = [sentence: string, trouble: Trouble | TroubleName];
const answers = (text: string): Trouble => ({ answer: { kind: "says", text } });

const FOUND: Case[] = [
  ["the answer is reset", "reset-after"],
  ["no answer ever comes", "hang-after"],
  ["the answer comes a byte a second", "drip-after"],
  ["the answer is cut in half", "truncated-after"],
  ["their server says 500", "500-after"],
  ["their proxy says 502", "502-after"],
  ["their proxy says 503", "503-after"],
  ["their proxy says 504", "504-after"],
  ["an HTML page comes with 200", "html-after"],
  ["the answer is empty", "empty-after"],
  ["two answers come in one", "two-objects-after"],
  ["the answer is []", answers("[]")],
  ["the answer is null", answers("null")],
  ['the answer is "OK" and nothing else', answers('"OK"')],
];
const READ: Case[] = [
  ["a byte order mark stands before the answer", "bom-after"],
  ["a PHP warning stands before the answer", "warning-after"],
  ["a comment stands after the answer", "trailing-after"],
];
const LOST: Case[] = [
  ["the connection is reset before an answer", "reset-before"],
  ["the request is never read", "hang-before"],
  ["their server says 500", "500-before"],
  ["their proxy says 502", "502-before"],
  ["their proxy says 503", "503-before"],
  ["their proxy says 504", "504-before"],
  ["an HTML page comes with 200", "html-before"],
  ["the answer is empty", "empty-before"],
  ["the answer is []", { forward: "never", ...answers("[]") }],
  ["the answer is null", { forward: "never", ...answers("null") }],
  ['the answer is "OK" and nothing else', { forward: "never", ...answers('"OK"') }],
];

/** Its request stays open until it is let go. */
const OPEN = "lost: the request is never read";

let world: World;
let desk: Desk;
let canary: Canary;
const launched = new Map<string, { order: ReturnType<Desk["order"]>; asked: Asked }>();
const of = (key: string) => launched.get(key) ?? missing(key);
function missing(key: string): never {
  throw new Error(`nothing was launched for ${key}`);
}

test.beforeAll(async () => {
  world = await startWorld();
  desk = new Desk(world, "answers");
  canary = await startCanary();
  await desk.launch(desk.order()); // what the history shows of it proves that the history can be believed
  const begin = async (key: string, trouble: Trouble | TroubleName, order = desk.order()) => {
    launched.set(key, { order, asked: await desk.meeting(order, trouble) });
  };
  await Promise.all([
    ...FOUND.map(([sentence, trouble]) => begin(`found: ${sentence}`, trouble)),
    ...READ.map(([sentence, trouble]) => begin(`read: ${sentence}`, trouble)),
    ...LOST.map(([sentence, trouble]) => begin(`lost: ${sentence}`, trouble)),
    ...[302, 307, 308].map((status) => begin(`redirect: ${status}`, redirect(status, canary.url))),
    begin("upload", "reset-upload", desk.order({}, 150_000)),
  ]);
});
test.afterAll(async () => {
  await world?.end();
  await canary?.close();
});

for (const [sentence] of FOUND) {
  test(`created, but ${sentence}: the launch is found by its mark, and dialled once`, async () => {
    const { order, asked } = of(`found: ${sentence}`);
    expect([201, 202]).toContain(asked.status);
    const told = await desk.until(asked.launchId, BEGUN);
    const events = told.steps.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["send", "answer-missing", "seen-on-hold", "commit", "commit-accepted"]));
    expect(told.problem).toBeUndefined();
    expect(await desk.expectDialledOnce(order)).toBe(told.campaignId);
  });
}

for (const [sentence] of READ) {
  test(`${sentence}: it is read all the same, and the campaign is dialled once`, async () => {
    const { order, asked } = of(`read: ${sentence}`);
    expect(asked.status).toBe(201);
    const told = await desk.until(asked.launchId, BEGUN);
    expect(told.steps.map(({ event }) => event)).not.toContain("answer-missing");
    expect(await desk.expectDialledOnce(order)).toBe(told.campaignId);
  });
}

const UNSURE = [...LOST.map(([sentence]) => `lost: ${sentence}`), "redirect: 302", "redirect: 307", "redirect: 308", "upload"];

for (const key of UNSURE) {
  test(`nothing was created (${key}): people are told that it may exist, and nothing is sent again`, async () => {
    const { order, asked } = of(key);
    expect(asked.status).toBe(202);
    const told = await desk.until(asked.launchId, "unknown", ({ search }) => (search?.looks ?? 0) > 0);
    expect(told).toMatchObject({
      campaignId: null,
      problem: { code: "upstream-unknown", message: he.upstream.unknown },
      search: { found: 0 },
    });
    const again = await desk.launch(order, { as: world.people.admin });
    expect(again).toMatchObject({ status: 409, error: { code: "conflict", details: { launchId: asked.launchId } } });
    await desk.expectSilent(order);
  });
}

test("a redirect is not followed: its target hears nothing, of the key or of anything else", () => {
  expect(canary.heard).toEqual({ connections: 0, bytes: 0 });
});

test("a redirected dry run, hold or history is not followed either", async () => {
  const { line } = world;
  const order = desk.order();
  line.next("dryRun", redirect(307, canary.url), redirect(308, canary.url), redirect(302, canary.url));
  expect((await desk.launch(order)).status).toBeGreaterThanOrEqual(502);
  await desk.expectSilent(order, { sent: 0 });
  const lift = line.always("campaignsHistory", redirect(307, canary.url));
  const { campaignId } = await desk.look(of("found: the answer is reset").asked.launchId);
  line.next("campaignHold", redirect(308, canary.url), redirect(308, canary.url));
  expect((await desk.control(campaignId ?? 0, "hold")).status).toBeGreaterThanOrEqual(409);
  lift();
  expect(canary.heard).toEqual({ connections: 0, bytes: 0 });
});

test("ten minutes later all that were not created are proved so, and one of them is launched anew without a word", async () => {
  const closed = UNSURE.filter((key) => key !== OPEN);
  for (const seconds of [601, 61, 61]) await desk.pass(seconds, ...closed.map((key) => of(key).asked.launchId));
  for (const key of closed) {
    const told = await desk.until(of(key).asked.launchId, "absent");
    expect(told.problem).toBeUndefined();
    expect(told.steps.at(-1)?.event).toBe("proved-absent");
    await desk.expectSilent(of(key).order);
  }
  const { order } = of("upload");
  const again = await desk.launch(order);
  expect(again.status).toBe(201);
  await desk.until(again.launchId, BEGUN);
  await desk.expectDialledOnce(order, { sent: 2 });
});

test("looks beside a request that is still open prove nothing; ten minutes after its end they do", async () => {
  const { order, asked } = of(OPEN);
  const { looks } = (await desk.look(asked.launchId)).search ?? { looks: 0 };
  await desk.until(asked.launchId, "unknown", ({ search }) => search?.healthy === 0 && search.looks > Math.max(looks, 3));
  world.line.letGo();
  await desk.until(asked.launchId, "unknown", ({ search }) => search?.healthy === 1);
  for (const seconds of [601, 61]) await desk.pass(seconds, asked.launchId);
  await desk.until(asked.launchId, "absent");
  await desk.expectSilent(order);
});

test("the ledger proves the invariants of a launch, and the key is nowhere", async () => {
  await expectInvariants(world);
  await desk.expectKeyNowhere();
});
