import * as z from "zod/mini";
import { AudienceSource, CampaignId, LIMITS } from "@/lib/campaigns/schema";
import { CallsSlice } from "@/lib/reports/calls-query";
import type { CallFilter } from "@/lib/reports/filter";
import { REJECT_REASONS, REPAIR_KINDS } from "../phones/number";
import { FileChoices, READING_PARTS } from "./choices";
import { MAX_TEXT_ROWS } from "./limits";

/**
 * What a person is told about a source that was read nevertheless; `row` is the row in the file, counted from 1. `opted-out`: people of
 * a past campaign who pressed 9 there, and `nonexistent`: its numbers that do not exist; both are left out.
 */
export const WARNING_KINDS = ["unclosed-quote", "bad-bytes", "nul-bytes", "other-sheet", "opted-out", "nonexistent"] as const;
export const AudienceWarning = z.object({
  kind: z.enum(WARNING_KINDS),
  row: z.optional(z.int()),
  count: z.optional(z.int()),
  sheet: z.optional(z.string()),
});
export type AudienceWarning = z.output<typeof AudienceWarning>;

const count = z.int().check(z.nonnegative());
const RowSample = z.object({ row: z.int(), text: z.string() });

/** One refused number, as the file held it, with its row's name where there is one. */
export const Reject = z.object({ row: z.int(), raw: z.string(), reason: z.enum(REJECT_REASONS), name: z.optional(z.string()) });
export type Reject = z.output<typeof Reject>;

/** As it is kept: `before` is how many accepted numbers stand before it, which is its place once it is corrected. */
export const KeptReject = z.extend(Reject, { before: z.optional(count) });
export type KeptReject = z.output<typeof KeptReject>;

/**
 * What the importer found, counted by number: each one found is accepted, a duplicate or rejected. `empty` rows stand in
 * `reasons` but not in `rejected`. `repaired` counts accepted numbers only.
 */
export const AudienceSummary = z.object({
  fileName: z.nullable(z.string()),
  rows: count,
  accepted: count,
  repaired: count,
  duplicates: count,
  rejected: count,
  reasons: z.array(z.object({ reason: z.enum(REJECT_REASONS), count, sample: z.array(RowSample) })),
  repairs: z.array(
    z.object({
      kind: z.enum(REPAIR_KINDS),
      count,
      sample: z.array(z.object({ row: z.int(), from: z.string(), to: z.string() })),
    }),
  ),
  /** The header's words where there is a header, else the column's letter; `letters` are always the letters. */
  columns: z.object({ phones: z.array(z.string()), letters: z.array(z.string()), name: z.optional(z.string()) }),
  /** The first 1,000. */
  names: z.record(z.string(), z.string()),
  encoding: z.nullable(z.string()),
  warnings: z.array(AudienceWarning),
  /** What else could have been read; not there for texts without a table, and for audiences of earlier versions. */
  ...FileChoices.shape,
});
export type AudienceSummary = z.output<typeof AudienceSummary>;

/** Where an audience came from. `filters` are the calls query's, by name; a `fixed` one is another with its rejects corrected. */
export const AudienceOrigin = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("file") }),
  z.object({ kind: z.literal("pasted") }),
  z.object({
    kind: z.literal("campaign"),
    campaignId: z.int(),
    title: z.string(),
    filters: z.optional(z.record(z.string(), z.array(z.string()))),
  }),
  z.object({ kind: z.literal("fixed"), from: z.uuid() }),
]);
export type AudienceOrigin = z.output<typeof AudienceOrigin>;

/** `source` is null for audiences of earlier versions. */
export const Audience = z.extend(AudienceSummary, {
  id: z.uuid(),
  createdAt: z.iso.datetime({ offset: true }),
  source: z.nullable(AudienceOrigin),
});
export type Audience = z.output<typeof Audience>;

export const AudienceAnswer = z.object({ audience: Audience });

/** A number as a script gives it; spreadsheets' libraries hand over numbers as well as texts. */
const RawPhone = z.pipe(z.union([z.string().check(z.maxLength(10_000)), z.number()]), z.transform(String));

/** A file (multipart), texts (JSON) or a slice of a past campaign's report (JSON): exactly one of them. */
export const NewAudience = z
  .strictObject({
    file: z.optional(z.file({ error: "audiences.problems.file" })),
    phones: z.optional(z.array(RawPhone, { error: "audiences.problems.phones" }).check(z.maxLength(MAX_TEXT_ROWS))),
    campaignId: z.optional(CampaignId),
    /** Narrows the campaign's calls as the calls query does; without it all its recipients. */
    calls: z.optional(CallsSlice),
    /** How the file is to be read; what is not said is found. */
    ...READING_PARTS,
  })
  .check(
    z.refine((sent) => [sent.file, sent.phones, sent.campaignId].filter((source) => source !== undefined).length === 1, {
      error: "audiences.problems.oneSource",
    }),
    z.refine((sent) => sent.calls === undefined || sent.campaignId !== undefined, {
      error: "audiences.problems.callsAlone",
      path: ["calls"],
    }),
    z.refine((sent) => sent.file !== undefined || [sent.sheet, sent.columns, sent.header].every((option) => option === undefined), {
      error: "audiences.problems.optionsAlone",
      path: ["file"],
    }),
  );

export type NewAudience = z.output<typeof NewAudience>;

/** The calls query's filters in its own words, as they are sent and kept. */
export type SliceFilters = Partial<Record<Exclude<keyof CallFilter, "search">, string[]>> & { search?: string };

/**
 * What becomes of the calls of a slice when it is made an audience; all but `recipients` add up to it. Whoever is left out is counted once,
 * and their further calls are `duplicates`.
 */
export const SliceFigures = z.object({
  recipients: count,
  accepted: count,
  optedOut: count,
  nonexistent: count,
  rejected: count,
  duplicates: count,
});
export type SliceFigures = z.output<typeof SliceFigures>;

export const AudienceRef = z.strictObject({ audienceId: z.string() });

const problem = (name: string) => `audiences.problems.${name}`;

export const REJECTS_PAGE_SIZE = { default: 100, max: 1_000 } as const;
const whole = (max: number, name: string, fallback: number) =>
  z.pipe(
    z._default(z.string({ error: problem(name) }), String(fallback)).check(z.regex(/^\d{1,9}$/, { error: problem(name) })),
    z.pipe(z.transform(Number), z.int().check(z.minimum(1, { error: problem(name) }), z.maximum(max, { error: problem(name) }))),
  );

/** Pages count from 1. */
export const RejectsQuery = z.strictObject({
  audienceId: z.string(),
  page: whole(999_999_999, "page", 1),
  pageSize: whole(REJECTS_PAGE_SIZE.max, "pageSize", REJECTS_PAGE_SIZE.default),
  reason: z.optional(z.enum(REJECT_REASONS, { error: problem("reason") })),
});
export type RejectsQuery = z.output<typeof RejectsQuery>;

/** `index` is the place in the whole list of rejects, from 0. */
export const IndexedReject = z.extend(Reject, { index: count });
export type IndexedReject = z.output<typeof IndexedReject>;

export const RejectsPage = z.object({ rejects: z.array(IndexedReject), total: count });
export type RejectsPage = z.output<typeof RejectsPage>;

export const FIX_LIMITS = { fixes: 1_000, textLength: 1_000 } as const;
/** The text that is to stand in place of a reject's; an empty one leaves the reject out. */
export const Fix = z.strictObject({
  index: z.int({ error: problem("index") }).check(z.nonnegative({ error: problem("index") })),
  text: z.string({ error: problem("fixText") }).check(z.maxLength(FIX_LIMITS.textLength, problem("fixTextTooLong"))),
});
export type Fix = z.output<typeof Fix>;

export const Fixes = z.strictObject({
  audienceId: z.string(),
  fixes: z
    .array(Fix, { error: problem("fixes") })
    .check(z.minLength(1, problem("fixes")), z.maxLength(FIX_LIMITS.fixes, problem("tooManyFixes"))),
});

/** Sources that are to be added up. */
export const CountRequest = z.strictObject({
  sources: z
    .array(AudienceSource, { error: problem("sources") })
    .check(z.minLength(1, problem("sources")), z.maxLength(LIMITS.sources, "campaigns.problems.tooManySources")),
});

/** Of one source, or of all of them without duplicates; `blocked` are contacts of mailing lists, and left out. */
const SourceFigures = z.object({ accepted: count, rejected: count, duplicates: count, blocked: count });
export type SourceFigures = z.output<typeof SourceFigures>;
/** `optedOut`: accepted by the rules of numbers, and in the ledger of numbers that must not be called; not among the total's `accepted`. */
export const AudienceCount = z.extend(SourceFigures, { optedOut: count, sources: z.array(SourceFigures) });
export type AudienceCount = z.output<typeof AudienceCount>;
