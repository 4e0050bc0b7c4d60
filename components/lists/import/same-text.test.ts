import { expect, test } from "vitest";
import { isSameText } from "./same-text";

const ROWS = "0501234567,דנה\n0521234567,יוסי\n";

test.each([
  ["a row more", `${ROWS}0541234567,רות`],
  ["a letter less", ROWS.slice(0, -2)],
  ["a name changed in the middle", ROWS.replace("דנה", "דניאלה")],
  ["a row less", ROWS.split("\n").slice(1).join("\n")],
])("%s is still the same text", (_, after) => {
  expect(isSameText(ROWS, after)).toBe(true);
});

test.each([
  ["another table", "name,phone\nRuth,0541234567\n"],
  ["nothing", ""],
])("%s isn't", (_, after) => {
  expect(isSameText(ROWS, after)).toBe(false);
  expect(isSameText(after, ROWS)).toBe(false);
});
