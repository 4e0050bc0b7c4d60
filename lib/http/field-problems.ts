import * as z from "zod/mini";
import { ApiProblem } from "./fetch-json";

const Details = z.object({ fields: z.array(z.object({ field: z.string(), message: z.string() })) });

/** What the server said of each field of what was sent, in the person's language; empty for any other error. */
export function fieldProblems(error: unknown): ReadonlyMap<string, string> {
  const details = z.safeParse(Details, error instanceof ApiProblem ? error.details : null);
  return new Map(details.success ? details.data.fields.map(({ field, message }) => [field, message]) : []);
}

/**
 * What the server said of fields that a form doesn't show, each sentence once; empty where it named no field at all, and null where the
 * form's fields say everything.
 */
export function hiddenProblems(error: unknown, shown: readonly string[]): string[] | null {
  const problems = fieldProblems(error);
  const hidden = [...problems].flatMap(([field, message]) => (shown.includes(field) ? [] : [message]));
  return problems.size > 0 && hidden.length === 0 ? null : [...new Set(hidden)];
}

/** The sentence about what was sent as a whole, where no field of it is named; null for any other error. */
export function wholeProblem(error: unknown): string | null {
  return error instanceof ApiProblem && error.code === "invalid" && fieldProblems(error).size === 0 ? error.message : null;
}
