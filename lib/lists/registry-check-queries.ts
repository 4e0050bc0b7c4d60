import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { listQueries } from "./queries";
import { RegistryCheckAnswer } from "./registry-check-schema";
import type { ListId } from "./schema";

/** What the registry answered: a kept audience of the numbers it named, or that it named none. */
export type RegistryAnswer = { checkedOn: string } & ({ audienceId: string } | { phones: [] });

/** Writes down a comparison with the national registry. */
export function useRegistryCheck(listId: ListId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RegistryAnswer) => fetchJson(RegistryCheckAnswer, paths.api.registryCheck(listId), { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: listQueries.all }),
  });
}
