"use client";
import { useSyncExternalStore } from "react";

/** How a browser calls for its person beside showing a count. Off until somebody switches it on, each browser for itself. */
export type Signal = "sound" | "desktop";

const PLACES: Record<Signal, string> = { sound: "shofar.sound", desktop: "shofar.desktop" };
const ON = "on";
const listeners = new Set<() => void>();
/** Where storage is switched off, a choice holds for as long as the page. */
const unkept = new Map<Signal, boolean>();

export function isChosen(signal: Signal): boolean {
  try {
    return unkept.get(signal) ?? localStorage.getItem(PLACES[signal]) === ON;
  } catch {
    return false;
  }
}

export function choose(signal: Signal, isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(PLACES[signal], ON);
    else localStorage.removeItem(PLACES[signal]);
    unkept.delete(signal);
  } catch {
    unkept.set(signal, isOn);
  }
  for (const listener of listeners) listener();
}

/** Whether the signal was chosen in this browser; false on the server. */
export function useChoice(signal: Signal): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isChosen(signal),
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab's choice.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
