import { EMPTY_HISTORY, historyTitledAs, TITLE_CHANGES, TROUBLES, type Trouble, type TroubleName, titleLostAs } from "../faults/troubles";
import type { UpstreamLine } from "../faults/upstream-line";
import type { Random } from "./random";

/** Troubles that have no name of their own. */
const MORE = {
  "title-cut": titleLostAs(TITLE_CHANGES.cut),
  "title-escaped": titleLostAs(TITLE_CHANGES.escaped),
  "title-mojibake": titleLostAs(TITLE_CHANGES.mojibake),
  "history-empty": EMPTY_HISTORY,
  "history-trimmed": historyTitledAs(TITLE_CHANGES.trimmed),
} satisfies Record<string, Trouble>;

type Mood = { share: number; troubles: Partial<Record<TroubleName | keyof typeof MORE, number>> };

const SPOILT_READ = {
  "reset-before": 2,
  "reset-after": 2,
  "500-before": 2,
  "html-after": 1,
  "truncated-after": 1,
  "empty-after": 1,
  "bom-after": 1,
};
const LOST_WRITE = {
  "reset-before": 3,
  "reset-after": 4,
  "500-before": 2,
  "503-after": 2,
  "html-after": 1,
  "truncated-after": 2,
  "hang-after": 1,
  "warning-after": 1,
};

/** How IP-Sales is on a bad day: which share of each action's requests meets trouble, and which how often. */
const MOODS: Record<string, Mood> = {
  campaignRun: {
    share: 0.4,
    troubles: {
      ...LOST_WRITE,
      "reset-upload": 3,
      "hang-before": 2,
      "hang-after": 4,
      "502-after": 3,
      "504-before": 2,
      "empty-after": 2,
      "bom-after": 1,
      "trailing-after": 1,
      "two-objects-after": 1,
      "access-denied": 2,
      "code-999": 2,
      late: 3,
      twice: 3,
      "title-cut": 2,
      "title-escaped": 1,
      "title-mojibake": 1,
    },
  },
  campaignResumption: { share: 0.25, troubles: LOST_WRITE },
  campaignHold: { share: 0.15, troubles: LOST_WRITE },
  campaignStop: { share: 0.15, troubles: LOST_WRITE },
  max_ringSet: { share: 0.15, troubles: LOST_WRITE },
  dryRun: { share: 0.06, troubles: SPOILT_READ },
  campaignsHistory: { share: 0.08, troubles: { ...SPOILT_READ, "history-empty": 2, "history-trimmed": 1 } },
};

/** Lets the line be as bad as that until it is mended. @returns how often each trouble was met */
export function spoil(line: UpstreamLine, random: Random): Map<string, number> {
  const met = new Map<string, number>();
  line.choose(({ action }) => {
    const mood = MOODS[action];
    if (!mood || !random.chance(mood.share)) return undefined;
    const name = random.weighted(mood.troubles as Record<string, number>);
    met.set(name, (met.get(name) ?? 0) + 1);
    return Object.entries({ ...TROUBLES, ...MORE }).find(([known]) => known === name)?.[1];
  });
  return met;
}
