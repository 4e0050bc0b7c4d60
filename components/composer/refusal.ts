import * as z from "zod/mini";
import { ApiProblem } from "@/lib/http/fetch-json";
import { type Step, stepOf } from "./steps";

const Details = z.object({
  /** IP-Sales refused this part of the specification. */
  field: z.optional(z.string()),
  /** We refused these. */
  fields: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  /** IP-Sales named what there is beside what it costs: there is too little. */
  balance: z.optional(z.string()),
});

export interface Refusal {
  /** Where it can be put right; null where the composer can't help. */
  step: Step | null;
  /** The sentence about that field; null where the error's own sentence says it. */
  text: string | null;
  /** Nothing is wrong; there is only too little money for so many calls. */
  isTooExpensive: boolean;
}

/** Which part of the composer a refused dry run or launch speaks of. */
export function refusalOf(error: unknown): Refusal {
  const details = error instanceof ApiProblem ? z.safeParse(Details, error.details).data : undefined;
  const first = details?.fields?.[0];
  const isTooExpensive = details?.balance !== undefined;
  if (first) return { step: stepOf(first.field), text: first.message, isTooExpensive };
  return { step: details?.field === undefined ? null : stepOf(details.field), text: null, isTooExpensive };
}
