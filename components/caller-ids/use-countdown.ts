"use client";
import { useEffect, useState } from "react";

const TICK_MS = 500;

/**
 * Whole seconds that are left of `seconds`, counted from the moment their answer came (milliseconds since 1970, the browser's clock):
 * so a browser whose clock is wrong counts right. Null until the browser's clock was asked.
 */
export function useCountdown(seconds: number, receivedAtMs: number): number | null {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now === undefined ? null : Math.max(0, Math.ceil(seconds - (now - receivedAtMs) / 1000));
}
