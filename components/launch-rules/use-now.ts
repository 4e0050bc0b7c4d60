import { useEffect, useState } from "react";

const TICK_MS = 10_000;

/** The browser's clock in epoch milliseconds, ticking slowly. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
