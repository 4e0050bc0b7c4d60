import { expect, test } from "vitest";
import { leftOutOf } from "./left-out";

test("who asked us, who is blocked in a list and who is blocked by IP-Sales are told apart", () => {
  expect(leftOutOf({ optedOut: 3, blocked: 7, blockedElsewhere: 5 })).toEqual([
    { why: "optedOut", count: 3 },
    { why: "inLists", count: 2 },
    { why: "elsewhere", count: 5 },
  ]);
});

test("nobody is told of where there is nobody, and where IP-Sales didn't say", () => {
  expect(leftOutOf({ optedOut: 0, blocked: 0, blockedElsewhere: 0 })).toEqual([]);
  expect(leftOutOf({ blocked: null, blockedElsewhere: null })).toEqual([]);
});

test("a dry run of an earlier version tells of all blocked ones together", () => {
  expect(leftOutOf({ blocked: 4 })).toEqual([{ why: "inLists", count: 4 }]);
});
