import { expect, test } from "vitest";
import { fileObstacle } from "./file-obstacle";

test("a file that can't be read never counts as one that names nobody", () => {
  expect(fileObstacle(null, false)).toBe("missing");
  expect(fileObstacle({ accepted: 0, rejected: 3 }, false)).toBe("unreadable");
  expect(fileObstacle({ accepted: 0, rejected: 3 }, true)).toBe("unreadable");
});

test("a part that is no number is gone without only by a person's word", () => {
  expect(fileObstacle({ accepted: 5, rejected: 1 }, false)).toBe("unsure");
  expect(fileObstacle({ accepted: 5, rejected: 1 }, true)).toBeNull();
  expect(fileObstacle({ accepted: 5, rejected: 0 }, false)).toBeNull();
});
