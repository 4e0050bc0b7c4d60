import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { OptOutHistory } from "./history-schema";
import { AddedOptOuts, LIMITS, type OptOutChoice, OptOutPage, RemovedOptOut } from "./schema";

interface PageQuery {
  kind: OptOutChoice["kind"] | null;
  /** Digits of a number; they are sent in the body, and stand in no address. */
  text: string;
  page: number;
}

export const optOutQueries = {
  all: ["opt-outs"] as const,
  page: ({ kind, text, page }: PageQuery) =>
    queryOptions({
      queryKey: [...optOutQueries.all, "page", kind, text, page],
      queryFn: ({ signal }) => {
        if (text === "") {
          const query = new URLSearchParams({ page: String(page), pageSize: String(LIMITS.pageSizeDefault), ...(kind && { kind }) });
          return fetchJson(OptOutPage, paths.api.optOuts(query.toString()), { signal });
        }
        return fetchJson(OptOutPage, paths.api.findOptOuts(), { method: "POST", body: { text, page, ...(kind && { kind }) }, signal });
      },
      placeholderData: keepPreviousData,
    }),
  history: (phone: string) =>
    queryOptions({
      queryKey: [...optOutQueries.all, "history", phone],
      queryFn: ({ signal }) => fetchJson(OptOutHistory, paths.api.optOutHistory(), { method: "POST", body: { phone }, signal }),
    }),
};

function useLedgerMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: optOutQueries.all }) });
}

/** A file is read by the importer's rules; texts are numbers as people write them. */
export type NewNumbers = { file: File } | { phones: string[] };

export function useAddOptOuts() {
  return useLedgerMutation(({ reason, ...given }: NewNumbers & { reason: string }) => {
    if ("phones" in given) return fetchJson(AddedOptOuts, paths.api.optOuts(), { method: "POST", body: { ...given, reason } });
    const body = new FormData();
    body.set("reason", reason);
    body.set("file", given.file);
    return fetchJson(AddedOptOuts, paths.api.importOptOuts(), { method: "POST", body });
  });
}

/** Its error is ApiProblem `not-found` where somebody else let it out meanwhile. */
export function useRemoveOptOut() {
  return useLedgerMutation((body: { phone: string; reason: string }) =>
    fetchJson(RemovedOptOut, paths.api.removeOptOut(), { method: "POST", body }),
  );
}
