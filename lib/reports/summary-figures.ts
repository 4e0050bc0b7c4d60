import type { ReportSummary } from "./schema";
import type { Verdict } from "./verdict";

export function countOf(summary: Pick<ReportSummary, "byVerdict">, verdict: Verdict): number {
  return summary.byVerdict.find(({ key }) => key === verdict)?.count ?? 0;
}

/** Recipients who were dialled, whatever came of it: what shares are shares of, while others still wait. */
export function dialedOf(summary: Pick<ReportSummary, "recipients" | "byVerdict">): number {
  return summary.recipients - countOf(summary, "notDialed");
}

/** From this part of the calls on, trouble of the network belongs to the story of the campaign. */
const NETWORK_SHARE = 0.05;

type Told = Extract<Verdict, "rang" | "nonexistent" | "network">;

/** What the sentence tells beside the answers, the commonest first. */
export function toldOf(summary: Pick<ReportSummary, "recipients" | "byVerdict">): { verdict: Told; count: number }[] {
  const least: Record<Told, number> = { rang: 1, nonexistent: 1, network: Math.max(1, dialedOf(summary) * NETWORK_SHARE) };
  const told: Told[] = ["rang", "nonexistent", "network"];
  return told
    .map((verdict) => ({ verdict, count: countOf(summary, verdict) }))
    .filter(({ verdict, count }) => count >= least[verdict])
    .sort((a, b) => b.count - a.count);
}
