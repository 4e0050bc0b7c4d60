import type { ImportEffect, ListJob } from "@/lib/lists/schema";

/** Removing more contacts than these asks for the list's name. */
const REMOVED_AT_ONCE = 10;

export const changesNothing = ({ add, change, remove }: Pick<ImportEffect, "add" | "change" | "remove">): boolean =>
  add + change + remove === 0;

/** What is asked before a job is carried out: nothing where the look at its effect is enough, a yes, or the list's name, typed. */
export function startQuestion(
  { kind, mode }: Pick<ListJob, "kind" | "mode">,
  { remove }: Pick<ImportEffect, "remove">,
): "none" | "yes" | "name" {
  if (kind === "restore" || mode === "replace" || remove > REMOVED_AT_ONCE) return "name";
  return remove > 0 ? "yes" : "none";
}
