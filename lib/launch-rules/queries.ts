import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { type LaunchRules, LaunchRulesAnswer } from "./schema";

/** Rules change seldom, but who has a form of them open should learn of another's change before overwriting it. */
const REFRESH_MS = 30_000;

export const launchRulesQueries = {
  current: () =>
    queryOptions({
      queryKey: ["launch-rules"],
      queryFn: ({ signal }) => fetchJson(LaunchRulesAnswer, paths.api.launchRules(), { signal }),
      staleTime: 0,
      refetchInterval: REFRESH_MS,
    }),
};

export function useSaveLaunchRules() {
  const client = useQueryClient();
  return useMutation<LaunchRulesAnswer, Error, LaunchRules>({
    mutationFn: (body) => fetchJson(LaunchRulesAnswer, paths.api.launchRules(), { method: "PUT", body }),
    onSuccess: (answer) => client.setQueryData(launchRulesQueries.current().queryKey, answer),
  });
}
