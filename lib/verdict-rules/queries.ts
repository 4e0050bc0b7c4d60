import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { reportQueries } from "@/lib/reports/queries";
import { rulesDigest, type VerdictRules } from "@/lib/reports/verdict-rules";
import { type NewVerdictRules, VerdictPreview, VerdictRulesAnswer } from "./schema";

/** Rules change seldom, but who has a form of them open should learn of another's change before saving. */
const REFRESH_MS = 30_000;

export const verdictRulesQueries = {
  all: ["verdict-rules"] as const,
  current: () =>
    queryOptions({
      queryKey: [...verdictRulesQueries.all, "current"],
      queryFn: ({ signal }) => fetchJson(VerdictRulesAnswer, paths.api.verdictRules(), { signal }),
      staleTime: 0,
      refetchInterval: REFRESH_MS,
    }),
  /** @param base digest of the rules in force: other ones make another comparison */
  preview: (rules: VerdictRules, campaignId: number, base: string) =>
    queryOptions({
      queryKey: [...verdictRulesQueries.all, "preview", campaignId, base, rulesDigest(rules)],
      queryFn: ({ signal }) =>
        fetchJson(VerdictPreview, paths.api.verdictRulesPreview(), { method: "POST", body: { rules, campaignId }, signal }),
      placeholderData: keepPreviousData,
    }),
};

/** Every report is judged anew by what was saved. */
export function useSaveVerdictRules() {
  const client = useQueryClient();
  return useMutation<VerdictRulesAnswer, Error, NewVerdictRules>({
    mutationFn: (body) => fetchJson(VerdictRulesAnswer, paths.api.verdictRules(), { method: "PUT", body }),
    onSuccess: (answer) => {
      client.setQueryData(verdictRulesQueries.current().queryKey, answer);
      void client.invalidateQueries({ queryKey: reportQueries.all });
    },
    onError: () => client.invalidateQueries({ queryKey: verdictRulesQueries.current().queryKey }),
  });
}
