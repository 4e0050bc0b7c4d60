import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { DeadNumbersPage, Insights } from "./schema";

export const insightsQueries = {
  all: ["insights"] as const,
  /** @param range both days, yyyy-mm-dd; old figures stay while others load */
  get: (range: { from: string; to: string }) =>
    queryOptions({
      queryKey: [...insightsQueries.all, range],
      queryFn: ({ signal }) => fetchJson(Insights, paths.api.insights(range), { signal }),
      placeholderData: keepPreviousData,
    }),
  /** @param page from 1 */
  deadNumbers: (range: { from: string; to: string }, page: number, pageSize: number) => {
    const query = new URLSearchParams({ ...range, page: String(page), pageSize: String(pageSize) }).toString();
    return queryOptions({
      queryKey: [...insightsQueries.all, "dead-numbers", query],
      queryFn: ({ signal }) => fetchJson(DeadNumbersPage, paths.api.deadNumbers(query), { signal }),
      placeholderData: keepPreviousData,
    });
  },
};
