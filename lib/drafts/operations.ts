import "server-only";
import * as z from "zod/mini";
import { keepRaws } from "@/lib/audiences/keep-reading";
import type { Actor } from "@/lib/auth/actor";
import type { AudienceSource, AudienceSpec } from "@/lib/campaigns/schema";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { findRecording } from "@/lib/recordings/store";
import { copiedForm } from "./copy";
import type { DraftForm, FormRecording, FormSource } from "./form";
import { DraftAnswer, DraftChange, DraftEditing, DraftList, DraftRef, NewDraft } from "./schema";
import { formOf, type SpecParts } from "./spec";
import * as store from "./store";

/** A script may send the numbers themselves: as many as a launch may have. */
export const MAX_DRAFT_BYTES = 64 * 1024 * 1024;

/** What is neither launched nor deleted, the latest change first. Everybody who composes shares them. */
export const listDrafts = operation({
  name: "draft.list",
  allow: "drafts:manage",
  input: z.strictObject({}),
  output: DraftList,
  run: async () => ({ drafts: await store.readDrafts() }),
});

export const createDraft = operation({
  name: "draft.create",
  allow: "drafts:manage",
  writes: true,
  input: NewDraft,
  output: DraftAnswer,
  audit: ({ copyOf }) => ({ details: copyOf ?? {} }),
  run: async ({ input: { id, copyOf, ...content }, actor, note }) => {
    const form = copyOf ? await copiedForm(copyOf, actor) : await formOfContent(content, actor);
    const draft = await store.createDraft(actor, form, id);
    note({ target: draft.title || draft.id, details: { draft: draft.id } });
    return { draft };
  },
});

export const getDraft = operation({
  name: "draft.read",
  allow: "drafts:manage",
  input: DraftRef,
  output: DraftAnswer,
  run: async ({ input }) => ({ draft: await store.readDraft(input.draftId) }),
});

/** Saved every second while somebody types, and nothing comes of it before a launch, which the audit tells of: this isn't written there. */
export const saveDraft = operation({
  name: "draft.save",
  allow: "drafts:manage",
  input: DraftChange,
  output: DraftAnswer,
  run: async ({ input: { draftId, version, ...content }, actor }) => ({
    draft: await store.saveDraft(actor, draftId, version, await formOfContent(content, actor)),
  }),
});

export const deleteDraft = operation({
  name: "draft.delete",
  allow: "drafts:manage",
  writes: true,
  input: DraftRef,
  output: DraftRef,
  audit: ({ draftId }) => ({ target: draftId }),
  run: async ({ input, actor, note }) => {
    const { title } = await store.readDraft(input.draftId);
    await store.deleteDraft(actor, input.draftId);
    note({ target: title || input.draftId, details: { draft: input.draftId } });
    return input;
  },
});

export const restoreDraft = operation({
  name: "draft.restore",
  allow: "drafts:manage",
  writes: true,
  input: DraftRef,
  output: DraftAnswer,
  audit: ({ draftId }) => ({ target: draftId }),
  run: async ({ input, note }) => {
    const draft = await store.restoreDraft(input.draftId);
    note({ target: draft.title || draft.id, details: { draft: draft.id } });
    return { draft };
  },
});

/** Said by a browser every few seconds while the draft is open: how it stands now, and who else has it open. */
export const noteEditing = operation({
  name: "draft.editing",
  allow: "drafts:manage",
  input: DraftRef,
  output: DraftEditing,
  run: ({ input, actor }) => store.noteEditing(actor, input.draftId),
});

type Content = SpecParts & { form?: DraftForm | undefined; audience?: AudienceSpec | undefined };

async function formOfContent({ form, audience, ...spec }: Content, actor: Actor): Promise<DraftForm> {
  if (form) return form;
  const sources = audience ? await keptSources(audience, actor) : [];
  return formOf(spec, sources, await recordingOf(spec.message));
}

async function keptSources(audience: AudienceSpec, actor: Actor): Promise<FormSource[]> {
  const sources: readonly AudienceSource[] = "sources" in audience ? audience.sources : [audience];
  const kept: FormSource[] = [];
  for (const source of sources) kept.push("phones" in source ? { audienceId: await keepRaws(actor.id, source.phones) } : source);
  return kept;
}

/** A draft that a script writes names a recording by its id; what it is called and how long it takes is known here. */
async function recordingOf(message: SpecParts["message"]): Promise<FormRecording | null> {
  if (message?.kind !== "upload" || message.recordingId === undefined) return null;
  const kept = await findRecording(message.recordingId);
  if (!kept) throw new AppError("invalid", { fields: [{ field: "message.recordingId", problem: "launches.problems.audioUnknown" }] });
  return { id: kept.sha256, fileName: `${kept.sha256.slice(0, 16)}.${kept.extension}`, seconds: kept.seconds };
}
