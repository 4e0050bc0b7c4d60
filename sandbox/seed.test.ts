import { describe, expect, test } from "vitest";
import { type IsraelTime, israelTime, SandboxClock } from "./clock.ts";
import { historyRow } from "./history.ts";
import { refreshDemoData, seedDemoData } from "./seed.ts";
import { Sandbox } from "./store.ts";

const demo = (at: string, pace = 10) => {
  const options = { port: 0, pace, seed: 1, apiKey: "k", allowIps: [], balanceCents: 10_000_000, demoData: true, dataFolder: null };
  const sandbox = new Sandbox(options, new SandboxClock(0, () => Date.parse(at)));
  seedDemoData(sandbox);
  return sandbox;
};
const rowsOf = (sandbox: Sandbox) => sandbox.campaigns().map((campaign) => historyRow(campaign, sandbox.clock.now()));
const weekdayOf = ({ year, month, day }: IsraelTime) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();

// A Sunday night in quiet hours, Shabbat at noon, the night the clocks go back.
describe.each(["2026-11-22T02:30:00+02:00", "2026-11-21T12:00:00+02:00", "2026-10-25T01:30:00+02:00"])("the demo started at %s", (at) => {
  const sandbox = demo(at);
  const rows = rowsOf(sandbox);
  const now = sandbox.clock.now();

  test("has a month of history, all of it over", () => {
    const past = sandbox.campaigns().filter((campaign) => campaign.atRest);
    expect(past.length).toBeGreaterThanOrEqual(24);
    for (const { facts, dialer } of past) {
      expect(dialer.endedAt ?? Number.NaN).toBeLessThan(now);
      expect(now - facts.insertedAt).toBeLessThan(30 * 86_400_000);
      expect(weekdayOf(israelTime(facts.insertedAt))).not.toBe(6);
    }
    const inserted = sandbox.campaigns().map((campaign) => -campaign.facts.insertedAt);
    expect(inserted).toEqual(inserted.toSorted((a, b) => a - b));
    expect(rows.some((row) => row.total_phones === 100_000 && row.active === "ended")).toBe(true);
    expect(rows.filter((row) => row.active === "stoped")).toHaveLength(1);
    expect(rows.some((row) => row.donations_count > 100 && row.donations_sum > 10_000 && row.active === "ended")).toBe(true);
    const shares = past.map(({ dialer }) => dialer.totals.answered / dialer.counts.total);
    expect(shares.filter((share) => share < 0.3).length).toBeGreaterThan(0);
    expect(shares.filter((share) => share > 0.55).length).toBeGreaterThan(15);
  });

  test("has one running, one on hold half way, one for tomorrow at ten", async () => {
    const [running, scheduled, held] = rows;
    expect(running).toMatchObject({ id: 4521, active: "active", timed: false, max_ring: 50, dialing_calls: 50 });
    expect(Number(running?.total_sent)).toBeGreaterThan(3_000);
    expect(running?.new_phones).toBeGreaterThan(30_000);
    expect(held).toMatchObject({ active: "hold", dialing_calls: 0 });
    expect((held?.new_phones ?? 0) / (held?.total_phones ?? 1)).toBeCloseTo(0.5, 1);
    expect(scheduled).toMatchObject({ active: "active", timed: true, start_time: expect.stringMatching(/ 10:00$/) });
  });

  test("has three lists with Hebrew names and some blocked, two caller IDs, an untouched balance and an empty ledger", () => {
    for (const id of [1042, 1043, 1044]) {
      const contacts = sandbox.lists.contacts(id);
      expect(contacts.length).toBeGreaterThan(200);
      expect(contacts.every((contact) => /^[א-ת]+$/.test(contact.firstName))).toBe(true);
      expect(contacts.filter((contact) => contact.blocked).length).toBeGreaterThan(3);
    }
    expect(sandbox.callerIds.all()).toEqual(["0721234567", "0733456789"]);
    expect(sandbox.balanceCents).toBe(10_000_000);
    expect(sandbox.dispatches).toEqual([]);
  });
});

test("the running one lasts about an hour, whatever the pace", async () => {
  for (const pace of [1, 100]) {
    const sandbox = demo("2026-11-22T02:30:00+02:00", pace);
    sandbox.clock.advance(30 * 60);
    await sandbox.settle();
    expect(sandbox.campaign(4521)?.state).toBe("active");
    sandbox.clock.advance(4 * 3_600);
    await sandbox.settle();
    expect(sandbox.campaign(4521)?.state).toBe("ended");
    refreshDemoData(sandbox);
    expect(rowsOf(sandbox)[0]).toMatchObject({ id: 4522, active: "active", timed: false });
    expect(sandbox.dispatches).toEqual([]);
  }
}, 60_000);

test("the same seed and hour give the same demo", () => {
  const at = "2026-11-22T02:30:00+02:00";
  expect(rowsOf(demo(at))).toEqual(rowsOf(demo(at)));
}, 60_000);
