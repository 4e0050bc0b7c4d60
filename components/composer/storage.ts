import * as z from "zod/mini";
import { ComposerValues, EMPTY_VALUES } from "./values";

/** A content that a person decided to send, and the idempotency key that stands for it until its outcome is known. */
const Decision = z.object({ content: z.string(), key: z.string() });
export type Decision = z.output<typeof Decision>;

const Stored = z.object({ values: ComposerValues, decision: z.nullable(Decision) });
export type Stored = z.output<typeof Stored>;

/** The tab's own storage: it survives a refresh and a lost session, and ends with the tab. Each person has their own. */
const placeOf = (actorId: string) => `shofar.composer.${actorId}`;

/** What was typed before, or a new campaign where there is nothing that can be read. */
export function readStored(actorId: string): Stored {
  const fresh = { values: EMPTY_VALUES, decision: null };
  try {
    const text = sessionStorage.getItem(placeOf(actorId));
    const stored = Stored.safeParse(text === null ? null : JSON.parse(text));
    return stored.success ? stored.data : fresh;
  } catch {
    return fresh; // Storage is switched off, or holds what an older version wrote.
  }
}

export function writeStored(actorId: string, stored: Stored): void {
  try {
    sessionStorage.setItem(placeOf(actorId), JSON.stringify(stored));
  } catch {
    // Storage is full or switched off: the page still works, it only forgets with the tab.
  }
}

export function clearStored(actorId: string): void {
  try {
    sessionStorage.removeItem(placeOf(actorId));
  } catch {
    // Nothing could have been kept.
  }
}

const LaunchedContent = z.object({ launchId: z.string(), values: ComposerValues });
const launchedPlaceOf = (actorId: string) => `${placeOf(actorId)}.launched`;

/** Empties the composer, and keeps what was launched last beside it, should the launch come to nothing. */
export function keepLaunched(actorId: string, launchId: string, values: ComposerValues): void {
  clearStored(actorId);
  try {
    sessionStorage.setItem(launchedPlaceOf(actorId), JSON.stringify({ launchId, values }));
  } catch {
    // As above: the tab only forgets.
  }
}

/** What a launch was made of, where this tab made it and made no other since. */
export function readLaunched(actorId: string, launchId: string): ComposerValues | null {
  try {
    const text = sessionStorage.getItem(launchedPlaceOf(actorId));
    const kept = LaunchedContent.safeParse(text === null ? null : JSON.parse(text));
    return kept.success && kept.data.launchId === launchId ? kept.data.values : null;
  } catch {
    return null;
  }
}
