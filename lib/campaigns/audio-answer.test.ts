import { expect, test } from "vitest";
import { audioAnswer, partOf } from "./audio-answer";

test.each([
  [null, null],
  ["bytes=0-", { start: 0, end: 100 }],
  ["bytes=10-19", { start: 10, end: 20 }],
  ["bytes=90-400", { start: 90, end: 100 }],
  ["bytes=-30", { start: 70, end: 100 }],
  ["bytes=-400", { start: 0, end: 100 }],
  ["bytes=100-", "outside"],
  ["bytes=-0", "outside"],
  ["bytes=20-10", null],
  ["bytes=0-1,5-6", null],
  ["lines=1-2", null],
  ["bytes=-", null],
])("%s of 100 bytes", (range, part) => {
  expect(partOf(range, 100)).toEqual(part);
});

const recording = { bytes: Uint8Array.from([1, 2, 3, 4, 5]), contentType: "audio/wav" as const };
const ask = (range?: string) => audioAnswer(recording, new Request("http://shofar.test/", { headers: range ? { range } : {} }));

test("a player gets the part that it asks for, and how long the whole is", async () => {
  const answer = ask("bytes=1-3");
  expect(answer.status).toBe(206);
  expect(answer.headers.get("content-range")).toBe("bytes 1-3/5");
  expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([2, 3, 4]);
  expect(ask().status).toBe(200);
  expect(ask("bytes=9-").headers.get("content-range")).toBe("bytes */5");
  expect(ask("bytes=9-").status).toBe(416);
});

test("nothing in a recording may run", () => {
  for (const answer of [ask(), ask("bytes=0-"), ask("bytes=9-")]) {
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("cache-control")).toContain("no-store");
  }
});
