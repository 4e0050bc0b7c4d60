import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";
import { ApiProblem, fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { type NewWallLink, OpenedWall, WallLinkCreated, WallLinkList } from "./schema";

/** When a screen watched last. */
const REFRESH_MS = 30_000;
const TRY_AGAIN_MS = 3_000;

export const wallQueries = {
  all: ["walls"] as const,
  list: () =>
    queryOptions({
      queryKey: [...wallQueries.all, "list"],
      queryFn: async ({ signal }) => (await fetchJson(WallLinkList, paths.api.walls(), { signal })).links,
      refetchInterval: REFRESH_MS,
    }),
  /** Whether a link works. The token goes in the body, never in an address. Nobody stands beside a screen to press a button: it tries on. */
  opened: (token: string) =>
    queryOptions({
      queryKey: [...wallQueries.all, "opened", token],
      queryFn: ({ signal }) => fetchJson(OpenedWall, paths.api.openWall(), { method: "POST", body: { token }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
      networkMode: "always",
      retry: (_, error) => deadLink(error) === null,
      retryDelay: TRY_AGAIN_MS,
    }),
};

/** What the server says of a link that doesn't work and won't; null while it may. */
export function deadLink(error: unknown): "revoked" | "unknown" | null {
  if (!(error instanceof ApiProblem) || (error.code !== "not-found" && error.code !== "invalid")) return null;
  return error.details?.["revoked"] === true ? "revoked" : "unknown";
}

function useWallMutation<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: wallQueries.list().queryKey }),
  });
}

/** The answer holds the address, once. */
export function useAddWallLink() {
  return useWallMutation((body: z.input<typeof NewWallLink>) => fetchJson(WallLinkCreated, paths.api.walls(), { method: "POST", body }));
}

export function useRevokeWallLink() {
  return useWallMutation((wallId: string) => fetchJson(z.object({ ok: z.boolean() }), paths.api.wallLink(wallId), { method: "DELETE" }));
}
