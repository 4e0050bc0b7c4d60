import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { campaignHold, campaignResumption, campaignRun } from "./campaigns.ts";
import { israelTime, SandboxClock } from "./clock.ts";
import { historyRow } from "./history.ts";
import { toneWav } from "./recordings.ts";
import { Snapshots } from "./snapshots.ts";
import { Sandbox } from "./store.ts";

const PHONES = Array.from({ length: 400 }, (_, i) => `05${20_000_000 + i * 977}`);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sandbox-"));
});
afterEach(() => rm(folder, { recursive: true }));

const options = () => ({
  port: 0,
  pace: 10,
  seed: 1,
  apiKey: "k",
  allowIps: [],
  balanceCents: 10_000_000,
  demoData: false,
  dataFolder: folder,
});

/** Everything that can be asked of an account, at one moment. */
function told(sandbox: Sandbox, now: number) {
  return {
    history: sandbox.campaigns().map((campaign) => historyRow(campaign, now)),
    rows: sandbox.campaigns().map((campaign) => campaign.dialer.recipients.save()),
    dispatches: sandbox.dispatches,
    requests: sandbox.requests,
    balance: sandbox.balanceCents,
    optOuts: [...sandbox.optOuts],
    callerIds: sandbox.callerIds.all(),
    lists: sandbox.lists.toJSON(),
    screens: sandbox.screens.toJSON(),
    next: sandbox.nextCampaignId,
  };
}

function inThreeDays(now: number): string {
  const { year, month, day } = israelTime(now + 3 * 86_400_000);
  return `${[year % 100, month, day].map((one) => String(one).padStart(2, "0")).join("-")} 10:00:00`;
}

async function busySandbox(): Promise<Sandbox> {
  const sandbox = new Sandbox(options(), new SandboxClock(0));
  sandbox.callerIds.register("0721234567");
  sandbox.lists.import(1042, "all", [{ phone: "0501234567", email: "", firstName: "דנה", blocked: true }]);
  sandbox.recordings.addUpload(toneWav(6), "audio/wav", 6);
  const run = (fields: Record<string, unknown>) =>
    campaignRun({ action: "", fields: { phones: PHONES, audioText: "שלום", title: "נשמר", ...fields }, files: {}, ip: "" }, sandbox);
  await run({ externalID: "ended" });
  sandbox.clock.advance(3_600);
  await run({ maxRing: 20, "keysAction-1": "digits" });
  await run({ runType: "hold" });
  await run({ sendTime: inThreeDays(sandbox.clock.now()) });
  sandbox.clock.advance(5);
  await campaignHold({ action: "", fields: { campaignId: 4523 }, files: {}, ip: "" }, sandbox);
  sandbox.logRequest("campaignRun", false);
  sandbox.clock.advance(1);
  await sandbox.settle();
  return sandbox;
}

describe("a sandbox that is started again on its folder", () => {
  test("tells the same as before, and goes on from there", async () => {
    const before = await busySandbox();
    await new Snapshots(folder).save(before);
    const after = await new Snapshots(folder).load(options());
    if (!after) throw new Error("nothing was saved");
    const now = before.clock.now();
    expect(told(after, now)).toEqual(told(before, now));
    expect(after.recordings.toJSON()).toEqual(before.recordings.toJSON());
    for (const sandbox of [before, after]) {
      await campaignResumption({ action: "", fields: { campaignId: 4523 }, files: {}, ip: "" }, sandbox);
      sandbox.clock.advance(86_400);
      await sandbox.settle();
      expect(sandbox.campaigns().map((campaign) => campaign.state)).toEqual(["active", "ended", "ended", "ended"]);
      expect(sandbox.dispatches.map((one) => one.campaignId)).toEqual([4521, 4522, 4523]);
    }
    expect([...after.optOuts].sort()).toEqual([...before.optOuts].sort());
    expect(after.campaigns().map((one) => one.dialer.totals)).toEqual(before.campaigns().map((one) => one.dialer.totals));
  });

  test("writes a campaign at rest once, and what changed again", async () => {
    const sandbox = await busySandbox();
    const snapshots = new Snapshots(folder);
    const written = async () => {
      await snapshots.save(sandbox);
      const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".v8")).sort();
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await stat(path.join(folder, name))).ino] as const)));
    };
    const first = await written();
    expect(Object.keys(first)).toEqual([
      "account.v8",
      "campaigns/4521.v8",
      "campaigns/4522.v8",
      "campaigns/4523.v8",
      "campaigns/4524.v8",
      "lists.v8",
      "recordings.v8",
    ]);
    sandbox.clock.advance(2);
    await sandbox.settle();
    const second = await written();
    const changed = Object.keys(first).filter((name) => first[name] !== second[name]);
    expect(changed).toEqual(["account.v8", "campaigns/4522.v8"]);
  });

  test("after a kill the calls since the last full save are drawn again, the same, and no screen shows one of them twice", async () => {
    const before = await busySandbox();
    const snapshots = new Snapshots(folder);
    await snapshots.save(before);
    before.clock.advance(4);
    await before.settle();
    await snapshots.saveOrders(before);
    const after = await new Snapshots(folder).load(options());
    if (!after) throw new Error("nothing was saved");
    for (const sandbox of [before, after]) {
      sandbox.clock.advance(86_400);
      await sandbox.settle();
    }
    const shown = (sandbox: Sandbox) => PHONES.map((phone) => sandbox.screens.callsTo(phone));
    expect(shown(before).flat().length).toBeGreaterThan(400);
    expect(shown(after)).toEqual(shown(before));
    expect(after.campaigns().map((one) => one.dialer.totals)).toEqual(before.campaigns().map((one) => one.dialer.totals));
    expect([...after.optOuts].sort()).toEqual([...before.optOuts].sort());
  });

  test("an empty folder holds nothing; a damaged file is named", async () => {
    expect(await new Snapshots(folder).load(options())).toBeNull();
    await writeFile(path.join(folder, "account.v8"), "not a state");
    await expect(new Snapshots(folder).load(options())).rejects.toThrow(/account\.v8 is damaged/);
  });
});
