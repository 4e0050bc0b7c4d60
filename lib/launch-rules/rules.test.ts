import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/permissions";
import { auditEntries, launchRules, users } from "@/lib/db/schema";
import { startDatabase } from "@/lib/launches/testing";
import { type CallingWindow, type LaunchRules, NO_RULES } from "./schema";

let database: Awaited<ReturnType<typeof startDatabase>>;
let operations: typeof import("./operations");
let store: typeof import("./store");
let perform: typeof import("@/lib/operation")["perform"];
let db: typeof import("@/lib/db/client")["db"];
let clock: typeof import("@/lib/db/clock");
let actors: Record<Role, Actor>;

beforeAll(async () => {
  database = await startDatabase();
  Object.assign(process.env, {
    IPSALES_API_KEY: "launch-rules-test-key",
    IPSALES_BASE_URL: "http://127.0.0.1:9",
    DATABASE_URL: database.url,
    AUTH_SECRET: "only for this test, never a real secret",
  });
  operations = await import("./operations");
  store = await import("./store");
  ({ perform } = await import("@/lib/operation"));
  ({ db } = await import("@/lib/db/client"));
  clock = await import("@/lib/db/clock");
  const people = await db().select().from(users);
  const actor = (role: Role): Actor => ({ ...people.find((person) => person.role === role)!, sessionId: randomUUID() });
  actors = { marketing: actor("marketing"), supervisor: actor("supervisor"), admin: actor("admin") };
}, 60_000);

afterAll(async () => {
  await db().$client.end();
  await database.stop();
});

beforeEach(async () => {
  await db().delete(launchRules);
  await db().delete(auditEntries).where(eq(auditEntries.action, "launch-rules.save"));
});

const OFFICE = { from: "09:00", until: "20:00" };
const WINDOW: CallingWindow = {
  days: {
    sunday: OFFICE,
    monday: OFFICE,
    tuesday: OFFICE,
    wednesday: OFFICE,
    thursday: OFFICE,
    friday: { from: "09:00", until: "12:30" },
    saturday: null,
  },
  rest: { eveCutOff: "15:00", reopensAt: "20:30" },
  outside: "warn",
  holdRunning: false,
};
const RULES: LaunchRules = { approval: { overRecipients: 500, overPrice: "1500.5" }, callingWindow: WINDOW };

const read = (role: Role = "marketing") => perform(operations.readRules, actors[role], {});
const save = (rules: unknown, role: Role = "admin") => perform(operations.saveRules, actors[role], rules);
const audited = () => db().select().from(auditEntries).where(eq(auditEntries.action, "launch-rules.save")).orderBy(asc(auditEntries.id));
/** The fields that are refused, with the last word of the reason. */
const problems = (rules: unknown) =>
  save(rules).then(
    () => [],
    (error) => error.options.fields.map((one: { field: string; problem: string }) => [one.field, one.problem.split(".").at(-1)]),
  );
const within = (part: Partial<CallingWindow>) => ({ ...RULES, callingWindow: { ...WINDOW, ...part } });

test("until an admin decides there are no rules, and everybody who prepares or watches campaigns may read them", async () => {
  expect(await store.readLaunchRules()).toEqual(NO_RULES);
  for (const role of ["marketing", "supervisor", "admin"] as const) {
    expect(await read(role)).toEqual({ rules: NO_RULES, savedAt: null, savedBy: null, window: null });
  }
});

test("an admin's rules are read by everybody, with whose they are and how the window stands by the database's clock", async () => {
  const saved = await save(RULES);
  expect(saved).toEqual(await read());
  expect(saved).toMatchObject({ rules: RULES, savedBy: { name: actors.admin.name } });
  expect(await store.readLaunchRules()).toEqual(RULES);
  const nowMs = await clock.readClock();
  expect(Math.abs(Date.parse(saved.savedAt ?? "") - nowMs)).toBeLessThan(60_000);
  expect(saved.window?.why === null).toBe(saved.window?.open);

  await db().$client.query(
    "create or replace function shofar_now() returns timestamptz language sql stable as $$ select timestamptz '2026-11-27 13:00+02' $$",
  );
  expect((await read()).window).toEqual({ open: false, until: "2026-11-29T09:00:00+02:00", why: "hours" });
  await db().$client.query("create or replace function shofar_now() returns timestamptz language sql stable as $$ select now() $$");
});

test("saving again replaces, and the audit tells the rules and what stood before in those that changed", async () => {
  await save(RULES);
  const later = { approval: { overRecipients: null, overPrice: "1500.5" }, callingWindow: { ...WINDOW, outside: "refuse" as const } };
  await save(later);
  expect(await store.readLaunchRules()).toEqual(later);
  expect(await db().$count(launchRules)).toBe(1);
  const [first, second] = await audited();
  expect(first).toMatchObject({
    actorId: actors.admin.id,
    outcome: "done",
    details: { overRecipients: 500, overPrice: "1500.5", friday: "09:00–12:30", saturday: "–", restDays: "15:00–20:30", outside: "warn" },
  });
  expect(first?.details).toMatchObject({ from: { overRecipients: "–", overPrice: "–", callingWindow: false } });
  expect(second?.details).toMatchObject({ overRecipients: "–", outside: "refuse", from: { overRecipients: 500, outside: "warn" } });
  expect(Object.keys(Object(second?.details).from)).toHaveLength(2);
});

test("nobody but an admin changes them, and a try is written down", async () => {
  for (const role of ["marketing", "supervisor"] as const) await expect(save(RULES, role)).rejects.toMatchObject({ code: "forbidden" });
  expect((await audited()).map(({ outcome, actorId }) => [outcome, actorId])).toEqual([
    ["denied", actors.marketing.id],
    ["denied", actors.supervisor.id],
  ]);
  expect(await store.readLaunchRules()).toEqual(NO_RULES);
});

test("hours that make no sense are refused at their field", async () => {
  const day = (sunday: CallingWindow["days"]["sunday"]) => problems(within({ days: { ...WINDOW.days, sunday } }));
  expect(await day({ from: "20:00", until: "09:00" })).toEqual([["callingWindow.days.sunday.until", "hoursReversed"]]);
  expect(await day({ from: "09:00", until: "09:00" })).toEqual([["callingWindow.days.sunday.until", "hoursReversed"]]);
  expect(await day({ from: "9:00", until: "24:00" })).toEqual([
    ["callingWindow.days.sunday.from", "time"],
    ["callingWindow.days.sunday.until", "time"],
  ]);
  expect(await day({ from: "18:00", until: "00:00" })).toEqual([]);
  expect(await problems(within({ rest: { eveCutOff: "20:01", reopensAt: "08:30" } }))).toEqual([
    ["callingWindow.rest.eveCutOff", "eveCutOff"],
    ["callingWindow.rest.reopensAt", "reopensAt"],
  ]);
});

test("a window that never opens, or never closes, is refused", async () => {
  const none = { sunday: null, monday: null, tuesday: null, wednesday: null, thursday: null, friday: null, saturday: null };
  const neverOpens = [["callingWindow.days", "neverOpens"]];
  expect(await problems(within({ days: none }))).toEqual(neverOpens);
  // Only on Shabbat, and only after the cut-off on its eve.
  expect(await problems(within({ days: { ...none, saturday: { from: "10:00", until: "14:00" } } }))).toEqual(neverOpens);
  expect(await problems(within({ days: { ...none, friday: { from: "15:00", until: "18:00" } } }))).toEqual(neverOpens);
  expect(await problems(within({ rest: null, days: { ...none, saturday: { from: "10:00", until: "14:00" } } }))).toEqual([]);
  const whole = { from: "00:00", until: "00:00" };
  const always = { sunday: whole, monday: whole, tuesday: whole, wednesday: whole, thursday: whole, friday: whole, saturday: whole };
  expect(await problems(within({ days: always, rest: null }))).toEqual([["callingWindow.days", "neverCloses"]]);
  expect(await problems(within({ days: always }))).toEqual([]);
});

test("limits are whole recipients and exact amounts, none below zero", async () => {
  const limits = (overRecipients: unknown, overPrice: unknown) => problems({ ...RULES, approval: { overRecipients, overPrice } });
  expect(await limits(0, "0")).toEqual([]);
  expect(await limits(1.5, "-1")).toEqual([
    ["approval.overRecipients", "recipients"],
    ["approval.overPrice", "price"],
  ]);
  expect(await limits(1_000_001, "1e9")).toEqual([
    ["approval.overRecipients", "recipients"],
    ["approval.overPrice", "price"],
  ]);
});

test("rules that can't be read are an error and never the absence of rules", async () => {
  await db()
    .insert(launchRules)
    .values({ rules: { approval: {} } });
  await expect(store.readLaunchRules()).rejects.toThrow();
});
