import "server-only";
import { setBlocked } from "@/lib/ip-sales/mailing-lists";
import type { ImportResult } from "@/lib/lists/schema";
import type { Step } from "@/lib/lists/steps";
import { BATCH } from "@/lib/lists/steps";
import { noteCarried, optedOutOf } from "@/lib/opt-outs/ledger";
import { Outcome } from "./outcome";
import { readStable } from "./prepare";
import type { JobRow } from "./rows";

/**
 * Reads the list once more, blocks who of the job's contacts must not be called and is open, and counts what the list shows of the job.
 */
export async function settle(row: JobRow, steps: readonly Step[]): Promise<ImportResult> {
  const contacts = await readStable(row.listId);
  const optedOut = await optedOutOf(contacts.flatMap(({ phones }) => phones));
  const outcome = await Outcome.of(contacts);
  const open = outcome.wronglyOpen(steps, optedOut);
  if (open.length === 0) return outcome.result(steps, row.effect?.refused ?? 0);
  await noteCarried(
    row.listId,
    open.flatMap(({ phones }) => phones.filter((phone) => optedOut.has(phone))),
  );
  for (let from = 0; from < open.length; from += BATCH) {
    const [first, ...others] = open.slice(from, from + BATCH).map(({ id }) => id);
    if (first !== undefined) await setBlocked(row.listId, [first, ...others], true);
  }
  return (await Outcome.of(await readStable(row.listId))).result(steps, row.effect?.refused ?? 0);
}
