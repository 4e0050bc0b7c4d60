import { expect, test } from "vitest";
import { withPasted } from "./pasted-text";

const box = (marked: string) => {
  const [before = "", selected = "", after = ""] = marked.split("|");
  return { value: before + selected + after, selectionStart: before.length, selectionEnd: before.length + selected.length };
};

test.each([
  ["into an empty box", "||", "1\n2"],
  ["over everything", "|old\nrows|", "1\n2"],
])("%s, only what was pasted is there", (_, marked, pasted) => {
  expect(withPasted(box(marked), pasted)).toBe(pasted);
});

test.each([
  ["050||", "050\nNEW"],
  ["050\n||", "050\nNEW"],
  ["||051", "NEW\n051"],
  ["050\n|x|\n051", "050\nNEW\n051"],
  ["05|x|1", "05\nNEW\n1"],
  ["050||\r\n051", "050\nNEW\r\n051"],
])("rows around it stay rows: %j", (marked, expected) => {
  expect(withPasted(box(marked), "NEW")).toBe(expected);
});

test("a selection between two rows that is replaced by nothing leaves them two", () => {
  expect(withPasted(box("050|x|051"), "")).toBe("050\n051");
});
