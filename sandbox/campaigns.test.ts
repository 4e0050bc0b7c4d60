import { beforeEach, describe, expect, test } from "vitest";
import { call, DAY_SECONDS, documentedExample, historyOf, makeAccount, NOON, pass, type Row, typesOf } from "./account-testing.ts";
import type { ActionRequest } from "./action.ts";
import { campaignHold, campaignResumption, campaignRun, campaignStop, maxRingSet } from "./campaigns.ts";
import { campaignsHistory } from "./history.ts";
import type { Sandbox } from "./store.ts";

const WAITING = "ממתין למידע...";
const PHONES = Array.from({ length: 60 }, (_, i) => `05${20_000_000 + i * 977}`);

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = accountWithCallerId();
});

function accountWithCallerId(balanceCents = 10_000_000, startAt = NOON): Sandbox {
  const made = makeAccount({ balanceCents }, startAt);
  made.callerIds.register("0721234567");
  return made;
}

const base = { phones: PHONES, audioText: "שלום, זוהי הודעה", title: "בדיקה", betweenRetries: 20 };
const run = (fields: Row = {}, files: ActionRequest["files"] = {}) => call(sandbox, campaignRun, { ...base, ...fields }, files);

describe("a campaign's life in the history", () => {
  test("a row has the reference's keys, order and types", async () => {
    const { campaignId } = await run();
    await pass(sandbox, DAY_SECONDS);
    expect(typesOf(await historyOf(sandbox, campaignId))).toEqual(typesOf(documentedExample("## `campaignsHistory`")));
  });

  test("created active: unknown at first, then counted, then ended", async () => {
    const { campaignId } = await run({ maxRing: 5 });
    expect(await historyOf(sandbox, campaignId)).toMatchObject({
      active: "active",
      timed: false,
      insert_time: "22-11-2026 12:00",
      start_time: "",
      end_time: "",
      total_phones: 60,
      new_phones: 60,
      total_sent: WAITING,
      answerd_calls: WAITING,
      dialing_calls: WAITING,
      retries_list: WAITING,
      max_ring: 5,
      max_ring_view: "5",
    });
    expect(sandbox.dispatches).toMatchObject([{ campaignId, title: "בדיקה", phones: PHONES, externalID: "" }]);
    await pass(sandbox, 3);
    const running = await historyOf(sandbox, campaignId);
    expect(running).toMatchObject({ active: "active", start_time: "22-11-2026 12:00", dialing_calls: 5 });
    expect(Number(running["total_sent"]) + Number(running["new_phones"])).toBe(60);
    await pass(sandbox, DAY_SECONDS);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({
      active: "ended",
      total_sent: 60,
      new_phones: 0,
      dialing_calls: 0,
      retries_list: 0,
    });
    expect((await historyOf(sandbox, campaignId))["end_time"]).toMatch(/^22-11-2026 12:\d\d$/);
    expect(sandbox.dispatches).toHaveLength(1);
  });

  test("created on hold: calls nobody until it is resumed, and enters the ledger once", async () => {
    const { campaignId } = await run({ runType: "hold", externalID: "CAMP-1" });
    await pass(sandbox, 3_600);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({
      active: "hold",
      total_phones: 60,
      new_phones: 60,
      total_sent: WAITING,
      max_ring: 0,
      max_ring_view: "ללא הגבלה",
    });
    expect(sandbox.dispatches).toEqual([]);
    expect(await call(sandbox, campaignResumption, { campaignId })).toEqual({ errorCode: 0 });
    expect(await call(sandbox, campaignResumption, { campaignId })).toEqual({ errorCode: 1 });
    await pass(sandbox, 2);
    expect(await call(sandbox, campaignHold, { campaignId })).toEqual({ errorCode: 0 });
    expect(await call(sandbox, campaignHold, { campaignId })).toEqual({ errorCode: 0 });
    await pass(sandbox, 3_600);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({ active: "hold", dialing_calls: 0 });
    expect(await call(sandbox, campaignResumption, { campaignId: String(campaignId) })).toEqual({ errorCode: 0 });
    await pass(sandbox, DAY_SECONDS);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({ active: "ended", total_sent: 60 });
    expect(sandbox.dispatches).toMatchObject([{ campaignId, externalID: "CAMP-1", at: NOON + 3_600_000 }]);
  });

  test("scheduled: listed on the day it was created, and dials when due", async () => {
    const { campaignId } = await run({ sendTime: "26-11-24 10:00:00" });
    await pass(sandbox, 3_600);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({
      active: "active",
      timed: true,
      insert_time: "22-11-2026 12:00",
      start_time: "24-11-2026 10:00",
      total_sent: WAITING,
    });
    expect(sandbox.dispatches).toEqual([]);
    await pass(sandbox, 2 * DAY_SECONDS);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({ active: "ended", timed: false, start_time: "24-11-2026 10:00" });
    expect(sandbox.dispatches).toMatchObject([{ campaignId, at: Date.parse("2026-11-24T10:00:00+02:00") }]);
  });

  test("a scheduled one that is held past its time begins when it is resumed", async () => {
    const { campaignId } = await run({ sendTime: "26-11-22 13:00:00" });
    await call(sandbox, campaignHold, { campaignId });
    await pass(sandbox, 7_200);
    expect(sandbox.dispatches).toEqual([]);
    await call(sandbox, campaignResumption, { campaignId });
    expect(sandbox.dispatches).toHaveLength(1);
    await pass(sandbox, 60);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({ start_time: "22-11-2026 14:00" });
  });

  test("stopped: for good, nothing is given back", async () => {
    const { campaignId } = await run({ maxRing: 2 });
    await pass(sandbox, 4);
    const balance = sandbox.balanceCents;
    expect(await call(sandbox, campaignStop, { campaignId })).toEqual({ errorCode: 0 });
    expect(await call(sandbox, campaignStop, { campaignId })).toEqual({ errorCode: 0 });
    const stopped = await historyOf(sandbox, campaignId);
    expect(stopped).toMatchObject({ active: "stoped", dialing_calls: 0, retries_list: 0, billing: "5.00" });
    expect(await call(sandbox, campaignResumption, { campaignId })).toEqual({ errorCode: 1 });
    expect(await call(sandbox, campaignHold, { campaignId })).toMatchObject({ errorCode: 1 });
    await pass(sandbox, DAY_SECONDS);
    expect(await historyOf(sandbox, campaignId)).toEqual(stopped);
    expect(sandbox.balanceCents).toBe(balance);
  });

  test("held for more than 21 days it can't be resumed", async () => {
    const { campaignId } = await run({ runType: "hold" });
    await pass(sandbox, 21 * DAY_SECONDS + 1);
    expect(await call(sandbox, campaignResumption, { campaignId })).toEqual({ errorCode: 2 });
  });

  test("quiet hours: created at night it waits for eight o'clock", async () => {
    sandbox = accountWithCallerId(10_000_000, Date.parse("2026-11-22T02:30:00+02:00"));
    const { campaignId } = await run({ reasonableHours: "yes" });
    await pass(sandbox, 5 * 3_600);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({ active: "active", total_sent: WAITING });
    await pass(sandbox, 3_600);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({ start_time: "22-11-2026 08:00" });
  });

  test("ring cap: an active and a held one take it, 1 to 99999", async () => {
    const { campaignId } = await run({ runType: "hold" });
    const set = (value: unknown) => call(sandbox, maxRingSet, { campaignId, max_ringSet: value });
    expect(await set(100_000)).toEqual({ errorCode: 1, note: "סכום לא תקין" });
    expect(await set(0)).toMatchObject({ errorCode: 1 });
    expect(await set("many")).toMatchObject({ errorCode: 1 });
    expect(await set("99999")).toEqual({ errorCode: 0 });
    expect(await set(3)).toEqual({ errorCode: 0 });
    await call(sandbox, campaignResumption, { campaignId });
    await pass(sandbox, 1);
    expect(await historyOf(sandbox, campaignId)).toMatchObject({ max_ring: 3, max_ring_view: "3", dialing_calls: 3 });
  });

  test.each([campaignHold, campaignResumption, campaignStop])("an unknown campaign is refused", async (handler) => {
    expect(await call(sandbox, handler, { campaignId: 99 })).toMatchObject({ errorCode: 1 });
    expect(await call(sandbox, handler, {})).toMatchObject({ errorCode: -88 });
  });

  test("donations of a locked amount are counted and added up to the agora", async () => {
    const phones = Array.from({ length: 600 }, (_, i) => `05${20_000_000 + i * 977}`);
    const { campaignId } = await run({ phones, "keysAction-1": "nedarimDonations-12345-99.90-yes-no-כללי" });
    await pass(sandbox, DAY_SECONDS);
    const { donations_count: count, donations_sum: sum } = await historyOf(sandbox, campaignId);
    expect(count).toBeGreaterThan(10);
    expect(sum).toBe(Number((Number(count) * 99.9).toFixed(2)));
  });

  test("the range goes by the day of insertion, its bounds in either order, newest first", async () => {
    const first = (await run())["campaignId"];
    await pass(sandbox, 2 * DAY_SECONDS);
    const second = (await run())["campaignId"];
    const ids = async (fields: Row) => {
      const rows: unknown = await campaignsHistory({ action: "", fields, files: {}, ip: "" }, sandbox);
      return Array.isArray(rows) ? rows.map((one: Row) => one["id"]) : rows;
    };
    expect(await ids({})).toEqual([second, first]);
    expect(await ids({ fromDate: "2026-11-22", toDate: "2026-11-22" })).toEqual([first]);
    expect(await ids({ fromDate: "2026-11-24", toDate: "2026-11-23" })).toEqual([second]);
    expect(await ids({ fromDate: "2025-01-01", toDate: "2025-01-31" })).toEqual([]);
  });
});
