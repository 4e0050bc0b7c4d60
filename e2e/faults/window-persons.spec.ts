import { expect, test } from "@playwright/test";
import { z } from "zod";
import { israelClock } from "../../lib/time";
import { Desk } from "./desk";
import { BEGUN, expectInvariants, OFTEN } from "./proof";
import { startWorld, type World } from "./world";

/** What people order around a closed calling window stands, and what we did comes undone, whatever got lost in between. */

test.describe.configure({ mode: "serial" });

const HOUR = 3_600;
/** A look at what rests comes every fifteen seconds. */
const TWO_LOOKS_MS = 35_000;

let world: World;
let desk: Desk;

test.beforeAll(async () => {
  world = await startWorld({ pace: 20 });
  desk = new Desk(world, "persons");
});
test.afterAll(() => world?.end());

const nowMs = async () =>
  z
    .date()
    .parse((await world.postgres.sql("select shofar_now() as now"))[0]?.["now"])
    .getTime();

/** A window that is open for an hour around the present one, or closed now and open in an hour. */
async function decree(state: "open" | "closed" | "none", outside: "warn" | "refuse" = "warn"): Promise<void> {
  const { hour } = israelClock((await nowMs()) + (state === "closed" ? 2 : 0) * HOUR * 1_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = { from: `${two(hour)}:00`, until: hour === 23 ? "00:00" : `${two(hour + 1)}:00` };
  const names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  const days = Object.fromEntries(names.map((name) => [name, hours]));
  const callingWindow = state === "none" ? null : { days, rest: null, outside, holdRunning: true };
  const rules = { approval: { overRecipients: null, overPrice: null }, callingWindow };
  expect((await world.people.admin.ask(desk.url, "PUT", "/api/settings/launch-rules", rules)).status).toBe(200);
}

const slow = { maxRing: 1, retries: { count: 5, minutesBetween: 120 } };
const status = async (campaignId: number | null) => {
  const { campaigns } = await world.sandbox.control.state();
  return campaigns.find(({ id }) => id === campaignId)?.["active"];
};
const becomes = (campaignId: number | null, wanted: string) =>
  expect.poll(() => status(campaignId), { timeout: TWO_LOOKS_MS, intervals: OFTEN }).toBe(wanted);
/** How each hold that the machine ordered for the window ended, the latest last. */
const windowHolds = async (campaignId: number | null) => {
  const action = "select outcome from audit_entries where action = 'campaign.window-hold' and target = $1 order by id";
  return (await world.postgres.sql(action, [String(campaignId)])).map(({ outcome }) => outcome);
};

test("a person's release while the window is closed is not undone by the machine", async () => {
  await decree("closed");
  const order = desk.order({ ...slow, schedule: { quietHours: false, startOnHold: true } }, 200);
  const watched = desk.order({ ...slow, schedule: { quietHours: false } }, 200);
  const { launchId } = await desk.launch(order);
  expect((await desk.decide(launchId, "release")).status).toBe(200);
  const { campaignId } = await desk.until(launchId, BEGUN);

  // Another that ran when it closed is held by the same look.
  await decree("none");
  const other = await desk.until((await desk.launch(watched)).launchId, BEGUN);
  await decree("closed");
  await becomes(other.campaignId, "hold");
  expect(await status(campaignId)).toBe("active");
  expect(await windowHolds(campaignId)).toEqual([]);
});

test("a hold of ours that was done but not seen is undone all the same when the window opens", async () => {
  await decree("none");
  const { campaignId } = await desk.until((await desk.launch(desk.order(slow, 200))).launchId, BEGUN);
  const before = world.line.count("campaignHold");
  world.line.next("campaignHold", "reset-after");
  world.line.choose(({ action }) =>
    action === "campaignsHistory" && world.line.count("campaignHold") > before ? { answer: { kind: "reset" } } : undefined,
  );
  await decree("closed");
  await expect.poll(() => windowHolds(campaignId), { timeout: TWO_LOOKS_MS, intervals: OFTEN }).toEqual(["unknown"]);
  expect(await status(campaignId)).toBe("hold");
  world.line.choose(undefined);
  await decree("none");
  // After failures the machine stays away from IP-Sales for a while; somebody's own question that is answered brings it back.
  expect((await world.people.marketing.ask(desk.url, "GET", "/api/campaigns")).status).toBe(200);
  await becomes(campaignId, "active");
});

test("a release is judged by the moment it dials, not by a start that has passed", async () => {
  await decree("none");
  const schedule = { ...(await desk.startingIn(16 * 60)).schedule, startOnHold: true };
  const { launchId } = await desk.launch(desk.order({ schedule }));
  await desk.until(launchId, "held");
  await world.moveClocks(HOUR);
  await decree("closed", "refuse");
  expect((await desk.decide(launchId, "release")).status).toBe(409);
  await decree("open", "refuse");
  expect((await desk.decide(launchId, "release")).status).toBe(200);
  await expectInvariants(world);
});
