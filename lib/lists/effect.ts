import type { Known, Target } from "./book";
import type { ImportEffect } from "./schema";

const SAMPLES = 100;

type Kind = "add" | "remove" | "staysBlocked" | "duplicates";

export const emptyEffect = (given: number, before: number): ImportEffect => ({
  given,
  before,
  add: 0,
  change: 0,
  unchanged: 0,
  remove: 0,
  staysBlocked: 0,
  addedBlocked: 0,
  duplicates: 0,
  refused: 0,
  lost: null,
  samples: { add: [], change: [], remove: [], staysBlocked: [], duplicates: [], refused: [] },
});

/** Counts one more, and keeps the first hundred to be shown. */
export function count(effect: ImportEffect, kind: Kind, contact: Omit<Target, "blocked">): void {
  effect[kind]++;
  if (effect.samples[kind].length < SAMPLES) effect.samples[kind].push(shown(contact));
}

/** Counts a contact as changed, with what changes in it, field by field; without a difference as unchanged. @returns whether it changes */
export function countChange(effect: ImportEffect, known: Known, target: Target): boolean {
  const changes = differences(known, target);
  if (changes.length === 0) {
    effect.unchanged++;
    return false;
  }
  effect.change++;
  if (effect.samples.change.length < SAMPLES) effect.samples.change.push({ ...shown(known), changes });
  return true;
}

export function countRefused(effect: ImportEffect, refused: ImportEffect["samples"]["refused"][number]): void {
  effect.refused++;
  if (effect.samples.refused.length < SAMPLES) effect.samples.refused.push(refused);
}

const shown = ({ phones, emails, firstName, lastName }: Omit<Target, "blocked">) => ({
  phone: phones[0] ?? "",
  name: [firstName, lastName].filter(Boolean).join(" "),
  email: emails[0] ?? "",
});

function differences(known: Known, target: Target): ImportEffect["samples"]["change"][number]["changes"] {
  const changes: ImportEffect["samples"]["change"][number]["changes"] = [];
  const compare = (field: (typeof changes)[number]["field"], from = "", to = "") => {
    if (from !== to) changes.push({ field, from, to });
  };
  compare("phone", known.phones[0], target.phones[0]);
  compare("firstName", known.firstName, target.firstName);
  compare("lastName", known.lastName, target.lastName);
  if (known.emails !== target.emails) compare("email", known.emails.join(", "), target.emails.join(", "));
  if (known.blocked !== target.blocked) compare("blocked", flag(known.blocked), flag(target.blocked));
  return changes;
}

const flag = (blocked: boolean | null): string => (blocked === null ? "" : String(blocked));
