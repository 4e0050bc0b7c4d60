import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { israelClock, toIsraelIso } from "@/lib/time";
import type { CampaignRun } from "./campaigns";
import { aroundToday, ORDER as order, startSandbox, type TestSandbox } from "./testing";

/** The client against the sandbox as a program of its own, action by action: two readings of the same two references. */

let sandbox: TestSandbox;
let campaigns: typeof import("./campaigns");
let reports: typeof import("./whole-report.fixture");
let callerIds: typeof import("./caller-ids");
let lists: typeof import("./mailing-lists");
let audio: typeof import("./audio");

beforeAll(async () => {
  sandbox = await startSandbox();
  campaigns = await import("./campaigns");
  reports = await import("./whole-report.fixture");
  callerIds = await import("./caller-ids");
  lists = await import("./mailing-lists");
  audio = await import("./audio");
}, 30_000);
afterAll(() => sandbox.stop());

describe("campaigns", () => {
  test("a dry run counts and prices, and creates nothing", async () => {
    const before = await campaigns.history(aroundToday());
    const answer = await campaigns.dryRun({ ...order, phones: [...order.phones, "0570000000", "123"] });
    expect(answer).toEqual({ accepted: 3, rejected: 2, blocked: 0, price: "0.25", balance: "100000.00", audioSeconds: 5 });
    expect(await campaigns.history(aroundToday())).toEqual(before);
  });

  test("a campaign is created on hold, listed, resumed, held, capped and stopped", async () => {
    const { campaignId, ...counts } = await campaigns.run({ ...order, maxRing: 1, externalId: "X-1", description: "תיאור" });
    expect(counts).toMatchObject({ accepted: 3, rejected: 0, blocked: 0 });
    expect(await campaigns.find(campaignId, Date.now())).toMatchObject({
      id: campaignId,
      title: "קמפיין ינואר",
      launchToken: "K7Q2M9XA",
      status: "hold",
      scheduled: false,
      insertedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+0[23]:00$/),
      startedAt: null,
      endedAt: null,
      totalPhones: 3,
      sent: null,
      answered: null,
      dialing: null,
      waitingRetry: null,
      maxRing: 1,
      minutesBetweenRetries: 20,
      hasAudio: true,
    });
    await campaigns.resume(campaignId);
    await expect(campaigns.resume(campaignId)).rejects.toMatchObject({ explanation: "notOnHold", refusal: { code: 1 } });
    await campaigns.hold(campaignId);
    expect((await campaigns.find(campaignId, Date.now()))?.status).toBe("hold");
    await campaigns.setMaxRing(campaignId, 7);
    expect((await campaigns.find(campaignId, Date.now()))?.maxRing).toBe(7);
    await expect(campaigns.setMaxRing(campaignId, 100_000)).rejects.toMatchObject({ explanation: "maxRing" });
    await campaigns.stop(campaignId);
    expect((await campaigns.find(campaignId, Date.now()))?.status).toBe("stopped");
    expect(await campaigns.find(999_999, Date.now())).toBeNull();
  });

  test("every kind of message and of key is understood", async () => {
    const phones = ["0541234567"];
    const keys = {
      1: { kind: "phone", phone: "0521111111" },
      2: { kind: "digits" },
      3: { kind: "replay" },
      4: { kind: "extension", extension: "200" },
      5: { kind: "sip", uri: "sip@my-ivr.example" },
      6: { kind: "donation", terminal: "12345", amount: "100", amountLocked: false, requireCvv: false, category: "כללי" },
    } as const;
    const wav = Buffer.from(await (await fetch(`${sandbox.url}/audio.php?type=ivr&audio=message123`)).arrayBuffer());
    const messages: CampaignRun["message"][] = [
      { kind: "recording", name: "message123" },
      { kind: "extension", extension: "200" },
      { kind: "apiUrl", url: "https://flow.example/voice", seconds: 90 },
      { kind: "upload", audio: { content: wav, fileName: "שלום.wav", contentType: "audio/wav" } },
    ];
    const seconds: (number | null)[] = [];
    for (const message of messages) {
      const { campaignId, audioSeconds } = await campaigns.run({ ...order, phones, keys, message });
      seconds.push(audioSeconds);
      const found = await campaigns.find(campaignId, Date.now());
      expect(found?.hasAudio).toBe(message.kind === "recording" || message.kind === "upload");
      if (found?.recordingName) expect((await audio.fetchRecording(found.recordingName)).contentType).toBe("audio/wav");
    }
    expect([seconds[0], seconds[2], seconds[3]]).toEqual([25, 90, 25]);
    await expect(audio.fetchRecording("no-such-recording")).rejects.toMatchObject({ code: "not-found" });
  });

  test("thousands of numbers go as a file", async () => {
    const phones = Array.from({ length: 5_000 }, (_, index) => `052${String(2_000_000 + index)}`);
    expect(await campaigns.dryRun({ ...order, phones })).toMatchObject({ accepted: 5_000, rejected: 0 });
  });

  test("a scheduled campaign starts at the moment that was meant, in Israel's time", async () => {
    const startAt = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 86_400_000).toISOString();
    const { campaignId } = await campaigns.run({ ...order, hold: false, schedule: { quietHours: true, startAt } });
    const found = await campaigns.find(campaignId, Date.now());
    expect(found).toMatchObject({ scheduled: true, startedAt: toIsraelIso(startAt) });
    const { year, day } = israelClock(startAt);
    expect(campaigns.encodeSendTime(startAt)).toMatch(
      new RegExp(`^${year % 100}-\\d\\d-${String(day).padStart(2, "0")} \\d\\d:\\d\\d:00$`),
    );
    await campaigns.stop(campaignId);
  });

  test("a report is read row by row", async () => {
    const { campaignId } = await campaigns.run({ ...order, hold: false, retries: { count: 0, minutesBetween: 5 } });
    await sandbox.control("POST", "advance", { seconds: 3_600 });
    const { campaign, calls } = await reports.wholeReport(campaignId);
    expect(campaign).toMatchObject({ id: campaignId, title: "קמפיין ינואר", ended: true, recipients: 3, callLength: 25, price: "0.25" });
    expect(calls.map((call) => call.phone).sort()).toEqual([...order.phones].sort());
    expect(campaign.answered).toBe(calls.filter((call) => call.status === "answered").length);
    for (const call of calls) {
      expect(call.lastCall).toMatch(/^\d\d:\d\d:\d\d$/);
      expect(call.retries).toBe(0);
      expect([true, false, null]).toContain(call.had180);
    }
    await expect(reports.wholeReport(999_999)).rejects.toMatchObject({ name: "UpstreamRefused" });
  });

  test("a report of 100,000 calls is read whole", async () => {
    const { campaignIds } = (await sandbox.control("POST", "load-report", { campaigns: 1, calls: 100_000 })) as { campaignIds: [number] };
    const { calls } = await reports.wholeReport(campaignIds[0]);
    expect(calls).toHaveLength(100_000);
    expect(new Set(calls.map((call) => call.had183))).toEqual(new Set([true, false, null]));
    expect(calls.every((call) => /^0\d{8,9}$/.test(call.phone))).toBe(true);
  }, 60_000);
});

test("a caller ID is registered by the number that called", async () => {
  const phone = "0541112222";
  await callerIds.sendVerification(phone);
  await expect(callerIds.confirmVerification(phone, "000000")).rejects.toMatchObject({ explanation: "verificationFailed" });
  const [call] = (await sandbox.control("GET", `phones/${phone}`)) as [{ from: string }];
  await callerIds.confirmVerification(phone, call.from.slice(-6));
  await expect(callerIds.sendVerification(phone)).rejects.toMatchObject({ explanation: "callerIdExists" });
  await expect(callerIds.sendVerification("1234")).rejects.toMatchObject({ explanation: "callerIdInvalid" });
  expect((await campaigns.dryRun({ ...order, callerId: phone })).accepted).toBe(3);
  for (let count = 0; count < 5; count++) await callerIds.sendVerification("0541112223");
  await expect(callerIds.sendVerification("0541112223")).rejects.toMatchObject({ explanation: "tooManyVerifications" });
});

test("a mailing list is filled, read, searched, edited, blocked and emptied", async () => {
  const list = 7041;
  expect(await lists.readContacts(list)).toEqual({ contacts: [], total: 0 });
  const rows = [
    { phone: "0501234567", firstName: "דנה", lastName: "כהן", email: "dana@example.com", blocked: false },
    { phone: "0502345678", firstName: "אבי", blocked: true },
    { email: "mail@example.com", blocked: false },
  ] as const;
  expect(await lists.importContacts(list, "merge", rows)).toEqual({ added: 3, updated: 0, rejected: 0, deleted: 0 });
  const known = [{ phone: "0501234567", firstName: "אחר", blocked: true }] as const;
  expect(await lists.importContacts(list, "insert", known)).toMatchObject({ added: 0, updated: 0 });
  expect(await lists.importContacts(list, "merge", [{ phone: "0502345678", blocked: true }])).toMatchObject({ added: 0, updated: 1 });

  const page = await lists.readContacts(list, { page: 1, pageSize: 2 });
  expect(page).toMatchObject({ total: 3 });
  expect(page.contacts).toHaveLength(2);
  const { contacts } = await lists.readContacts(list, { search: "כהן" });
  expect(contacts).toMatchObject([{ phones: ["0501234567"], firstName: "דנה", emails: ["dana@example.com"], blocked: false }]);

  const id = contacts[0]!.id;
  await lists.saveContact(list, { id, phone: "0501234567", firstName: "דנית" });
  await lists.saveContact(list, { phone: "0503456789", firstName: "חדש" });
  expect(await lists.setBlocked(list, [id], true)).toEqual([id]);
  expect((await lists.readContacts(list, { search: "0501234567" })).contacts).toMatchObject([{ firstName: "דנית", blocked: true }]);
  expect(await lists.setBlocked(list, [id], false)).toEqual([id]);

  const others = (await lists.readContacts(list)).contacts.filter((contact) => contact.id !== id);
  expect(others.map(({ phones, blocked }) => [phones[0], blocked])).toEqual([
    ["0502345678", true],
    [undefined, false],
    ["0503456789", false],
  ]);
  await lists.deleteContacts(list, [id]);
  expect((await lists.readContacts(list)).total).toBe(3);
  const [first, ...rest] = others.map((contact) => contact.id);
  await lists.deleteContacts(list, [first ?? "", ...rest]);
  expect(await lists.readContacts(list)).toEqual({ contacts: [], total: 0 });
});

test("what would clear a list by accident throws before it is sent", async () => {
  const writes = ["uplodePhones", "phonesDelete", "setStatus", "phoneEdit"];
  const asked = () => Promise.all(writes.map(sandbox.asked));
  const before = await asked();
  const none = [] as unknown as readonly [never];
  await expect(lists.importContacts(1, "insert", none)).rejects.toMatchObject({ code: "invalid" });
  await expect(lists.importContacts(1, "merge", none)).rejects.toMatchObject({ code: "invalid" });
  for (const nobody of [{ firstName: "אין" }, { phone: "", email: " " }, { phone: "טלפון" }]) {
    await expect(lists.importContacts(1, "merge", [{ ...nobody, blocked: false }])).rejects.toMatchObject({ code: "invalid" });
  }
  await expect(lists.deleteContacts(1, none)).rejects.toMatchObject({ code: "invalid" });
  await expect(lists.deleteContacts(1, ["1,2"])).rejects.toMatchObject({ code: "invalid" });
  await expect(lists.setBlocked(1, none, true)).rejects.toMatchObject({ code: "invalid" });
  await expect(lists.saveContact(1, { firstName: "אין" })).rejects.toMatchObject({ code: "invalid" });
  expect(await asked()).toEqual(before);
});
