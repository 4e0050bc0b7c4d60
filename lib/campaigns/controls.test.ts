import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox, type TestSandbox } from "@/lib/ip-sales/testing";

let sandbox: TestSandbox;
let upstream: typeof import("@/lib/ip-sales/campaigns");
let controls: typeof import("./controls");

beforeAll(async () => {
  sandbox = await startSandbox();
  upstream = await import("@/lib/ip-sales/campaigns");
  controls = await import("./controls");
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control("DELETE", "faults"));

/** Scheduled for tomorrow, so that it stays what it is while we try: nobody is called and it does not end. */
async function create(onHold: boolean): Promise<number> {
  const { campaignId } = await upstream.run({
    title: "שליטה",
    phones: ["0501234567"],
    message: { kind: "text", text: "שלום לכולם" },
    callLength: 25,
    retries: { count: 0, minutesBetween: 20 },
    schedule: { quietHours: false, startAt: new Date(Date.now() + 86_400_000).toISOString() },
    hold: onHold,
    keys: {},
  });
  return campaignId;
}

/** How often an action is asked while something is done. */
async function counting(action: string, work: () => Promise<unknown>): Promise<number> {
  const before = await sandbox.asked(action);
  await work();
  return (await sandbox.asked(action)) - before;
}

describe("a nervous finger", () => {
  test("holding twice asks once, and both answers are the held campaign", async () => {
    const id = await create(false);
    const asked = await counting("campaignHold", async () => {
      expect(await controls.hold(id, Date.now())).toMatchObject({ id, status: "hold" });
      expect(await controls.hold(id, Date.now())).toMatchObject({ id, status: "hold" });
    });
    expect(asked).toBe(1);
  });

  test("resuming what runs, stopping what is stopped and the same ring cap again ask nothing", async () => {
    const id = await create(false);
    expect(await counting("campaignResumption", () => controls.resume(id, Date.now()))).toBe(0);
    expect(await controls.setMaxRing(id, 12, Date.now())).toMatchObject({ maxRing: 12 });
    expect(await counting("max_ringSet", () => controls.setMaxRing(id, 12, Date.now()))).toBe(0);
    expect(await controls.stop(id, Date.now())).toMatchObject({ status: "stopped" });
    expect(await counting("campaignStop", () => controls.stop(id, Date.now()))).toBe(0);
  });
});

describe("lost answers", () => {
  test("a hold whose answer is lost is found done", async () => {
    const id = await create(false);
    await sandbox.fault({ action: "campaignHold", kind: "reset-after" });
    expect(await counting("campaignHold", () => controls.hold(id, Date.now()))).toBe(1);
    expect((await upstream.find(id, Date.now()))?.status).toBe("hold");
  });

  test("a hold that never arrived is asked once more", async () => {
    const id = await create(false);
    await sandbox.fault({ action: "campaignHold", kind: "reset-before" });
    expect(await counting("campaignHold", () => controls.hold(id, Date.now()))).toBe(2);
    expect((await upstream.find(id, Date.now()))?.status).toBe("hold");
  });

  test("a resume whose answer is lost is found done; one that never arrived is not repeated by itself", async () => {
    const id = await create(true);
    await sandbox.fault({ action: "campaignResumption", kind: "reset-before" });
    const asked = await counting("campaignResumption", () =>
      expect(controls.resume(id, Date.now())).rejects.toMatchObject({ code: "upstream-unknown" }),
    );
    expect(asked).toBe(1);
    expect((await upstream.find(id, Date.now()))?.status).toBe("hold");
    await sandbox.fault({ action: "campaignResumption", kind: "reset-after" });
    expect(await controls.resume(id, Date.now())).toMatchObject({ status: "active" });
  });

  test("an answer that can't be read is told with its beginning", async () => {
    const id = await create(true);
    await sandbox.fault({ action: "campaignResumption", kind: "html-200" });
    await expect(controls.resume(id, Date.now())).rejects.toMatchObject({
      code: "upstream-unknown",
      excerpt: expect.stringContaining("<"),
    });
  });
});

describe("a history that does not answer", () => {
  test("keeps nobody from holding: the hold goes out at once", async () => {
    const id = await create(false);
    await sandbox.fault({ action: "campaignsHistory", kind: "hang-before" });
    const began = performance.now();
    expect(await controls.hold(id, Date.now())).toMatchObject({ id, status: "hold" });
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test("keeps nobody from stopping", async () => {
    const id = await create(false);
    await sandbox.fault({ action: "campaignsHistory", kind: "hang-before" });
    expect(await controls.stop(id, Date.now())).toMatchObject({ status: "stopped" });
  });

  test("is told as what it is when the hold was accepted", async () => {
    const id = await create(false);
    await sandbox.fault({ action: "campaignsHistory", kind: "http-500", times: 6 });
    await expect(controls.hold(id, Date.now())).rejects.toMatchObject({
      code: "upstream-unreachable",
      message: "campaigns.problems.acceptedUnseen",
    });
    await sandbox.control("DELETE", "faults");
    expect((await upstream.find(id, Date.now()))?.status).toBe("hold");
  });
});

describe("stopping", () => {
  test("holds first, so that nobody more is called", async () => {
    const id = await create(false);
    const holds = await counting("campaignHold", async () => {
      expect(await controls.stop(id, Date.now())).toMatchObject({ status: "stopped" });
    });
    expect(holds).toBe(1);
  });

  test("goes on when the hold before it got no answer", async () => {
    const id = await create(false);
    await sandbox.fault({ action: "campaignHold", kind: "empty" });
    expect(await controls.stop(id, Date.now())).toMatchObject({ status: "stopped" });
  });

  test("what is over can't be changed, and that is said", async () => {
    const id = await create(false);
    await controls.stop(id, Date.now());
    for (const attempt of [controls.hold(id, Date.now()), controls.resume(id, Date.now()), controls.setMaxRing(id, 3, Date.now())]) {
      await expect(attempt).rejects.toMatchObject({ code: "conflict", message: "campaigns.problems.alreadyEnded" });
    }
  });

  test("a campaign that does not exist is not found", async () => {
    await expect(controls.hold(987_654, Date.now())).rejects.toMatchObject({ code: "not-found" });
  });
});
