import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ pace: 100 });
});
afterAll(() => sandbox.close());

const ask = (fields: Record<string, unknown>) => sandbox.json("/campaignApi.php", { apiKey: "sandbox-key", ...fields });

/** How long the middle one of forty questions waits for its answer, in milliseconds, and what the last one told of the latest campaign. */
async function askForty(): Promise<{ medianMs: number; latest: Record<string, unknown> | undefined }> {
  const waits: number[] = [];
  let latest: Record<string, unknown> | undefined;
  while (waits.length < 40) {
    const askedAt = performance.now();
    [latest] = Object.values(await ask({ action: "campaignsHistory" })) as Record<string, unknown>[];
    waits.push(performance.now() - askedAt);
  }
  return { medianMs: waits.toSorted((a, b) => a - b)[20] ?? Number.NaN, latest };
}

it("takes 100,000 numbers in under two seconds, and dials a thousand at once without slowing its answers", async () => {
  const phones = Array.from({ length: 100_000 }, (_, index) => `05${String(30_000_000 + index)}`);
  const order = { action: "campaignRun", audioText: "שלום", betweenRetries: 20, dialRetries: 2, title: "עומס" };
  await ask({ ...order, phones: phones.slice(0, 1), runType: "hold" });
  const idle = await askForty();

  const begun = performance.now();
  const { campaignId } = await ask({ ...order, phones, maxRing: 1_000 });
  expect(performance.now() - begun).toBeLessThan(2_000);
  sandbox.sandbox.clock.advance(1);
  const dialing = await askForty();
  expect(dialing.latest).toMatchObject({ id: campaignId, active: "active", dialing_calls: 1_000 });
  expect(dialing.medianMs).toBeLessThan(5 * idle.medianMs + 50);
}, 30_000);
