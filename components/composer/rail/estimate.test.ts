import { expect, test } from "vitest";
import { EMPTY_FORM } from "@/lib/drafts/form";
import { estimateOf } from "./estimate";

const RECORDING = { id: "a".repeat(64), fileName: "a.wav", seconds: 25.4 };
const message = (more: Partial<(typeof EMPTY_FORM)["message"]>) => ({ ...EMPTY_FORM.message, ...more });

test.each([
  ["a text of 26 characters is read in five seconds, the shortest", message({ text: "א".repeat(26) }), 5, "123.75"],
  ["a text of 325 characters", message({ text: "א".repeat(325) }), 25, "618.75"],
  ["a recording, by its rounded length", message({ kind: "upload", recording: RECORDING }), 25, "618.75"],
  ["an address without a length, as the reference bills it", message({ kind: "apiUrl" }), 60, "1485.00"],
  ["an address with a length", message({ kind: "apiUrl", seconds: 30 }), 30, "742.50"],
])("%s", (_, chosen, seconds, price) => {
  expect(estimateOf(1_485, chosen)).toEqual({ calls: 1_485, seconds, price });
});

test.each([
  ["nobody was counted yet", null, message({ text: "שלום" })],
  ["nobody is called", 0, message({ text: "שלום" })],
  ["there is no text yet", 9, message({ text: "  " })],
  ["there is no recording yet", 9, message({ kind: "upload" })],
  ["the recording lies on the account", 9, message({ kind: "recording", name: "a" })],
  ["an extension answers", 9, message({ kind: "extension", extension: "200" })],
])("it is unknown, and not zero, when %s", (_, accepted, chosen) => {
  expect(estimateOf(accepted, chosen)).toBeNull();
});
