import { describe, expect, test } from "vitest";
import { adopt, isBlank, isUnread, newSlot, sourcesOf, withAdded, withPlace } from "./slots";

const A = { audienceId: "6f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10" };
const B = { audienceId: "7f1d3c1e-6d3a-4c8e-9a52-0d8f1f3d7a10" };
const LIST = { listId: 1042 };

test("there is always a place to paste into", () => {
  const [place] = withPlace([]);
  expect(place).toMatchObject({ form: "paste", source: null });
  expect(place && isBlank(place)).toBe(true);
});

test("a source takes the place of open forms that hold nothing, and closes the boxes that were read", () => {
  const read = newSlot({ source: A, form: "paste", text: "0501234567" });
  const typing = newSlot({ source: B, form: "paste", text: "0501234", work: { phase: "waiting" } });
  const added = newSlot({ source: LIST });
  const slots = withAdded([newSlot({ form: "list" }), read, typing], added);
  expect(slots.map(({ key, form }) => [key, form])).toEqual([
    [read.key, null],
    [typing.key, "paste"],
    [added.key, null],
  ]);
  expect(sourcesOf(slots)).toEqual([A, B, LIST]);
});

test("a slot is unread until its work is done, and stays unread when it failed", () => {
  expect(isUnread(newSlot({ source: A }))).toBe(false);
  for (const work of [{ phase: "waiting" }, { phase: "sending" }, { phase: "failed", act: "read", error: null }] as const) {
    expect(isUnread(newSlot({ source: A, work }))).toBe(true);
  }
});

describe("sources that come from elsewhere", () => {
  const slots = [newSlot({ source: A, text: "0501234567" }), newSlot({ form: "list" })];

  test("are the same slots while nothing differs, with the forms that are open", () => {
    expect(adopt(slots, [{ ...A }])).toBe(slots);
  });

  test("keep the slots that are known, in the new order", () => {
    const adopted = adopt(slots, [LIST, A]);
    expect(sourcesOf(adopted)).toEqual([LIST, A]);
    expect(adopted[1]).toBe(slots[0]);
  });

  test("leave a place to paste into when there are none", () => {
    expect(adopt(slots, [])).toMatchObject([{ form: "paste", source: null }]);
  });
});
