import "server-only";
import type { ReaderTask } from "./read-in-thread";
import { readOrRefuse } from "./read-or-refuse";
import type { Audience, AudienceOrigin } from "./schema";
import { saveAudience } from "./store";

/** Reads what somebody sent by the importer's rules, and keeps what was found. @throws AppError `unreadable-file` */
export async function keepReading(createdBy: string, task: ReaderTask, origin: AudienceOrigin): Promise<Audience> {
  return saveAudience(createdBy, await readOrRefuse(task), origin);
}

/** Keeps numbers that came one by one. @returns the audience's id @throws AppError `unreadable-file` */
export async function keepRaws(createdBy: string, raws: readonly string[]): Promise<string> {
  return (await keepReading(createdBy, { kind: "raws", raws }, { kind: "pasted" })).id;
}
