import { ASSIGNABLE_KEYS, type KeyActions } from "@/lib/campaigns/key-actions";
import type { CampaignSpec, CampaignSpecInput } from "@/lib/campaigns/schema";
import { type DraftForm, EMPTY_FORM, type FormSource, type KeyValues } from "./form";

/** The form as the specification that scripts send too: only what the chosen kinds ask for, paths the same on both sides. */
export function specOf(form: DraftForm): CampaignSpecInput {
  const { title, sources, callerId, callLength, retries, schedule, ringCap, maxRing, externalId, description } = form;
  const answers = answersOf(form);
  return {
    title,
    audience: audienceOf(sources),
    message: messageOf(form.message),
    ...(callerId !== "" && { callerId }),
    callLength: callLength ?? Number.NaN,
    retries: { count: retries.count ?? Number.NaN, minutesBetween: retries.minutesBetween ?? Number.NaN },
    schedule: {
      ...(schedule.start === "at" && schedule.startAt !== null && { startAt: schedule.startAt }),
      quietHours: schedule.quietHours,
      startOnHold: schedule.start === "hold",
    },
    ...(ringCap === "limited" && { maxRing: maxRing ?? Number.NaN }),
    keys: keysOf(form.keys),
    ...(Object.keys(answers).length > 0 && { answers }),
    ...(externalId.trim() !== "" && { externalId }),
    ...(description.trim() !== "" && { description }),
  };
}

function audienceOf(sources: readonly FormSource[]): CampaignSpecInput["audience"] {
  const [only, ...more] = sources;
  return only && more.length === 0 ? only : { sources: [...sources] };
}

function messageOf({ kind, text, recording, name, extension, url, seconds }: DraftForm["message"]): CampaignSpecInput["message"] {
  switch (kind) {
    case "text":
      return { kind, text };
    case "upload":
      return { kind, ...(recording && { recordingId: recording.id }) };
    case "recording":
      return { kind, name };
    case "extension":
      return { kind, extension };
    case "apiUrl":
      return { kind, url, ...(seconds !== null && { seconds }) };
  }
}

type KeyInputs = NonNullable<CampaignSpecInput["keys"]>;

function keysOf(keys: DraftForm["keys"]): KeyInputs {
  const asked: KeyInputs = {};
  for (const digit of ASSIGNABLE_KEYS) {
    const action = keyOf(keys[digit]);
    if (action) asked[digit] = action;
  }
  return asked;
}

function keyOf({ kind, phone, extension, uri, terminal, amount, category, amountLocked, requireCvv }: KeyValues): KeyInputs["1"] {
  switch (kind) {
    case "none":
      return undefined;
    case "replay":
    case "digits":
      return { kind };
    case "phone":
      return { kind, phone };
    case "extension":
      return { kind, extension };
    case "sip":
      return { kind, uri };
    case "donation":
      return { kind, terminal, amount, amountLocked, requireCvv, category };
  }
}

/** Only keys that do something can be pressed to an effect that has a name. */
function answersOf({ keys, answers }: DraftForm): NonNullable<CampaignSpecInput["answers"]> {
  const named: NonNullable<CampaignSpecInput["answers"]> = {};
  for (const digit of ASSIGNABLE_KEYS) {
    if (keys[digit].kind !== "none" && answers[digit].trim() !== "") named[digit] = answers[digit];
  }
  return named;
}

/** A specification, whole or in part, without its recipients: the way back from {@link specOf}. What it doesn't say is as in a new draft. */
export type SpecParts = Partial<Omit<CampaignSpec, "audience" | "undoSeconds" | "repeatOf" | "draftId" | "draftVersion">>;

/** @param recording the uploaded recording that the message speaks of, where there is one */
export function formOf(spec: SpecParts, sources: readonly FormSource[], recording: DraftForm["message"]["recording"] = null): DraftForm {
  const { title, callerId, callLength, retries, schedule, maxRing, keys, answers, externalId, description } = spec;
  return {
    ...EMPTY_FORM,
    title: title ?? EMPTY_FORM.title,
    sources: [...sources],
    message: { ...EMPTY_FORM.message, ...spec.message, recording },
    callerId: callerId ?? EMPTY_FORM.callerId,
    callLength: callLength ?? EMPTY_FORM.callLength,
    retries: retries ?? EMPTY_FORM.retries,
    schedule: schedule ? formSchedule(schedule) : EMPTY_FORM.schedule,
    ringCap: maxRing === undefined ? "none" : "limited",
    maxRing: maxRing ?? null,
    keys: formKeys(keys ?? {}),
    answers: { ...EMPTY_FORM.answers, ...answers },
    externalId: externalId ?? EMPTY_FORM.externalId,
    description: description ?? EMPTY_FORM.description,
  };
}

function formSchedule({ startAt, quietHours, startOnHold }: CampaignSpec["schedule"]): DraftForm["schedule"] {
  const start = startOnHold ? "hold" : startAt === undefined ? "now" : "at";
  return { start, startAt: startAt ?? null, hour: null, quietHours };
}

function formKeys(actions: KeyActions): DraftForm["keys"] {
  const keys = { ...EMPTY_FORM.keys };
  for (const digit of ASSIGNABLE_KEYS) keys[digit] = { ...keys[digit], ...actions[digit] };
  return keys;
}
