import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import type { DraftForm } from "./form";
import { type CopyOf, DraftAnswer, DraftEditing, DraftList, DraftRef } from "./schema";

const LIST_REFRESH_MS = 10_000;
const EDITING_MS = 10_000;

export const draftQueries = {
  list: () =>
    queryOptions({
      queryKey: ["drafts", "list"],
      queryFn: async ({ signal }) => (await fetchJson(DraftList, paths.api.drafts(), { signal })).drafts,
      refetchInterval: LIST_REFRESH_MS,
    }),
  /** Read once when it is opened: from then on the composer holds it, and {@link draftQueries.editing} tells of others' changes. */
  one: (draftId: string) =>
    queryOptions({
      queryKey: ["drafts", draftId],
      queryFn: ({ signal }) => fetchDraft(draftId, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  /** Says that this browser has the draft open; answers how it stands, and who else has. */
  editing: (draftId: string) =>
    queryOptions({
      queryKey: ["drafts", draftId, "editing"],
      queryFn: ({ signal }) => fetchJson(DraftEditing, paths.api.draftEditing(draftId), { method: "POST", signal }),
      refetchInterval: EDITING_MS,
      gcTime: 0,
    }),
};

/** @throws ApiProblem `not-found` when it was deleted */
export async function fetchDraft(draftId: string, signal?: AbortSignal) {
  return (await fetchJson(DraftAnswer, paths.api.draft(draftId), { ...(signal && { signal }) })).draft;
}

/** What a browser lets outlive its page, in bytes, less what goes along with it. */
const KEEPALIVE_BYTES = 60_000;
const outlives = (body: object) => new TextEncoder().encode(JSON.stringify(body)).length < KEEPALIVE_BYTES;

/**
 * @param isLeaving the page is being left: the request outlives it, if the browser takes it
 * @returns the draft as it is by now, if one of this id was created before
 * @throws ApiProblem `not-found` when it was deleted since
 */
export async function createDraft(id: string, form: DraftForm, isLeaving: boolean) {
  const body = { id, form };
  return (await fetchJson(DraftAnswer, paths.api.drafts(), { method: "POST", body, keepalive: isLeaving && outlives(body) })).draft;
}

/**
 * @param isLeaving as for {@link createDraft}
 * @throws ApiProblem `conflict` when somebody saved it since `version`, or when it was launched; `not-found` when it was deleted
 */
export async function saveDraft(draftId: string, version: number, form: DraftForm, isLeaving: boolean) {
  const body = { version, form };
  return (await fetchJson(DraftAnswer, paths.api.draft(draftId), { method: "PUT", body, keepalive: isLeaving && outlives(body) })).draft;
}

/** What a follow-up's draft begins with, beside its recipients: all of the campaign, or nothing but a name. */
export type FollowUpStart = { campaignId: number } | { title: string };

/** A draft to the recipients of an audience. The same `id` asked for again is the same draft, never a second one. */
export async function createFollowUp(id: string, audienceId: string, start: FollowUpStart) {
  const content = "title" in start ? { title: start.title, audience: { audienceId } } : { copyOf: { ...start, audienceId } };
  return (await fetchJson(DraftAnswer, paths.api.drafts(), { method: "POST", body: { id, ...content } })).draft;
}

function useDraftMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: draftQueries.list().queryKey }) });
}

/** A new draft with what another holds, or with what was launched: «לשכפל». */
export const useCopyDraft = () =>
  useDraftMutation(
    async (copyOf: CopyOf) => (await fetchJson(DraftAnswer, paths.api.drafts(), { method: "POST", body: { copyOf } })).draft,
  );

export const useDeleteDraft = () =>
  useDraftMutation((draftId: string) => fetchJson(DraftRef, paths.api.draft(draftId), { method: "DELETE" }));

export const useRestoreDraft = () =>
  useDraftMutation((draftId: string) => fetchJson(DraftAnswer, paths.api.restoreDraft(draftId), { method: "POST" }));
