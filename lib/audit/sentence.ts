import * as z from "zod/mini";
import { paths } from "@/lib/paths";
import { type AuditAction, auditActionOf } from "./actions";
import type { AuditEntry } from "./schema";

/** What an entry's sentence is made of: words are chosen by these in the message files (`audit.actions`), in either language. */
export interface SentenceParts {
  /** Null for a name of an earlier version, which is shown as it stands. */
  action: AuditAction | null;
  values: {
    who: "person" | "nobody";
    hasTarget: "yes" | "no";
    target: string;
    /** What kind of change, where one action has several sentences. */
    change: "role" | "enable" | "disable" | "same" | "setUp" | "other";
    /** Roles after and before, as the table of permissions names them; `none`: not told. */
    role: string;
    before: string;
    /** Recipients, or calls at once; -1: not told. */
    count: number;
    rows: number;
  };
  /** Why it did not happen: an error's code, or a reason of signing in. */
  why: string | null;
}

const Word = z.catch(z.optional(z.string()), undefined);
const Count = z.catch(z.optional(z.int()), undefined);
const Flag = z.catch(z.optional(z.boolean()), undefined);
const Facts = z.object({
  role: Word,
  disabled: Flag,
  from: z.catch(z.optional(z.object({ role: Word, disabled: Flag })), undefined),
  recipients: Count,
  maxRing: Count,
  accepted: Count,
  rows: Count,
  firstAdmin: Flag,
  launch: Word,
  reason: Word,
  error: Word,
});
type Facts = z.output<typeof Facts>;

const UNTOLD = -1;

export function sentenceParts(entry: AuditEntry): SentenceParts {
  const facts = z.parse(Facts, entry.details);
  return {
    action: auditActionOf(entry.action),
    values: {
      who: entry.actor ? "person" : "nobody",
      hasTarget: entry.target === null ? "no" : "yes",
      target: entry.target ?? "",
      change: changeOf(facts),
      role: facts.role ?? "none",
      before: facts.from?.role ?? "none",
      count: facts.recipients ?? facts.maxRing ?? facts.accepted ?? UNTOLD,
      rows: facts.rows ?? UNTOLD,
    },
    // That there is no such account is what the sentence says already.
    why: facts.reason === "unknown-account" ? null : (facts.reason ?? facts.error ?? (entry.outcome === "denied" ? "forbidden" : null)),
  };
}

function changeOf({ role, disabled, from, firstAdmin }: Facts): SentenceParts["values"]["change"] {
  if (firstAdmin) return "setUp";
  const otherRole = role !== undefined && role !== from?.role;
  const access = disabled !== undefined && disabled !== from?.disabled;
  if (otherRole && access) return "other";
  if (access) return disabled ? "disable" : "enable";
  if (otherRole) return "role";
  return from ? "same" : "other";
}

/** Those whose target is a launch's own id. */
const ON_A_LAUNCH: ReadonlySet<string> = new Set(["cancel", "release", "approve", "refuse", "abandon"].map((verb) => `launch.${verb}`));

/** Where the thing that was acted on can be seen; null when it has no page. */
export function targetPath(entry: AuditEntry): string | null {
  const { launch } = z.parse(Facts, entry.details);
  const { action, target } = entry;
  if (/^\d+$/.test(target ?? "") && /^(campaign|launch)\./.test(action)) return paths.campaign(target ?? "");
  if (ON_A_LAUNCH.has(action)) return target && paths.launch(target);
  if (action.startsWith("launch.")) return launch === undefined ? null : paths.launch(launch);
  if (/^\d+$/.test(target ?? "") && /^(list|contacts?)\./.test(action)) return paths.list(Number(target));
  if (action.startsWith("user.") && target?.includes("@")) return paths.user(target);
  return null;
}

/** The details as rows, nested ones under `outer.inner`. What isn't a text, a number or yes and no is written as JSON. */
export function detailRows(details: AuditEntry["details"]): { key: string; value: string | number | boolean }[] {
  return Object.entries(details).flatMap(([key, value]) => {
    if (value === null || value === undefined) return [];
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [{ key, value }];
    if (Array.isArray(value) || typeof value !== "object") return [{ key, value: JSON.stringify(value) }];
    return detailRows(Object.fromEntries(Object.entries(value))).map((row) => ({ key: `${key}.${row.key}`, value: row.value }));
  });
}
