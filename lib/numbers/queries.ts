import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { NumberAnswer, NumberCallsAnswer, type SearchPlace } from "./schema";

export const numberQueries = {
  /** @param phone as IP-Sales holds it */
  about: (phone: string) =>
    queryOptions({
      queryKey: ["numbers", phone],
      queryFn: ({ signal }) => fetchJson(NumberAnswer, paths.api.readNumber(), { method: "POST", body: { phone }, signal }),
    }),
  /** Each page is the next campaigns back. */
  calls: (phone: string) =>
    infiniteQueryOptions({
      queryKey: ["numbers", phone, "calls"],
      queryFn: ({ signal, pageParam }) =>
        fetchJson(NumberCallsAnswer, paths.api.numberCalls(), {
          method: "POST",
          body: { phone, ...(pageParam && { before: pageParam }) },
          signal,
        }),
      initialPageParam: null as SearchPlace | null,
      getNextPageParam: ({ next }) => next,
      // What was searched once is not searched again because somebody came back to the tab.
      staleTime: 60_000,
    }),
};
