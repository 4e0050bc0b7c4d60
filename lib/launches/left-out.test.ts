import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, launches, reports } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { actors, db, launchWorker, ledger, operations, perform, readClock, upstream, withMachine } from "./machine.fixture";
import type { Launch } from "./schema";
import { storedLaunch } from "./testing";

/** Who must not be called isn't, whenever they say so; what was dialled is read in the sandbox's own ledger of dials. */

withMachine();

let nextPhone = 2_000_000;
const newPhones = (count: number) => Array.from({ length: count }, () => `053${nextPhone++}`);
const newSpec = (phones: string[], more: Record<string, unknown> = {}, schedule: Record<string, unknown> = {}) => ({
  title: `מבצע ${randomUUID().slice(0, 8)}`,
  audience: { phones },
  message: { kind: "text", text: "שלום, זוהי הודעה" },
  schedule: { quietHours: false, ...schedule },
  ...more,
});
const launch = async (spec: ReturnType<typeof newSpec>) =>
  (await perform(operations.launchCampaign, actors.admin, { spec, idempotencyKey: randomUUID() })).launch;
const look = async (id: string) => (await perform(operations.getLaunch, actors.admin, { launchId: id })).launch;
const optOut = (phones: readonly string[]) => ledger.addOptOuts(phones.map((phone) => ({ phone, kind: "hand", by: actors.admin.id })));
const letBack = (phones: readonly string[]) => ledger.leave(phones, { by: actors.admin.id, reason: "ביקשו לחזור" });
const refusal = (asked: Promise<unknown>) =>
  asked.then(() => null).catch((error: unknown) => (error instanceof AppError ? error.options : Promise.reject(error)));

async function until(id: string, done: (launch: Launch) => boolean): Promise<Launch> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
    const seen = await look(id);
    if (done(seen)) return seen;
  }
  throw new Error(`the launch rests in ${(await look(id)).state}`);
}
const BEGUN: Launch["state"][] = ["running", "ended"];
const untilState = (id: string, ...states: Launch["state"][]) => until(id, ({ state }) => states.includes(state));
const dialledBy = async (campaignId: number | null) =>
  (await upstream.state()).dispatches.filter((dispatch) => dispatch.campaignId === campaignId).flatMap(({ phones }) => phones);
const upstreamState = async (campaignId: number | null) => (await upstream.state()).campaigns.find(({ id }) => id === campaignId)?.active;

test("a launch leaves out who is in the ledger, and says how many", async () => {
  const phones = newPhones(5);
  await optOut([phones[1]!, phones[3]!]);
  const spec = newSpec(phones);
  expect(await perform(operations.dryRunCampaign, actors.admin, { spec })).toMatchObject({ accepted: 3, optedOut: 2, blockedElsewhere: 0 });
  const { id, recipients } = await launch(spec);
  expect(recipients).toBe(3);
  const { dryRun, campaignId } = await untilState(id, ...BEGUN);
  expect(dryRun).toMatchObject({ accepted: 3, optedOut: 2, blocked: 0 });
  await expect.poll(() => dialledBy(campaignId)).toEqual([phones[0], phones[2], phones[4]]);
});

test("a launch of people who all asked not to be called is refused, when it is asked for and when they ask meanwhile", async () => {
  const phones = newPhones(2);
  const spec = newSpec(phones, { undoSeconds: 2 });
  const { id } = await launch(spec);
  await optOut(phones);
  const { problem, campaignId, steps } = await untilState(id, "refused");
  expect({ problem: problem?.code, campaignId }).toEqual({ problem: "invalid", campaignId: null });
  expect(steps.map(({ event }) => event)).toEqual(["asked", "dry-run-passed", "put-off", "recheck", "nobody-left"]);
  expect(await refusal(launch(newSpec(phones)))).toMatchObject({
    fields: [{ field: "audience", problem: "launches.problems.everybodyOptedOut" }],
  });
});

test("who asks between the check and the sending is left out, and the figures are asked for anew", async () => {
  const phones = newPhones(4);
  const { id } = await launch(newSpec(phones, { undoSeconds: 2 }));
  await optOut([phones[0]!]);
  const { steps, dryRun, campaignId } = await untilState(id, ...BEGUN);
  expect(steps.map(({ event }) => event)).toEqual(expect.arrayContaining(["recheck"]));
  expect(dryRun).toMatchObject({ accepted: 3, optedOut: 1 });
  await expect.poll(() => dialledBy(campaignId)).toEqual(phones.slice(1));
});

test("who asks of others changes nothing of a launch", async () => {
  const { id } = await launch(newSpec(newPhones(2), { undoSeconds: 1 }));
  await optOut(newPhones(3));
  const { steps } = await untilState(id, ...BEGUN);
  expect(steps.map(({ event }) => event)).not.toContain("recheck");
});

test("what rests on hold is not released once somebody of it asked, until they are let back", async () => {
  const phones = newPhones(3);
  const { id, campaignId } = await launch(newSpec(phones, {}, { startOnHold: true }));
  await untilState(id, "held");
  await optOut([phones[2]!]);
  const { release, resume } = { release: operations.releaseLaunch, resume: (await import("@/lib/campaigns/operations")).resumeCampaign };
  const sentence = { message: "launches.problems.optedOutSince", values: { count: 1 } };
  expect(await refusal(perform(release, actors.admin, { launchId: id }))).toMatchObject(sentence);
  expect(await refusal(perform(resume, actors.admin, { campaignId }))).toMatchObject(sentence);
  expect(await dialledBy(campaignId)).toEqual([]);
  await letBack([phones[2]!]);
  await perform(release, actors.admin, { launchId: id });
  await untilState(id, ...BEGUN);
});

test("a machine doesn't let go what holds somebody who asked after it was sent", async () => {
  const phones = newPhones(3);
  const { id, campaignId } = await launch(newSpec(phones, {}, { startOnHold: true }));
  await untilState(id, "held");
  await optOut(phones.slice(0, 2));
  // As after a restart: the machine takes the row up as one that starts at once.
  const atOnce = sql`jsonb_set(${launches.spec}, '{schedule,startOnHold}', 'false')`;
  await db().update(launches).set({ spec: atOnce, dueAt: sql`shofar_now()` }).where(eq(launches.id, id));
  launchWorker().wake();
  const { problem, steps } = await untilState(id, "needs-person");
  expect(problem?.message).toContain("שני נמענים ביקשו מאז לא לקבל שיחות");
  expect(steps.at(-1)).toMatchObject({ event: "doubt", evidence: { why: "optedOutSince", optedOut: 2 } });
  expect({ dialled: await dialledBy(campaignId), state: await upstreamState(campaignId) }).toEqual({ dialled: [], state: "hold" });
});

test("a campaign that waits for its time is held when somebody of it asks before, with its entry in the audit", async () => {
  const phones = newPhones(3);
  const { id, campaignId } = await launch(newSpec(phones, {}, { startAt: new Date(Date.now() + 3 * 3_600_000).toISOString() }));
  await untilState(id, "scheduled");
  await launchWorker().watch();
  expect((await look(id)).state).toBe("scheduled");
  await optOut([phones[0]!]);
  await launchWorker().watch();
  const { problem } = await untilState(id, "needs-person");
  expect(problem?.message).toContain("נמען אחד ביקש מאז לא לקבל שיחות");
  expect(await upstreamState(campaignId)).toBe("hold");
  const audit = await db().select().from(auditEntries).where(eq(auditEntries.action, "launch.hold-opted-out"));
  expect(audit).toMatchObject([{ target: String(campaignId), outcome: "done" }]);
});

test("what was pressed in a campaign that was over before the sending holds nothing: IP-Sales left those people out by itself", async () => {
  const phones = newPhones(5);
  const { id } = await launch(newSpec(phones, {}, { startOnHold: true }));
  await untilState(id, "held");
  const release = () => perform(operations.releaseLaunch, actors.admin, { launchId: id });
  await keepReportOf(990_001, -3_600_000);
  await keepReportOf(990_002, 3_600_000);
  await endedLaunchOf(990_003);
  const press = (phone: string, campaignId: number) => ledger.addOptOuts([{ phone, kind: "pressed", campaignId }]);
  await press(phones[0]!, 990_001);
  await press(phones[1]!, 990_003);
  // Over after it was sent, and one of which nothing is known.
  await press(phones[2]!, 990_002);
  await press(phones[3]!, 990_004);
  expect(await refusal(release())).toMatchObject({ message: "launches.problems.optedOutSince", values: { count: 2 } });
  // As one from before there was a ledger.
  await db().update(launches).set({ optOutsUpTo: null }).where(eq(launches.id, id));
  expect(await refusal(release())).toMatchObject({ message: "launches.problems.optedOutSince", values: { count: 2 } });
  await letBack(phones.slice(2, 4));
  await release();
  await untilState(id, ...BEGUN);
});

async function keepReportOf(campaignId: number, endedInMs: number): Promise<void> {
  const endedAt = new Date((await readClock()) + endedInMs).toISOString();
  const kept = { campaignId, asOf: new Date(), rows: 0, badRows: 0, summary: {}, rulesDigest: "", format: 0 };
  await db()
    .insert(reports)
    .values({ ...kept, header: { campaign: { endedAt } } });
}

async function endedLaunchOf(campaignId: number): Promise<void> {
  const anHourAgo = sql`shofar_now() - interval '1 hour'`;
  await db()
    .insert(launches)
    .values({ ...storedLaunch(newSpec(newPhones(1)), actors.admin), state: "ended", campaignId, stateSince: anHourAgo });
}
