import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { CallsPage, CampaignReport, ReportFacets } from "./schema";

/** How often the report of a running campaign is asked for anew. */
const REFRESH_MS = 5_000;

export const reportQueries = {
  all: ["reports"] as const,
  report: (campaignId: number) =>
    queryOptions({
      queryKey: [...reportQueries.all, campaignId, "report"],
      queryFn: ({ signal }) => fetchJson(CampaignReport, paths.api.report(campaignId), { signal }),
      refetchInterval: ({ state }) => (state.data?.facts.final === false ? REFRESH_MS : false),
    }),
  /** @param query the filter as the API's query; old figures stay while new ones are counted */
  facets: (campaignId: number, query: string, running: boolean) =>
    queryOptions({
      queryKey: [...reportQueries.all, campaignId, "facets", query],
      queryFn: ({ signal }) => fetchJson(ReportFacets, paths.api.facets(campaignId, query), { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: running ? REFRESH_MS : false,
    }),
  /** @param query the filter as the API's query; old rows stay while new ones load */
  calls: (campaignId: number, query: string, running: boolean) =>
    queryOptions({
      queryKey: [...reportQueries.all, campaignId, "calls", query],
      queryFn: ({ signal }) => fetchJson(CallsPage, paths.api.calls(campaignId, query), { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: running ? REFRESH_MS : false,
    }),
};
