import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { type ComparedCampaign, Comparison } from "./schema";

const REFRESH_MS = 5_000;
/** A report that is being read is asked for again at once: the answer itself waits for it. */
const READING_MS = 500;

export const compareQueries = {
  all: ["compare"] as const,
  /** @param ids in the order of the columns; asked again while anything in them moves */
  get: (ids: readonly number[]) =>
    queryOptions({
      queryKey: [...compareQueries.all, ids],
      queryFn: ({ signal }) => fetchJson(Comparison, paths.api.compare(ids), { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => refreshAfter(state.data?.campaigns ?? []),
    }),
};

function refreshAfter(campaigns: readonly ComparedCampaign[]): number | false {
  if (campaigns.some(({ state }) => state === "reading")) return READING_MS;
  return campaigns.some((column) => column.state === "ready" && !column.final) ? REFRESH_MS : false;
}
