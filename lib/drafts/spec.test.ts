import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { CampaignSpec } from "@/lib/campaigns/schema";
import { DraftForm, EMPTY_FORM, type FormRecording, type FormSource } from "./form";
import { isSameForm } from "./same-form";
import { formOf, specOf } from "./spec";

const DIGITS = "0123456789";
const WORD = "abcXYZ019";
const from = (letters: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: min, maxLength: max });
/** A line as people write it, without what is trimmed. */
const line = (max: number) => from("אבגד xyz'\"(2)", 0, max - 2).map((text) => `ק${text}ת`);
const of = <Kind extends string>(kind: Kind) => fc.constant(kind);

const sources = fc.array(
  fc.oneof(
    fc.uuid().map((audienceId): FormSource => ({ audienceId })),
    fc.integer({ min: 1, max: 99_999 }).map((listId): FormSource => ({ listId })),
  ),
  { minLength: 1, maxLength: 4 },
);
const recordingId = from("0123456789abcdef", 64, 64);
const message = fc.oneof(
  fc.record({ kind: of("text"), text: line(200) }),
  fc.record({ kind: of("upload"), recordingId }),
  fc.record({ kind: of("recording"), name: from(WORD, 1, 40) }),
  fc.record({ kind: of("extension"), extension: from(WORD, 1, 20) }),
  fc.record(
    {
      kind: of("apiUrl"),
      url: from(WORD, 1, 20).map((path) => `https://calls.example/${path}`),
      seconds: fc.integer({ min: 1, max: 300 }),
    },
    { requiredKeys: ["kind", "url"] },
  ),
);
const phone = from(DIGITS, 7, 7).map((rest) => `052${rest}`);
const action = fc.oneof(
  fc.record({ kind: fc.constantFrom("replay", "digits") }),
  fc.record({ kind: of("phone"), phone }),
  fc.record({ kind: of("extension"), extension: from(WORD, 1, 20) }),
  fc.record({ kind: of("sip"), uri: from(WORD, 1, 20).map((user) => `${user}@ivr.example`) }),
  fc.record({
    kind: of("donation"),
    terminal: from(DIGITS, 1, 8),
    amount: fc.integer({ min: 1, max: 9_999 }).map(String),
    amountLocked: fc.boolean(),
    requireCvv: fc.boolean(),
    category: line(30).map((text) => text.replaceAll("-", "")),
  }),
);
const keys = fc.dictionary(fc.constantFrom(...ASSIGNABLE_KEYS), action);
const schedule = fc.oneof(
  fc.record({ startAt: fc.constant("2026-12-01T10:00:00+02:00"), quietHours: fc.boolean() }, { requiredKeys: [] }),
  fc.record({ startOnHold: fc.constant(true), quietHours: fc.boolean() }),
);

/** What a script may send; answers only for keys that do something, for no other can be pressed to an effect. */
const specs = fc
  .record(
    {
      title: line(100),
      message,
      callerId: phone,
      callLength: fc.integer({ min: 6, max: 30 }),
      retries: fc.record({ count: fc.integer({ min: 0, max: 5 }), minutesBetween: fc.integer({ min: 5, max: 120 }) }, { requiredKeys: [] }),
      schedule,
      maxRing: fc.integer({ min: 1, max: 99_999 }),
      keys,
      externalId: line(50),
      description: line(100),
    },
    { requiredKeys: ["title", "message"] },
  )
  .chain((spec) => {
    const digits = Object.keys(spec.keys ?? {});
    const answers = digits.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...digits), line(40));
    return answers.map((named) => ({ ...spec, ...(Object.keys(named).length > 0 && { answers: named }) }));
  });

/** As the composer would hold it: the sources by id, and what the recording is called. */
function heldAs(spec: CampaignSpec, chosen: readonly FormSource[]): DraftForm {
  const { audience: _, undoSeconds: __, repeatOf: ___, draftId: ____, ...parts } = spec;
  const { message } = spec;
  const id = message.kind === "upload" ? message.recordingId : undefined;
  const recording: FormRecording | null = id === undefined ? null : { id, fileName: "הודעה.wav", seconds: 12 };
  return DraftForm.parse(formOf(parts, chosen, recording));
}

const RUNS = { seed: 20_261_126, numRuns: 1_000 };

describe("a specification and the form that holds it", () => {
  test("say the same: the form gives back the specification it was made of", () => {
    fc.assert(
      fc.property(specs, sources, (sent, chosen) => {
        const spec = CampaignSpec.parse({ ...sent, audience: chosen.length === 1 ? chosen[0] : { sources: chosen } });
        expect(CampaignSpec.parse(specOf(heldAs(spec, chosen)))).toEqual(spec);
      }),
      RUNS,
    );
  });

  test("and the form that is made of a form's specification is the same form", () => {
    fc.assert(
      fc.property(specs, sources, (sent, chosen) => {
        const form = heldAs(CampaignSpec.parse({ ...sent, audience: { sources: chosen } }), chosen);
        const again = heldAs(CampaignSpec.parse(specOf(form)), chosen);
        expect(again).toEqual(form);
      }),
      RUNS,
    );
  });

  test("what a specification leaves out is as in a new draft", () => {
    expect(formOf({}, [])).toEqual(EMPTY_FORM);
    expect(formOf({ title: "מבצע" }, [])).toEqual({ ...EMPTY_FORM, title: "מבצע" });
  });
});

describe("two forms", () => {
  test("are the same whatever order their fields are in, and what has no JSON counts as empty", () => {
    const turned = Object.fromEntries(Object.entries(EMPTY_FORM).reverse()) as DraftForm;
    expect(isSameForm(turned, EMPTY_FORM)).toBe(true);
    expect(isSameForm({ ...EMPTY_FORM, maxRing: Number.NaN }, EMPTY_FORM)).toBe(true);
    const one = { ...EMPTY_FORM, sources: [{ listId: 1 }, { listId: 2 }] };
    expect(isSameForm(one, { ...EMPTY_FORM, sources: [{ listId: 2 }, { listId: 1 }] })).toBe(false);
  });
});
