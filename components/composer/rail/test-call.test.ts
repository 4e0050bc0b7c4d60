import { expect, test } from "vitest";
import { CampaignSpec } from "@/lib/campaigns/schema";
import { EMPTY_FORM } from "@/lib/drafts/form";
import { problemsOf } from "../problems";
import { concernsTest, testSpecOf } from "./test-call";

const form = {
  ...EMPTY_FORM,
  title: "ערב הוקרה",
  sources: [{ listId: 7 }],
  message: { ...EMPTY_FORM.message, text: "שלום" },
  callerId: "0721234567",
  callLength: 18,
  retries: { count: 3, minutesBetween: 45 },
  schedule: { start: "hold" as const, startAt: null, hour: null, quietHours: true },
  ringCap: "limited" as const,
  maxRing: 12,
  keys: { ...EMPTY_FORM.keys, "1": { ...EMPTY_FORM.keys["1"], kind: "replay" as const } },
  answers: { ...EMPTY_FORM.answers, "1": "שוב" },
  externalId: "CAMP-7",
  description: "פנימי",
};

test("one call to one number, now and once, with what is heard and shown", () => {
  expect(CampaignSpec.parse(testSpecOf(form, "0501234567", "שיחת ניסיון"))).toEqual({
    title: "שיחת ניסיון: ערב הוקרה",
    audience: { phones: ["0501234567"] },
    message: { kind: "text", text: "שלום" },
    callerId: "0721234567",
    callLength: 18,
    retries: { count: 0, minutesBetween: 20 },
    schedule: { quietHours: false, startOnHold: false },
    keys: { 1: { kind: "replay" } },
    answers: { 1: "שוב" },
    undoSeconds: 0,
  });
});

test("a campaign without a name has a test call with one, and a long name is cut", () => {
  expect(testSpecOf({ ...form, title: " " }, "0501234567", "שיחת ניסיון").title).toBe("שיחת ניסיון");
  const long = testSpecOf({ ...form, title: "א".repeat(100) }, "0501234567", "שיחת ניסיון");
  expect(CampaignSpec.safeParse(long).success).toBe(true);
});

test("it waits for what is heard and shown, and for nothing else", () => {
  const problems = problemsOf(
    { ...EMPTY_FORM, callLength: null, maxRing: null, ringCap: "limited" },
    { accepted: null, nowMs: Date.parse("2026-11-22T10:00:00+02:00") },
  );
  expect(problems.map(({ path }) => path)).toEqual(["audience", "title", "message.text", "callLength", "maxRing"]);
  expect(problems.filter(concernsTest).map(({ path }) => path)).toEqual(["message.text", "callLength"]);
});
