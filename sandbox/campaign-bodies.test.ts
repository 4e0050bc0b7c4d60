import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toneWav } from "./recordings.ts";
import { startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ balanceCents: 100_000_000_000 });
});
afterAll(() => sandbox.close());

type Fields = Record<string, string | number>;
const RUN: Fields = {
  action: "campaignRun",
  apiKey: "sandbox-key",
  audioText: "שלום",
  betweenRetries: 20,
  demo: "yes",
  title: "גוף & כותרת",
};
const PHONES = ["0501234567", "052-123-4567", "021234567", "0571234567"];
const ANSWER = { status: "OK", errorCode: 0, campaignId: "demo", phones: 3, errorPhones: 1, blockedPhones: 0, fileLong: 5 };

async function run(body: BodyInit, contentType?: string): Promise<Record<string, unknown>> {
  return (await sandbox.post("/campaignApi.php", body, contentType)).json();
}

const json = (fields: Record<string, unknown>) => run(JSON.stringify({ ...RUN, ...fields }), "application/json");
const pairs = (fields: Fields, phones: string[][]) => [...Object.entries(fields).map(([key, value]) => [key, String(value)]), ...phones];

function multipart(fields: Fields, more: [name: string, value: string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  for (const [name, value] of more) form.append(name, value);
  return form;
}

const list = (phones: string[]) => phones.join(",");
const textFile = (phones: string[]) => new File([list(phones)], "phones.txt", { type: "text/plain" });

/** Each documented way to send a list of phones, and those that PHP understands by itself. */
const WAYS: [name: string, send: (phones: string[]) => Promise<Record<string, unknown>>][] = [
  ["JSON with an array", (phones) => json({ phones })],
  ["JSON with a comma-separated string", (phones) => json({ phones: list(phones) })],
  ["a form with a JSON array", (phones) => run(new URLSearchParams(pairs(RUN, [["phones", JSON.stringify(phones)]])))],
  ["a form with a comma-separated string", (phones) => run(new URLSearchParams(pairs(RUN, [["phones", list(phones)]])))],
  [
    "a form with phones[]",
    (phones) =>
      run(
        new URLSearchParams(
          pairs(
            RUN,
            phones.map((phone) => ["phones[]", phone]),
          ),
        ),
      ),
  ],
  ["multipart with a text file", (phones) => run(multipart(RUN, [["phones", textFile(phones)]]))],
  ["multipart with a JSON array", (phones) => run(multipart(RUN, [["phones", JSON.stringify(phones)]]))],
  ["multipart with a comma-separated string", (phones) => run(multipart(RUN, [["phones", list(phones)]]))],
  [
    "multipart with phones[]",
    (phones) =>
      run(
        multipart(
          RUN,
          phones.map((phone) => ["phones[]", phone]),
        ),
      ),
  ],
];

describe.each(WAYS)("campaignRun as %s", (_, send) => {
  it("accepts the good numbers and counts the bad ones", async () => {
    expect(await send(PHONES)).toMatchObject(ANSWER);
  });
});

const AT_SIZE = ["JSON with an array", "a form with a comma-separated string", "multipart with a text file"];

it.each(WAYS.filter(([name]) => AT_SIZE.includes(name)))("100,000 numbers are accepted in under two seconds as %s", async (_, send) => {
  const phones = Array.from({ length: 100_000 }, (_, index) => `05${String(20_000_000 + index)}`);
  const begun = performance.now();
  expect(await send(phones)).toMatchObject({ phones: 100_000, errorPhones: 0 });
  expect(performance.now() - begun).toBeLessThan(2_000);
});

describe("campaignRun", () => {
  it("reads numbers and numbers as strings alike", async () => {
    for (const written of [String, Number]) {
      const fields = {
        callLength: written(30),
        dialRetries: written(5),
        betweenRetries: written(120),
        maxRing: written(7),
        phones: PHONES,
      };
      expect(await json(fields)).toMatchObject(ANSWER);
      expect(await json({ ...fields, callLength: written(31) })).toMatchObject({ errorCode: 2 });
      expect(await json({ ...fields, dialRetries: written(6) })).toMatchObject({ errorCode: 3 });
      expect(await json({ ...fields, betweenRetries: written(4) })).toMatchObject({ errorCode: 4 });
    }
  });

  it("keeps a title's letters from every kind of body", async () => {
    const real = { ...RUN, demo: "no", runType: "hold" };
    const phones = ["phones", "0501234567"];
    const ids = [
      await json({ ...real, phones: ["0501234567"] }),
      await run(new URLSearchParams(pairs(real, [phones]))),
      await run(multipart(real, [["phones", textFile(["0501234567"])]])),
    ].map(({ campaignId }) => campaignId);
    const { campaigns, dispatches } = await (await fetch(`${sandbox.url}/__sandbox/state`)).json();
    const titles = campaigns.filter((row: { id: number }) => ids.includes(row.id)).map((row: { title: string }) => row.title);
    expect(titles).toEqual([RUN["title"], RUN["title"], RUN["title"]]);
    expect(dispatches).toEqual([]);
  });

  const upload = (data: Buffer, name = "message.wav") => {
    const { audioText, ...rest } = RUN;
    return run(
      multipart(rest, [
        ["phones", textFile(PHONES)],
        ["audioFile", new File([new Uint8Array(data)], name)],
      ]),
    );
  };

  it("measures an uploaded recording, whatever its name", async () => {
    expect(await upload(toneWav(12.4))).toMatchObject({ ...ANSWER, fileLong: 12 });
    expect(await upload(toneWav(300), "נעימה.txt")).toMatchObject({ fileLong: 300 });
    expect(await upload(toneWav(4.9))).toMatchObject({ errorCode: 5 });
    expect(await upload(toneWav(300.6))).toMatchObject({ errorCode: 19 });
    expect(await upload(Buffer.from("<html></html>".repeat(100)))).toMatchObject({ errorCode: 18 });
    expect(await upload(Buffer.alloc(0))).toMatchObject({ errorCode: 18 });
  });

  it("gives back an uploaded recording at the history's audioUrl", async () => {
    const { audioText, demo, ...rest } = RUN;
    const wav = toneWav(6);
    const form = multipart({ ...rest, runType: "hold" }, [
      ["phones", "0501234567"],
      ["audioFile", new File([new Uint8Array(wav)], "a.wav", { type: "audio/wav" })],
    ]);
    const { campaignId } = await run(form);
    const { campaigns } = await (await fetch(`${sandbox.url}/__sandbox/state`)).json();
    const { audioUrl } = campaigns.find((row: { id: number }) => row.id === campaignId);
    const sound = await fetch(`${sandbox.url}/${audioUrl}`);
    expect(sound.headers.get("content-type")).toBe("audio/wav");
    expect(Buffer.from(await sound.arrayBuffer()).equals(wav)).toBe(true);
    expect((await fetch(`${sandbox.url}/audio.php?type=ivr&audio=../package.json`)).status).toBe(404);
  });

  it("has a ledger of what began to dial", async () => {
    const { campaignId } = await json({ demo: "no", phones: ["0501234567"], externalID: "CAMP-1" });
    const { dispatches } = await (await fetch(`${sandbox.url}/__sandbox/state`)).json();
    expect(dispatches).toEqual([{ campaignId, title: RUN["title"], phones: ["0501234567"], externalID: "CAMP-1", at: expect.any(String) }]);
  });

  it("tells what a campaign was ordered with, keys word for word", async () => {
    const donation = "nedarimDonations-12345-100-no-yes-כללי";
    const asked = {
      demo: "no",
      phones: ["0501234567"],
      runType: "hold",
      callLength: 18,
      dialRetries: 3,
      reasonableHours: "yes",
      externalDescription: "…",
    };
    const { campaignId } = await json({ ...asked, "keysAction-1": "pbxRouting-200", "keysAction-8": donation, "keysAction-2": "" });
    const { campaigns } = await (await fetch(`${sandbox.url}/__sandbox/state`)).json();
    expect(campaigns.find((row: { id: number }) => row.id === campaignId)).toMatchObject({
      keysAction: { 1: "pbxRouting-200", 8: donation },
      callLength: 18,
      dialRetries: 3,
      reasonableHours: true,
      externalDescription: "…",
      sendTime: null,
    });
  });
});

describe("load-report", () => {
  const load = (order: unknown) => fetch(`${sandbox.url}/__sandbox/load-report`, { method: "POST", body: JSON.stringify(order) });

  it("makes an ended campaign whose whole report is streamed", async () => {
    const { campaignIds } = await (await load({ campaigns: 2, calls: 20_000 })).json();
    expect(campaignIds).toHaveLength(2);
    const response = await sandbox.post(
      "/campaignApi.php",
      JSON.stringify({ action: "campaignReport", apiKey: "sandbox-key", campaignId: String(campaignIds[1]) }),
      "application/json",
    );
    const { campaign, calls } = await response.json();
    expect(campaign).toMatchObject({ id: String(campaignIds[1]), status: "הסתיים", recipients: "20000" });
    expect(calls).toHaveLength(20_000);
  });

  it("can be cut in the middle like any answer", async () => {
    const { campaignIds } = await (await load({ calls: 5_000 })).json();
    const fault = { action: "campaignReport", kind: "truncated", times: 1 };
    await fetch(`${sandbox.url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(fault) });
    const request = JSON.stringify({ action: "campaignReport", apiKey: "sandbox-key", campaignId: campaignIds[0] });
    const text = await (await sandbox.post("/campaignApi.php", request, "application/json")).text();
    expect(text).toMatch(/^\{"campaign":\{/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it.each([
    [{}],
    [{ calls: 0 }],
    [{ calls: 1_000_001 }],
    [{ campaigns: 2, calls: 600_000 }],
    [{ campaigns: 0, calls: 5 }],
    [{ calls: "x" }],
  ])("refuses %j with a clear sentence", async (order) => {
    const response = await load(order);
    expect(response.status).toBe(400);
    expect((await response.json()).error).toContain("whole numbers from 1, together not more than 1000000 calls");
  });

  it("refuses to guess what a spoilt report should be", async () => {
    const response = await load({ calls: 5, hostile: "yes" });
    expect(response.status).toBe(400);
    expect((await response.json()).error).toBe("hostile and escaped must be true or false.");
  });
});
