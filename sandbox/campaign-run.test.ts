import { beforeEach, describe, expect, test } from "vitest";
import { call, DAY_SECONDS, documentedExample, historyOf, makeAccount, NOON, pass, type Row, typesOf } from "./account-testing.ts";
import type { ActionRequest, UploadedFile } from "./action.ts";
import { campaignRun } from "./campaigns.ts";
import { toneWav } from "./recordings.ts";
import type { Sandbox } from "./store.ts";

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
const wav = (seconds: number): UploadedFile => ({ fileName: "a.wav", contentType: "audio/wav", data: toneWav(seconds) });
const uploaded = (file: UploadedFile) => run({ audioText: undefined }, { audioFile: file });

describe("campaignRun", () => {
  test("answers with the reference's keys, order and types", async () => {
    expect(typesOf(await run())).toEqual(typesOf(documentedExample("### Success response")));
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
    const { audioUrl } = await historyOf(sandbox, campaignId);
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

  test("6 has the reference's own words, and tells which bucket the losses fell into", async () => {
    sandbox.optOuts.add("0521234567");
    for (const [phones, errorPhones, blockedPhones] of [
      [[], 0, 0],
      [["0571234567", "972501234567"], 2, 0],
      [["0571234567", "052-1234567", "0521234567"], 1, 1],
    ]) {
      const messige = "לא נמצאו מספרים תקינים/מאושרים לקבלת הודעות";
      expect(await run({ phones })).toEqual({ errorCode: 6, messige, errorPhones, blockedPhones });
      expect(sandbox.campaigns()).toEqual([]);
    }
  });

  test("7 tells the gap", async () => {
    sandbox = accountWithCallerId(499);
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
    expect(await historyOf(sandbox, (await run({ title }))["campaignId"])).toMatchObject({ title });
  });

  test("who pressed 9 is not dialled again", async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => `05${40_000_000 + i * 631}`);
    await run({ phones: many });
    await pass(sandbox, DAY_SECONDS);
    expect(sandbox.optOuts.size).toBeGreaterThan(5);
    expect(await run({ phones: many, demo: "yes" })).toMatchObject({
      phones: many.length - sandbox.optOuts.size,
      blockedPhones: sandbox.optOuts.size,
    });
    expect(await run({ phones: [...sandbox.optOuts] })).toMatchObject({ errorCode: 6 });
  });

  test("the same requests to the same seed give the same calls", async () => {
    const once = async () => {
      sandbox = accountWithCallerId();
      const { campaignId } = await run({ "keysAction-1": "digits", maxRing: 7 });
      await pass(sandbox, DAY_SECONDS);
      return sandbox.campaign(Number(campaignId))?.save();
    };
    expect(await once()).toEqual(await once());
  });
});
