import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { AttemptTimeline, CallsPage, CampaignReport, ReportFacets } from "./schema";

/** How often the report of a running campaign is asked for anew. */
const REFRESH_MS = 5_000;
/** Readings that date attempts are half a minute apart at least. */
const TIMELINE_REFRESH_MS = 15_000;

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
  /** Attempts by date. */
  timeline: (campaignId: number, running: boolean) =>
    queryOptions({
      queryKey: [...reportQueries.all, campaignId, "timeline"],
      queryFn: ({ signal }) => fetchJson(AttemptTimeline, paths.api.timeline(campaignId), { signal }),
      refetchInterval: running ? TIMELINE_REFRESH_MS : false,
    }),
  /** @param query the filter as the API's query; old rows stay while new ones load */
  calls: (campaignId: number, query: string, running: boolean) =>
    queryOptions({
      queryKey: [...reportQueries.all, campaignId, "calls", query],
      queryFn: ({ signal }) => fetchJson(CallsPage, paths.api.calls(campaignId, query), { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: running ? REFRESH_MS : false,
      // What is over doesn't change: a page that was seen is there when one comes back to it.
      ...(!running && { staleTime: Number.POSITIVE_INFINITY }),
    }),
};
