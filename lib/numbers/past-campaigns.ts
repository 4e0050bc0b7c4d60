import "server-only";
import { readClock } from "@/lib/db/clock";
import { type HistoryEntry, history } from "@/lib/ip-sales/campaigns";
import { addDays, israelDay } from "@/lib/time";
import type { SearchPlace } from "./schema";

/** Days asked for at once: few for the newest campaigns, which are asked for most, then more. */
const SPANS = [45, 150, 400];
const OLDEST_DAYS = 1_100;

interface PastCampaigns {
  /** Newest first; perhaps none. */
  campaigns: HistoryEntry[];
  /** Israel's days, both included. */
  from: string;
  to: string;
}

/** The account's campaigns from the newest back, a span of days at a time. @param before only those created before this one */
export async function* pastCampaigns(before: SearchPlace | undefined): AsyncGenerator<PastCampaigns> {
  // A day beyond today: upstream's clock may be a little ahead of ours.
  const tomorrow = addDays(israelDay(await readClock()), 1);
  const oldest = addDays(tomorrow, -OLDEST_DAYS);
  let to = before && before.day < tomorrow ? before.day : tomorrow;
  for (let turn = 0; to >= oldest; turn++) {
    let from = addDays(to, -(SPANS[turn] ?? OLDEST_DAYS));
    if (from < oldest) from = oldest;
    const found = await history({ from, to });
    const campaigns = before ? found.filter(({ id }) => id < before.campaignId) : found;
    yield { campaigns, from, to };
    to = addDays(from, -1);
  }
}
