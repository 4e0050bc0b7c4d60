import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { type Dashboard, startDashboards } from "./dashboard";
import { Orders } from "./orders";
import { errorIn, launchIn, Person } from "./people";
import { BEGUN, expectInvariants, ledgerOf, OFTEN, seenIn, seenWhen, sendings } from "./proof";
import { startWorld, type World } from "./world";

let world: World;
let losAngeles: Dashboard;
/** The same database and IP-Sales, but its server's clock and zone are others. */
let utc: Dashboard;
let early: Dashboard;
let late: Dashboard;
const more: Dashboard[] = [];
const orders = new Orders("שעון", "055");
const HOUR = 3_600;

/** Loaded before everything else: the process's own clock is wrong by so much. */
const skewedBy = (seconds: number) =>
  `--import=data:text/javascript,${encodeURIComponent(
    `const R=Date,o=${seconds * 1000};globalThis.Date=class extends R{constructor(...a){a.length?super(...a):super(R.now()+o)}static now(){return R.now()+o}static parse(s){return R.parse(s)}static UTC(...a){return R.UTC(...a)}}`,
  )}`;

test.beforeAll(async () => {
  world = await startWorld();
  [losAngeles] = world.dashboards as [Dashboard];
  const settings = { databaseUrl: world.postgres.url, upstreamUrl: world.line.url, key: world.sandbox.key };
  const start = async (environment: Record<string, string>) => {
    const [one] = await startDashboards(1, { ...settings, environment });
    if (!one) throw new Error("no dashboard");
    more.push(one);
    return one;
  };
  [utc, early, late] = await Promise.all([
    start({ TZ: "UTC" }),
    start({ NODE_OPTIONS: skewedBy(-2 * HOUR) }),
    start({ TZ: "Pacific/Auckland", NODE_OPTIONS: skewedBy(26 * HOUR) }),
  ]);
  for (const server of [losAngeles, utc, early, late]) {
    authors.set(server, Person.demo("marketing"));
    await authorAt(server).signIn(server.url);
  }
});
test.afterAll(async () => {
  for (const one of more) await one.end();
  await world.end();
});
test.afterEach(() => expectInvariants(world));

const Clock = z.object({ now: z.date() });
const nowMs = async () => Clock.parse((await world.postgres.sql("select shofar_now() as now"))[0]).now.getTime();
const iso = (ms: number) => new Date(ms).toISOString();
const at = (startAt: string) => ({ schedule: { quietHours: false, startAt } });
/** Somebody signed in at each server: they have secrets of their own. */
const authors = new Map<Dashboard, Person>();
const authorAt = (server: Dashboard): Person => authors.get(server) ?? world.people.marketing;
const Sent = z.looseObject({ sendTime: z.string().nullable(), insert_time: z.string() });
const ledger = async (title: string) => {
  const { campaigns, dialled } = await ledgerOf(world, title);
  return [sendings(world, title), campaigns.length, dialled.length];
};
const reaches = (title: string, sentCreatedDialled: number[]) =>
  expect.poll(() => ledger(title), { message: `«${title}»: sent, created, dialled`, intervals: OFTEN }).toEqual(sentCreatedDialled);

test("wherever the server stands and whatever its own clock says, the start that IP-Sales gets is Israel's", async () => {
  const startMs = Math.floor((await nowMs()) / 1000) * 1000 + 40 * HOUR * 1000;
  for (const server of [losAngeles, utc, early, late]) {
    const order = orders.next(at(iso(startMs)));
    const launch = launchIn(await authorAt(server).launch(server.url, order, randomUUID()));
    expect(launch, server.log).toMatchObject({ state: "scheduled" });
    const [campaign] = (await ledgerOf(world, order.title)).campaigns;
    expect(Date.parse(Sent.parse(campaign).sendTime ?? "")).toBe(startMs);
    expect(await ledger(order.title)).toEqual([1, 1, 0]);
  }
});

test("servers whose clocks are two hours behind and a day ahead share launches as one: each is sent once, at its time", async () => {
  const asked = [losAngeles, early, late, utc, early, late].map((server) => ({ server, order: orders.next({ undoSeconds: 2 }) }));
  const began = await nowMs();
  const launches = await Promise.all(asked.map(({ server, order }) => authorAt(server).launch(server.url, order, randomUUID())));
  for (const [index, { server, order }] of asked.entries()) {
    await seenIn(server.url, authorAt(server), launchIn(launches[index] as never)?.id ?? "", BEGUN);
    await reaches(order.title, [1, 1, 1]);
    const seen = world.line.seen.find(({ action, title }) => action === "campaignRun" && title?.startsWith(`${order.title} ·`));
    expect((seen?.at ?? 0) - began).toBeGreaterThanOrEqual(2_000);
  }
});

test("the clock goes back two hours and then forward a day: what is scheduled stays scheduled once, what waits waits, and then goes once", async () => {
  const { people, postgres, sandbox } = world;
  const { url } = losAngeles;
  const [timed, undoable] = [orders.next(at(iso((await nowMs()) + 30 * HOUR * 1000))), orders.next({ undoSeconds: 600 })];
  const [timedKey, undoableKey] = [randomUUID(), randomUUID()];
  const scheduled = launchIn(await people.marketing.launch(url, timed, timedKey));
  const waiting = launchIn(await people.marketing.launch(url, undoable, undoableKey));
  await postgres.moveClock(-2 * HOUR);
  expect(launchIn(await people.marketing.launch(url, timed, timedKey))).toMatchObject({ id: scheduled?.id, state: "scheduled" });
  expect(errorIn(await people.marketing.launch(url, timed, randomUUID()))).toBe("conflict");
  expect(launchIn(await people.marketing.launch(url, undoable, undoableKey))).toMatchObject({ id: waiting?.id, state: "waiting" });
  expect([await ledger(timed.title), await ledger(undoable.title)]).toEqual([
    [1, 1, 0],
    [0, 0, 0],
  ]);
  await Promise.all([postgres.moveClock(26 * HOUR), sandbox.control.advance(24 * HOUR)]);
  await seenIn(url, people.marketing, waiting?.id ?? "", BEGUN);
  await reaches(undoable.title, [1, 1, 1]);
  await seenIn(url, people.marketing, scheduled?.id ?? "", "scheduled");
  expect(await ledger(timed.title)).toEqual([1, 1, 0]);
  await world.moveClocks(6 * HOUR);
  await reaches(timed.title, [1, 1, 1]);
});

test("a start is at most 21 days ahead, exact to the second, and never in the past", async () => {
  const { people, postgres } = world;
  const ask = async (ms: number) =>
    (await people.marketing.ask(losAngeles.url, "POST", "/api/campaigns/dry-run", orders.next(at(iso(ms))))).status;
  const frozen = Math.floor((await nowMs()) / 1000) * 1000;
  await people.marketing.ask(losAngeles.url, "GET", "/api/launches"); // a session of this hour
  await postgres.sql(
    `create or replace function shofar_now() returns timestamptz language sql stable as 'select timestamptz ''${iso(frozen)}'''`,
  );
  const limit = frozen + 21 * 24 * HOUR * 1000;
  const statuses = [
    await ask(limit),
    await ask(limit + 1_000),
    await ask(frozen - 1_000),
    await ask(frozen + 899_000),
    await ask(frozen + 901_000), // a moment has passed since the clock was read
  ];
  await postgres.moveClock(0);
  expect(statuses).toEqual([200, 400, 400, 400, 200]);
});

/** The night in which Israel's clocks go on, and the one in which they go back. */
const SPRING = {
  gap: ["2027-03-26T02:30:00+02:00", "2027-03-26T02:30:00+03:00"],
  before: "2027-03-26T01:30:00+02:00",
  after: "2027-03-26T03:30:00+03:00",
};
const AUTUMN = { first: "2027-10-31T01:30:00+03:00", second: "2027-10-31T01:30:00+02:00" };

test("a time that Israel's clocks skip in spring is refused with a sentence in either language, the hours beside it are taken", async () => {
  const { people } = world;
  await world.moveClocks((Date.parse("2027-03-20T09:00:00Z") - (await nowMs())) / 1000);
  const said: Record<string, string[]> = {};
  for (const locale of ["he", "en"]) {
    await world.postgres.sql("update users set locale = $1 where email = $2", [locale, people.marketing.email]);
    for (const gap of SPRING.gap) {
      const { status, body } = await people.marketing.launch(losAngeles.url, orders.next(at(gap)), randomUUID());
      expect(status).toBe(400);
      const { error } = z.object({ error: z.object({ code: z.literal("invalid"), message: z.string() }) }).parse(body);
      said[locale] = [...(said[locale] ?? []), error.message];
    }
  }
  expect(said["he"]?.join()).toMatch(/[א-ת]{3,} [א-ת]{2,}/);
  expect(said["en"]?.join()).toMatch(/[a-z]{3,} [a-z]{2,}/);
  expect(`${said["he"]}${said["en"]}`).not.toMatch(/problems\.|startSkipped/);
  for (const startAt of [SPRING.before, SPRING.after]) {
    const order = orders.next(at(startAt));
    expect(launchIn(await authorAt(utc).launch(utc.url, order, randomUUID()))).toMatchObject({ state: "scheduled" });
    const [campaign] = (await ledgerOf(world, order.title)).campaigns;
    expect(Date.parse(Sent.parse(campaign).sendTime ?? "")).toBe(Date.parse(startAt));
  }
});

test("an hour that comes twice in autumn is taken either way, and we let each go at its own moment", async () => {
  const { people } = world;
  const { url } = losAngeles;
  await world.moveClocks((Date.parse("2027-10-20T09:00:00Z") - (await nowMs())) / 1000);
  const [first, second] = [orders.next(at(AUTUMN.first)), orders.next(at(AUTUMN.second))];
  const ids = [];
  for (const order of [first, second]) {
    const launch = launchIn(await people.marketing.launch(url, order, randomUUID()));
    expect(launch).toMatchObject({ state: "held", waitsFor: { what: "start" } });
    expect(await ledger(order.title)).toEqual([1, 1, 0]);
    ids.push(launch?.id ?? "");
  }
  for (const [index, [order, startAt]] of [[first, AUTUMN.first] as const, [second, AUTUMN.second] as const].entries()) {
    await world.moveClocks((Date.parse(startAt) - 4_000 - (await nowMs())) / 1000);
    expect((await ledger(order.title))[2]).toBe(0);
    await seenWhen(url, people.admin, ids[index] ?? "", ({ state }) => BEGUN.includes(state), "begins", 15_000);
    await reaches(order.title, [1, 1, 1]);
    const [dispatch] = (await ledgerOf(world, order.title)).dialled;
    const lateMs = Date.parse(String(dispatch?.at)) - Date.parse(startAt);
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(10_000);
    if (index === 0) expect(await ledger(second.title)).toEqual([1, 1, 0]);
  }
});

test("however far the clock is from the servers' own, people hold and resume a running campaign", async () => {
  const { people, sandbox } = world;
  const { url } = losAngeles;
  const running = orders.next({ maxRing: 1 }, 500);
  const { campaignId } = launchIn(await people.marketing.launch(url, running, randomUUID())) ?? {};
  const held = await people.supervisor.ask(url, "POST", `/api/campaigns/${campaignId}/hold`);
  expect(held).toMatchObject({ status: 200, body: { campaign: { status: "hold" } } });
  expect((await people.supervisor.ask(url, "POST", `/api/campaigns/${campaignId}/resume`)).status).toBe(200);
  expect((await sandbox.control.state()).campaigns.find(({ id }) => id === campaignId)).toMatchObject({ active: "active" });
});
