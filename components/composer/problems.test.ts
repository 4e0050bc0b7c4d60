import { describe, expect, test } from "vitest";
import { CampaignSpec } from "@/lib/campaigns/schema";
import { type DraftForm, EMPTY_FORM, type KeyValues } from "@/lib/drafts/form";
import { specOf } from "@/lib/drafts/spec";
import { type ComposerFacts, problemsOf } from "./problems";
import { remainingSteps, stateOf, stepOf } from "./steps";

const NOW = Date.parse("2026-11-22T10:00:00+02:00");
const READY: ComposerFacts = { accepted: 3, nowMs: NOW };
const AUDIENCE = "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10";

const RECORDING = { id: "a".repeat(64), fileName: "הודעה.wav", seconds: 12 };

const filled: DraftForm = {
  ...EMPTY_FORM,
  title: "מבצע",
  sources: [{ audienceId: AUDIENCE }],
  message: { ...EMPTY_FORM.message, text: "שלום" },
};
const message = (more: Partial<DraftForm["message"]>) => ({ ...filled, message: { ...filled.message, ...more } });
const schedule = (more: Partial<DraftForm["schedule"]>) => ({ ...filled, schedule: { ...filled.schedule, ...more } });
const key = (more: Partial<KeyValues>) => ({ ...filled, keys: { ...filled.keys, "4": { ...filled.keys["4"], ...more } } });
const told = (values: DraftForm, facts = READY) => problemsOf(values, facts).map(({ path, message }) => `${path}: ${message}`);

describe("what is sent", () => {
  test("a name, an audience and a text are enough; the rest is the documented defaults", () => {
    expect(problemsOf(filled, READY)).toEqual([]);
    expect(CampaignSpec.parse(specOf(filled))).toEqual({
      title: "מבצע",
      audience: { audienceId: AUDIENCE },
      message: { kind: "text", text: "שלום" },
      callLength: 25,
      retries: { count: 1, minutesBetween: 20 },
      schedule: { quietHours: true, startOnHold: false },
      keys: {},
      undoSeconds: 0,
    });
  });

  test("only what the chosen kinds ask for is sent, whatever was typed for the others", () => {
    const values = {
      ...filled,
      message: { ...filled.message, kind: "extension" as const, extension: "200", text: "נשאר", name: "x", url: "https://a.example" },
      schedule: { start: "hold" as const, startAt: "2026-12-01T10:00:00+02:00", hour: null, quietHours: false },
      maxRing: 7,
      keys: {
        ...filled.keys,
        "1": { ...filled.keys["1"], kind: "phone" as const, phone: "052-1111111", uri: "a@b" },
        "8": { ...filled.keys["8"], kind: "donation" as const, terminal: "12345", amount: "99.90", category: "כללי", requireCvv: true },
      },
    };
    expect(problemsOf(values, READY)).toEqual([]);
    expect(CampaignSpec.parse(specOf(values))).toMatchObject({
      message: { kind: "extension", extension: "200" },
      schedule: { startOnHold: true, quietHours: false },
      keys: {
        1: { kind: "phone", phone: "0521111111" },
        8: { kind: "donation", terminal: "12345", amount: "99.90", amountLocked: false, requireCvv: true, category: "כללי" },
      },
    });
    expect(CampaignSpec.parse(specOf(values))).not.toHaveProperty("maxRing");
    expect(specOf(values).schedule).not.toHaveProperty("startAt");
  });

  test.each([
    ["recording", { name: "message123" }, { kind: "recording", name: "message123" }],
    ["apiUrl", { url: "https://a.example/x", seconds: 40 }, { kind: "apiUrl", url: "https://a.example/x", seconds: 40 }],
    ["apiUrl", { url: "https://a.example/x" }, { kind: "apiUrl", url: "https://a.example/x" }],
    ["upload", { recording: RECORDING }, { kind: "upload", recordingId: RECORDING.id }],
  ] as const)("a message by %s", (kind, more, sent) => {
    expect(specOf(message({ kind, ...more })).message).toEqual(sent);
  });
});

describe("what keeps it from being sent", () => {
  test("an empty page lacks a name, an audience and a text, and nothing in it is wrong", () => {
    const problems = problemsOf(EMPTY_FORM, { ...READY, accepted: null });
    expect(problems.every(({ isMissing }) => isMissing)).toBe(true);
    expect(remainingSteps(problems)).toEqual(["title", "audience", "message"]);
    expect(stateOf("audience", problems)).toBe("todo");
    expect(stateOf("keys", problems)).toBe("done");
  });

  test.each([
    ["a list without a valid number", filled, { ...READY, accepted: 0 }, "audience: launches.problems.nobody"],
    ["a list that is still being counted", filled, { ...READY, accepted: null }, "audience: composer.problems.notCounted"],
    ["no recording yet", message({ kind: "upload" }), READY, "message.recording: launches.problems.audioMissing"],
    ["an API address that is none", message({ kind: "apiUrl", url: "ftp://x" }), READY, "message.url: campaigns.problems.apiUrl"],
    ["a recording by path", message({ kind: "recording", name: "../x" }), READY, "message.name: campaigns.problems.recording"],
    ["no extension yet", message({ kind: "extension" }), READY, "message.extension: composer.problems.missing"],
    ["no time yet", schedule({ start: "at" }), READY, "schedule.startAt: composer.problems.startMissing"],
    [
      "a time that has passed",
      schedule({ start: "at", startAt: "2026-11-22T09:59:00+02:00" }),
      READY,
      "schedule.startAt: campaigns.problems.startInPast",
    ],
    [
      "a time in ten minutes",
      schedule({ start: "at", startAt: "2026-11-22T10:10:00+02:00" }),
      READY,
      "schedule.startAt: launches.problems.startTooSoon",
    ],
    [
      "a time after 21 days",
      schedule({ start: "at", startAt: "2026-12-13T10:01:00+02:00" }),
      READY,
      "schedule.startAt: campaigns.problems.startTooFar",
    ],
    ["an empty number", { ...filled, callLength: null }, READY, "callLength: campaigns.problems.callLength"],
    ["a cap without a number", { ...filled, ringCap: "limited" as const }, READY, "maxRing: campaigns.problems.maxRing"],
    ["a key to no phone", key({ kind: "phone", phone: "057-1" }), READY, "keys.4.phone: campaigns.problems.phone"],
    [
      "a category with a hyphen",
      key({ kind: "donation", terminal: "1", amount: "5", category: "א-ב" }),
      READY,
      "keys.4.category: campaigns.problems.category",
    ],
  ] as const)("%s", (_, values, facts, problem) => {
    expect(told(values, facts)).toEqual([problem]);
  });

  test("a problem of the clock is told beside all others", () => {
    const late = schedule({ start: "at", startAt: "2026-11-22T09:00:00+02:00" });
    expect(told({ ...late, title: "" })).toEqual([
      "schedule.startAt: campaigns.problems.startInPast",
      "title: campaigns.problems.titleMissing",
    ]);
  });

  describe("in the nights the clocks change", () => {
    const autumn = { ...READY, nowMs: Date.parse("2027-10-30T10:00:00+03:00") };
    const spring = { ...READY, nowMs: Date.parse("2027-03-25T10:00:00+02:00") };
    const at = (startAt: string, hour: "first" | "second" | null = null) => schedule({ start: "at", startAt, hour });

    test("an hour that comes twice lacks the word which one is meant, and is sent as that one", () => {
      const asked = problemsOf(at("2027-10-31T01:30:00+03:00"), autumn);
      expect(asked).toEqual([{ path: "schedule.hour", message: "composer.problems.hourMissing", isMissing: true }]);
      expect(stateOf("timing", asked)).toBe("todo");
      for (const [hour, startAt] of [
        ["first", "2027-10-31T01:30:00+03:00"],
        ["second", "2027-10-31T01:30:00+02:00"],
      ] as const) {
        expect(told(at(startAt, hour), autumn)).toEqual([]);
        expect(specOf(at(startAt, hour)).schedule).toEqual({ startAt, quietHours: true, startOnHold: false });
      }
    });

    test("an hour that is skipped is wrong, and no other is put in its place", () => {
      expect(told(at("2027-03-26T02:30:00+02:00"), spring)).toEqual(["schedule.startAt: campaigns.problems.startSkipped"]);
      expect(told(at("2027-03-26T03:00:00+03:00"), spring)).toEqual([]);
    });

    test("every other hour asks nothing", () => {
      expect(told(at("2027-10-31T02:00:00+02:00"), autumn)).toEqual([]);
      expect(told(at("2027-10-31T00:59:00+03:00"), autumn)).toEqual([]);
    });
  });

  test("a start time counts only where a start time was chosen", () => {
    expect(problemsOf(schedule({ start: "now", startAt: "2020-01-01T10:00:00+02:00" }), READY)).toEqual([]);
  });

  test("a section lacks something until something in it is wrong", () => {
    expect(stateOf("keys", problemsOf(key({ kind: "sip" }), READY))).toBe("todo");
    expect(stateOf("keys", problemsOf(key({ kind: "sip", uri: "nobody" }), READY))).toBe("attention");
    expect(stateOf("keys", problemsOf(key({ kind: "sip", uri: "a@b.example" }), READY))).toBe("done");
    expect(stateOf("message", problemsOf(message({ kind: "upload" }), READY))).toBe("todo");
  });
});

test("every field of the specification belongs to a step", () => {
  const named = { ...key({ kind: "replay" }), answers: { ...filled.answers, "4": "מגיע" } };
  for (const path of Object.keys(specOf(named))) expect(stepOf(path), path).not.toBeNull();
  expect(stepOf("audio")).toBe("message");
  expect(stepOf("spec")).toBeNull();
});
