import "server-only";
import { readClock } from "@/lib/db/clock";
import type { GoodLook } from "@/lib/live/good-look";
import { endedLately, type NewNotice, noticesOfAttention, noticesOfBalance, noticesOfEnded, noticesOfLaunches } from "./notice-rules";
import { forgetOld, launchesInNeed, overBefore, tell } from "./store";

/** The duties of the process that polls: what it sees is written down for everybody, each thing once. */

const FORGET_EVERY_MS = 3_600_000;

/** What was found at the time before needs no question to the database; it knows what is told, this only saves asking. */
class Told {
  #keys: ReadonlySet<string> = new Set();

  async tell(found: readonly NewNotice[]): Promise<void> {
    const told = await tell(found.filter(({ key }) => !this.#keys.has(key)));
    this.#keys = new Set(found.map(({ key }) => key).filter((key) => this.#keys.has(key) || told.has(key)));
  }
}

const ofLooks = new Told();
const ofLaunches = new Told();
let over: ReadonlySet<number> | undefined;
let forgotMs = 0;

/** After a good look: what ended, and what wants eyes. */
export async function tellOfLook({ entries, live, totals, nowMs }: GoodLook): Promise<void> {
  over ??= await overBefore(endedLately(entries, nowMs).map(({ id }) => id));
  const known = over;
  const ended = noticesOfEnded(entries, nowMs).filter(({ campaignId }) => campaignId !== null && !known.has(campaignId));
  await ofLooks.tell([...ended, ...noticesOfAttention(live.values()), ...noticesOfBalance(totals.balance)]);
}

/** Every few seconds, whether IP-Sales can be reached or not: launches that need a person. */
export async function tellOfLaunches(): Promise<void> {
  await ofLaunches.tell(noticesOfLaunches(await launchesInNeed(), await readClock()));
  if (Date.now() - forgotMs < FORGET_EVERY_MS) return;
  forgotMs = Date.now();
  await forgetOld();
}
