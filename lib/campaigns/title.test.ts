import fc from "fast-check";
import { expect, test } from "vitest";
import { splitTitle, TOKEN_ALPHABET, TOKEN_LENGTH, withToken } from "./title";

test("a token put on a title is taken off again", () => {
  const token = fc.string({ unit: fc.constantFrom(...TOKEN_ALPHABET), minLength: TOKEN_LENGTH, maxLength: TOKEN_LENGTH });
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }).map((text) => text.trim()),
      token,
      (title, mark) => {
        expect(splitTitle(withToken(title, mark))).toEqual({ title, token: mark });
      },
    ),
    { seed: 1 },
  );
});

test("a title from elsewhere stays whole", () => {
  for (const title of ["קמפיין ינואר", "", "א·ב", "מבצע ·K7Q2M9X", "מבצע ·K7Q2M9XAA", "מבצע ·K7Q2M9X0"]) {
    expect(splitTitle(title)).toEqual({ title, token: null });
  }
  expect(splitTitle("קמפיין ינואר ·K7Q2M9XA")).toEqual({ title: "קמפיין ינואר", token: "K7Q2M9XA" });
});
