import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { CampaignSpecInput } from "@/lib/campaigns/schema";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { DryRunAnswer, type Launch, LaunchAnswer, LaunchList, launchRefreshMs } from "./schema";

const LIST_REFRESH_MS = 5_000;
/** What isn't at rest comes first, and is never so much. */
const WATCHED = new URLSearchParams({ page: "1", pageSize: "100" }).toString();

export const launchQueries = {
  all: ["launches"] as const,
  lists: () => [...launchQueries.all, "list"] as const,
  /** @param query the filter as the API's query; the old launches stay while others load */
  list: (query: string) =>
    queryOptions({
      queryKey: [...launchQueries.lists(), query],
      queryFn: ({ signal }) => fetchJson(LaunchList, paths.api.launches(query), { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: LIST_REFRESH_MS,
    }),
  /** Everything that isn't at rest, and the newest: one question for the menu, the alarm and the board. */
  watched: () => launchQueries.list(WATCHED),
  /** A launch, asked for again as often as its state may change by itself. */
  one: (launchId: string) =>
    queryOptions({
      queryKey: [...launchQueries.all, launchId],
      queryFn: async ({ signal }) => (await fetchJson(LaunchAnswer, paths.api.launch(launchId), { signal })).launch,
      // One that could not be read is asked for again, too: a page that the browser restored has nobody else to ask.
      refetchInterval: ({ state }) => (state.data === undefined ? state.error !== null && LIST_REFRESH_MS : refreshMs(state.data)),
    }),
  dryRuns: () => [...launchQueries.all, "dry-run"] as const,
  /**
   * What a campaign would be, by IP-Sales' own word: the only source of a real price; and what our own rules say of it. Nobody is called.
   * @param content equal for specifications that ask the same
   */
  dryRun: (spec: CampaignSpecInput, content: string) =>
    queryOptions({
      queryKey: [...launchQueries.dryRuns(), content],
      queryFn: ({ signal }) => fetchJson(DryRunAnswer, paths.api.dryRun(), { method: "POST", body: spec, signal }),
      staleTime: DRY_RUN_FRESH_MS,
    }),
};

const WATCHED_REFRESH_MS = 10_000;

/** One that was given up rests, and yet a campaign of it may arrive. */
const refreshMs = (launch: Launch) => launchRefreshMs(launch) || (launch.watchUntil !== undefined && WATCHED_REFRESH_MS);

/** Prices and rules move slowly, the balance with every other launch. */
const DRY_RUN_FRESH_MS = 60_000;

/**
 * Launches a campaign. The key is made once for each thing that a person decides to send, before the first try: when no answer
 * comes, the same key asks for the same launch again and never makes a second one.
 */
export function useLaunchCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ idempotencyKey, spec }: { idempotencyKey: string; spec: CampaignSpecInput }): Promise<Launch> => {
      const headers = { "Idempotency-Key": idempotencyKey };
      return (await fetchJson(LaunchAnswer, paths.api.launchCampaign(), { method: "POST", body: spec, headers })).launch;
    },
    onSuccess: (launch) => client.setQueryData(launchQueries.one(launch.id).queryKey, launch),
  });
}

/** What a person may say to a launch, with what the server has to know for it. */
export type LaunchDecision =
  | { kind: "cancel" | "abandon" }
  /** `campaignId`: which of several campaigns is meant. */
  | { kind: "release"; campaignId?: number }
  /** What was on the screen when it was approved. */
  | { kind: "approve"; digest: string; accepted: number | null; price: string | null }
  | { kind: "refuse"; reason: string };

export function useLaunchDecision(launchId: string) {
  const client = useQueryClient();
  const { queryKey } = launchQueries.one(launchId);
  return useMutation({
    mutationFn: async ({ kind, ...body }: LaunchDecision) =>
      (await fetchJson(LaunchAnswer, paths.api.decideLaunch(launchId, kind), { method: "POST", body })).launch,
    onSuccess: (launch) => client.setQueryData(queryKey, launch),
    // The launch went on without us: what it is now is shown.
    onError: () => client.invalidateQueries({ queryKey }),
    onSettled: () => client.invalidateQueries({ queryKey: launchQueries.lists() }),
  });
}
