import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { ListAnswer, type ListId, type ListPurpose, ListsAnswer, type MailingList, OneList } from "./schema";

/** Upstream is asked for each list of the table: not again at every look. */
const COUNT_FRESH_MS = 60_000;

export const listQueries = {
  all: ["lists"] as const,
  registry: () =>
    queryOptions({
      queryKey: [...listQueries.all, "registry"],
      queryFn: async ({ signal }) => (await fetchJson(ListsAnswer, paths.api.lists(), { signal })).lists,
    }),
  /** How many contacts upstream counts in a list; null where it doesn't say. */
  total: (listId: ListId) =>
    queryOptions({
      queryKey: [...listQueries.of(listId), "total"],
      queryFn: async ({ signal }) => (await fetchJson(ListAnswer, paths.api.list(listId), { signal })).total,
      staleTime: COUNT_FRESH_MS,
    }),
  /** All that is known of one list's contacts, jobs and snapshots begins with this key. */
  of: (listId: ListId) => [...listQueries.all, listId] as const,
};

export interface ListFields {
  name: string;
  purpose: ListPurpose;
  consentSource: string;
}

/** Its error is ApiProblem `conflict` where the number or the name is registered. */
export function useRegisterList() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ListFields & { id: number }) => fetchJson(ListAnswer, paths.api.lists(), { method: "POST", body }),
    onSuccess: ({ list, total }) => {
      client.setQueryData(listQueries.total(list.id).queryKey, total);
      return client.invalidateQueries({ queryKey: listQueries.registry().queryKey });
    },
  });
}

function useListMutation<Input>(mutationFn: (input: Input) => Promise<MailingList>) {
  const client = useQueryClient();
  return useMutation<MailingList, Error, Input>({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: listQueries.registry().queryKey }),
  });
}

/** Its error is ApiProblem `conflict` where the name is another list's. */
export function useChangeList(listId: ListId) {
  return useListMutation(
    async (body: Partial<ListFields>) => (await fetchJson(OneList, paths.api.list(listId), { method: "PATCH", body })).list,
  );
}

/** Out of our registry only. */
export function useUnregisterList(listId: ListId) {
  return useListMutation(async () => (await fetchJson(OneList, paths.api.list(listId), { method: "DELETE" })).list);
}
