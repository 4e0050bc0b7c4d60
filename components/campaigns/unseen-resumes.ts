"use client";
import { useEffect, useSyncExternalStore } from "react";

/** Campaigns that were let go on from this screen and are still shown on hold: any moment they call again, so every brake counts them. */
let unseen: ReadonlySet<number> = new Set();
const NONE = unseen;
const watchers = new Set<() => void>();

function put(next: ReadonlySet<number>): void {
  unseen = next;
  for (const tell of watchers) tell();
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** Counts a campaign among them for as long as it is one. */
export function useTellUnseenResume(campaignId: number, isUnseen: boolean): void {
  useEffect(() => {
    if (!isUnseen) return;
    put(new Set([...unseen, campaignId]));
    return () => put(new Set([...unseen].filter((id) => id !== campaignId)));
  }, [campaignId, isUnseen]);
}

export const useUnseenResumes = (): ReadonlySet<number> =>
  useSyncExternalStore(
    watch,
    () => unseen,
    () => NONE,
  );
