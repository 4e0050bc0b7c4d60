import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FAULT_KINDS, type FaultKind } from "./faults.ts";
import { startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
let mailingList = 0;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  mailingList += 1;
  await control("DELETE", {});
});
afterAll(() => sandbox.close());

const control = (method: string, body: unknown) =>
  fetch(`${sandbox.url}/__sandbox/faults`, { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } });

async function plant(fault: Record<string, unknown>) {
  const response = await control("POST", fault);
  expect(response.status).toBe(200);
}

const SAVED = { status: "Ok", note: "איש הקשר נשמר בהצלחה" };
const save = (signal?: AbortSignal) =>
  fetch(`${sandbox.url}/mailingListsApi.php`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ action: "phoneEdit", apiKey: "sandbox-key", mailingList, phone1: "0501234567" }),
    ...(signal ? { signal } : {}),
  });
const contacts = () => sandbox.sandbox.lists.contacts(mailingList).length;

/** What a client sees of one request, and whether it took effect. */
const EXPECTED: Record<FaultKind, { processed: boolean; sees(): Promise<void> }> = {
  delay: {
    processed: true,
    async sees() {
      const begun = performance.now();
      expect(await (await save()).json()).toEqual(SAVED);
      expect(performance.now() - begun).toBeGreaterThan(140);
    },
  },
  "hang-before": { processed: false, sees: () => expect(save(AbortSignal.timeout(200))).rejects.toThrow("timeout") },
  "hang-after": { processed: true, sees: () => expect(save(AbortSignal.timeout(200))).rejects.toThrow("timeout") },
  "reset-before": { processed: false, sees: () => expect(save()).rejects.toThrow("fetch failed") },
  "reset-after": { processed: true, sees: () => expect(save()).rejects.toThrow("fetch failed") },
  "http-500": {
    processed: false,
    async sees() {
      const response = await save();
      expect(response.status).toBe(500);
      expect(await response.text()).toContain("<html>");
    },
  },
  "html-200": {
    processed: false,
    async sees() {
      const response = await save();
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/html");
      expect(await response.text()).toContain("<html>");
    },
  },
  "php-warning": {
    processed: true,
    async sees() {
      const text = await (await save()).text();
      expect(text).toContain("<b>Warning</b>");
      expect(JSON.parse(text.slice(text.indexOf("{")))).toEqual(SAVED);
    },
  },
  bom: {
    processed: true,
    async sees() {
      const bytes = new Uint8Array(await (await save()).arrayBuffer());
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(SAVED);
    },
  },
  truncated: {
    processed: true,
    async sees() {
      const text = await (await save()).text();
      const whole = JSON.stringify(SAVED);
      expect(text).toBe(whole.slice(0, Math.ceil(whole.length / 2)));
    },
  },
  empty: {
    processed: true,
    async sees() {
      const response = await save();
      expect([response.status, await response.text()]).toEqual([200, ""]);
    },
  },
  "access-denied": {
    processed: false,
    async sees() {
      expect(await (await save()).json()).toEqual({ errorCode: -99, messige: "Access denied" });
    },
  },
};

describe.each(FAULT_KINDS)("the fault %s", (kind) => {
  it("meets one request and no more", async () => {
    await plant({ action: "phoneEdit", kind, times: 1, ...(kind === "delay" ? { ms: 150 } : {}) });
    await EXPECTED[kind].sees();
    expect(contacts()).toBe(EXPECTED[kind].processed ? 1 : 0);
    expect(await (await save()).json()).toEqual(SAVED);
    const { requests } = await (await fetch(`${sandbox.url}/__sandbox/state`)).json();
    expect(requests.slice(-2)).toMatchObject([
      { action: "phoneEdit", faulted: true },
      { action: "phoneEdit", faulted: false },
    ]);
  });
});

describe("faults", () => {
  it.each([
    ["http-500", true, 1],
    ["html-200", true, 1],
    ["empty", false, 0],
  ])("%s can be told whether the request takes effect: %s", async (kind, processed, expected) => {
    await plant({ action: "phoneEdit", kind, processed });
    await (await save()).text();
    expect(contacts()).toBe(expected);
  });

  it("meet any action with *, leave others alone, count down and keep their order", async () => {
    await plant({ action: "phonesList", kind: "empty", times: 5 });
    await plant({ action: "*", kind: "access-denied", times: 2 });
    await plant({ action: "phoneEdit", kind: "http-500", times: 1 });
    const seen: number[] = [];
    for (let i = 0; i < 4; i++) {
      const response = await save();
      seen.push(response.status === 200 ? ((await response.json()).errorCode ?? 0) : response.status);
    }
    expect(seen).toEqual([-99, -99, 500, 0]);
    const waiting = await (await control("GET", undefined)).json();
    expect(waiting).toEqual([{ action: "phonesList", kind: "empty", times: 5, ms: 0, processed: true }]);
  });

  it("end with DELETE", async () => {
    await plant({ action: "*", kind: "http-500", times: 9 });
    expect(await (await control("DELETE", undefined)).json()).toEqual({ faults: [] });
    expect(await (await save()).json()).toEqual(SAVED);
  });

  it.each([
    [{ kind: "explode" }, "kind must be one of: delay, hang-before"],
    [{ action: "campaignrun", kind: "empty" }, "action must be"],
    [{ action: 5, kind: "empty" }, "action must be"],
    [{ kind: "empty", times: 0 }, "times must be"],
    [{ kind: "empty", times: "many" }, "times must be"],
    [{ kind: "delay" }, "ms belongs to delay"],
    [{ kind: "delay", ms: -1 }, "ms belongs to delay"],
    [{ kind: "empty", ms: 5 }, "ms belongs to delay"],
    [{ kind: "hang-before", processed: true }, "processed must be"],
    [[], "must be a JSON object"],
  ])("are refused with a clear sentence: %j", async (body, words) => {
    const response = await control("POST", body);
    expect(response.status).toBe(400);
    expect((await response.json()).error).toContain(words);
  });
});
