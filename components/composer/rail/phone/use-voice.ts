"use client";
import { useSyncExternalStore } from "react";

/** Old names of languages that browsers still use. */
const NAMES = { he: ["he", "iw"], en: ["en"] } as const;

function subscribe(changed: () => void): () => void {
  const speech = window.speechSynthesis;
  speech?.addEventListener("voiceschanged", changed);
  return () => speech?.removeEventListener("voiceschanged", changed);
}

/** Voices that need no network come first: what is said stays on this computer. */
function voiceUri(language: keyof typeof NAMES): string | null {
  const fitting = (window.speechSynthesis?.getVoices() ?? []).filter(({ lang }) =>
    NAMES[language].some((name) => lang.toLowerCase().startsWith(name)),
  );
  return (fitting.find(({ localService }) => localService) ?? fitting[0])?.voiceURI ?? null;
}

/** A voice of this browser's for the language, by its address; null where it has none. */
export function useVoice(language: keyof typeof NAMES): string | null {
  return useSyncExternalStore(
    subscribe,
    () => voiceUri(language),
    () => null,
  );
}
