import { get } from "react-hook-form";
import { CampaignSpec, isRepeatedHour } from "@/lib/campaigns/schema";
import type { DraftForm } from "@/lib/drafts/form";
import { specOf } from "@/lib/drafts/spec";
import { scheduleProblem } from "@/lib/launches/schema";

/** What the fields alone don't hold. */
export interface ComposerFacts {
  /** Valid numbers of all sources together; null without any, and until they are counted. */
  accepted: number | null;
  /** A source stands on the screen that wasn't read or added yet. */
  isReading?: boolean;
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
export function problemsOf(values: DraftForm, facts: ComposerFacts): Problem[] {
  const found = new Map<string, string>();
  const add = (path: string, message: string) => found.has(path) || found.set(path, message);
  if (facts.isReading) add("audience", "composer.problems.audienceUnread");
  else if (values.sources.length === 0) add("audience", "campaigns.problems.audienceEmpty");
  else if (facts.accepted === null) add("audience", "composer.problems.notCounted");
  else if (facts.accepted === 0) add("audience", "launches.problems.nobody");
  if (values.message.kind === "upload" && values.message.recording === null) add("message.recording", "launches.problems.audioMissing");
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
  "composer.problems.audienceUnread",
  "composer.problems.notCounted",
  "campaigns.problems.textMissing",
  "launches.problems.audioMissing",
  "composer.problems.startMissing",
  "composer.problems.hourMissing",
  "campaigns.problems.callLength",
  "campaigns.problems.retries",
  "campaigns.problems.minutesBetween",
  "campaigns.problems.maxRing",
]);

function isMissing(values: DraftForm, path: string, { accepted }: ComposerFacts): boolean {
  if (path === "audience") return accepted === null;
  const value: unknown = get(values, path);
  return value === null || (typeof value === "string" && value.trim() === "");
}
