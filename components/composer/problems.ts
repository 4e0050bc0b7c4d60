import { get } from "react-hook-form";
import { ASSIGNABLE_KEYS } from "@/lib/campaigns/key-actions";
import { CampaignSpec, type CampaignSpecInput, isRepeatedHour } from "@/lib/campaigns/schema";
import { scheduleProblem } from "@/lib/launches/schema";
import type { ComposerValues, KeyValues } from "./values";

/** The fields as the specification that scripts send too: only what the chosen kinds ask for, paths the same on both sides. */
export function specOf(values: ComposerValues): CampaignSpecInput {
  const { title, audienceId, callerId, callLength, retries, schedule, ringCap, maxRing, externalId, description } = values;
  return {
    title,
    audience: { audienceId: audienceId ?? "" },
    message: messageOf(values.message),
    ...(callerId !== "" && { callerId }),
    callLength: callLength ?? Number.NaN,
    retries: { count: retries.count ?? Number.NaN, minutesBetween: retries.minutesBetween ?? Number.NaN },
    schedule: {
      ...(schedule.start === "at" && schedule.startAt !== null && { startAt: schedule.startAt }),
      quietHours: schedule.quietHours,
      startOnHold: schedule.start === "hold",
    },
    ...(ringCap === "limited" && { maxRing: maxRing ?? Number.NaN }),
    keys: keysOf(values.keys),
    ...(externalId.trim() !== "" && { externalId }),
    ...(description.trim() !== "" && { description }),
  };
}

function messageOf({ kind, text, name, extension, url, seconds }: ComposerValues["message"]): CampaignSpecInput["message"] {
  switch (kind) {
    case "text":
      return { kind, text };
    case "upload":
      return { kind };
    case "recording":
      return { kind, name };
    case "extension":
      return { kind, extension };
    case "apiUrl":
      return { kind, url, ...(seconds !== null && { seconds }) };
  }
}

type KeyInputs = NonNullable<CampaignSpecInput["keys"]>;

function keysOf(keys: ComposerValues["keys"]): KeyInputs {
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

/** What the fields alone don't hold. */
export interface ComposerFacts {
  /** Valid numbers in the audience; null without one. */
  accepted: number | null;
  hasRecording: boolean;
  nowMs: number;
}

export interface Problem {
  /** Path of the field, the same in the form and in the specification. */
  path: string;
  /** Key of the message files. */
  message: string;
  /** Nothing was filled in yet, as against something that is wrong. */
  isMissing: boolean;
}

/** Everything that keeps the campaign from being sent, by the rules of the server; one problem a field. */
export function problemsOf(values: ComposerValues, facts: ComposerFacts): Problem[] {
  const found = new Map<string, string>();
  const add = (path: string, message: string) => found.has(path) || found.set(path, message);
  if (values.audienceId === null || facts.accepted === null) add("audience", "campaigns.problems.audienceEmpty");
  else if (facts.accepted === 0) add("audience", "launches.problems.nobody");
  if (values.message.kind === "upload" && !facts.hasRecording) add("message.fileName", "launches.problems.audioMissing");
  const spec = specOf(values);
  const late = scheduleProblem({ quietHours: true, startOnHold: false, startAt: spec.schedule?.startAt }, facts.nowMs);
  if (values.schedule.start === "at") {
    if (values.schedule.startAt === null) add("schedule.startAt", "composer.problems.startMissing");
    else if (late) add("schedule.startAt", late);
    else if (values.schedule.hour === null && isRepeatedHour(values.schedule.startAt))
      add("schedule.hour", "composer.problems.hourMissing");
  }
  for (const { path, message } of CampaignSpec.safeParse(spec).error?.issues ?? []) {
    if (path[0] !== "audience") add(path.join("."), message);
  }
  return [...found].map(([path, message]) => {
    if (!isMissing(values, path, facts)) return { path, message, isMissing: false };
    return { path, message: SAYS_MISSING.has(message) ? message : "composer.problems.missing", isMissing: true };
  });
}

/** Sentences that fit an empty field, as those of numbers do, which name their range; the others speak of a text that is wrong. */
const SAYS_MISSING: ReadonlySet<string> = new Set([
  "campaigns.problems.titleMissing",
  "campaigns.problems.audienceEmpty",
  "campaigns.problems.textMissing",
  "launches.problems.audioMissing",
  "composer.problems.startMissing",
  "composer.problems.hourMissing",
  "campaigns.problems.callLength",
  "campaigns.problems.retries",
  "campaigns.problems.minutesBetween",
  "campaigns.problems.maxRing",
]);

function isMissing(values: ComposerValues, path: string, { accepted }: ComposerFacts): boolean {
  if (path === "audience") return accepted === null;
  if (path === "message.fileName") return values.message.fileName === null;
  const value: unknown = get(values, path);
  return value === null || (typeof value === "string" && value.trim() === "");
}
