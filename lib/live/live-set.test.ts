import fc from "fast-check";
import { expect, test } from "vitest";
import { campaignSeen } from "./example-campaign";
import { changesBetween, isLive } from "./live-set";

const NOW_MS = Date.parse("2026-11-26T10:00:00Z");
const minutesAgo = (minutes: number) => new Date(NOW_MS - minutes * 60_000).toISOString();

test.each([
  ["running", campaignSeen(), true],
  ["held", campaignSeen({ status: "hold" }), true],
  ["in a state that nobody documented", campaignSeen({ status: "paused by night" }), true],
  ["just ended", campaignSeen({ status: "ended", endedAt: minutesAgo(14) }), true],
  ["just stopped", campaignSeen({ status: "stopped", endedAt: minutesAgo(1) }), true],
  ["over for a while", campaignSeen({ status: "ended", endedAt: minutesAgo(15) }), false],
  ["over, and nobody knows since when", campaignSeen({ status: "stopped", endedAt: null }), false],
])("a campaign %s is on the board or not", (_, campaign, live) => {
  expect(isLive(campaign, NOW_MS)).toBe(live);
});

test("who saw what was before and is told what changed sees what is", () => {
  const boards = fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5"), fc.record({ sent: fc.nat(3), title: fc.constantFrom("א", "ב") }));
  const board = (told: Record<string, { sent: number; title: string }>) =>
    new Map(Object.entries(told).map(([id, rest]) => [Number(id), { id: Number(id), ...rest }]));
  fc.assert(
    fc.property(boards.map(board), boards.map(board), (before, after) => {
      const { changed, gone } = changesBetween(before, after);
      const seen = new Map(before);
      for (const id of gone) seen.delete(id);
      for (const campaign of changed) seen.set(campaign.id, campaign);
      expect(seen).toEqual(after);
      expect(changed.filter((campaign) => JSON.stringify(before.get(campaign.id)) === JSON.stringify(campaign))).toEqual([]);
    }),
    { seed: 20_261_126 },
  );
});
