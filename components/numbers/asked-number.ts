"use client";
import { useCallback, useSyncExternalStore } from "react";
import { useActor } from "@/components/shell/actor-context";

/*
 * The number that is looked into. It never stands in an address: the tab's own storage carries it to the page and over a reload, for each
 * person apart. Where that is switched off the tab only forgets.
 */

const EVENT = "shofar:asked-number";
const placeOf = (actorId: string) => `shofar.number.${actorId}`;

function read(place: string): string | null {
  try {
    return sessionStorage.getItem(place);
  } catch {
    return null; // Switched off.
  }
}

function write(place: string, phone: string): void {
  try {
    sessionStorage.setItem(place, phone);
  } catch {
    // Switched off: the page opens with an empty field.
  }
  window.dispatchEvent(new Event(EVENT));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(EVENT, onChange);
  return () => window.removeEventListener(EVENT, onChange);
}

/** The number that was asked for last in this tab, or null, and a way to ask for another. */
export function useAskedNumber(): [phone: string | null, ask: (phone: string) => void] {
  const place = placeOf(useActor().id);
  const phone = useSyncExternalStore(
    subscribe,
    () => read(place),
    () => null,
  );
  return [phone, useCallback((next: string) => write(place, next), [place])];
}
