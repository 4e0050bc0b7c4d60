import "server-only";
import type { Campaign, CampaignId } from "@/lib/campaigns/schema";
import { readDatedAttempts } from "@/lib/reports/dated-attempts";
import { DatedAnswers } from "./attempt-curve";

interface Read {
  answers: Promise<DatedAnswers>;
  /** Infinity while it is being read. */
  untilMs: number;
}

/** Someone who looks at a comparison asks every few seconds, and a large campaign has millions of attempts. */
const LEAST_REST_MS = 5_000;
/** They are read anew only after this many times as long as reading them took. */
const PACE = 10;
const MOST_KEPT = 20;
const kept = new Map<CampaignId, Read>();

/**
 * The dated answers of a campaign, one reading at a time however many ask.
 * @param isOver no more of them will be read: the report is final
 */
export function datedAnswersOf({ id, startedAt }: Pick<Campaign, "id" | "startedAt">, isOver: boolean): Promise<DatedAnswers> {
  const before = kept.get(id);
  if (before && Date.now() < before.untilMs) return before.answers;
  const read: Read = { answers: readAnswers(id, startedAt), untilMs: Number.POSITIVE_INFINITY };
  const beganMs = Date.now();
  kept.delete(id);
  kept.set(id, read);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  const rest = () => {
    if (!isOver) read.untilMs = Date.now() + Math.max(LEAST_REST_MS, (Date.now() - beganMs) * PACE);
  };
  read.answers.then(rest, () => kept.get(id) === read && kept.delete(id));
  return read.answers;
}

async function readAnswers(id: CampaignId, startedAt: string | null): Promise<DatedAnswers> {
  const answers = new DatedAnswers();
  await readDatedAttempts([{ id, startedAt }], "minute", (some) => {
    for (const attempts of some) answers.add(attempts);
  });
  return answers;
}
