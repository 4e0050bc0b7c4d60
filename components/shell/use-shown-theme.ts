"use client";
import { useSyncExternalStore } from "react";
import { type Theme, themeOf } from "@/lib/i18n/config";

/** The theme that the page is drawn in, wherever it was chosen. @param first as the server drew it */
export function useShownTheme(first: Theme = "system"): Theme {
  return useSyncExternalStore(
    subscribe,
    () => themeOf(document.documentElement.dataset["theme"]),
    () => first,
  );
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
