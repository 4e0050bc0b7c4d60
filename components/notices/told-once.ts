import type { Signal } from "./signal-choices";

/** Several tabs of a browser see the same notices; each signal is given in one of them, once. */

const placeOf = (signal: Signal) => `shofar.told.${signal}`;

/**
 * Lets `act` give the signal for notices that no tab of this browser gave it for. A tab that can't, for browsers keep silent where
 * nobody clicked yet, leaves it to the others.
 * @param act whether it was given
 */
export async function tellOnce<T extends { id: number }>(
  signal: Signal,
  notices: readonly T[],
  act: (fresh: T[]) => boolean | Promise<boolean>,
): Promise<void> {
  await alone(signal, async () => {
    const told = readMark(signal);
    const fresh = notices.filter(({ id }) => id > told);
    if (fresh.length > 0 && (await act(fresh))) writeMark(signal, Math.max(...fresh.map(({ id }) => id)));
  });
}

/** Forgets a mark beyond the newest notice there is: it was made when this address had another database. */
export function forgetMarksBeyond(newest: number): void {
  for (const signal of ["sound", "desktop"] as const) if (readMark(signal) > newest) writeMark(signal, newest);
}

/** One tab at a time. Browsers lock only on https and on the own machine; elsewhere two tabs may both speak. */
async function alone(signal: Signal, act: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return act();
  await navigator.locks.request(placeOf(signal), act);
}

function readMark(signal: Signal): number {
  try {
    return Number(localStorage.getItem(placeOf(signal)) ?? 0) || 0;
  } catch {
    return 0;
  }
}

function writeMark(signal: Signal, id: number): void {
  try {
    localStorage.setItem(placeOf(signal), String(id));
  } catch {
    // Storage is full or switched off: another tab may repeat it, and nothing is lost.
  }
}
