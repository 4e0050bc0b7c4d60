import { setImmediate as breathe } from "node:timers/promises";

/** So many at once hold up nobody for long. */
const AT_ONCE = 2_000;

/** Does something with each of very many; in between, others get their turn. */
export async function inTurns<T>(all: readonly T[], act: (one: T, index: number) => void): Promise<void> {
  for (const [index, one] of all.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    act(one, index);
  }
}
