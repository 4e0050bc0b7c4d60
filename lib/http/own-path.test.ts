import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownPath } from "./own-path";

describe("the page after signing in", () => {
  test.each(["/", "/campaigns", "/campaigns/7?sort=phone&page=2", "/campaigns?q=%D7%A9"])("%s is ours", (path) => {
    expect(ownPath(path)).toBe(path);
  });

  test.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://own.invalid@evil.example",
    "@evil.example",
    "evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/%09/\\evil.example",
    "",
    " /campaigns",
    "/sign-in?callbackUrl=/sign-in",
  ])("%j leads to the start page", (text) => {
    expect(ownPath(text)).toBe("/");
  });

  test("whatever is asked for, a browser stays on our origin", () => {
    const piece = fc.constantFrom("/", "\\", "\t", "\r", ".", "..", "%2f", "%5c", "@", ":", "evil.example", "https:", "?", "#", "a");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const target = new URL(ownPath(pieces.join("")), "https://ours.example");
        expect(target.origin).toBe("https://ours.example");
        expect(target.username).toBe("");
      }),
      { seed: 7, numRuns: 3_000 },
    );
  });
});
