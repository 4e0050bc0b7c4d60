import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { ActionRequest, Handler, UploadedFile } from "./action.ts";
import { campaignHold, campaignResumption, campaignRun, campaignStop, maxRingSet } from "./campaigns.ts";
import { SandboxClock } from "./clock.ts";
import { campaignsHistory } from "./history.ts";
import { toneWav } from "./recordings.ts";
import { Sandbox } from "./store.ts";

type Row = Record<string, unknown>;
const NOON = Date.parse("2026-11-22T12:00:00+02:00");
const DAY_SECONDS = 86_400;
const WAITING = "ממתין למידע...";
const PHONES = Array.from({ length: 60 }, (_, i) => `05${20_000_000 + i * 977}`);

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = makeSandbox();
});

function makeSandbox(balanceCents = 10_000_000, startAt = NOON): Sandbox {
  const options = { port: 0, pace: 10, seed: 1, apiKey: "k", allowIps: [], balanceCents, demoData: false, dataFolder: null };
  const made = new Sandbox(options, new SandboxClock(0, () => startAt));
  made.callerIds.register("0721234567");
  return made;
}

async function call(handler: Handler, fields: Row, files: ActionRequest["files"] = {}): Promise<Row> {
  return JSON.parse(JSON.stringify(await handler({ action: "", fields, files, ip: "127.0.0.1" }, sandbox)));
}
const base = { phones: PHONES, audioText: "שלום, זוהי הודעה", title: "בדיקה", betweenRetries: 20 };
const run = (fields: Row = {}, files: ActionRequest["files"] = {}) => call(campaignRun, { ...base, ...fields }, files);
const wav = (seconds: number): UploadedFile => ({ fileName: "a.wav", contentType: "audio/wav", data: toneWav(seconds) });
const uploaded = (file: UploadedFile) => run({ audioText: undefined }, { audioFile: file });

async function row(id: unknown): Promise<Row> {
  const rows: unknown = await campaignsHistory({ action: "", fields: {}, files: {}, ip: "" }, sandbox);
  const found = Array.isArray(rows) ? rows.find((one: Row) => one["id"] === id) : undefined;
  return found ?? {};
}

async function pass(seconds: number): Promise<void> {
  sandbox.clock.advance(seconds);
  await sandbox.settle();
}

/** The first JSON example after a heading of the reference. */
function example(heading: string): Row {
  const reference = readFileSync(new URL("../docs/reference/campaign-api.md", import.meta.url), "utf8");
  const section = reference.slice(reference.indexOf(heading));
  const parsed: unknown = JSON.parse(section.slice(section.indexOf("```json") + 7, section.indexOf("```", section.indexOf("```json") + 7)));
  const one: Row = Array.isArray(parsed) ? parsed[0] : parsed;
  return one;
}
const types = (value: Row) => Object.entries(value).map(([key, one]) => `${key}: ${typeof one}`);

describe("campaignRun", () => {
  test("answers with the reference's keys, order and types", async () => {
    expect(types(await run())).toEqual(types(example("### Success response")));
  });

  test("price is accepted × length / 60, rounded to hundredths; the balance before it is told, and it is taken", async () => {
    const phones = PHONES.slice(0, 50);
    const answer = await run({ phones: [...phones, phones[0], "057"], audioText: undefined, audioFile: "message123" });
    expect(answer).toMatchObject({
      phones: 50,
      errorPhones: 1,
      blockedPhones: 0,
      fileLong: 25,
      billing: "20.83",
      accountSum: "100,000.00",
    });
    expect(sandbox.balanceCents).toBe(10_000_000 - 2_083);
    expect(await run()).toMatchObject({ accountSum: "99,979.17" });
  });

  test.each([
    ["א", 5],
    ["א".repeat(65), 5],
    ["א".repeat(66), 6],
    ["א".repeat(3900), 300],
  ])("a text is 13 characters a second and 5 s at least", async (audioText, fileLong) => {
    expect(await run({ audioText })).toMatchObject({ errorCode: 0, fileLong });
  });

  test("a dry run answers the same, with the id demo, and changes nothing", async () => {
    const { campaignId, ...dry } = await run({ demo: "yes" });
    expect(campaignId).toBe("demo");
    expect(sandbox.campaigns()).toEqual([]);
    expect(sandbox.balanceCents).toBe(10_000_000);
    const { campaignId: id, ...real } = await run();
    expect(real).toEqual(dry);
    expect(id).toBe(4521);
  });

  test("an API model is billed by fileLong, 60 when absent", async () => {
    const api = { audioText: undefined, messagesType: "apiUrl", apiUrl: "https://flow.example/x" };
    expect(await run(api)).toMatchObject({ errorCode: 0, fileLong: 60, billing: "60.00" });
    expect(await run({ ...api, fileLong: "90" })).toMatchObject({ fileLong: 90, billing: "90.00" });
  });

  test("an upload is measured, kept as a recording, and can be played again by its name", async () => {
    const { campaignId, fileLong } = await uploaded(wav(12.3));
    expect(fileLong).toBe(12);
    const { audioUrl } = await row(campaignId);
    const name = String(audioUrl).replace("audio.php?type=ivr&audio=", "");
    expect(sandbox.recordings.sound(name)?.data).toEqual(wav(12.3).data);
    expect(await run({ audioText: undefined, audioFile: name })).toMatchObject({ errorCode: 0, fileLong: 12 });
  });

  test.each<[code: number, fields: Row]>([
    [-88, { phones: undefined }],
    [-88, { audioText: undefined }],
    [-88, { audioFile: "message123" }],
    [-88, { messagesType: "extensionActivation", audioText: undefined }],
    [-88, { messagesType: "apiUrl", apiUrl: "https://flow.example" }],
    [-88, { messagesType: "fax" }],
    [1, { callId: "0731111111" }],
    [2, { callLength: 5 }],
    [2, { callLength: "31" }],
    [2, { callLength: "long" }],
    [3, { dialRetries: 6 }],
    [3, { dialRetries: -1 }],
    [4, { betweenRetries: 4 }],
    [4, { betweenRetries: 121 }],
    [6, { phones: [] }],
    [6, { phones: ["0571234567", "972501234567"] }],
    [9, { sendTime: "26-12-13 12:00:01" }],
    [9, { sendTime: "2026-12-01 10:00:00" }],
    [13, { "keysAction-1": "routing-0571234567" }],
    [13, { "keysAction-9": "replay" }],
    [13, { "keysAction-2": "urlRouting-https://x.example" }],
    [18, { audioText: undefined, audioFile: "nobody-knows-it" }],
    [19, { audioText: "א".repeat(3901) }],
    [27, { messagesType: "apiUrl", audioText: undefined }],
    [27, { messagesType: "apiUrl", audioText: undefined, apiUrl: "ftp://x.example" }],
    [27, { messagesType: "apiUrl", audioText: undefined, apiUrl: `https://x.example/${"a".repeat(500)}` }],
  ])("refuses with %s: %j", async (errorCode, fields) => {
    const answer = await run(fields);
    expect(answer).toEqual({ errorCode, messige: expect.stringMatching(/\S/) });
    expect(sandbox.campaigns()).toEqual([]);
  });

  test.each([
    [5, wav(4.9)],
    [19, wav(300.5)],
    [18, { fileName: "a.wav", contentType: "audio/wav", data: Buffer.from("<html>not a sound</html>") }],
    [18, { fileName: "a.wav", contentType: "audio/wav", data: Buffer.alloc(0) }],
  ])("refuses an upload with %s", async (errorCode, file) => {
    expect(await uploaded(file)).toMatchObject({ errorCode });
  });

  test("6 has the reference's own words; 7 tells the gap", async () => {
    expect(await run({ phones: ["1"] })).toEqual({ errorCode: 6, messige: "לא נמצאו מספרים תקינים/מאושרים לקבלת הודעות" });
    sandbox = makeSandbox(499);
    const refused = await run();
    expect(refused).toMatchObject({ errorCode: 7, accountSum: "4.99", billing: "5.00" });
    expect(await run({ demo: "yes" })).toEqual(refused);
    expect(await run({ phones: PHONES.slice(1) })).toMatchObject({ errorCode: 0, billing: "4.92" });
  });

  test("takes the edges of every range, and a registered caller ID", async () => {
    for (const fields of [
      { callLength: 6, dialRetries: 0, betweenRetries: 5, callId: "072-1234567" },
      { callLength: "30", dialRetries: "5", betweenRetries: "120", sendTime: "26-12-13 12:00:00" },
      { betweenRetries: undefined },
    ]) {
      expect(await run(fields)).toMatchObject({ errorCode: 0 });
    }
  });

  test("the title stays to the letter", async () => {
    const title = `  קמפיין "ינואר" <b>& 'עוד'  ·K7Q2M9XA `;
    expect(await row((await run({ title }))["campaignId"])).toMatchObject({ title });
  });

  test("who pressed 9 is not dialled again", async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => `05${40_000_000 + i * 631}`);
    await run({ phones: many });
    await pass(DAY_SECONDS);
    expect(sandbox.optOuts.size).toBeGreaterThan(5);
    expect(await run({ phones: many, demo: "yes" })).toMatchObject({
      phones: many.length - sandbox.optOuts.size,
      blockedPhones: sandbox.optOuts.size,
    });
    expect(await run({ phones: [...sandbox.optOuts] })).toMatchObject({ errorCode: 6 });
  });

  test("the same requests to the same seed give the same calls", async () => {
    const once = async () => {
      sandbox = makeSandbox();
      const { campaignId } = await run({ "keysAction-1": "digits", maxRing: 7 });
      await pass(DAY_SECONDS);
      return sandbox.campaign(Number(campaignId))?.save();
    };
    expect(await once()).toEqual(await once());
  });
});

describe("a campaign's life in the history", () => {
  test("a row has the reference's keys, order and types", async () => {
    const { campaignId } = await run();
    await pass(DAY_SECONDS);
    expect(types(await row(campaignId))).toEqual(types(example("## `campaignsHistory`")));
  });

  test("created active: unknown at first, then counted, then ended", async () => {
    const { campaignId } = await run({ maxRing: 5 });
    expect(await row(campaignId)).toMatchObject({
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
    await pass(3);
    const running = await row(campaignId);
    expect(running).toMatchObject({ active: "active", start_time: "22-11-2026 12:00", dialing_calls: 5 });
    expect(Number(running["total_sent"]) + Number(running["new_phones"])).toBe(60);
    await pass(DAY_SECONDS);
    expect(await row(campaignId)).toMatchObject({ active: "ended", total_sent: 60, new_phones: 0, dialing_calls: 0, retries_list: 0 });
    expect((await row(campaignId))["end_time"]).toMatch(/^22-11-2026 12:\d\d$/);
    expect(sandbox.dispatches).toHaveLength(1);
  });

  test("created on hold: calls nobody until it is resumed, and enters the ledger once", async () => {
    const { campaignId } = await run({ runType: "hold", externalID: "CAMP-1" });
    await pass(3_600);
    expect(await row(campaignId)).toMatchObject({
      active: "hold",
      total_phones: 60,
      new_phones: 60,
      total_sent: WAITING,
      max_ring: 0,
      max_ring_view: "ללא הגבלה",
    });
    expect(sandbox.dispatches).toEqual([]);
    expect(await call(campaignResumption, { campaignId })).toEqual({ errorCode: 0 });
    expect(await call(campaignResumption, { campaignId })).toEqual({ errorCode: 1 });
    await pass(2);
    expect(await call(campaignHold, { campaignId })).toEqual({ errorCode: 0 });
    expect(await call(campaignHold, { campaignId })).toEqual({ errorCode: 0 });
    await pass(3_600);
    expect(await row(campaignId)).toMatchObject({ active: "hold", dialing_calls: 0 });
    expect(await call(campaignResumption, { campaignId: String(campaignId) })).toEqual({ errorCode: 0 });
    await pass(DAY_SECONDS);
    expect(await row(campaignId)).toMatchObject({ active: "ended", total_sent: 60 });
    expect(sandbox.dispatches).toMatchObject([{ campaignId, externalID: "CAMP-1", at: NOON + 3_600_000 }]);
  });

  test("scheduled: listed on the day it was created, and dials when due", async () => {
    const { campaignId } = await run({ sendTime: "26-11-24 10:00:00" });
    await pass(3_600);
    expect(await row(campaignId)).toMatchObject({
      active: "active",
      timed: true,
      insert_time: "22-11-2026 12:00",
      start_time: "24-11-2026 10:00",
      total_sent: WAITING,
    });
    expect(sandbox.dispatches).toEqual([]);
    await pass(2 * DAY_SECONDS);
    expect(await row(campaignId)).toMatchObject({ active: "ended", timed: false, start_time: "24-11-2026 10:00" });
    expect(sandbox.dispatches).toMatchObject([{ campaignId, at: Date.parse("2026-11-24T10:00:00+02:00") }]);
  });

  test("a scheduled one that is held past its time begins when it is resumed", async () => {
    const { campaignId } = await run({ sendTime: "26-11-22 13:00:00" });
    await call(campaignHold, { campaignId });
    await pass(7_200);
    expect(sandbox.dispatches).toEqual([]);
    await call(campaignResumption, { campaignId });
    expect(sandbox.dispatches).toHaveLength(1);
    await pass(60);
    expect(await row(campaignId)).toMatchObject({ start_time: "22-11-2026 14:00" });
  });

  test("stopped: for good, nothing is given back", async () => {
    const { campaignId } = await run({ maxRing: 2 });
    await pass(4);
    const balance = sandbox.balanceCents;
    expect(await call(campaignStop, { campaignId })).toEqual({ errorCode: 0 });
    expect(await call(campaignStop, { campaignId })).toEqual({ errorCode: 0 });
    const stopped = await row(campaignId);
    expect(stopped).toMatchObject({ active: "stoped", dialing_calls: 0, retries_list: 0, billing: "5.00" });
    expect(await call(campaignResumption, { campaignId })).toEqual({ errorCode: 1 });
    expect(await call(campaignHold, { campaignId })).toMatchObject({ errorCode: 1 });
    await pass(DAY_SECONDS);
    expect(await row(campaignId)).toEqual(stopped);
    expect(sandbox.balanceCents).toBe(balance);
  });

  test("held for more than 21 days it can't be resumed", async () => {
    const { campaignId } = await run({ runType: "hold" });
    await pass(21 * DAY_SECONDS + 1);
    expect(await call(campaignResumption, { campaignId })).toEqual({ errorCode: 2 });
  });

  test("quiet hours: created at night it waits for eight o'clock", async () => {
    sandbox = makeSandbox(10_000_000, Date.parse("2026-11-22T02:30:00+02:00"));
    const { campaignId } = await run({ reasonableHours: "yes" });
    await pass(5 * 3_600);
    expect(await row(campaignId)).toMatchObject({ active: "active", total_sent: WAITING });
    await pass(3_600);
    expect(await row(campaignId)).toMatchObject({ start_time: "22-11-2026 08:00" });
  });

  test("ring cap: an active and a held one take it, 1 to 99999", async () => {
    const { campaignId } = await run({ runType: "hold" });
    const set = (value: unknown) => call(maxRingSet, { campaignId, max_ringSet: value });
    expect(await set(100_000)).toEqual({ errorCode: 1, note: "סכום לא תקין" });
    expect(await set(0)).toMatchObject({ errorCode: 1 });
    expect(await set("many")).toMatchObject({ errorCode: 1 });
    expect(await set("99999")).toEqual({ errorCode: 0 });
    expect(await set(3)).toEqual({ errorCode: 0 });
    await call(campaignResumption, { campaignId });
    await pass(1);
    expect(await row(campaignId)).toMatchObject({ max_ring: 3, max_ring_view: "3", dialing_calls: 3 });
  });

  test.each([campaignHold, campaignResumption, campaignStop])("an unknown campaign is refused", async (handler) => {
    expect(await call(handler, { campaignId: 99 })).toMatchObject({ errorCode: 1 });
    expect(await call(handler, {})).toMatchObject({ errorCode: -88 });
  });

  test("the range goes by the day of insertion, its bounds in either order, newest first", async () => {
    const first = (await run())["campaignId"];
    await pass(2 * DAY_SECONDS);
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
