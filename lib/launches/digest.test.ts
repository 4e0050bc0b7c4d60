import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CampaignSpec } from "@/lib/campaigns/schema";
import { canonicalJson, type LaunchContent, launchDigest, peopleDigest } from "./digest";

const RUNS = { seed: 20_261_122, numRuns: 300 };

function content(raw: Record<string, unknown>): LaunchContent {
  const { audience: _, undoSeconds: __, repeatOf: ___, ...rest } = CampaignSpec.parse({ audience: { phones: ["0501234567"] }, ...raw });
  return rest;
}

const specs = fc.record(
  {
    title: fc.constantFrom("מבצע", "קמפיין ינואר", "a"),
    message: fc.constantFrom(
      { kind: "text", text: "שלום" },
      { kind: "recording", name: "m1" },
      { kind: "apiUrl", url: "https://a.example" },
    ),
    callerId: fc.constantFrom("0721234567", "0731234567"),
    callLength: fc.integer({ min: 6, max: 30 }),
    retries: fc.record({ count: fc.integer({ min: 0, max: 5 }), minutesBetween: fc.integer({ min: 5, max: 120 }) }),
    schedule: fc.record({ quietHours: fc.boolean(), startOnHold: fc.boolean() }),
    maxRing: fc.integer({ min: 1, max: 99_999 }),
    keys: fc.dictionary(fc.constantFrom("1", "2", "8"), fc.constantFrom({ kind: "replay" }, { kind: "digits" })),
  },
  { requiredKeys: ["title", "message"] },
);
const phones = fc.uniqueArray(
  fc.integer({ min: 0, max: 9_999_999 }).map((n) => `052${String(n).padStart(7, "0")}`),
  { minLength: 1, maxLength: 20 },
);

/** The same value, its keys in the opposite order. */
function reversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
}

describe("the digest of a launch", () => {
  test("is the same however the request was written", () => {
    fc.assert(
      fc.property(specs, phones, (spec, numbers) => {
        const written = content(spec);
        const otherwise = content(reversed(spec) as Record<string, unknown>);
        expect(launchDigest(otherwise, numbers.toReversed(), null)).toBe(launchDigest(written, numbers, null));
      }),
      RUNS,
    );
  });

  test("differs as soon as anything that is sent differs", () => {
    fc.assert(
      fc.property(specs, specs, phones, phones, (a, b, some, others) => {
        const same = canonicalJson(content(a)) === canonicalJson(content(b)) && some.toSorted().join() === others.toSorted().join();
        expect(launchDigest(content(a), some, null) === launchDigest(content(b), others, null)).toBe(same);
      }),
      RUNS,
    );
  });

  test("knows one recording from another, and from none", () => {
    const upload = content({ title: "א", message: { kind: "upload" } });
    const digests = [null, "a".repeat(64), "b".repeat(64)].map((sha) => launchDigest(upload, ["0501234567"], sha));
    expect(new Set(digests).size).toBe(3);
  });

  test("a start is a moment: its offset makes no difference, a second does", () => {
    const at = (startAt: string) =>
      launchDigest(content({ title: "א", message: { kind: "text", text: "ב" }, schedule: { startAt } }), ["0501234567"], null);
    expect(at("2026-12-01T08:00:00Z")).toBe(at("2026-12-01T10:00:00+02:00"));
    expect(at("2026-12-01T08:00:01Z")).not.toBe(at("2026-12-01T10:00:00+02:00"));
  });
});

describe("the same people with the same message", () => {
  const message = { kind: "text", text: "ב" };
  const told = (more: object, phones = ["0501234567", "0521234567"]) =>
    peopleDigest(content({ title: "א", message, ...more }), phones, null);

  test("are the same under another title, with other settings, in any order", () => {
    expect(told({ title: "אחר", callLength: 10 })).toBe(told({}));
    expect(told({}, ["0521234567", "0501234567"])).toBe(told({}));
  });

  test("are others as soon as one person or one word differs", () => {
    expect(told({ message: { kind: "text", text: "ג" } })).not.toBe(told({}));
    expect(told({}, ["0501234567"])).not.toBe(told({}));
  });
});

test("canonical JSON tells apart what could run together", () => {
  const texts = [{ a: "b" }, { a: ["b"] }, { ab: "" }, { a: { b: "" } }, { a: null }, { a: "null" }, [], {}, "", 0, "0"].map(canonicalJson);
  expect(new Set(texts).size).toBe(texts.length);
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});
