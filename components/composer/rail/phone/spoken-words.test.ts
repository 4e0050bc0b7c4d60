import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineAt } from "./spoken-words";

const TEXT = "שלום, כאן עמותת חסד. אנחנו מזמינים אתכם לערב הוקרה ביום ראשון. לאישור הגעה יש להקיש 1.";

describe("a text that is said word by word", () => {
  test.each([
    [0, { said: "שלום,", left: "כאן עמותת חסד. אנחנו מזמינים" }],
    [0.2, { said: "שלום, כאן עמותת חסד.", left: "אנחנו מזמינים" }],
    [0.5, { said: "אתכם לערב", left: "הוקרה ביום ראשון. לאישור" }],
    [1, { said: "הגעה יש להקיש 1.", left: "" }],
  ])("at %f", (share, line) => {
    expect(lineAt(TEXT, share)).toEqual(line);
  });

  test("shows words of the text only, in their order, and all of them by the end", () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom(..."אבגד."), minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(texts, (words) => {
        const text = words.join(" ");
        const lines = new Set(
          Array.from({ length: 2_001 }, (_, step) => lineAt(text, step / 2_000)).map(({ said, left }) => `${said} ${left}`.trim()),
        );
        expect([...lines].join(" ")).toBe(text);
        expect(lineAt(text, 1).left).toBe("");
      }),
      { numRuns: 50 },
    );
  });
});
