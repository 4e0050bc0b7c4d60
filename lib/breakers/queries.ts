import { useMutation } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { BreakerAnswer, type BreakerRule } from "@/lib/live/schema";
import { paths } from "@/lib/paths";

/** Arms, changes or turns off (null) a campaign's breaker; the board's stream shows it. */
export function useBreaker(campaignId: number) {
  return useMutation<unknown, Error, BreakerRule | null>({
    mutationFn: (rule) =>
      fetchJson(BreakerAnswer, paths.api.breaker(campaignId), rule === null ? { method: "DELETE" } : { method: "PUT", body: rule }),
  });
}
