import type { Problem } from "./problems";

export const SECTIONS = ["audience", "message", "keys", "timing", "review"] as const;
export type SectionId = (typeof SECTIONS)[number];

/** What has to be filled in: the title above the sections, and the sections themselves. */
export type Step = "title" | Exclude<SectionId, "review">;
export const STEPS = ["title", "audience", "message", "keys", "timing"] as const satisfies readonly Step[];

export type SectionState = "done" | "todo" | "attention";

/** The step that a field of the specification belongs to, by its path; null for what no field of ours is about. */
export function stepOf(path: string): Step | null {
  switch (path.split(".")[0]) {
    case "title":
      return "title";
    case "audience":
      return "audience";
    case "message":
    case "audio":
      return "message";
    case "keys":
    case "answers":
      return "keys";
    case "callerId":
    case "callLength":
    case "retries":
    case "schedule":
    case "maxRing":
    case "externalId":
    case "description":
      return "timing";
    default:
      return null;
  }
}

/** `todo` while it only lacks something, `attention` as soon as something in it is wrong. */
export function stateOf(step: Step, problems: readonly Problem[]): SectionState {
  const own = problems.filter(({ path }) => stepOf(path) === step);
  if (own.length === 0) return "done";
  return own.every(({ isMissing }) => isMissing) ? "todo" : "attention";
}

/** What still keeps the campaign from being sent, in the order of the page. */
export function remainingSteps(problems: readonly Problem[]): Step[] {
  return STEPS.filter((step) => stateOf(step, problems) !== "done");
}
