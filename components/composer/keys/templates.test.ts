import { describe, expect, test } from "vitest";
import { CampaignSpec, LIMITS } from "@/lib/campaigns/schema";
import { EMPTY_FORM } from "@/lib/drafts/form";
import { specOf } from "@/lib/drafts/spec";
import en from "@/lib/i18n/en.json";
import he from "@/lib/i18n/he.json";
import { firstToFill } from "./key-fields";
import { type AnswerWord, clearKey, fillTemplate, TEMPLATE_NAMES, type TemplateName } from "./templates";

const hebrew = he.composer.keys.templates.answers;
const filled = (name: TemplateName, form = EMPTY_FORM) => ({ ...form, ...fillTemplate(name, form, (word) => hebrew[word]) });
const whole = { ...EMPTY_FORM, title: "כנס", sources: [{ listId: 7 }], message: { ...EMPTY_FORM.message, text: "שלום" } };

describe("templates of keys", () => {
  test("a confirmation of arrival is ready to be sent, and its answers are keys that the report tells", () => {
    const spec = CampaignSpec.parse(specOf(filled("attendance", whole)));
    expect(spec.keys).toEqual({ 1: { kind: "digits" }, 2: { kind: "digits" }, 3: { kind: "replay" } });
    expect(spec.answers).toEqual({ 1: "מגיע", 2: "לא מגיע" });
  });

  test.each([
    ["attendance", "answers.1"],
    ["transfer", "keys.1.phone"],
    ["survey", "answers.1"],
    ["donation", "keys.1.terminal"],
  ] as const)("%s goes on at %s", (name, field) => {
    expect(firstToFill(filled(name))).toEqual({ digit: "1", field });
  });

  test("what was typed before stays with its key", () => {
    const typed = { ...EMPTY_FORM.keys["1"], kind: "phone" as const, phone: "03-5550122" };
    const before = { ...EMPTY_FORM, keys: { ...EMPTY_FORM.keys, "1": typed, "8": { ...typed, kind: "replay" as const } } };
    const after = filled("donation", before);
    expect(after.keys["1"]).toMatchObject({ kind: "donation", phone: "03-5550122" });
    expect(after.keys["8"]).toMatchObject({ kind: "none", phone: "03-5550122" });
    expect(firstToFill(filled("transfer", after))).toEqual({ digit: "1", field: "answers.1" });
  });

  test("a cleared key is as in a new campaign, and the others stay", () => {
    const form = filled("survey");
    const cleared = clearKey("2", form);
    expect(cleared.keys["2"]).toEqual(EMPTY_FORM.keys["2"]);
    expect(cleared.answers).toEqual({ ...form.answers, "2": "" });
  });

  test("every name fits into the report in both languages", () => {
    for (const words of [hebrew, en.composer.keys.templates.answers]) {
      const used = new Set<AnswerWord>();
      for (const name of TEMPLATE_NAMES) {
        const { answers } = fillTemplate(name, EMPTY_FORM, (word) => {
          used.add(word);
          return words[word];
        });
        for (const answer of Object.values(answers)) expect(answer.length).toBeLessThanOrEqual(LIMITS.answerLength);
      }
      expect([...used].sort()).toEqual(Object.keys(words).sort());
    }
  });
});
