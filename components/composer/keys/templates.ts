import { ASSIGNABLE_KEYS, type AssignableKey } from "@/lib/campaigns/key-actions";
import { type DraftForm, EMPTY_FORM, type KeyValues } from "@/lib/drafts/form";

/** What a template makes a key do, and the message that names it. */
interface TemplateKey {
  kind: KeyValues["kind"];
  answer?: AnswerWord;
}

export type AnswerWord = "coming" | "notComing" | "person" | "rating1" | "rating2" | "rating3" | "rating4" | "rating5" | "donation";

/**
 * Every key that is pressed stands in the report (reference, "digits"). An answer is a `digits` key: the only action that does nothing
 * else to the call.
 */
export const TEMPLATES = {
  attendance: {
    "1": { kind: "digits", answer: "coming" },
    "2": { kind: "digits", answer: "notComing" },
    "3": { kind: "replay" },
  },
  transfer: { "1": { kind: "phone", answer: "person" }, "2": { kind: "replay" } },
  survey: {
    "1": { kind: "digits", answer: "rating1" },
    "2": { kind: "digits", answer: "rating2" },
    "3": { kind: "digits", answer: "rating3" },
    "4": { kind: "digits", answer: "rating4" },
    "5": { kind: "digits", answer: "rating5" },
  },
  donation: { "1": { kind: "donation", answer: "donation" }, "2": { kind: "replay" } },
} as const satisfies Record<string, Partial<Record<AssignableKey, TemplateKey>>>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = ["attendance", "transfer", "survey", "donation"] as const satisfies readonly TemplateName[];

export type KeyForm = Pick<DraftForm, "keys" | "answers">;

/** All keys as the template has them. What was typed for other actions stays in the fields that don't show. */
export function fillTemplate(name: TemplateName, { keys }: KeyForm, word: (answer: AnswerWord) => string): KeyForm {
  const template: Partial<Record<AssignableKey, TemplateKey>> = TEMPLATES[name];
  const filled: KeyForm = { keys: { ...keys }, answers: { ...EMPTY_FORM.answers } };
  for (const digit of ASSIGNABLE_KEYS) {
    const { kind = "none", answer } = template[digit] ?? {};
    filled.keys[digit] = { ...keys[digit], kind };
    if (answer) filled.answers[digit] = word(answer);
  }
  return filled;
}

/** The key as in a new campaign. */
export function clearKey(digit: AssignableKey, { keys, answers }: KeyForm): KeyForm {
  return { keys: { ...keys, [digit]: EMPTY_FORM.keys[digit] }, answers: { ...answers, [digit]: "" } };
}
