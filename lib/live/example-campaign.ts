import type { Campaign } from "@/lib/campaigns/schema";
import type { LiveCampaign } from "./schema";

/** For tests of the board: a campaign that runs well, unless told. */
export function campaignSeen(more: Partial<Campaign> = {}): Campaign {
  return {
    id: 4_521,
    title: "הזמנה לערב התרמה",
    status: "active",
    scheduled: false,
    insertedAt: "2026-11-26T09:00:00+02:00",
    startedAt: "2026-11-26T09:05:00+02:00",
    endedAt: null,
    runSeconds: 5_100,
    totalPhones: 1_000,
    sent: 40,
    remaining: 960,
    answered: 20,
    dialing: 10,
    waitingRetry: 0,
    price: "12.50",
    maxRing: 10,
    minutesBetweenRetries: 20,
    donations: { sum: null, count: null },
    hasAudio: true,
    recordingName: null,
    ...more,
  };
}

/** The same on the board, with nothing known beside it unless told. */
export function campaignOnBoard(more: Partial<LiveCampaign> = {}): LiveCampaign {
  return { ...campaignSeen(), pace: null, attention: [], breaker: null, ...more };
}
