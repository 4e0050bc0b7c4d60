import { setImmediate } from "node:timers/promises";

const NUMBERS_A_TURN = 20_000;

/** Takes the numbers of a text that holds one a line, in order; other requests are answered between the turns. */
export async function eachPhone(lines: string, take: (phone: string) => void): Promise<void> {
  let taken = 0;
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf("\n", start);
    const stop = end === -1 ? lines.length : end;
    take(lines.slice(start, stop));
    start = stop + 1;
    if (++taken % NUMBERS_A_TURN === 0) await setImmediate();
  }
}
