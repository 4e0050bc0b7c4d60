import "server-only";
import * as z from "zod/mini";
import { operation } from "@/lib/operation";
import { phonesToCheck, readEverybody } from "./registry-check-phones";
import { RegistryCheckAnswer, RegistryCheckRequest } from "./registry-check-schema";
import { takeRegistryCheck } from "./registry-check-taking";
import { ListRef } from "./schema";
import { readList } from "./store";

/** The numbers of a list that are to be compared with the national registry: each once, without those that are blocked in it. */
export const exportPhonesToCheck = operation({
  name: "list.phones-to-check",
  allow: "lists:manage",
  input: ListRef,
  output: z.object({ listId: z.int(), phones: z.array(z.string()) }),
  run: async ({ input: { listId } }) => {
    await readList(listId);
    return { listId, phones: phonesToCheck(await readEverybody(listId)) };
  },
});

/** As a file of one column, to be given to the registry as it is. */
export function phonesToCheckFile({ listId, phones }: z.output<typeof exportPhonesToCheck.output>): Response {
  return new Response(["phone", ...phones, ""].join("\r\n"), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="list-${listId}-registry-check.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** Writes down a comparison with the national registry, and blocks whom it named. We ask no registry ourselves. */
export const recordRegistryCheck = operation({
  name: "list.registry-check",
  allow: "lists:manage",
  writes: true,
  input: RegistryCheckRequest,
  output: RegistryCheckAnswer,
  audit: ({ listId, checkedOn, phones }) => ({ target: String(listId), details: { checkedOn, ...(phones && { texts: phones.length }) } }),
  run: async ({ input, actor, note }) => {
    const answer = await takeRegistryCheck(input, actor.id);
    const { named, found, notFound, blocked } = answer;
    note({ details: { named, found, notFound, blocked } });
    return answer;
  },
});
