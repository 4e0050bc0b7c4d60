import "server-only";
import { readClock } from "@/lib/db/clock";
import { waitsOutside, windowGate } from "@/lib/launch-rules/gate";
import type { LaunchRow } from "./rows";

/** A window that doesn't open within the days anybody looks ahead is looked at again after so long. */
const LOOK_AGAIN_MS = 3_600_000;

/**
 * How long a campaign of the launch must not begin to dial because of the calling window; 0 = it may. One that starts at its own time
 * is judged by that time, and one that a person released by that person.
 */
export async function windowWaitMs(row: Pick<LaunchRow, "spec" | "releasedBy">): Promise<number> {
  if (row.releasedBy !== null) return 0;
  const nowMs = await readClock();
  const { startAt } = row.spec.schedule;
  const atMs = startAt === undefined ? nowMs : Math.max(nowMs, Date.parse(startAt));
  const gate = await windowGate(atMs);
  if (!gate || gate.open || !waitsOutside(gate)) return 0;
  return gate.untilMs === null ? LOOK_AGAIN_MS : Math.max(1, gate.untilMs - nowMs);
}
