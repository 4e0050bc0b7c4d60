import { describe, expect, test } from "vitest";
import { CallsExportQuery, CallsQuery } from "./calls-query";
import { wordsOf } from "./filter";
import { CALL_FIELDS } from "./schema";

const ref = { campaignId: "4521" };

describe("the query of the calls", () => {
  test("without anything asks for the first hundred in the report's order", () => {
    expect(CallsQuery.parse(ref)).toEqual({
      campaignId: 4521,
      status: [],
      sipCode: [],
      cause: [],
      class: [],
      digits: [],
      had180: [],
      had183: [],
      verdict: [],
      retries: [],
      trunk: [],
      seconds: [],
      time: [],
      search: "",
      sort: null,
      page: 1,
      pageSize: 100,
    });
  });

  test("takes each filter once or repeated; an empty value asks for calls without one", () => {
    const query = CallsQuery.parse({
      ...ref,
      sipCode: ["480", "503"],
      digits: "",
      cause: "אין מענה (480)",
      class: "network",
      verdict: ["busy"],
    });
    expect(query).toMatchObject({
      sipCode: ["480", "503"],
      digits: [""],
      cause: ["אין מענה (480)"],
      class: ["network"],
      verdict: ["busy"],
    });
  });

  test("reads a signal as yes, no or not reported", () => {
    expect(CallsQuery.parse({ ...ref, had180: ["true", "unknown"], had183: "no" })).toMatchObject({
      had180: [true, null],
      had183: [false],
    });
    expect(CallsQuery.safeParse({ ...ref, had180: "null" }).success).toBe(false);
  });

  test("sorts by any field, in both directions, and by nothing else", () => {
    for (const field of CALL_FIELDS) {
      expect(CallsQuery.parse({ ...ref, sort: field }).sort).toEqual({ field, descending: false });
      expect(CallsQuery.parse({ ...ref, sort: `-${field}` }).sort).toEqual({ field, descending: true });
    }
    for (const sort of ["nothing", "--phone", "phone,-name", "__proto__", "constructor", "-"])
      expect(CallsQuery.safeParse({ ...ref, sort }).success, sort).toBe(false);
  });

  test("pages count from 1 and hold at most a thousand", () => {
    expect(CallsQuery.parse({ ...ref, page: "3", pageSize: "1000" })).toMatchObject({ page: 3, pageSize: 1000 });
    for (const bad of [
      { page: "0" },
      { page: "-1" },
      { page: "1.5" },
      { page: "" },
      { pageSize: "1001" },
      { pageSize: "0" },
      { page: ["1", "2"] },
    ])
      expect(CallsQuery.safeParse({ ...ref, ...bad }).success, JSON.stringify(bad)).toBe(false);
  });

  test("an unknown name is refused, not overlooked", () => {
    expect(CallsQuery.safeParse({ ...ref, sipcode: "480" }).success).toBe(false);
    expect(CallsExportQuery.safeParse({ ...ref, page: "1" }).success).toBe(false);
  });

  test("retries, lengths and times can be narrowed, and are told again in the same words", () => {
    const words = { retries: ["0", "unknown"], seconds: ["10-20", "60-"], time: ["10:00-10:30", "23:00-01:00", "22:00-24:00"] };
    const { campaignId: _, sort: __, page: ___, pageSize: ____, ...filter } = CallsQuery.parse({ ...ref, ...words });
    expect(filter).toMatchObject({
      retries: [0, null],
      seconds: [
        [10, 20],
        [60, null],
      ],
      time: [
        [600, 630],
        [1380, 60],
        [1320, 1440],
      ],
    });
    expect(wordsOf(filter)).toEqual(words);
  });

  test.each([
    { retries: "-1" },
    { seconds: "20" },
    { seconds: "a-b" },
    { time: "10:00" },
    { time: "24:30-25:00" },
    { time: "10:60-11:00" },
  ])("%o is refused", (query) => {
    expect(CallsQuery.safeParse({ ...ref, ...query }).success).toBe(false);
  });
});
