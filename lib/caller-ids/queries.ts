import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { CallerIdList } from "./schema";

export const callerIdQueries = {
  all: ["caller-ids"] as const,
  /** The numbers campaigns may show, the longest registered first. */
  list: () =>
    queryOptions({
      queryKey: [...callerIdQueries.all, "list"],
      queryFn: async ({ signal }) => (await fetchJson(CallerIdList, paths.api.callerIds(), { signal })).callerIds,
    }),
};
