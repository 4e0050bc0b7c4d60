import { describe, expect, test } from "vitest";
import { ApiProblem } from "@/lib/http/fetch-json";
import { isRefusal, refusalOf } from "./refusal";
import { cameToNothing, sameContentOf } from "./use-launching";

const launchId = "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10";
const twin = { reason: "same-content", launchId, campaignId: 7, createdBy: "דנה", createdAt: "2026-11-22T10:00:00+02:00" };

describe("where a refusal can be put right", () => {
  test("IP-Sales' own leads to the field it speaks of", () => {
    expect(refusalOf(new ApiProblem("upstream-refused", "…", 422, { field: "callerId" }))).toEqual({
      path: "callerId",
      step: "timing",
      text: null,
      short: null,
    });
    expect(refusalOf(new ApiProblem("upstream-refused", "…", 422, { price: "9", balance: "1" }))).toEqual({
      path: null,
      step: null,
      text: null,
      short: { price: "9", balance: "1" },
    });
  });

  test("ours tells the field's sentence without the field's name in the code", () => {
    const details = { fields: [{ field: "audio", message: "ההקלטה קצרה מדי" }] };
    expect(refusalOf(new ApiProblem("invalid", "audio: ההקלטה קצרה מדי", 400, details))).toEqual({
      path: "audio",
      step: "message",
      text: "ההקלטה קצרה מדי",
      short: null,
    });
  });

  test("what isn't a refusal leads nowhere", () => {
    for (const error of [new ApiProblem("unreachable", "", 0), new Error("x"), null]) {
      expect(refusalOf(error)).toEqual({ path: null, step: null, text: null, short: null });
    }
  });

  test.each([
    ["upstream-refused", true],
    ["invalid", true],
    ["not-found", true],
    ["upstream-unreachable", false],
    ["upstream-access-denied", false],
    ["unreachable", false],
    ["busy", false],
  ])("%s would be refused again: %s", (code, isFinal) => {
    expect(isRefusal(new ApiProblem(code, "…", 400))).toBe(isFinal);
  });
});

describe("the idempotency key of a decided content", () => {
  test.each([
    ["no answer came", new ApiProblem("unreachable", "", 0), false],
    ["an answer nobody can read", new ApiProblem("unreadable", "", 502), false],
    ["a fault of the server", new ApiProblem("internal", "…", 500, { id: "1" }), false],
    ["the same content was launched by another key", new ApiProblem("conflict", "…", 409, twin), false],
    ["the launch was refused", new ApiProblem("upstream-refused", "…", 422, { launchId }), true],
    ["the launch was not sent", new ApiProblem("upstream-not-sent", "…", 503, { launchId }), true],
    ["the key stands for another content", new ApiProblem("conflict", "…", 409, { launchId }), true],
  ])("after %s: forgotten = %s", (_, problem, forgotten) => {
    expect(cameToNothing(problem)).toBe(forgotten);
  });

  test("the twin is told with who and when", () => {
    expect(sameContentOf(new ApiProblem("conflict", "…", 409, twin))).toMatchObject({ createdBy: "דנה", launchId });
    expect(sameContentOf(new ApiProblem("conflict", "…", 409, { launchId }))).toBeNull();
  });
});
