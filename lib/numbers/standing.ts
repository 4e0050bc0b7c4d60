import type { NumberAnswer } from "./schema";

/**
 * `barred`: in the ledger · `blocked`: in a list, which was not read whole since · `unread`: a list could not be read · `unknown`: upstream
 * didn't say of one of its contacts · `free`: nothing is known against calling it.
 */
export type Standing = "barred" | "blocked" | "unread" | "unknown" | "free";

/** Whether a number may be called. What isn't known is no permission. */
export function standingOf({ optOut, lists }: Pick<NumberAnswer, "optOut" | "lists">): Standing {
  if (optOut?.since) return "barred";
  if (lists.some((outcome) => "contact" in outcome && outcome.contact.blocked === true)) return "blocked";
  if (lists.some((outcome) => "problem" in outcome)) return "unread";
  return lists.some((outcome) => "contact" in outcome && outcome.contact.blocked === null) ? "unknown" : "free";
}
