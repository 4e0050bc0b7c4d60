import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ pace: 10, seed: 7 });
});
afterAll(() => sandbox.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(sandbox.url + path, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(sandbox.url + path, { method: "POST", body: JSON.stringify(body), headers });

describe("the control plane", () => {
  it("tells the state", async () => {
    await sandbox.json("/campaignApi.php", { action: "addDid" });
    const state = await (await get("/__sandbox/state")).json();
    expect(state).toMatchObject({ pace: 10, seed: 7, balance: "100000.00" });
    expect(state.requests.at(-1)).toMatchObject({ action: "addDid", faulted: false, keyInQuery: false });
    expect(Math.abs(Date.parse(state.now) - Date.now())).toBeLessThan(5_000);
  });

  it("tells when the key stood in an address", async () => {
    await sandbox.post("/campaignApi.php?apiKey=sandbox-key&action=addDid", "{}", "application/json");
    const { requests } = await (await get("/__sandbox/state")).json();
    expect(requests.at(-1)).toMatchObject({ action: "addDid", keyInQuery: true });
  });

  it("moves the clock forward only", async () => {
    const before = Date.parse((await (await get("/__sandbox/state")).json()).now);
    const { now } = await (await post("/__sandbox/advance", { seconds: 3_600 })).json();
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(3_600_000);
    for (const seconds of [-1, "60", null, undefined, 1e12]) {
      const response = await post("/__sandbox/advance", { seconds });
      expect(response.status).toBe(400);
      expect((await response.json()).error).toContain("seconds must be");
    }
  });

  it("gives a campaign's carrier a bad day", async () => {
    const phones = Array.from({ length: 60 }, (_, index) => `05277${10_000 + index}`);
    const run = { action: "campaignRun", apiKey: "sandbox-key", audioText: "שלום, זוהי הודעה", betweenRetries: 20, dialRetries: 0, phones };
    const { campaignId } = await sandbox.json("/campaignApi.php", run);
    expect(await (await post("/__sandbox/network-trouble", { campaignId, share: 1 })).json()).toEqual({ campaignId, share: 1 });
    await post("/__sandbox/advance", { seconds: 3_600 });
    const { calls } = (await sandbox.json("/campaignApi.php", {
      action: "campaignReport",
      apiKey: "sandbox-key",
      campaignId,
    })) as never as {
      calls: { status: string }[];
    };
    expect(calls.filter(({ status }) => status === "failed")).toHaveLength(60);
    expect((await post("/__sandbox/network-trouble", { campaignId: 1, share: 1 })).status).toBe(400);
    expect((await post("/__sandbox/network-trouble", { campaignId, share: 1.5 })).status).toBe(400);
  });

  it("remembers the latest 1,000 requests", async () => {
    for (let i = 0; i < 1_001; i++) sandbox.sandbox.logRequest("phonesList", false);
    expect((await (await get("/__sandbox/state")).json()).requests).toHaveLength(1_000);
  });

  it("answers 404 to what it does not know", async () => {
    expect((await get("/__sandbox/nothing")).status).toBe(404);
    expect((await post("/__sandbox/state", {})).status).toBe(404);
    expect(await (await get("/__sandbox/phones/0509999999")).json()).toEqual([]);
    expect((await get("/__sandbox/phones/%E0%A4%A")).status).toBe(400);
  });

  it("is closed to pages of other sites", async () => {
    expect((await post("/__sandbox/advance", { seconds: 1 }, { origin: "https://evil.example" })).status).toBe(403);
    expect((await post("/__sandbox/advance", { seconds: 1 }, { origin: sandbox.url })).status).toBe(200);
    const rebound = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: "evil.example" };
      request(`${sandbox.url}/__sandbox/state`, { headers }, (res) => resolve(res.resume().statusCode))
        .on("error", reject)
        .end();
    });
    expect(rebound).toBe(403);
  });
});

describe("the room's page", () => {
  it("is served with its own script and style under a strict policy", async () => {
    const page = await get("/");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain('<html lang="he" dir="rtl">');
    expect(html).not.toMatch(/<script(?![^>]* src=)|\son\w+=/);
    for (const path of ["/page.css", "/page.js"]) {
      expect(html).toContain(`"${path}"`);
      expect((await get(path)).status).toBe(200);
    }
  });

  it("is told which phones ring and which codes can be read", async () => {
    await sandbox.json("/campaignApi.php", { action: "addDid", apiKey: "sandbox-key", phone: "0501234567", PhoneVerificationSend: "1" });
    const room = await (await get("/__sandbox/screens")).json();
    expect(room.verifications).toMatchObject([{ phone: "0501234567", kind: "verification", rings: true }]);
    expect(room.latest[0]).toEqual(room.verifications[0]);
    await post("/__sandbox/advance", { seconds: 31 });
    const later = await (await get("/__sandbox/screens")).json();
    expect(later.verifications).toMatchObject([{ rings: false }]);
    await post("/__sandbox/advance", { seconds: 600 });
    expect((await (await get("/__sandbox/screens")).json()).verifications).toEqual([]);
  });
});
