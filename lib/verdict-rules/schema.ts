import * as z from "zod/mini";
import { CampaignId } from "@/lib/campaigns/schema";
import { VERDICTS } from "@/lib/reports/verdict";
import { VerdictRules } from "@/lib/reports/verdict-rules";

export const VerdictRulesAnswer = z.object({
  rules: VerdictRules,
  /** Names these rules: what is saved tells on which ones it is based. */
  digest: z.string(),
  /** Null: nobody has decided anything yet. */
  savedAt: z.nullable(z.iso.datetime({ offset: true })),
  savedBy: z.nullable(z.object({ name: z.string() })),
});
export type VerdictRulesAnswer = z.output<typeof VerdictRulesAnswer>;

/** New rules, and the digest of those that they were made from. */
export const NewVerdictRules = z.strictObject({ rules: VerdictRules, basedOn: z.string().check(z.maxLength(20)) });
export type NewVerdictRules = z.output<typeof NewVerdictRules>;

export const PreviewRequest = z.strictObject({ rules: VerdictRules, campaignId: CampaignId });

const Count = z.object({ key: z.enum(VERDICTS), count: z.int() });

/** What rules would make of a campaign's calls, beside what those in force do. */
export const VerdictPreview = z.object({
  recipients: z.int(),
  /** In the order of the verdicts; those that nobody has are left out. */
  before: z.array(Count),
  after: z.array(Count),
  /** Calls whose verdict would be another one, the most first. */
  moves: z.array(z.object({ from: z.enum(VERDICTS), to: z.enum(VERDICTS), count: z.int() })),
});
export type VerdictPreview = z.output<typeof VerdictPreview>;
