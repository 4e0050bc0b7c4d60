import type { DryRun } from "@/lib/campaigns/schema";

/** Who of a campaign's people isn't called, and by whose word. */
export interface LeftOut {
  /** A word of `launches.leftOut`. */
  why: "optedOut" | "inLists" | "elsewhere";
  count: number;
}

/** Those whom we left out ourselves, then those whom IP-Sales leaves out beside them; where there are any. */
export function leftOutOf({
  optedOut = 0,
  blocked,
  blockedElsewhere = 0,
}: Pick<DryRun, "optedOut" | "blocked" | "blockedElsewhere">): LeftOut[] {
  const elsewhere = blockedElsewhere ?? 0;
  const all: LeftOut[] = [
    { why: "optedOut", count: optedOut },
    { why: "inLists", count: Math.max(0, (blocked ?? 0) - elsewhere) },
    { why: "elsewhere", count: elsewhere },
  ];
  return all.filter(({ count }) => count > 0);
}
