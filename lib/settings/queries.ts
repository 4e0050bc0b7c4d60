import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { Connection, ConnectionCheck } from "./schema";

const REFRESH_MS = 10_000;

export const connectionQueries = {
  /** How the connection does, as the server has seen it so far; asks IP-Sales nothing. */
  current: () =>
    queryOptions({
      queryKey: ["connection"],
      queryFn: ({ signal }) => fetchJson(Connection, paths.api.settings(), { signal }),
      refetchInterval: REFRESH_MS,
    }),
};

/** Asks IP-Sales a harmless question now. Resolves with the outcome, good or bad; rejects only when our own server did not answer. */
export function useConnectionCheck() {
  const client = useQueryClient();
  return useMutation<ConnectionCheck, Error, void>({
    mutationFn: () => fetchJson(ConnectionCheck, paths.api.checkConnection(), { method: "POST" }),
    onSuccess: ({ connection }) => client.setQueryData(connectionQueries.current().queryKey, connection),
  });
}
