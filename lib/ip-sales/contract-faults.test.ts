import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aroundToday, ORDER, startSandbox, type TestSandbox } from "./testing";

/** The client against the sandbox's faults: what was sent, what took effect, and what is told (F3–F6, F8, F11, F12, F16). */

let sandbox: TestSandbox;
let campaigns: typeof import("./campaigns");

beforeAll(async () => {
  sandbox = await startSandbox();
  campaigns = await import("./campaigns");
}, 30_000);
afterAll(() => sandbox.stop());

beforeEach(() => sandbox.control("DELETE", "faults"));

const order = { ...ORDER, title: "תקלה ·ABCDEFGH" };

describe("the sandbox's faults", () => {
  test.each([
    [{ kind: "reset-before" }, "UpstreamUnknown", 0],
    [{ kind: "reset-after" }, "UpstreamUnknown", 1],
    [{ kind: "http-500", processed: false }, "UpstreamUnknown", 0],
    [{ kind: "http-500", processed: true }, "UpstreamUnknown", 1],
    [{ kind: "html-200", processed: false }, "UpstreamUnknown", 0],
    [{ kind: "html-200", processed: true }, "UpstreamUnknown", 1],
    [{ kind: "truncated" }, "UpstreamUnknown", 1],
    [{ kind: "empty", processed: false }, "UpstreamUnknown", 0],
    [{ kind: "empty", processed: true }, "UpstreamUnknown", 1],
    [{ kind: "access-denied" }, "UpstreamRefused", 0],
  ])("campaignRun meets %j: %s, %i created, and it is sent once", async (fault, name, created) => {
    const before = await campaigns.history(aroundToday());
    const sent = await sandbox.asked("campaignRun");
    await sandbox.fault({ action: "campaignRun", ...fault });
    await expect(campaigns.run(order)).rejects.toMatchObject({ name });
    expect((await sandbox.asked("campaignRun")) - sent).toBe(1);
    expect((await campaigns.history(aroundToday())).length - before.length).toBe(created);
  });

  test.each(["php-warning", "bom"])("%s before the answer of a write is read around: the campaign is known", async (kind) => {
    await sandbox.fault({ action: "campaignRun", kind });
    const { campaignId } = await campaigns.run(order);
    expect(await campaigns.find(campaignId, Date.now())).toMatchObject({ status: "hold" });
  });

  test("a slow answer is waited for", async () => {
    await sandbox.fault({ action: "campaignRun", kind: "delay", ms: 300 });
    expect((await campaigns.run(order)).campaignId).toBeGreaterThan(0);
  });

  test.each(["http-500", "empty", "html-200"])("a read that meets %s three times is given up, as it was told to", async (kind) => {
    const asked = await sandbox.asked("campaignsHistory");
    await sandbox.fault({ action: "campaignsHistory", kind, times: 3 });
    const name = kind === "http-500" ? "UpstreamUnreachable" : "UpstreamMisunderstood";
    await expect(campaigns.history(aroundToday())).rejects.toMatchObject({ name });
    expect((await sandbox.asked("campaignsHistory")) - asked).toBe(3);
    await expect(campaigns.history(aroundToday())).resolves.toBeInstanceOf(Array);
  });

  test.each(["php-warning", "bom"])("%s is read around", async (kind) => {
    await sandbox.fault({ action: "campaignsHistory", kind });
    await expect(campaigns.history(aroundToday())).resolves.toBeInstanceOf(Array);
  });

  test.each(["reset-before", "http-500", "html-200", "truncated", "empty"])("a read that meets %s once tries again", async (kind) => {
    await sandbox.fault({ action: "campaignsHistory", kind });
    await expect(campaigns.history(aroundToday())).resolves.toBeInstanceOf(Array);
  });
});
