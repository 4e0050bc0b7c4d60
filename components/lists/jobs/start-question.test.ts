import { expect, test } from "vitest";
import { changesNothing, startQuestion } from "./start-question";

const merge = { kind: "import", mode: "merge" } as const;
const remove = { kind: "import", mode: "delete" } as const;

test("what adds and changes only is carried out after the look; what removes a few asks once more, and more of them for the name", () => {
  expect(startQuestion(merge, { remove: 0 })).toBe("none");
  expect(startQuestion(remove, { remove: 10 })).toBe("yes");
  expect(startQuestion(remove, { remove: 11 })).toBe("name");
});

test("replacing and restoring ask for the name, even where nobody is removed", () => {
  expect(startQuestion({ kind: "import", mode: "replace" }, { remove: 0 })).toBe("name");
  expect(startQuestion({ kind: "restore", mode: null }, { remove: 0 })).toBe("name");
});

test("an effect without anybody to add, change or remove changes nothing", () => {
  expect(changesNothing({ add: 0, change: 0, remove: 0 })).toBe(true);
  expect(changesNothing({ add: 0, change: 1, remove: 0 })).toBe(false);
});
