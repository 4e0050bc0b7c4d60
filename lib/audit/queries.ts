import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { AuditPage } from "./schema";

/** The first page is the news. */
const REFRESH_MS = 15_000;

export const auditQueries = {
  all: ["audit"] as const,
  /** @param query the filter as the API's query; old entries stay while others load */
  page: (query: string, isFirst: boolean) =>
    queryOptions({
      queryKey: [...auditQueries.all, query],
      queryFn: ({ signal }) => fetchJson(AuditPage, paths.api.audit(query), { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: isFirst ? REFRESH_MS : false,
    }),
};
