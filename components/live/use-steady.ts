import { useEffect, useRef, useState } from "react";

/** Long enough for a nervous finger to have come to rest. */
const STEADY_MS = 8_000;

interface Steady {
  order: readonly number[];
  /** Somebody presses something in the list. */
  press: () => void;
  /** Another list is wanted. */
  release: () => void;
}

/**
 * What stands in a list, and where, stays for a while after each press: a card that was just held must not slide away and bring the next
 * one under the same finger. What is new comes at the end meanwhile.
 */
export function useSteady(wanted: readonly number[]): Steady {
  const [kept, setKept] = useState<readonly number[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const release = () => {
    clearTimeout(timer.current);
    setKept(null);
  };
  const order = kept ? [...kept, ...wanted.filter((id) => !kept.includes(id))] : wanted;
  const press = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setKept(null), STEADY_MS);
    setKept(order);
  };
  return { order, press, release };
}
