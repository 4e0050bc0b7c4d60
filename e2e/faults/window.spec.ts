import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { israelClock } from "../../lib/time";
import type { Dashboard } from "./dashboard";
import { Orders } from "./orders";
import { launchIn, type Person } from "./people";
import { BEGUN, expectInvariants, ledgerOf, OFTEN, seenIn, seenWhen, sendings } from "./proof";
import { startWorld, type World } from "./world";

/** One long day of a tenant who calls from 08:00 to 20:00; the tests follow each other through it. */
test.describe.configure({ mode: "serial" });

let world: World;
let dashboard: Dashboard;
const orders = new Orders("חלון", "058");
const HOUR = 3_600;
/** The launches of the day: `guarded` is held by us and by nobody else, `paused` by a person too, `insisted` is let go by a person. */
const day: Record<"guarded" | "paused" | "insisted", { title: string; campaignId: number; id: string }> = {} as never;

test.beforeAll(async () => {
  world = await startWorld({ pace: 20 });
  [dashboard] = world.dashboards as [Dashboard];
  // To the next ten o'clock of Israel's, so that a day of the test is at most a day and a half from the real one.
  const { hour, minute, second } = israelClock(Date.now());
  await world.moveClocks((34 * HOUR - (hour * 60 + minute) * 60 - second) % (24 * HOUR));
  await decree({ outside: "refuse", holdRunning: true });
});
test.afterAll(() => world.end());
test.afterEach(() => expectInvariants(world));

const HOURS = { from: "08:00", until: "20:00" };
const WEEK = Object.fromEntries(
  ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"].map((weekday) => [weekday, HOURS]),
);
/** An admin sets the window, or none. */
async function decree(choice: { outside: "refuse" | "warn"; holdRunning: boolean } | null): Promise<void> {
  const callingWindow = choice && { days: WEEK, rest: null, ...choice };
  const rules = { approval: { overRecipients: null, overPrice: null }, callingWindow };
  expect(await world.people.admin.ask(dashboard.url, "PUT", "/api/settings/launch-rules", rules)).toMatchObject({ status: 200 });
}

/** Only the rules' clock: IP-Sales goes on in its own time, so that a campaign isn't over when the window closes. */
const goTo = async (hour: number, minute: number) => {
  const [row] = await world.postgres.sql("select shofar_now() as now");
  const clock = israelClock(z.date().parse(row?.["now"]).getTime());
  const ahead = (hour - clock.hour) * 60 + minute - clock.minute;
  await world.postgres.moveClock(((ahead + 24 * 60) % (24 * 60)) * 60);
};

const control = (person: Person, { campaignId }: { campaignId: number }, what: string) =>
  person.ask(dashboard.url, "POST", `/api/campaigns/${campaignId}/${what}`);
const decide = (person: Person, { id }: { id: string }, what: string) => person.ask(dashboard.url, "POST", `/api/launches/${id}/${what}`);
const active = async ({ title }: { title: string }) => (await ledgerOf(world, title)).campaigns[0]?.active;
const becomes = (launch: { title: string }, status: string, within: number) =>
  expect.poll(() => active(launch), { message: `«${launch.title}» in the ledger`, timeout: within, intervals: OFTEN }).toBe(status);
const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** A look at what rests comes every fifteen seconds. */
const BY_THE_NEXT_LOOK_MS = 17_000;
/** A server that starts looks at once. */
const AT_START_MS = 6_000;

async function launch(more: Record<string, unknown> = {}) {
  const order = orders.next(more, 300);
  const answer = await world.people.marketing.launch(dashboard.url, order, randomUUID());
  const seen = launchIn(answer);
  return { answer, title: order.title, id: seen?.id ?? "", campaignId: seen?.campaignId ?? 0, state: seen?.state };
}

test("night is spared unless it is asked for: reasonableHours is sent as yes by default", async () => {
  const { title } = await launch({ schedule: { startOnHold: true } });
  const { title: atNight } = await launch({ schedule: { startOnHold: true, quietHours: false } });
  expect((await ledgerOf(world, title)).campaigns).toMatchObject([{ reasonableHours: true }]);
  expect((await ledgerOf(world, atNight)).campaigns).toMatchObject([{ reasonableHours: false }]);
});

test("campaigns of ours that run when the window closes are held, and it is shown since when", async () => {
  for (const name of ["guarded", "paused", "insisted"] as const) {
    day[name] = await launch({ maxRing: 1 });
    await seenIn(dashboard.url, world.people.marketing, day[name].id, "running");
  }
  for (const one of Object.values(day)) await becomes(one, "active", 5_000);
  await goTo(20, 1);
  for (const one of Object.values(day)) {
    await becomes(one, "hold", BY_THE_NEXT_LOOK_MS);
    await seenWhen(dashboard.url, world.people.marketing, one.id, (seen) => seen["windowHeldAt"] !== undefined, "tells of the window");
  }
  const audit = await world.postgres.sql("select actor_id, outcome from audit_entries where action = 'campaign.window-hold'");
  expect(audit).toEqual(Array.from({ length: 3 }, () => ({ actor_id: null, outcome: "done" })));
});

test("while it is closed a launch, a release and a resume are refused in words; what starts on hold is created", async () => {
  const { supervisor } = world.people;
  const now = await launch();
  const held = await launch({ schedule: { startOnHold: true, quietHours: false } });
  expect(held.state).toBe("held");
  const answers = [now.answer, await decide(supervisor, held, "release"), await control(supervisor, day.guarded, "resume")];
  expect(answers.map(({ status }) => status)).toEqual([400, 409, 409]);
  for (const { body } of answers) expect(Refusal.parse(body).error.message).toMatch(/[א-ת]{3}.*08:00/);
  expect(sendings(world, now.title)).toBe(0);
  expect((await ledgerOf(world, held.title)).dialled).toEqual([]);
  expect(await active(day.guarded)).toBe("hold");
});

test("a person's hold in between wins: when the window opens, while no server is up, only the others go on, at once on start", async () => {
  const { supervisor } = world.people;
  expect((await control(supervisor, day.paused, "hold")).status).toBe(200);
  await dashboard.kill9();
  await goTo(8, 1);
  await dashboard.restart();
  await becomes(day.guarded, "active", AT_START_MS);
  await becomes(day.insisted, "active", AT_START_MS);
  expect(await active(day.paused)).toBe("hold");
  await seenWhen(dashboard.url, supervisor, day.guarded.id, (seen) => seen["windowHeldAt"] === undefined, "tells of the window no more");
});

test("when the window closes while no server is up, our running campaigns are held at once on start", async () => {
  await dashboard.kill9();
  await goTo(20, 1);
  await dashboard.restart();
  await becomes(day.guarded, "hold", AT_START_MS);
  await becomes(day.insisted, "hold", AT_START_MS);
});

test("where it only warns and holds, a launch waits for the opening over a kill, and what a person lets go goes", async () => {
  await decree({ outside: "warn", holdRunning: true });
  const told = await world.people.marketing.ask(dashboard.url, "POST", "/api/campaigns/dry-run", orders.next());
  expect(told.body).toMatchObject({ outsideWindow: { effect: "waits", opensAt: expect.stringContaining("T08:00:00") } });
  const waits = await launch({ maxRing: 1 });
  expect(waits.state).toBe("waiting");
  expect((await control(world.people.supervisor, day.insisted, "resume")).status).toBe(200);
  await dashboard.kill9();
  await dashboard.restart();
  const { waitsFor } = await seenIn(dashboard.url, world.people.marketing, waits.id, "waiting");
  expect(waitsFor).toMatchObject({ what: "window", until: expect.stringContaining("T08:00:00") });
  expect(sendings(world, waits.title)).toBe(0);
  expect(await active(day.insisted)).toBe("active");
  await goTo(8, 1);
  await seenIn(dashboard.url, world.people.marketing, waits.id, BEGUN);
  expect([sendings(world, waits.title), (await ledgerOf(world, waits.title)).dialled.length]).toEqual([1, 1]);
});

test("a launch that waits for the opening goes soon after an admin takes the window away; where it only warns, calls go on", async () => {
  await goTo(20, 1);
  const waits = await launch({ maxRing: 1 });
  expect(waits.state).toBe("waiting");
  await decree({ outside: "warn", holdRunning: false });
  const goes = await launch({ maxRing: 1 });
  await seenIn(dashboard.url, world.people.marketing, goes.id, BEGUN);
  await decree(null);
  await seenIn(dashboard.url, world.people.marketing, waits.id, BEGUN, BY_THE_NEXT_LOOK_MS);
});
