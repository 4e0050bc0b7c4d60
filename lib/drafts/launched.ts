import "server-only";
import { and, desc, eq, notInArray } from "drizzle-orm";
import type { Queryable } from "@/lib/db/client";
import { launches, users } from "@/lib/db/schema";
import { NOTHING_CAME } from "@/lib/launches/state-machine";

export interface DraftLaunch {
  id: string;
  digest: string;
  createdAt: Date;
  /** The name of who launched it. */
  by: string;
}

/** The launch that a draft became; null for one that wasn't launched, or whose launch came to nothing: it can be edited again. */
export async function launchOfDraft(on: Queryable, draftId: string): Promise<DraftLaunch | null> {
  const [launch] = await on
    .select({ id: launches.id, digest: launches.digest, createdAt: launches.createdAt, by: users.name })
    .from(launches)
    .innerJoin(users, eq(users.id, launches.createdBy))
    .where(and(eq(launches.draftId, draftId), notInArray(launches.state, NOTHING_CAME)))
    .orderBy(desc(launches.createdAt))
    .limit(1);
  return launch ?? null;
}
