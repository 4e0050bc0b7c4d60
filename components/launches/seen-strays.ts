import * as z from "zod/mini";
import type { SeenStrays } from "./attention";

const Kept = z.record(z.string(), z.int());
const placeOf = (actorId: string) => `shofar.seen-strays.${actorId}`;
/** More than anybody's alarms of three days. */
const MOST = 50;

/** What this browser knows that the person has looked at; nothing where storage is switched off. */
export function readSeenStrays(actorId: string): SeenStrays {
  try {
    return Kept.safeParse(JSON.parse(localStorage.getItem(placeOf(actorId)) ?? "{}")).data ?? {};
  } catch {
    return {};
  }
}

/** The person looked at a launch with so many campaigns beside its own. */
export function keepSeenStrays(actorId: string, launchId: string, strays: number): void {
  const { [launchId]: _, ...others } = readSeenStrays(actorId);
  const kept = Object.fromEntries([...Object.entries(others), [launchId, strays] as const].slice(-MOST));
  try {
    localStorage.setItem(placeOf(actorId), JSON.stringify(kept));
  } catch {
    // Storage is full or switched off: the alarm stays, and says nothing wrong.
  }
}
