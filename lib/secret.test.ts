import { inspect } from "node:util";
import { expect, test } from "vitest";
import { Secret } from "./secret";

test("a secret shows as *** wherever it is printed, and opens only by name", () => {
  const secret = new Secret("CANARY-1234");
  const printed = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }, { showHidden: true, depth: 5 }),
    inspect(secret),
  ];
  for (const text of printed) {
    expect(text).toContain("***");
    expect(text).not.toContain("CANARY");
  }
  expect(Object.values({ ...secret })).toEqual([]);
  expect(structuredClone({ ...secret })).toEqual({});
  expect(secret.reveal()).toBe("CANARY-1234");
});
