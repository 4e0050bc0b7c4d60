import { describe, expect, test } from "vitest";
import { check } from "./checker";
import type { AuditEntry, Evidence, LedgerCampaign } from "./evidence";

/** Records made by hand: a run in which all went well, and for each invariant one that contradicts it. */

const BEGAN = Date.parse("2026-03-01T08:00:00Z");
const at = (seconds: number) => new Date(BEGAN + seconds * 1000).toISOString();

let written = 0;
const entry = (action: string, seconds: number, more: Partial<AuditEntry>): AuditEntry => ({
  id: ++written,
  at: at(seconds),
  action,
  target: null,
  outcome: "done",
  details: {},
  ...more,
});
const created = (launch: string, title = "מבצע 1", digest = "d1") =>
  entry("launch.create", 1, { target: title, details: { launch, digest } });
const prepared = (launch: string, target: string, digest = "d1", outcome = "done") =>
  entry("launch.prepare", 2, { target, outcome, details: { launch, digest } });
const committed = (launch: string, id: number) => entry("launch.commit", 3, { target: String(id), details: { launch } });

const campaign = (id: number, more: Partial<LedgerCampaign> = {}): LedgerCampaign => ({
  id,
  title: "מבצע 1 ·AAAAAAAA",
  externalID: "order-1",
  sendTime: null,
  active: "ended",
  ...more,
});
const begun = (campaignId: number, seconds = 4, phones = ["0521000001"]) => ({ campaignId, title: "", phones, at: at(seconds) });
const key = (name: string, launches: string[], repeat = false) => ({ key: name, repeat, launches });

/** One launch that was sent, let go and dialled, as it should be. */
function clean(): Evidence {
  return {
    campaigns: [campaign(4521)],
    dispatches: [begun(4521)],
    audit: [created("L1"), prepared("L1", "4521"), committed("L1", 4521)],
    asked: [{ order: "order-1", title: "מבצע 1", keys: [key("k1", ["L1"])] }],
    doubled: [],
  };
}
const found = (evidence: Evidence) => check(evidence).map(({ invariant }) => invariant);

describe("nothing is found where", () => {
  test("a launch was sent, let go and dialled once", () => expect(check(clean())).toEqual([]));

  test("nothing happened", () => {
    expect(check({ campaigns: [], dispatches: [], audit: [], asked: [], doubled: [] })).toEqual([]);
  });

  test("the answer was lost and the launch was found in the history", () => {
    const audit = [created("L1"), prepared("L1", "מבצע 1", "d1", "unknown"), committed("L1", 4521)];
    expect(check({ ...clean(), audit })).toEqual([]);
  });

  test("the process was killed before the request's own entry had its outcome", () => {
    const open = entry("launch.create", 1, { target: "מבצע 1", outcome: "started" });
    expect(check({ ...clean(), audit: [open, prepared("L1", "מבצע 1"), committed("L1", 4521)] })).toEqual([]);
  });

  test("a launch was refused by IP-Sales, and asked for anew under another key", () => {
    const evidence = clean();
    evidence.audit.unshift(created("L0"), prepared("L0", "מבצע 1", "d1", "refused"));
    evidence.asked[0]?.keys.push(key("k0", ["L0"]));
    expect(check(evidence)).toEqual([]);
  });

  test("the same content was meant again", () => {
    const evidence = clean();
    evidence.campaigns.push(campaign(4522, { title: "מבצע 1 ·BBBBBBBB" }));
    evidence.dispatches.push(begun(4522));
    evidence.audit.push(created("L2"), prepared("L2", "4522"), committed("L2", 4522));
    evidence.asked[0]?.keys.push(key("k2", ["L2"], true));
    expect(check(evidence)).toEqual([]);
  });

  test("something on the way ordered it twice, and neither dialled", () => {
    const campaigns = [campaign(4521, { active: "hold" }), campaign(4522, { active: "hold" })];
    const audit = [created("L1"), prepared("L1", "מבצע 1", "d1", "unknown")];
    expect(check({ ...clean(), campaigns, dispatches: [], audit, doubled: ["מבצע 1 ·AAAAAAAA"] })).toEqual([]);
  });

  test("a campaign with a time of its own dialled at that time, without another word", () => {
    const campaigns = [campaign(4521, { sendTime: at(3_600) })];
    const audit = [created("L1"), prepared("L1", "4521")];
    expect(check({ ...clean(), campaigns, audit, dispatches: [begun(4521, 3_600)] })).toEqual([]);
  });
});

describe("I1 is contradicted by", () => {
  test("a second campaign of one sending", () => {
    expect(found({ ...clean(), campaigns: [campaign(4521), campaign(4522, { active: "hold" })] })).toEqual(["I1"]);
  });

  test("a third, where something on the way ordered one twice", () => {
    const campaigns = [4521, 4522, 4523].map((id) => campaign(id));
    expect(found({ ...clean(), campaigns, doubled: ["מבצע 1 ·AAAAAAAA"] })).toEqual(["I1"]);
  });

  test("twenty equal requests that became two launches", () => {
    const evidence = clean();
    evidence.audit.push(created("L2"));
    expect(found(evidence)).toEqual(["I1"]);
    evidence.asked[0]?.keys[0]?.launches.push("L2");
    expect(found(evidence)).toEqual(["I1", "I1"]);
  });

  test("a key under which another content was launched too", () => {
    const evidence = clean();
    evidence.asked.push({ order: "order-2", title: "מבצע 2", keys: [key("k1", ["L2"])] });
    evidence.audit.push(created("L2", "מבצע 2", "d2"));
    expect(found(evidence)).toEqual(["I1"]);
  });

  test("a launch that was cancelled and sent", () => {
    const evidence = clean();
    evidence.audit.push(entry("launch.cancel", 1, { target: "L1" }));
    expect(found(evidence)).toEqual(["I1"]);
  });
});

test("I2 is contradicted by two campaigns of one launch that dialled", () => {
  const evidence = { ...clean(), campaigns: [campaign(4521), campaign(4522)], doubled: ["מבצע 1 ·AAAAAAAA"] };
  evidence.dispatches = [begun(4521, 4, ["0521000001"]), begun(4522, 4, ["0521000002"])];
  evidence.audit.push(committed("L1", 4522));
  expect(found(evidence)).toEqual(["I2"]);
});

test("I3 is contradicted by a number that two campaigns called and one was meant", () => {
  const evidence = clean();
  evidence.campaigns.push(campaign(4522, { title: "מבצע 1 ·BBBBBBBB" }));
  evidence.dispatches.push(begun(4522));
  evidence.audit.push(created("L2"), prepared("L2", "4522"), committed("L2", 4522));
  evidence.asked[0]?.keys.push(key("k2", ["L2"]));
  expect(found(evidence)).toEqual(["I3"]);
});

describe("I4 is contradicted by", () => {
  test("a campaign that nobody asked for here", () => {
    expect(found({ ...clean(), campaigns: [campaign(4521), campaign(4530, { externalID: "", title: "אחר" })] })).toEqual(["I4"]);
  });

  test("a launch that somebody was told of and that left no trace", () => {
    const evidence = clean();
    evidence.asked.push({ order: "order-2", title: "מבצע 2", keys: [key("k9", ["L9"])] });
    expect(found(evidence)).toEqual(["I4"]);
  });
});

test("I5 is contradicted by a launch that was prepared again", () => {
  const evidence = clean();
  evidence.audit.push(prepared("L1", "מבצע 1", "d1", "unknown"));
  expect(found(evidence)).toEqual(["I5"]);
});

describe("I6 is contradicted by", () => {
  test("a campaign whose preparation was never committed", () => {
    const evidence = { ...clean(), dispatches: [], audit: [created("L1")] };
    expect(found(evidence)).toEqual(["I6"]);
  });

  test("a campaign that dialled without an entry", () => {
    expect(found({ ...clean(), audit: [created("L1"), prepared("L1", "4521")] })).toEqual(["I6"]);
  });

  test("a campaign that dialled before its entry", () => {
    expect(found({ ...clean(), dispatches: [begun(4521, 2.5)] })).toEqual(["I6"]);
  });
});
