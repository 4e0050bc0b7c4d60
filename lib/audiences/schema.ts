import * as z from "zod/mini";
import { REJECT_REASONS, REPAIR_KINDS } from "../phones/number";
import { MAX_TEXT_ROWS } from "./limits";

/** What a person is told about a file that was read nevertheless; `row` is the row in the file, counted from 1. */
export const WARNING_KINDS = ["unclosed-quote", "bad-bytes", "nul-bytes", "other-sheet"] as const;
export const AudienceWarning = z.object({
  kind: z.enum(WARNING_KINDS),
  row: z.optional(z.int()),
  count: z.optional(z.int()),
  sheet: z.optional(z.string()),
});
export type AudienceWarning = z.output<typeof AudienceWarning>;

const count = z.int().check(z.nonnegative());
const RowSample = z.object({ row: z.int(), text: z.string() });

/** One refused number, as the file held it. */
export const Reject = z.object({ row: z.int(), raw: z.string(), reason: z.enum(REJECT_REASONS) });
export type Reject = z.output<typeof Reject>;

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
});
export type AudienceSummary = z.output<typeof AudienceSummary>;

export const Audience = z.extend(AudienceSummary, { id: z.uuid(), createdAt: z.iso.datetime({ offset: true }) });
export type Audience = z.output<typeof Audience>;

export const AudienceAnswer = z.object({ audience: Audience });

/** A number as a script gives it; spreadsheets' libraries hand over numbers as well as texts. */
const RawPhone = z.pipe(z.union([z.string().check(z.maxLength(10_000)), z.number()]), z.transform(String));

/** A file (multipart) or texts (JSON): exactly one of them. */
export const NewAudience = z
  .strictObject({
    file: z.optional(z.file({ error: "audiences.problems.file" })),
    phones: z.optional(z.array(RawPhone, { error: "audiences.problems.phones" }).check(z.maxLength(MAX_TEXT_ROWS))),
  })
  .check(z.refine(({ file, phones }) => (file === undefined) !== (phones === undefined), { error: "audiences.problems.oneSource" }));

export const AudienceRef = z.strictObject({ audienceId: z.string() });
