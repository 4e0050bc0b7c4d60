"use client";
import { useEffect } from "react";

/**
 * Stands in what opens at a button. What arrives above the button moves it, and this takes the popover along: React Aria places it anew only when
 * the window's size changes.
 */
export function FollowsButton() {
  useEffect(() => {
    const observer = new ResizeObserver(() => dispatchEvent(new Event("resize")));
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  return null;
}
