import type { ShownActor } from "@/components/shell/actor-context";
import { can } from "@/lib/auth/permissions";
import type { LaunchSummary } from "@/lib/launches/schema";

type Viewer = Pick<ShownActor, "id" | "role">;

/** Whether this launch waits for a decision that the viewer may make. */
export function awaitsViewer({ state, createdBy }: LaunchSummary, viewer: Viewer): boolean {
  const isOwn = createdBy.id === viewer.id;
  if (state === "needs-person") return isOwn || can(viewer.role, "campaigns:control");
  return state === "awaiting-approval" && !isOwn && can(viewer.role, "launches:approve");
}

/** A late arrival comes within a day (launch.md, "Reconcile"); older ones are history to whoever opens another browser. */
const NEWS_MS = 3 * 86_400_000;

/**
 * The viewer's own launches that something happened to which they can't know of: each until it is decided, and one that goes on
 * beside a second campaign until its page was opened.
 * @param seenStrays how many campaigns of a launch were there when the viewer looked at it last, by its id
 */
export function alarmsOf(launches: readonly LaunchSummary[], viewer: Viewer, seenStrays: SeenStrays, nowMs: number): LaunchSummary[] {
  return launches.filter(({ id, state, strays, createdBy, createdAt }) => {
    if (createdBy.id !== viewer.id) return false;
    if (state === "needs-person") return true;
    return state !== "cancelled" && strays > (seenStrays[id] ?? 0) && nowMs - Date.parse(createdAt) < NEWS_MS;
  });
}

/** A watch that is over is no fact any more. */
export const isAhead = (moment: string | undefined): moment is string => moment !== undefined && Date.parse(moment) > Date.now();

export type SeenStrays = Readonly<Record<string, number>>;
