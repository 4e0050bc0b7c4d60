import { type DraftForm, EMPTY_FORM } from "@/lib/drafts/form";
import { isSameForm } from "@/lib/drafts/same-form";
import type { Draft } from "@/lib/drafts/schema";

/** What a tab keeps of a draft that the server doesn't have yet. */
export interface Unsaved {
  draftId: string;
  /** The server's version that was changed; 0: it has none. */
  version: number;
  form: DraftForm;
  /** Forms that were sent, and no answer came: the server may have each of them. */
  unsure: DraftForm[];
}

/** Why the draft can't be saved as it is: a person has to choose. */
export type Trouble =
  | { kind: "changed"; by: string; at: string }
  | { kind: "launched"; launchId: string }
  /** Hidden for everybody; what is on this page is all there is. */
  | { kind: "deleted" };

/** From where a draft is edited on. */
export interface Start {
  draftId: string;
  /** What the server has; version 0: nothing. */
  base: { version: number; form: DraftForm };
  form: DraftForm;
  unsure: DraftForm[];
  savedAt: string | null;
  trouble: Trouble | null;
}

/** @param unsaved what this tab typed before the server was reached */
export function startNew(draftId: string, unsaved: Unsaved | null): Start {
  const base = { version: 0, form: EMPTY_FORM };
  if (!unsaved) return { draftId, base, form: EMPTY_FORM, unsure: [], savedAt: null, trouble: null };
  return { draftId: unsaved.draftId, base, form: unsaved.form, unsure: unsaved.unsure, savedAt: null, trouble: null };
}

/** The newer of both wins where the tab changed what the server still has; else a person chooses. */
export function startKept(draft: Draft, unsaved: Unsaved | null): Start {
  const start = {
    draftId: draft.id,
    base: { version: draft.version, form: draft.form },
    form: draft.form,
    unsure: [],
    savedAt: draft.updatedAt,
    trouble: null,
  };
  if (!unsaved || isSameForm(unsaved.form, draft.form)) return start;
  const mine = { ...start, form: unsaved.form, unsure: sentSince(unsaved.unsure, draft.form) };
  if (draft.launchId !== null) return { ...mine, trouble: { kind: "launched", launchId: draft.launchId } };
  const isOurs = unsaved.version === draft.version || unsaved.unsure.some((sent) => isSameForm(sent, draft.form));
  return isOurs ? mine : { ...mine, trouble: changedBy(draft) };
}

/** The server has no such draft any more, and this tab has what it typed last. */
export function startDeleted({ draftId, version, form, unsure }: Unsaved): Start {
  return { draftId, base: { version, form }, form, unsure, savedAt: null, trouble: { kind: "deleted" } };
}

export const changedBy = ({ updatedBy, updatedAt }: Draft): Trouble => ({ kind: "changed", by: updatedBy.name, at: updatedAt });

/**
 * Whichever of them reached the server first may be all that did: those that were sent by the pages after it knew too little to be taken. More
 * pages than these nobody leaves within a second each.
 */
const UNSURE = 50;

/** What was sent after the form that the server turned out to have, and may reach it yet; all of it where that form was not among them. */
export const sentSince = (unsure: readonly DraftForm[], form: DraftForm): DraftForm[] =>
  unsure.slice(unsure.findLastIndex((sent) => isSameForm(sent, form)) + 1);

/** Once more a form was sent whose answer is not there yet. */
export const withSent = (unsure: readonly DraftForm[], form: DraftForm): DraftForm[] =>
  [...unsure.filter((sent) => !isSameForm(sent, form)), form].slice(-UNSURE);
