"use client";
import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";

/** What a screen does by itself: it keeps awake, fills itself, counts what fits, turns its pages. */

const PAGE_MS = 12_000;
/** As many as fit before anybody measured. */
const FIRST_SEATS = 4;

/** Keeps the screen from going dark, where the browser can; it lets go whenever the page is hidden, so it is asked again after. */
export function useAwake(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const keep = async () => {
      if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
      // Refused while the battery is low: then the screen goes by its own settings.
      lock = await navigator.wakeLock.request("screen").catch(() => null);
      if (over) await lock?.release();
    };
    void keep();
    document.addEventListener("visibilitychange", keep);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", keep);
      void lock?.release();
    };
  }, []);
}

/** @returns whether the page fills the screen, and how to change it; null where the browser can't */
export function useFullScreen(): { isFull: boolean; toggle: () => void } | null {
  const isFull = useSyncExternalStore(
    onFullScreen,
    () => document.fullscreenElement !== null,
    () => false,
  );
  if (typeof document === "undefined" || !document.fullscreenEnabled) return null;
  const toggle = () => {
    // A browser that refuses leaves the page as it is, and the button says so.
    const change = isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    change.catch(() => undefined);
  };
  return { isFull, toggle };
}

function onFullScreen(onChange: () => void): () => void {
  document.addEventListener("fullscreenchange", onChange);
  return () => document.removeEventListener("fullscreenchange", onChange);
}

/** How many rows of a height, with a gap between them, fit into the element. @param row, gap in rem */
export function useSeats(area: RefObject<HTMLElement | null>, row: number, gap: number): number {
  const [seats, setSeats] = useState(FIRST_SEATS);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSeats(Math.max(1, Math.floor((element.clientHeight / rem + gap) / (row + gap))));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [area, row, gap]);
  return seats;
}

/** Which of the pages is shown, from 0; each has its time unless it is paused. */
export function usePage(pages: number, paused: boolean): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages < 2 || paused) return;
    const timer = setInterval(() => setTurn((now) => now + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, [pages, paused]);
  return turn % Math.max(1, pages);
}
