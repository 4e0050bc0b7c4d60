import type { LinePoint } from "@/components/charts/Lines";
import { answeredBy } from "@/lib/compare/answer-curve";
import type { ReadyCampaign } from "@/lib/compare/schema";

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1_440];
const MOST_POINTS = 60;

/** Minutes between two points, so that the longest line has no more than some dozens. */
export function stepOf(campaigns: readonly ReadyCampaign[]): number {
  const longest = lastMinute(campaigns);
  return STEPS.find((step) => longest / step <= MOST_POINTS) ?? STEPS.at(-1) ?? 1;
}

/**
 * The lines of all campaigns at the same minutes since the first call of each, as parts (0 to 1) of those who were dialled. Every line has a
 * point at its own end too: it ends where its campaign did, at all its answers.
 */
export function pointsOf(campaigns: readonly ReadyCampaign[]): LinePoint[] {
  const step = stepOf(campaigns);
  const regular = Array.from({ length: Math.floor(lastMinute(campaigns) / step) + 1 }, (_, index) => index * step);
  const ends = campaigns.flatMap(({ curve }) => curve.points.at(-1)?.minute ?? []);
  const minutes = [...new Set([...regular, ...ends])].sort((a, b) => a - b);
  return minutes.map((minute) => ({
    x: minute,
    values: Object.fromEntries(
      campaigns.map(({ campaignId, curve, dialed }) => {
        const answered = answeredBy(curve.points, minute);
        return [String(campaignId), answered === null ? null : answered / dialed];
      }),
    ),
  }));
}

function lastMinute(campaigns: readonly ReadyCampaign[]): number {
  return Math.max(0, ...campaigns.map(({ curve }) => curve.points.at(-1)?.minute ?? 0));
}
