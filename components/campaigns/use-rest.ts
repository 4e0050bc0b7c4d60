"use client";
import { useEffect, useState } from "react";

export type Act = "hold" | "resume" | "wait";

/** How long a press still means what the button did before. Letting a campaign call waits for a finger to come to rest; the brake doesn't wait long. */
const REST_MS: Record<Act, number> = { hold: 1_000, resume: 2_000, wait: 0 };

/** Whether one button that does now this and now that has only just changed: then a press of it was meant for the other. */
export function useRest(act: Act): boolean {
  const [last, setLast] = useState({ act, isResting: false });
  if (last.act !== act) setLast({ act, isResting: true });
  useEffect(() => {
    if (!last.isResting) return;
    const timer = setTimeout(() => setLast({ act: last.act, isResting: false }), REST_MS[last.act]);
    return () => clearTimeout(timer);
  }, [last]);
  return last.isResting;
}
