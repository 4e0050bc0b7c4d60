import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { ReportViewAnswer, ReportViewList, ReportViewRef } from "./schema";

export const reportViewQueries = {
  list: () =>
    queryOptions({
      queryKey: ["report-views"],
      queryFn: async ({ signal }) => (await fetchJson(ReportViewList, paths.api.reportViews(), { signal })).views,
    }),
};

function useViewMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: reportViewQueries.list().queryKey }),
  });
}

/** Its error is ApiProblem `conflict` where the name is taken. */
export function useSaveView() {
  return useViewMutation(
    async (body: { name: string; query: string }) =>
      (await fetchJson(ReportViewAnswer, paths.api.reportViews(), { method: "POST", body })).view,
  );
}

export function useDeleteView() {
  return useViewMutation((viewId: string) => fetchJson(ReportViewRef, paths.api.reportView(viewId), { method: "DELETE" }));
}
