"use client";
import { useQuery } from "@tanstack/react-query";
import { useActor } from "@/components/shell/actor-context";
import { launchQueries } from "@/lib/launches/queries";
import { awaitsViewer } from "./attention";

/** How many launches wait for a decision of whoever looks; 0 until it is known. */
export function useDecisionCount(): number {
  const actor = useActor();
  const { data } = useQuery(launchQueries.watched());
  return data?.launches.filter((launch) => awaitsViewer(launch, actor)).length ?? 0;
}
