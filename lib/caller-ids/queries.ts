import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import { type CallerId, CallerIdAnswer, CallerIdList, VerificationAnswer } from "./schema";

const registry = () =>
  queryOptions({
    queryKey: ["caller-ids", "list"],
    queryFn: ({ signal }) => fetchJson(CallerIdList, paths.api.callerIds(), { signal }),
  });

export const callerIdQueries = {
  all: ["caller-ids"] as const,
  /** The registered numbers, and the verifications under way for who may go on with them. */
  registry,
  /** The numbers campaigns may show, the longest registered first. */
  list: () => queryOptions({ ...registry(), select: ({ callerIds }) => callerIds }),
};

/**
 * Asks for a call to `phone`, as a person wrote it; resolves when the list knows of it. Rejects with ApiProblem: `conflict` when
 * today's calls are used up, `upstream-unknown` when the phone may ring nevertheless: then the list has it too.
 */
export function useVerificationCall() {
  const client = useQueryClient();
  return useMutation<VerificationAnswer, Error, string>({
    mutationFn: (phone) => fetchJson(VerificationAnswer, paths.api.verifications(), { method: "POST", body: { phone } }),
    onSettled: () => client.invalidateQueries({ queryKey: callerIdQueries.all }),
  });
}

/** Registers the number by the code, or by the whole number that called. Rejects with ApiProblem `upstream-refused` for a wrong or expired one. */
export function useCodeConfirmation() {
  const client = useQueryClient();
  return useMutation<CallerId, Error, { phone: string; code: string }>({
    mutationFn: async (body) => (await fetchJson(CallerIdAnswer, paths.api.confirmVerification(), { method: "POST", body })).callerId,
    // Not waited for: the list no longer has the verification, and whoever confirmed it is told first.
    onSuccess: () => void client.invalidateQueries({ queryKey: callerIdQueries.all }),
  });
}
