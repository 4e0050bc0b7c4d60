import { expect, test } from "vitest";
import { DOCUMENTED_CAUSES } from "./causes";
import { isNetworkFailure } from "./network-failure";

const failed = (cause: string, sipCode = "") => isNetworkFailure({ status: "failed", cause, sipCode });

test("of the reference's rows, those of its network table are network failures", () => {
  const found = DOCUMENTED_CAUSES.filter(({ text, sipCode }) => failed(text, sipCode ?? "")).map(({ id }) => id);
  expect(found).toEqual(["destinationDown", "noChannel", "networkFault", "temporary", "congestion", "resource"]);
});

test("where the text says nothing of ours, the SIP code decides", () => {
  expect(failed("No circuit/channel available", "503")).toBe(true);
  expect(failed("", "502")).toBe(true);
  expect(failed("לא ידוע", "503")).toBe(true);
  expect(failed("לא ידוע", "500")).toBe(false);
  expect(failed("User busy", "486")).toBe(false);
  expect(failed("Recovery on timer expire", "504")).toBe(false);
  expect(failed("אין מענה (480)", "503")).toBe(false);
});

test("who answered, or was never dialled, met no failure", () => {
  expect(isNetworkFailure({ status: "answered", cause: "תקלה ברשת (503)", sipCode: "503" })).toBe(false);
  expect(isNetworkFailure({ status: "notDialed", cause: "", sipCode: "" })).toBe(false);
});
