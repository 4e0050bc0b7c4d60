import { describe, expect, test } from "vitest";
import { Campaign, CampaignId, CampaignRange, CampaignSpec, isRepeatedHour, startProblem } from "./schema";

const example = {
  title: "קמפיין ינואר",
  audience: { phones: ["0501234567"] },
  message: { kind: "text", text: "שלום" },
  callerId: "0721234567",
  callLength: 25,
  retries: { count: 2, minutesBetween: 20 },
  schedule: { startAt: "2026-12-01T10:00:00+02:00", quietHours: true, startOnHold: false },
  maxRing: 10,
  keys: { "1": { kind: "phone", phone: "0521111111" }, "2": { kind: "digits" }, "3": { kind: "replay" } },
  externalId: "CAMP-2025-001",
  description: "…",
};

const messages = (raw: unknown) => CampaignSpec.safeParse(raw).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);

describe("the specification of a campaign", () => {
  test("the contract's example is accepted as it stands", () => {
    expect(CampaignSpec.parse(example)).toEqual({ ...example, undoSeconds: 0 });
  });

  test("only audience, message and title are required; the defaults are the documented ones", () => {
    const { title, audience, message } = example;
    expect(CampaignSpec.parse({ title, audience, message })).toEqual({
      title,
      audience,
      message,
      callLength: 25,
      retries: { count: 1, minutesBetween: 20 },
      schedule: { quietHours: true, startOnHold: false },
      keys: {},
      undoSeconds: 0,
    });
    expect(messages({})).toHaveLength(3);
  });

  test.each([
    ["an unknown key", { ...example, status: "active" }, /Invalid input/],
    ["an unknown key inside", { ...example, schedule: { ...example.schedule, now: true } }, /^schedule: /],
    ["key 9", { ...example, keys: { 9: { kind: "replay" } } }, /^keys: /],
    ["a mixed message", { ...example, message: { kind: "text", text: "א", name: "b" } }, /^message: /],
    ["two sources side by side", { ...example, audience: { phones: ["0501234567"], listId: 3 } }, /audience: campaigns.problems.audience$/],
    ["no phones", { ...example, audience: { phones: [] } }, /audienceEmpty/],
    ["an empty title", { ...example, title: " \u200f " }, /^title: campaigns.problems.titleMissing/],
    ["a call of 5 seconds", { ...example, callLength: 5 }, /^callLength: campaigns.problems.callLength/],
    ["a call of 31 seconds", { ...example, callLength: 31 }, /^callLength: /],
    ["6 retries", { ...example, retries: { count: 6 } }, /^retries.count: /],
    ["4 minutes between", { ...example, retries: { minutesBetween: 4 } }, /^retries.minutesBetween: /],
    ["121 minutes between", { ...example, retries: { minutesBetween: 121 } }, /^retries.minutesBetween: /],
    ["a time without offset", { ...example, schedule: { startAt: "2026-12-01T10:00:00" } }, /^schedule.startAt: /],
    ["a ring cap of 0", { ...example, maxRing: 0 }, /^maxRing: /],
    ["a ring cap of 100000", { ...example, maxRing: 100_000 }, /^maxRing: /],
    ["an external id of 51", { ...example, externalId: "x".repeat(51) }, /^externalId: /],
    ["a description of 101", { ...example, description: "x".repeat(101) }, /^description: /],
    ["ftp", { ...example, message: { kind: "apiUrl", url: "ftp://a.example" } }, /^message.url: /],
    ["a recording by path", { ...example, message: { kind: "recording", name: "../x" } }, /^message.name: /],
    ["a foreign caller id", { ...example, callerId: "+15551234567" }, /^callerId: /],
  ])("%s is refused with its own problem", (_, raw, problem) => {
    expect(messages(raw)?.join("\n")).toMatch(problem);
  });

  test("a caller id is read in any human form", () => {
    expect(CampaignSpec.parse({ ...example, callerId: "+972-72-1234567" }).callerId).toBe("0721234567");
  });

  test("direction marks and line breaks cannot hide in a title", () => {
    expect(CampaignSpec.parse({ ...example, title: " מבצע\u202e\nגדול\u0007 " }).title).toBe("מבצע גדול");
  });

  test("the 21 days are exact to the second", () => {
    const now = Date.parse("2026-03-20T10:00:00+02:00");
    expect(startProblem("2026-04-10T10:00:00+02:00", now)).toBeNull();
    expect(startProblem("2026-04-10T10:00:01+02:00", now)).toBe("startTooFar");
    expect(startProblem("2026-03-20T09:59:59+02:00", now)).toBe("startInPast");
  });

  test.each([
    ["the hour that spring skips", "2026-03-27T02:30:00+02:00", "startSkipped"],
    ["the same, with summer's offset", "2026-03-27T02:30:00+03:00", "startSkipped"],
    ["its last second", "2026-03-27T02:59:59+02:00", "startSkipped"],
    ["the second before the gap", "2026-03-27T01:59:59+02:00", null],
    ["the first second after it", "2026-03-27T03:00:00+03:00", null],
    ["the moment itself, as another zone writes it", "2026-03-27T00:30:00Z", null],
    ["next year's gap", "2027-03-26T02:00:00+02:00", "startSkipped"],
  ])("%s: %s", (_, startAt, problem) => {
    expect(startProblem(startAt, Date.parse(startAt) - 3_600_000)).toBe(problem);
  });

  test.each([
    ["the first of the two", "2026-10-25T01:30:00+03:00", true],
    ["the second", "2026-10-25T01:30:00+02:00", true],
    ["the second before them", "2026-10-25T00:59:59+03:00", false],
    ["the hour after them", "2026-10-25T02:00:00+02:00", false],
    ["the last of October 2027", "2027-10-31T01:00:00+02:00", true],
    ["a leap day", "2028-02-29T10:00:00+02:00", false],
    ["the end of a year", "2026-12-31T23:59:59+02:00", false],
  ])("an hour that comes twice is one that can be meant either way: %s", (_, startAt, repeated) => {
    expect(isRepeatedHour(startAt)).toBe(repeated);
    expect(startProblem(startAt, Date.parse(startAt) - 3_600_000)).toBeNull();
  });
});

test("a campaign id is a positive number, as text too", () => {
  expect(CampaignId.parse("4521")).toBe(4521);
  for (const bad of ["0", "-1", "1.5", "1e3", " 1", "demo", 0, Number.NaN, null]) expect(CampaignId.safeParse(bad).success).toBe(false);
});

test("a range that ends before it begins is refused", () => {
  expect(CampaignRange.safeParse({ from: "2026-02-02", to: "2026-02-01" }).success).toBe(false);
  expect(CampaignRange.safeParse({ from: "2026-02-30" }).success).toBe(false);
  expect(CampaignRange.parse({ to: "2026-02-01" })).toEqual({ to: "2026-02-01" });
});

test("an unknown count is null, never absent", () => {
  expect(Campaign.safeParse({ id: 1 }).success).toBe(false);
});
