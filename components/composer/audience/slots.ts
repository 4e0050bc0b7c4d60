import type { FormSource } from "@/lib/drafts/form";

/** The name under which a pasted list travels; the screen calls it by a word of its own. */
export const PASTED_NAME = "pasted-list.txt";

export const SOURCE_KINDS = ["paste", "file", "list", "campaign"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/**
 * What is being made of a slot. `waiting`: somebody is still typing; `open`: something stands in its form and wasn't added yet. `act` is
 * what failed.
 */
export type Work =
  | { phase: "open" }
  | { phase: "waiting" }
  | { phase: "reading"; rows: number }
  | { phase: "sending" }
  | { phase: "failed"; act: WorkAct; error: unknown };
export type WorkAct = "read" | "fix" | "slice";

/** One source on the screen, or one that is about to be. */
export interface Slot {
  /** Stays the same while what the slot holds is replaced. */
  key: string;
  /** What will be called; a slot keeps it until the new one is there. */
  source: FormSource | null;
  /** The form that is open in it; null shows what it holds. */
  form: SourceKind | null;
  work: Work | null;
  /** As it was pasted or typed here; "" when the text isn't at hand any more. */
  text: string;
  /** Kept while the page is open, so that it can be read in another way. */
  file: File | null;
}

let made = 0;
export function newSlot(filled: Partial<Omit<Slot, "key">>): Slot {
  made += 1;
  return { key: `source-${made}`, source: null, form: null, work: null, text: "", file: null, ...filled };
}

export const sourceKey = (source: FormSource): string => ("audienceId" in source ? source.audienceId : `list-${source.listId}`);

/** An open form into which nothing was put yet. */
export const isBlank = ({ source, work, text }: Slot): boolean => source === null && work === null && text.trim() === "";

/** What stands on the screen is not what would be called: nobody may be called until it is read, corrected or removed. */
export const isUnread = ({ work }: Slot): boolean => work !== null;

export const sourcesOf = (slots: readonly Slot[]): FormSource[] => slots.flatMap(({ source }) => (source ? [source] : []));

export function isSameSources(a: readonly FormSource[], b: readonly FormSource[]): boolean {
  return a.map(sourceKey).join() === b.map(sourceKey).join();
}

/** There is always a place to paste into or to drop a file on. */
export const withPlace = (slots: readonly Slot[]): readonly Slot[] => (slots.length === 0 ? [newSlot({ form: "paste" })] : slots);

/** Puts a slot at the end, in place of open forms that hold nothing. */
export const withAdded = (slots: readonly Slot[], added: Slot): Slot[] => [...slots.filter((slot) => !isBlank(slot)).map(closed), added];

/** A box whose text was read is closed when something else comes. */
const closed = (slot: Slot): Slot => (slot.source && slot.work === null ? { ...slot, form: null } : slot);

/** The slots of sources that came from elsewhere, as of a draft that was loaded anew; the same slots where nothing differs. */
export function adopt(slots: readonly Slot[], sources: readonly FormSource[]): readonly Slot[] {
  if (isSameSources(sourcesOf(slots), sources)) return slots;
  const known = new Map(slots.flatMap((slot) => (slot.source ? [[sourceKey(slot.source), slot] as const] : [])));
  return withPlace(sources.map((source) => known.get(sourceKey(source)) ?? newSlot({ source })));
}
