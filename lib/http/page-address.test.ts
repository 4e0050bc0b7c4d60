import { expect, test } from "vitest";
import { pageAddress } from "./page-address";

test("a page's address keeps its filters, repeated ones and Hebrew too", () => {
  expect(pageAddress("/campaigns", {})).toBe("/campaigns");
  expect(pageAddress("/campaigns", { from: undefined })).toBe("/campaigns");
  const address = pageAddress("/campaigns/7", { verdict: ["rang", "busy"], search: "דנה & co" });
  expect([...new URL(address, "http://shofar.test").searchParams]).toEqual([
    ["verdict", "rang"],
    ["verdict", "busy"],
    ["search", "דנה & co"],
  ]);
});
