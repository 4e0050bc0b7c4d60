import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type DialPlan, drawAttempt } from "./attempt.ts";
import { Dialer } from "./dialer.ts";
import type { Keys } from "./keys.ts";
import { natureOf, networkFailureShare } from "./nature.ts";
import { OUTCOMES, outcomeAt } from "./outcomes.ts";
import { population } from "./population.ts";
import { reportRow } from "./reports.ts";

const plan = (changes: Partial<DialPlan> = {}): DialPlan => ({
  seed: 1,
  campaignId: 4521,
  pace: 1,
  message: "audio",
  messageSeconds: 20,
  callLengthSeconds: 25,
  dialRetries: 1,
  minutesBetweenRetries: 20,
  quietHours: false,
  keys: {},
  networkTrouble: 0,
  ...changes,
});

const PHONES = population(1, 20_000);
const attempts = (changes: Partial<DialPlan> = {}) => Array.from(PHONES, (phone) => drawAttempt(plan(changes), phone, 0));
const share = <T>(all: readonly T[], test: (one: T) => boolean) => all.filter(test).length / all.length;

/** The reference's table rows `| `404` | `מספר לא מוקצה (404)` | … |` as [code, text]. */
function documentedCauses(): [code: string, text: string][] {
  const reference = readFileSync(new URL("../docs/reference/campaign-api.md", import.meta.url), "utf8");
  const section = reference.slice(reference.indexOf("### SIP / Q.850 failure reference"), reference.indexOf("### Dialing indicators"));
  return [...section.matchAll(/^\| +(?:`(\d+)`|—) +\| `([^`]+)` +\|/gm)].map((row) => [row[1] ?? "", row[2] ?? ""]);
}

describe("a call", () => {
  test("is the same for the same seed, number, campaign and attempt, and for nothing else", () => {
    expect(attempts()).toEqual(attempts());
    expect(attempts({ seed: 2 })).not.toEqual(attempts());
    expect(attempts({ campaignId: 4522 })).not.toEqual(attempts());
  });

  test("a number keeps its nature in every campaign", () => {
    const dead = Array.from(PHONES).filter((phone) => natureOf(1, phone) === "unassigned" && networkFailureShare(1, phone) < 0.1);
    for (const campaignId of [1, 2, 3]) {
      const codes = dead.map((phone) => outcomeAt(drawAttempt(plan({ campaignId }), phone, 0).outcome).sipCode);
      expect(share(codes, (code) => ["404", "484", "488"].includes(code))).toBeGreaterThan(0.95);
    }
    expect(dead.length / PHONES.length).toBeCloseTo(0.045, 1);
  });

  test("about six in ten are answered over the retries, and it differs by campaign", () => {
    const shares = [1, 2, 3, 4, 5].map((campaignId) => {
      const dialer = new Dialer(plan({ campaignId }), PHONES, { lines: null, startAt: 0 });
      dialer.finish();
      return dialer.totals.answered / PHONES.length;
    });
    for (const one of shares) expect(one).toBeGreaterThan(0.5);
    for (const one of shares) expect(one).toBeLessThan(0.72);
    expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.02);
  });

  test("a short ring misses the slow ones", () => {
    const answered = (callLengthSeconds: number) => share(attempts({ callLengthSeconds }), (call) => call.answered);
    expect(answered(6)).toBeLessThan(answered(25) - 0.1);
    expect(attempts({ callLengthSeconds: 6 }).every((call) => call.ringSeconds <= 6)).toBe(true);
  });

  test("a carrier's bad day fails most of them in the network", () => {
    const failed = share(attempts({ networkTrouble: 0.8 }), (call) => outcomeAt(call.outcome).status === "failed");
    expect(failed).toBeGreaterThan(0.75);
  });
});

describe("the report's columns", () => {
  const dialer = new Dialer(plan({ keys: { "1": { kind: "digits" } } }), population(1, 60_000), { lines: 5_000, startAt: 0 });
  dialer.finish();
  const rows = Array.from({ length: dialer.recipients.size }, (_, i) => reportRow(dialer.recipients.at(i), 1));
  const seen = new Set(rows.map((row) => `${row["sipCode"]} ${row["q850Text"]}`));

  test("every row of the reference's tables occurs, with its code", () => {
    const causes = documentedCauses();
    expect(causes.length).toBe(20);
    for (const [code, text] of causes) expect(seen).toContain(`${code} ${text}`);
  });

  test("a cause that nobody classed leaves its code and text to look at", () => {
    const unknown = rows.filter((row) => row["q850Text"] === "לא ידוע").map((row) => `${row["sipCode"]} ${row["sipText"]}`);
    expect(new Set(unknown)).toEqual(new Set([" ", "500 Server Internal Error"]));
  });

  test("so do gateways' own English, a code without a text, and flags that were not reported", () => {
    const documented = new Set(documentedCauses().map(([, text]) => text));
    const foreign = new Set(rows.map((row) => row["q850Text"] ?? "").filter((text) => text !== "" && !documented.has(text)));
    expect([...foreign]).toEqual(expect.arrayContaining(["Normal Call Clearing", "Recovery on timer expire", "User busy"]));
    expect(seen).toContain("480 ");
    expect(share(rows, (row) => row["had180"] === "" && row["had183"] === "")).toBeGreaterThan(0.03);
  });

  test("code, text and flags agree", () => {
    const kinds = new Map(rows.map((row) => [[row["status"], row["sipCode"], row["sipText"], row["had180"], row["had183"]].join(), row]));
    for (const { status, sipCode = "", sipText, had180 } of kinds.values()) {
      const outcome = OUTCOMES.find((one) => one.status === status && one.sipCode === sipCode && one.sipText === sipText);
      expect(outcome).toBeDefined();
      if (["404", "408", "484", "488", "502", "503", "504"].includes(sipCode)) expect(had180).not.toBe("yes");
    }
    expect(rows.filter((row) => row["status"] !== "answered").every((row) => row["duration"] === "00:00")).toBe(true);
    expect(rows.some((row) => row["sipCode"] === "480" && row["had180"] === "no" && row["had183"] === "yes")).toBe(true);
    expect(rows.some((row) => row["sipCode"] === "480" && row["had180"] === "yes" && row["had183"] === "no")).toBe(true);
  });
});

describe("keys", () => {
  const answered = (keys: Keys, changes: Partial<DialPlan> = {}) => attempts({ keys, ...changes }).filter((call) => call.answered);

  test("an opt-out is a 9 at the end; free digits hold none", () => {
    const calls = answered({ "1": { kind: "digits" }, "2": { kind: "replay" } });
    const optOuts = calls.filter((call) => call.digits.includes("9"));
    expect(optOuts.length).toBeGreaterThan(20);
    expect(optOuts.every((call) => /^[^9]*9$/.test(call.digits))).toBe(true);
    expect(calls.some((call) => /^1\d{2,4}$/.test(call.digits))).toBe(true);
    expect(calls.some((call) => call.digits.startsWith("2") && call.digits.length > 1)).toBe(true);
  });

  test("no key is pressed but those that are assigned, and the 9", () => {
    const pressed = (keys: Keys) => new Set(answered(keys).map((call) => call.digits));
    expect([...pressed({})].sort()).toEqual(["", "9"]);
    const replayed = [...pressed({ "4": { kind: "replay" } })];
    expect(replayed).toEqual(expect.arrayContaining(["4", "9", "44", "49"]));
    for (const digits of replayed) expect(digits).toMatch(/^4{0,3}9?$/);
    const routed = pressed({ "2": { kind: "routing", target: "0721234567" }, "7": { kind: "donation", amount: 50, amountLocked: true } });
    expect([...routed].sort()).toEqual(["", "2", "7", "9"]);
  });

  test("a survey is answered by its keys", () => {
    const survey: Keys = Object.fromEntries(["1", "2", "3", "4", "5"].map((digit) => [digit, { kind: "digits" as const }]));
    const pressed = answered(survey).filter((call) => call.digits !== "");
    expect(share(pressed, (call) => /^[1-5]$/.test(call.digits))).toBeGreaterThan(0.85);
    for (const digit of "12345") expect(pressed.some((call) => call.digits === digit)).toBe(true);
  });

  test("routing makes routed seconds, donations make amounts, and neither happens without its key", () => {
    expect(answered({ "1": { kind: "routing", target: "0721234567" } }).some((call) => call.routedSeconds > 0)).toBe(true);
    const fixed = answered({ "1": { kind: "donation", amount: 100, amountLocked: true } }).filter((call) => call.donation > 0);
    expect(new Set(fixed.map((call) => call.donation))).toEqual(new Set([100]));
    const free = answered({ "1": { kind: "donation", amount: null, amountLocked: false } });
    expect(new Set(free.map((call) => call.donation)).size).toBeGreaterThan(4);
    expect(answered({ "1": { kind: "digits" } }).every((call) => call.routedSeconds === 0 && call.donation === 0)).toBe(true);
  });

  test("a day of fileLong is no longer than the report's column holds", () => {
    const long = answered({}, { message: "apiUrl", messageSeconds: 86_400 }).map((call) => call.talkSeconds);
    expect(Math.max(...long)).toBeGreaterThan(40_000);
    expect(Math.max(...long)).toBeLessThanOrEqual(65_535);
  });

  test("an extension is routed whole; an API model uses speech units and no keys", () => {
    expect(answered({}, { message: "extension" }).every((call) => call.routedSeconds === call.talkSeconds && call.digits === "")).toBe(
      true,
    );
    expect(answered({}, { message: "apiUrl" }).some((call) => call.speechUnits > 0)).toBe(true);
  });
});
