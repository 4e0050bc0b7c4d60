import type { AssignableKey } from "@/lib/campaigns/key-actions";
import { assignedKeys, type DraftForm, type KeyValues } from "@/lib/drafts/form";

const FIELDS = {
  none: [],
  replay: [],
  digits: [],
  phone: ["phone"],
  extension: ["extension"],
  sip: ["uri"],
  donation: ["terminal", "amount", "category"],
} as const satisfies Record<KeyValues["kind"], readonly (keyof KeyValues)[]>;

/** The first field that the key's action can't do without and that is empty; null when nothing lacks. */
export function lackingField(key: KeyValues): (typeof FIELDS)[KeyValues["kind"]][number] | null {
  return FIELDS[key.kind].find((field) => key[field].trim() === "") ?? null;
}

/** Where a person goes on after many keys were filled in at once: what lacks first, else the first key's name. */
export function firstToFill({ keys }: Pick<DraftForm, "keys">) {
  const assigned = assignedKeys(keys);
  for (const { digit, key } of assigned) {
    const field = lackingField(key);
    if (field) return { digit, field: `keys.${digit}.${field}` as const };
  }
  const digit: AssignableKey = assigned[0]?.digit ?? "1";
  return { digit, field: `answers.${digit}` as const };
}
