import * as z from "zod/mini";
import { Campaign, CampaignId, Money } from "@/lib/campaigns/schema";
import { VERDICTS } from "@/lib/reports/verdict";

/** More than this nobody can tell apart in one picture. */
export const MOST_COMPARED = 6;

/** The campaigns in the order of their columns; the first is what the others are compared to. */
export const CompareQuery = z.strictObject({
  id: z.pipe(
    z.transform((raw: unknown) => (Array.isArray(raw) ? raw : raw === undefined ? [] : [raw])),
    z.pipe(
      z
        .array(CampaignId)
        .check(z.minLength(1, { error: "compare.problems.none" }), z.maxLength(MOST_COMPARED, { error: "compare.problems.tooMany" })),
      z.transform((ids) => [...new Set(ids)]),
    ),
  ),
});

/**
 * How answers came in, from the campaign's first call on.
 * `dated`: by the campaign's start and the times of its calls. `assumed`: start or end is unknown, so the first call is taken to be the one after
 * the longest pause of the day. `attempts`: it took a day or more, and readings of its report dated nearly all answers while it ran; from its
 * first dated attempt on. `longer-than-a-day`: they did not, times of day can't be told apart, and there are no points.
 */
export const AnswerCurve = z.object({
  dating: z.enum(["dated", "assumed", "attempts", "longer-than-a-day"]),
  /** Answered calls by so many whole minutes after the first call; grows, and ends with the last call. */
  points: z.array(z.object({ minute: z.int(), answered: z.int() })),
  /** Answered calls that are not in the points: IP-Sales tells no time of them, or no reading dated them. */
  untimed: z.int(),
});
export type AnswerCurve = z.output<typeof AnswerCurve>;

/** The campaign's answer rate less the first one's, as parts of one, with its interval; `meaningful`: see `lib/proportions.ts`. */
const RateDifference = z.object({ value: z.number(), low: z.number(), high: z.number(), meaningful: z.boolean() });

const Ready = z.object({
  state: z.literal("ready"),
  campaignId: z.int(),
  campaign: Campaign,
  /** No more calls will be made: the figures are final. */
  final: z.boolean(),
  asOf: z.iso.datetime({ offset: true }),
  recipients: z.int(),
  /** Recipients who were dialled: what the rates are of. */
  dialed: z.int(),
  answered: z.int(),
  /** Answered calls in which some key was pressed. */
  pressed: z.int(),
  medianSeconds: z.nullable(z.number()),
  price: z.nullable(Money),
  /** Null where the price is unknown, or nobody answered. */
  pricePerAnswered: z.nullable(Money),
  byVerdict: z.array(z.object({ key: z.enum(VERDICTS), count: z.int() })),
  curve: AnswerCurve,
  /** Null for the first itself, and where one of the two has dialled nobody. */
  difference: z.nullable(RateDifference),
});

export const ComparedCampaign = z.discriminatedUnion("state", [
  Ready,
  /** A large report that is still being read: ask again. */
  z.object({ state: z.literal("reading"), campaignId: z.int() }),
  z.object({ state: z.literal("failed"), campaignId: z.int(), problem: z.object({ code: z.string(), message: z.string() }) }),
]);
export type ComparedCampaign = z.output<typeof ComparedCampaign>;
export type ReadyCampaign = z.output<typeof Ready>;

/** Each in the order asked for. `baseId`: the one that the others are compared to, null where none could be read. */
export const Comparison = z.object({ campaigns: z.array(ComparedCampaign), baseId: z.nullable(z.int()) });
export type Comparison = z.output<typeof Comparison>;
