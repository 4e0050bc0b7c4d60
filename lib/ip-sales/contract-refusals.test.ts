import { afterAll, beforeAll, expect, test } from "vitest";
import type { CampaignRun } from "./campaigns";
import { Transport } from "./client";
import { ORDER as order, startSandbox, type TestSandbox } from "./testing";

/** The client against the sandbox's refusals: each code of the reference arrives as what it means. */

let sandbox: TestSandbox;
let campaigns: typeof import("./campaigns");
let reports: typeof import("./whole-report.fixture");

beforeAll(async () => {
  sandbox = await startSandbox();
  campaigns = await import("./campaigns");
  reports = await import("./whole-report.fixture");
}, 30_000);
afterAll(() => sandbox.stop());

/** 16-bit mono PCM of silence. */
function wav(seconds: number): Buffer {
  const head = Buffer.from("524946460000000057415645666d74201000000001000100401f0000803e0000020010006461746100000000", "hex");
  head.writeUInt32LE(36 + seconds * 16_000, 4);
  head.writeUInt32LE(seconds * 16_000, 40);
  return Buffer.concat([head, Buffer.alloc(seconds * 16_000)]);
}
const upload = (content: Buffer | string) => ({ kind: "upload", audio: { content, fileName: "a.wav", contentType: "audio/wav" } }) as const;

test.each<[string, Partial<CampaignRun>]>([
  ["callerId", { callerId: "0729999999" }],
  ["callLength", { callLength: 31 }],
  ["retries", { retries: { count: 6, minutesBetween: 20 } }],
  ["minutesBetween", { retries: { count: 1, minutesBetween: 121 } }],
  ["noValidRecipientsKnown", { phones: ["0570000000"] }],
  ["startTooFar", { schedule: { quietHours: true, startAt: new Date(Date.now() + 22 * 86_400_000).toISOString() } }],
  ["keyPhone", { keys: { 1: { kind: "phone", phone: "0570000000" } } }],
  ["audioInvalid", { message: upload("<html>") }],
  ["audioTooShort", { message: upload(wav(4.5)) }],
  ["audioTooLong", { message: { kind: "text", text: "א".repeat(4_500) } }],
  ["apiUrl", { message: { kind: "apiUrl", url: "ftp://x.example" } }],
  [
    "balanceKnown",
    {
      message: { kind: "text", text: "א".repeat(3_800) },
      phones: Array.from({ length: 30_000 }, (_, index) => `053${2_000_000 + index}`),
    },
  ],
])("a refusal is explained: %s", async (explanation, change) => {
  await expect(campaigns.run({ ...order, ...change })).rejects.toMatchObject({ name: "UpstreamRefused", explanation });
});

test("a wrong key is explained, for either API", async () => {
  const stranger = new Transport({ baseUrl: sandbox.url, apiKey: "another-key" });
  const refused = { name: "UpstreamRefused", explanation: "connectionInfo", refusal: { code: -88 } };
  const hold = stranger.call("campaign", "campaignHold", { campaignId: 1 }, { kind: "write", timeoutMs: 5_000 });
  await expect(hold).rejects.toMatchObject(refused);
  const list = stranger.call("lists", "phonesList", { mailingList: 1 }, { kind: "read", timeoutMs: 5_000 });
  await expect(list).rejects.toMatchObject(refused);
  await stranger.close();
});

test("who pressed 9 is counted as blocked from then on, and a list of nobody else is refused with the count", async () => {
  const phones = Array.from({ length: 2_000 }, (_, index) => `058${3_000_000 + index * 37}`);
  const { campaignId } = await campaigns.run({ ...order, phones, hold: false });
  await sandbox.control("POST", "advance", { seconds: 3_600 });
  const optedOut = (await reports.wholeReport(campaignId)).calls.filter((one) => one.digits.includes("9")).map((one) => one.phone);
  expect(optedOut.length).toBeGreaterThan(3);
  const counts = { accepted: phones.length - optedOut.length, rejected: 0, blocked: optedOut.length };
  expect(await campaigns.dryRun({ ...order, phones })).toMatchObject(counts);
  await expect(campaigns.dryRun({ ...order, phones: [...optedOut, "0570000000"] })).rejects.toMatchObject({
    explanation: "noValidRecipientsKnown",
    options: { details: { rejected: "1", blocked: String(optedOut.length) } },
  });
});

test("no recipients never reach the wire", async () => {
  const before = await sandbox.asked("campaignRun");
  await expect(campaigns.run({ ...order, phones: [] })).rejects.toMatchObject({ code: "invalid" });
  expect(await sandbox.asked("campaignRun")).toBe(before);
});

test("held for more than 21 days, a campaign can't be resumed", async () => {
  const { campaignId } = await campaigns.run(order);
  await sandbox.control("POST", "advance", { seconds: 21 * 86_400 + 1 });
  await expect(campaigns.resume(campaignId)).rejects.toMatchObject({ explanation: "tooOld", refusal: { code: 2 } });
});
