import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { localeOf } from "@/lib/i18n/config";
import { formatTime, toIsraelIso } from "@/lib/time";
import type { DraftLaunch } from "./launched";
import type { DraftConflict } from "./schema";

/** The draft is a launch already: it is neither changed nor launched once more. */
export function launchedAlready({ id, by, createdAt }: DraftLaunch, actor: Actor): AppError {
  const at = createdAt.getTime();
  return new AppError("conflict", {
    message: "launches.problems.draftLaunched",
    values: { who: by, when: formatTime(at, localeOf(actor.locale)) },
    details: { reason: "draft-launched", launchId: id, createdBy: by, createdAt: toIsraelIso(at) },
  });
}

/** Somebody saved the draft since the version that was seen: nothing is overwritten, and nothing else than was seen is launched. */
export function savedSince({ version, by, at }: { version: number; by: string; at: Date }, actor: Actor): AppError {
  const details: DraftConflict = { reason: "version", version, updatedAt: toIsraelIso(at.getTime()), updatedBy: by };
  const values = { who: by, when: formatTime(at.getTime(), localeOf(actor.locale)) };
  return new AppError("conflict", { message: "drafts.problems.savedMeanwhile", values, details });
}
