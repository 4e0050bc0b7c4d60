import type { Audience } from "@/lib/audiences/schema";

export type FileObstacle = "missing" | "unreadable" | "unsure";

/**
 * Why what is in a file can't be recorded as the registry's answer; null: it can. `unreadable`: nobody knows whom it names. `unsure`: a part
 * of it is no number, and nobody agreed yet to go on without that part.
 */
export function fileObstacle(file: Pick<Audience, "accepted" | "rejected"> | null, isAgreed: boolean): FileObstacle | null {
  if (!file) return "missing";
  if (file.rejected === 0) return null;
  if (file.accepted === 0) return "unreadable";
  return isAgreed ? null : "unsure";
}
