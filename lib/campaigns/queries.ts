import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { type Campaign, CampaignAnswer, CampaignList, HoldAllAnswer } from "./schema";

const REFRESH_MS = 5_000;

export const campaignQueries = {
  all: ["campaigns"] as const,
  /** @param range both days, yyyy-mm-dd; asked again while anything in it runs */
  list: (range: { from: string; to: string }) =>
    queryOptions({
      queryKey: [...campaignQueries.all, "list", range],
      queryFn: ({ signal }) => fetchJson(CampaignList, paths.api.campaigns(range), { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.campaigns.some(({ status }) => status === "active") ? REFRESH_MS : REFRESH_MS * 6),
    }),
};

export type Control = { kind: "hold" | "resume" | "stop" } | { kind: "max-ring"; maxRing: number };

/** Holds, resumes, stops or caps one campaign; the answer is the campaign re-read, and every list is asked again. */
export function useControl(campaignId: number) {
  const client = useQueryClient();
  return useMutation<Campaign, Error, Control>({
    mutationFn: async (control) => {
      const request =
        control.kind === "max-ring" ? { method: "PUT" as const, body: { maxRing: control.maxRing } } : { method: "POST" as const };
      return (await fetchJson(CampaignAnswer, paths.api.control(campaignId, control.kind), request)).campaign;
    },
    onSettled: () => client.invalidateQueries({ queryKey: campaignQueries.all }),
  });
}

/** Holds everything that runs; the answer tells what is on hold now, and what could not be held. */
export function useHoldAll() {
  const client = useQueryClient();
  return useMutation<HoldAllAnswer, Error, { campaignIds: number[] }>({
    mutationFn: (seen) => fetchJson(HoldAllAnswer, paths.api.holdAll(), { method: "POST", body: seen }),
    onSettled: () => client.invalidateQueries({ queryKey: campaignQueries.all }),
  });
}
