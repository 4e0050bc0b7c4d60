import "server-only";
import { readInThread } from "./read-in-thread";
import type { AudienceOrigin } from "./schema";
import { saveAudience } from "./store";
import { unreadableProblem } from "./unreadable-problem";

/**
 * Keeps numbers that came one by one as an audience, judged like any other.
 * @returns its id
 * @throws AppError `unreadable-file`
 */
export async function keepRaws(createdBy: string, raws: readonly string[], source: AudienceOrigin = { kind: "pasted" }): Promise<string> {
  const reading = await readInThread({ kind: "raws", raws }).catch((error: unknown) => {
    throw unreadableProblem(error);
  });
  return (await saveAudience(createdBy, reading, source)).id;
}
