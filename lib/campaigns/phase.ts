import { type Campaign, isKnownStatus, type KnownStatus } from "./schema";

/** What a campaign is doing, as people say it: its status, except that one waiting for its time is scheduled. */
export type Phase = KnownStatus | "scheduled" | "unknown";

export function phaseOf(campaign: Pick<Campaign, "status" | "scheduled" | "startedAt" | "sent">, nowMs: number): Phase {
  if (!isKnownStatus(campaign.status)) return "unknown";
  const waits = campaign.startedAt === null || Date.parse(campaign.startedAt) > nowMs;
  return campaign.status === "active" && campaign.scheduled && waits && !campaign.sent ? "scheduled" : campaign.status;
}

/** The parts of the audience by what became of them; null while IP-Sales doesn't say. They add up to `total`. */
export interface Progress {
  total: number;
  answered: number;
  notAnswered: number;
  waitingRetry: number;
  left: number;
}

export function progressOf(campaign: Campaign): Progress | null {
  const { totalPhones: total, sent, answered } = campaign;
  if (total === null || sent === null || answered === null) return null;
  const waitingRetry = Math.min(campaign.waitingRetry ?? 0, Math.max(0, sent - answered));
  return { total, answered, waitingRetry, notAnswered: Math.max(0, sent - answered - waitingRetry), left: Math.max(0, total - sent) };
}
