import * as z from "zod/mini";
import { DraftForm } from "@/lib/drafts/form";
import type { Mirror } from "./draft-keeping";
import type { Unsaved } from "./draft-start";

/*
 * The tab's own storage: it survives a reload and a lost session, and ends with the tab. Each person has their own. Where it is full or
 * switched off the page works as well: the tab only forgets.
 */

/** A content that a person decided to send, and the idempotency key that stands for it until its outcome is known. */
const Decision = z.object({ content: z.string(), key: z.string() });
export type Decision = z.output<typeof Decision>;

const decisionPlace = (actorId: string, draftId: string) => `shofar.decision.${actorId}.${draftId}`;

export const readDecision = (actorId: string, draftId: string): Decision | null => read(decisionPlace(actorId, draftId), Decision);

/** @param decision null: what was decided came to nothing, or to a launch */
export function writeDecision(actorId: string, draftId: string, decision: Decision | null): void {
  const place = decisionPlace(actorId, draftId);
  if (decision) write(place, decision);
  else remove(place);
}

const Kept = z.object({ draftId: z.uuid(), version: z.int(), form: DraftForm, unsure: z.array(DraftForm) });

/** @param draftId null: of a new campaign that the server never heard of */
const unsavedPlace = (actorId: string, draftId: string | null) => `shofar.draft.${actorId}.${draftId ?? "new"}`;

/** What this tab typed and the server doesn't have; null where there is nothing that can be read. */
export const readUnsaved = (actorId: string, draftId: string | null): Unsaved | null => read(unsavedPlace(actorId, draftId), Kept);

export function mirrorOf(actorId: string): Mirror {
  const clear = (draftId: string) => {
    remove(unsavedPlace(actorId, draftId));
    if (readUnsaved(actorId, null)?.draftId === draftId) remove(unsavedPlace(actorId, null));
  };
  return {
    write: (unsaved) => {
      const isNew = unsaved.version === 0;
      if (!isNew) clear(unsaved.draftId);
      write(unsavedPlace(actorId, isNew ? null : unsaved.draftId), unsaved);
    },
    clear,
  };
}

function read<Schema extends z.ZodMiniType>(place: string, schema: Schema): z.output<Schema> | null {
  try {
    const text = sessionStorage.getItem(place);
    return z.safeParse(schema, text === null ? null : JSON.parse(text)).data ?? null;
  } catch {
    return null; // Switched off, or written by an older version.
  }
}

function write(place: string, content: unknown): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(content));
  } catch {
    // Full or switched off.
  }
}

function remove(place: string): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Nothing could have been kept.
  }
}
