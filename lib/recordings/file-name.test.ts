import { expect, test } from "vitest";
import { fileStem, shownFileName } from "./file-name";

test.each([
  ["הודעה לתורמים.wav", "הודעה לתורמים.wav"],
  ["..\\..\\etc/passwd", "passwd"],
  ["greeting\u202e3pm.wav", "greeting3pm.wav"],
  ["\u0000\u0007", ""],
  ["a".repeat(500), "a".repeat(200)],
])("%j is shown as %j", (name, shown) => {
  expect(shownFileName(name)).toBe(shown);
});

test("a name without its ending", () => {
  expect(fileStem("ברכה v1.2.mp3")).toBe("ברכה v1.2");
  expect(fileStem("ברכה")).toBe("ברכה");
});
