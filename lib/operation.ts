import "server-only";
import * as core from "zod/v4/core";
import type { AuditAction } from "@/lib/audit/actions";
import { type AuditNote, type AuditOutcome, beginAudit, endAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { can, type Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { inputProblem } from "@/lib/http/input-problem";

/** `anyone`: without signing in. Everything else is a permission of the table. */
export type Allow = Permission | "anyone";

export interface Context<Input, A extends Allow> {
  input: Input;
  actor: A extends "anyone" ? Actor | null : Actor;
  /** Adds to the audit entry what only became known while running. */
  note: (note: AuditNote) => void;
}

interface Definition<A extends Allow, I extends core.$ZodType, O extends core.$ZodType> {
  /** `noun.verb`: the action's name in the audit. */
  name: string;
  allow: A;
  input: I;
  output: O;
  run: (context: Context<core.output<I>, A>) => Promise<core.input<O>>;
}

interface Reading {
  writes?: false;
}

interface Writing<I extends core.$ZodType> {
  writes: true;
  /** One that the audit has a sentence for. */
  name: AuditAction;
  /** What the audit says before the effect. Never a recipient's number. */
  audit: (input: core.output<I>) => AuditNote;
}

export type Operation<
  A extends Allow = Allow,
  I extends core.$ZodType = core.$ZodType,
  O extends core.$ZodType = core.$ZodType,
> = Definition<A, I, O> & (Reading | Writing<I>);

/** Declares what a person or a script may ask for. Who may, what is read and what is written down can't be forgotten. */
export function operation<A extends Allow, I extends core.$ZodType, O extends core.$ZodType>(
  definition: Operation<A, I, O>,
): Operation<A, I, O> {
  return definition;
}

/**
 * The gate: who may → parse → audit → do → parse.
 * @throws AppError `unauthenticated`, `forbidden`, `invalid`, or what the operation throws
 */
export async function perform<A extends Allow, I extends core.$ZodType, O extends core.$ZodType>(
  op: Operation<A, I, O>,
  actor: Actor | null,
  raw: unknown,
): Promise<core.output<O>> {
  if (op.allow !== "anyone") {
    if (!actor) throw new AppError("unauthenticated");
    if (!can(actor.role, op.allow)) {
      if (op.writes) await beginAudit(actor, op.name, {}, "denied");
      throw new AppError("forbidden");
    }
  }
  const input = core.safeParse(op.input, raw);
  if (!input.success) throw inputProblem(input.error);

  const result = await runAudited(op, actor, input.data);
  return core.parse(op.output, result);
}

async function runAudited<A extends Allow, I extends core.$ZodType, O extends core.$ZodType>(
  op: Operation<A, I, O>,
  actor: Actor | null,
  input: core.output<I>,
): Promise<core.input<O>> {
  const before = op.writes ? op.audit(input) : {};
  const notes: AuditNote[] = [];
  const context = { input, actor, note: (note: AuditNote) => notes.push(note) } as Context<core.output<I>, A>;
  if (!op.writes) return op.run(context);

  const id = await beginAudit(actor, op.name, before);
  const end = (outcome: AuditOutcome, extra: Record<string, unknown> = {}) => {
    const details = Object.assign({}, before.details, ...notes.map((note) => note.details), extra);
    const target = notes.findLast((note) => note.target !== undefined)?.target;
    return endAudit(id, outcome, { target, details });
  };
  try {
    const result = await op.run(context);
    await end("done");
    return result;
  } catch (error) {
    await end(outcomeOf(error), { error: error instanceof AppError ? error.code : "internal" });
    throw error;
  }
}

function outcomeOf(error: unknown): AuditOutcome {
  if (!(error instanceof AppError)) return "failed";
  if (error.code === "upstream-unknown") return "unknown";
  return error.code === "internal" || error.code.startsWith("upstream-un") ? "failed" : "refused";
}
