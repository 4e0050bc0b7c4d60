import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { JsonText } from "./action.ts";
import { campaignHold, campaignRun, campaignStop } from "./campaigns.ts";
import { SandboxClock } from "./clock.ts";
import { loadReport } from "./load-report.ts";
import { OUTCOMES } from "./outcomes.ts";
import { campaignReport } from "./reports.ts";
import { Sandbox } from "./store.ts";

type Texts = Record<string, string>;
type Report = { campaign: Texts; calls: Texts[] };

const NOON = Date.parse("2026-11-22T12:00:00+02:00");
const PHONES = Array.from({ length: 200 }, (_, i) => (i % 10 === 0 ? `02${2_000_000 + i}` : `05${20_000_000 + i * 977}`));

function makeSandbox(): Sandbox {
  const options = { port: 0, pace: 10, seed: 1, apiKey: "k", allowIps: [], balanceCents: 10_000_000, demoData: false, dataFolder: null };
  return new Sandbox(options, new SandboxClock(0, () => NOON));
}

async function run(sandbox: Sandbox, fields: Record<string, unknown> = {}): Promise<number> {
  const wanted = { phones: PHONES, audioText: "שלום", title: "דוח", betweenRetries: 20, dialRetries: 2, maxRing: 20, ...fields };
  const answer = await campaignRun({ action: "", fields: wanted, files: {}, ip: "" }, sandbox);
  expect(answer).toMatchObject({ errorCode: 0 });
  return sandbox.nextCampaignId - 1;
}

async function report(sandbox: Sandbox, campaignId: unknown): Promise<Report> {
  const body = await campaignReport({ action: "", fields: { campaignId }, files: {}, ip: "" }, sandbox);
  expect(body).toBeInstanceOf(JsonText);
  return JSON.parse(body instanceof JsonText ? [...body.pieces].join("") : "");
}

function documented(): Report {
  const reference = readFileSync(new URL("../docs/reference/campaign-api.md", import.meta.url), "utf8");
  const section = reference.slice(reference.indexOf("## `campaignReport`"));
  const from = section.indexOf("```json") + 7;
  return JSON.parse(section.slice(from, section.indexOf("```", from)));
}

describe("a report", () => {
  test("has the reference's keys in its order, and nothing but strings", async () => {
    const sandbox = makeSandbox();
    const id = await run(sandbox, { "keysAction-1": "routing-0521234567" });
    sandbox.clock.advance(86_400);
    const { campaign, calls } = await report(sandbox, id);
    const { sttUnits, ...wanted } = documented().campaign;
    expect(Object.keys(campaign)).toEqual(Object.keys(wanted));
    expect(Object.keys(calls[0] ?? {})).toEqual(Object.keys(documented().calls[0] ?? {}));
    expect([campaign, ...calls].flatMap((one) => Object.values(one)).every((value) => typeof value === "string")).toBe(true);
    expect(campaign).toMatchObject({
      id: String(id),
      title: "דוח",
      status: "הסתיים",
      recipients: "200",
      dialRetries: "2",
      betweenRetriesMinutes: "20",
    });
    expect(campaign).toMatchObject({
      callLength: "25",
      billing: "16.67",
      answeredCalls: String(calls.filter((one) => one["status"] === "answered").length),
    });
    expect(Number(campaign["ipRoutingUnits"])).toBeGreaterThan(0);
  });

  test("keeps the order of the list, and writes numbers, times and lengths as documented", async () => {
    const sandbox = makeSandbox();
    const id = await run(sandbox);
    sandbox.clock.advance(86_400);
    const { campaign, calls } = await report(sandbox, String(id));
    expect(calls.map((one) => one["phone"]?.replace("-", ""))).toEqual(PHONES);
    expect(calls[0]?.["phone"]).toBe("02-2000000");
    expect(calls[1]?.["phone"]).toBe("052-0000977");
    expect(calls.every((one) => /^12:\d\d:\d\d$/.test(one["lastCall"] ?? "") && /^\d\d:\d\d$/.test(one["duration"] ?? ""))).toBe(true);
    expect(calls.every((one) => ["0", "1", "2"].includes(one["retries"] ?? ""))).toBe(true);
    expect(calls.some((one) => /^[א-ת־]+ [א-ת]+$/.test(one["name"] ?? ""))).toBe(true);
    expect(calls.some((one) => one["name"] === "")).toBe(true);
    expect([campaign["ipRoutingUnits"], campaign["sttUnits"]]).toEqual([undefined, undefined]);
  });

  test("an API model that heard speech has sttUnits", async () => {
    const sandbox = makeSandbox();
    const id = await run(sandbox, { audioText: undefined, messagesType: "apiUrl", apiUrl: "https://flow.example/x" });
    sandbox.clock.advance(86_400);
    expect(Number((await report(sandbox, id)).campaign["sttUnits"])).toBeGreaterThan(0);
  });

  test("while it runs, the calls in the air and those to come have no outcome yet", async () => {
    const sandbox = makeSandbox();
    const id = await run(sandbox);
    sandbox.clock.advance(4);
    const { campaign, calls } = await report(sandbox, id);
    expect(campaign["status"]).toBe("טרם הסתיים");
    expect(calls.filter((one) => one["status"] === "dialing")).toHaveLength(20);
    const fresh = calls.filter((one) => one["status"] === "notDialed");
    expect(fresh.length).toBeGreaterThan(50);
    const { phone, name, status, ...empty } = fresh[0] ?? {};
    expect(new Set(Object.values(empty))).toEqual(new Set([""]));
  });

  test("a stopped campaign keeps a row for everybody", async () => {
    const sandbox = makeSandbox();
    const id = await run(sandbox);
    sandbox.clock.advance(6);
    for (const handler of [campaignHold, campaignStop])
      await handler({ action: "", fields: { campaignId: id }, files: {}, ip: "" }, sandbox);
    const { campaign, calls } = await report(sandbox, id);
    expect(campaign["status"]).toBe("הסתיים");
    expect(calls).toHaveLength(200);
    expect(calls.some((one) => one["status"] === "dialing")).toBe(false);
    expect(calls.filter((one) => one["status"] === "notDialed").length).toBeGreaterThan(50);
  });

  test("is not changed half way by calls that go on while it is read", async () => {
    const sandbox = makeSandbox();
    const id = await run(sandbox, { phones: Array.from({ length: 2_000 }, (_, i) => `05${30_000_000 + i}`), maxRing: 1000 });
    const body = await campaignReport({ action: "", fields: { campaignId: id }, files: {}, ip: "" }, sandbox);
    const pieces = body instanceof JsonText ? body.pieces[Symbol.iterator]() : [][Symbol.iterator]();
    let text = pieces.next().value ?? "";
    sandbox.clock.advance(86_400);
    await sandbox.settle();
    for (let piece = pieces.next(); !piece.done; piece = pieces.next()) text += piece.value;
    const { calls }: Report = JSON.parse(text);
    expect(new Set(calls.map((one) => one["status"]))).toEqual(new Set(["notDialed"]));
  });

  test("of an unknown campaign is refused", async () => {
    const sandbox = makeSandbox();
    const answer = (campaignId: unknown) => campaignReport({ action: "", fields: { campaignId }, files: {}, ip: "" }, sandbox);
    for (const unknown of [1, "x"]) expect(await answer(unknown)).toMatchObject({ errorCode: 1, note: "הקמפיין לא נמצא" });
    expect(await answer(undefined)).toMatchObject({ errorCode: -88 });
  });
});

describe("load-report", () => {
  test("makes ended campaigns of the size that was asked for, outside the balance and the ledger", async () => {
    const sandbox = makeSandbox();
    const { campaignIds } = await loadReport(sandbox, { campaigns: 2, calls: 1_500, hostile: false, escaped: false });
    expect(campaignIds).toEqual([4521, 4522]);
    for (const id of campaignIds) {
      const { campaign, calls } = await report(sandbox, id);
      expect(campaign).toMatchObject({ status: "הסתיים", recipients: "1500" });
      expect(new Set(calls.map((one) => one["phone"])).size).toBe(1_500);
      expect(sandbox.campaign(id)?.dialer.endedAt).toBeLessThan(NOON);
    }
    expect([sandbox.balanceCents, sandbox.dispatches]).toEqual([10_000_000, []]);
  });

  test("makes hostile rows: every documented text, names that attack, 75-minute calls, several digits; who answered stays", async () => {
    const sandbox = makeSandbox();
    const order = { campaigns: 1, calls: 3_000, escaped: false };
    const [plain] = (await loadReport(sandbox, { ...order, hostile: false })).campaignIds;
    const [hostile] = (await loadReport(sandbox, { ...order, hostile: true })).campaignIds;
    const { campaign, calls } = await report(sandbox, hostile);
    const seen = (key: string) => new Set(calls.map((one) => one[key]));
    for (const { q850Text } of OUTCOMES) expect(seen("q850Text")).toContain(q850Text);
    for (const name of ['=HYPERLINK("http://evil.example","לחצו")', "0012345", "+972501234567", "שורה\nשנייה", "👨‍👩‍👧 לוי"]) {
      expect(seen("name")).toContain(name);
    }
    for (const [key, value] of Object.entries({ duration: "75:00", digits: "192", had180: "", sipCode: "699", status: "notDialed" })) {
      expect(seen(key)).toContain(value);
    }
    expect(campaign["answeredCalls"]).toBe(String(calls.filter((one) => one["status"] === "answered").length));
    expect(calls.map((one) => one["phone"])).toEqual((await report(sandbox, plain)).calls.map((one) => one["phone"]));
    expect(calls).toEqual((await report(sandbox, hostile)).calls);
  });

  test("writes the answer as PHP escapes it when asked to", async () => {
    const sandbox = makeSandbox();
    const made = await loadReport(sandbox, { campaigns: 1, calls: 700, hostile: true, escaped: true });
    const id = made.campaignIds[0];
    const body = await campaignReport({ action: "", fields: { campaignId: id }, files: {}, ip: "" }, sandbox);
    const text = body instanceof JsonText ? [...body.pieces].join("") : "";
    expect(text).toMatch(/^[\x20-\x7e]+$/);
    expect(text).toContain("http:\\/\\/evil.example");
    expect(text).toContain("\\ud83d\\udc68\\u200d");
    expect(JSON.parse(text)).toEqual(await report(sandbox, id));
    expect((await report(sandbox, id)).calls[0]?.["name"]).toBe('=HYPERLINK("http://evil.example","לחצו")');
  });
});
