import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CampaignSpecInput, DryRun } from "@/lib/campaigns/schema";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { type Launch, LaunchAnswer, LaunchList, launchRefreshMs } from "./schema";

const LIST_REFRESH_MS = 5_000;

export const launchQueries = {
  all: ["launches"] as const,
  /** The latest launches, newest first. */
  list: () =>
    queryOptions({
      queryKey: [...launchQueries.all, "list"],
      queryFn: async ({ signal }) => (await fetchJson(LaunchList, paths.api.launches(), { signal })).launches,
      refetchInterval: LIST_REFRESH_MS,
    }),
  /** A launch, asked for again as often as its state may change by itself. */
  one: (launchId: string) =>
    queryOptions({
      queryKey: [...launchQueries.all, launchId],
      queryFn: async ({ signal }) => (await fetchJson(LaunchAnswer, paths.api.launch(launchId), { signal })).launch,
      refetchInterval: ({ state }) => (state.data ? launchRefreshMs(state.data) : false),
    }),
  /**
   * What a campaign would be, by IP-Sales' own word: the only source of a real price. Nobody is called.
   * @param content equal for inputs that ask the same
   */
  dryRun: (input: LaunchInput, content: string) =>
    queryOptions({
      queryKey: [...launchQueries.all, "dry-run", content],
      queryFn: ({ signal }) => fetchJson(DryRun, paths.api.dryRun(), { method: "POST", body: bodyOf(input), signal }),
      staleTime: DRY_RUN_FRESH_MS,
    }),
};

/** Prices and rules move slowly, the balance with every other launch. */
const DRY_RUN_FRESH_MS = 60_000;

/** What is launched or tried dry: the specification, and the recording where its message is an upload. */
export interface LaunchInput {
  spec: CampaignSpecInput;
  audio?: File | undefined;
}

function bodyOf({ spec, audio }: LaunchInput): FormData | CampaignSpecInput {
  if (!audio) return spec;
  const body = new FormData();
  body.set("spec", JSON.stringify(spec));
  body.set("audio", audio);
  return body;
}

/**
 * Launches a campaign. The key is made once for each thing that a person decides to send, before the first try: when no answer
 * comes, the same key asks for the same launch again and never makes a second one.
 */
export function useLaunchCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ idempotencyKey, ...input }: LaunchInput & { idempotencyKey: string }): Promise<Launch> => {
      const headers = { "Idempotency-Key": idempotencyKey };
      return (await fetchJson(LaunchAnswer, paths.api.launchCampaign(), { method: "POST", body: bodyOf(input), headers })).launch;
    },
    onSuccess: (launch) => client.setQueryData(launchQueries.one(launch.id).queryKey, launch),
  });
}

/** Cancels what is not sent yet, or lets a campaign that rests on hold begin. */
export function useLaunchDecision(launchId: string, decision: "cancel" | "release") {
  const client = useQueryClient();
  const { queryKey } = launchQueries.one(launchId);
  const address = decision === "cancel" ? paths.api.cancelLaunch(launchId) : paths.api.releaseLaunch(launchId);
  return useMutation({
    mutationFn: async () => (await fetchJson(LaunchAnswer, address, { method: "POST" })).launch,
    onSuccess: (launch) => client.setQueryData(queryKey, launch),
    // The launch went on without us: what it is now is shown.
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
