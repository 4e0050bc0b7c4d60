import * as z from "zod/mini";
import { ApiProblem } from "@/lib/http/fetch-json";
import { type Step, stepOf } from "./steps";

const Details = z.object({
  /** IP-Sales refused this part of the specification. */
  field: z.optional(z.string()),
  /** We refused these. */
  fields: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  /** IP-Sales named what it costs beside what there is: that is too little. */
  price: z.optional(z.string()),
  balance: z.optional(z.string()),
});

export interface Refusal {
  /** The field it speaks of, by its path in the specification; null where it names none. */
  path: string | null;
  /** Where it can be put right; null where the composer can't help. */
  step: Step | null;
  /** The sentence about that field; null where the error's own sentence says it. */
  text: string | null;
  /** Nothing is wrong; there is only too little money for so many calls. In units. */
  short: { price: string; balance: string } | null;
}

/** Which part of the composer a refused dry run or launch speaks of. */
export function refusalOf(error: unknown): Refusal {
  const details = error instanceof ApiProblem ? z.safeParse(Details, error.details).data : undefined;
  const first = details?.fields?.[0];
  const { price, balance } = details ?? {};
  const path = first?.field ?? details?.field ?? null;
  return {
    path,
    step: path === null ? null : stepOf(path),
    text: first?.message ?? null,
    short: price !== undefined && balance !== undefined ? { price, balance } : null,
  };
}

/** Somebody decided against it, and the same would be refused again; anything else may work at the next try. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && REFUSALS.includes(error.code);
}

const REFUSALS: readonly string[] = ["upstream-refused", "invalid", "not-found", "conflict"];
