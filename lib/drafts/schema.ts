import * as z from "zod/mini";
import { CampaignId, CampaignSpec } from "@/lib/campaigns/schema";
import { DraftForm } from "./form";

const Moment = z.iso.datetime({ offset: true });
const Person = z.object({ id: z.string(), name: z.string() });
const Version = z.int({ error: "drafts.problems.version" }).check(z.positive("drafts.problems.version"));

const facts = {
  id: z.string(),
  title: z.string(),
  /** Grows with every saving. */
  version: z.int(),
  createdAt: Moment,
  createdBy: Person,
  updatedAt: Moment,
  updatedBy: Person,
  /** The launch that it became: it can't be changed any more, only duplicated. */
  launchId: z.nullable(z.string()),
};

export const DraftSummary = z.object({
  ...facts,
  /** Null where they are not known without asking IP-Sales, or without adding up several sources. */
  recipients: z.nullable(z.int()),
});
export type DraftSummary = z.output<typeof DraftSummary>;

export const Draft = z.object({
  ...facts,
  /** What the composer's fields hold. */
  form: DraftForm,
  /** The same as the specification that a script sends, as far as it is filled in. */
  spec: z.unknown(),
});
export type Draft = z.output<typeof Draft>;

export const DraftAnswer = z.object({ draft: Draft });
export const DraftList = z.object({ drafts: z.array(DraftSummary) });

const DraftId = z.uuid({ error: "drafts.problems.id" });
export const DraftRef = z.strictObject({ draftId: DraftId });

const {
  callLength,
  retries,
  schedule,
  keys,
  undoSeconds: _,
  repeatOf: __,
  draftId: ___,
  draftVersion: ____,
  ...others
} = CampaignSpec.shape;

/** A specification in part: what isn't said stays unsaid, and a draft may have no name yet. */
const SpecParts = {
  ...z.partial(z.object(others)).shape,
  title: z.optional(z.string({ error: "campaigns.problems.titleTooLong" }).check(z.maxLength(1_000, "campaigns.problems.titleTooLong"))),
  callLength: z.optional(callLength._zod.def.innerType),
  retries: z.optional(retries._zod.def.innerType),
  schedule: z.optional(schedule._zod.def.innerType),
  keys: z.optional(keys._zod.def.innerType),
};

/** What a draft is made or changed to: the specification, in part, or the composer's form. */
const content = { ...SpecParts, form: z.optional(DraftForm) };
const isOneContent = ({ form, ...rest }: { form?: unknown }): boolean =>
  form === undefined || Object.keys(SpecParts).every((name) => (rest as Record<string, unknown>)[name] === undefined);
const ONE_CONTENT = { error: "drafts.problems.oneContent", path: ["form"] };

/** What a draft is copied from: another draft, a campaign (to an audience of its own, where one is named), or a launch whatever came of it. */
const CopyOf = z.union(
  [
    z.strictObject({ draftId: DraftId }),
    z.strictObject({ campaignId: CampaignId, audienceId: z.optional(z.uuid()) }),
    z.strictObject({ launchId: z.uuid() }),
  ],
  { error: "drafts.problems.copyOf" },
);
export type CopyOf = z.output<typeof CopyOf>;

/** `id`: chosen by whoever asks, so that the same asked for again, after a lost answer, is the same draft and never a second one. */
export const NewDraft = z
  .strictObject({ ...content, id: z.optional(DraftId), copyOf: z.optional(CopyOf) })
  .check(z.refine(isOneContent, ONE_CONTENT));
export type NewDraft = z.output<typeof NewDraft>;

/** `version`: the one that was changed. Where another was saved meanwhile, nothing is overwritten. */
export const DraftChange = z.strictObject({ draftId: DraftId, version: Version, ...content }).check(z.refine(isOneContent, ONE_CONTENT));
export type DraftChange = z.output<typeof DraftChange>;

/** Why a draft was not saved: somebody else saved it since. */
export const DraftConflict = z.object({ reason: z.literal("version"), version: z.int(), updatedAt: Moment, updatedBy: z.string() });
export type DraftConflict = z.output<typeof DraftConflict>;

/** How a draft stands while somebody has it open, and who else has. */
export const DraftEditing = z.object({
  version: z.int(),
  updatedAt: Moment,
  updatedBy: Person,
  launchId: z.nullable(z.string()),
  others: z.array(Person),
});
export type DraftEditing = z.output<typeof DraftEditing>;
