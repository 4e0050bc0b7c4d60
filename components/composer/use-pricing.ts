"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useNow } from "@/components/launch-rules/use-now";
import type { CampaignSpecInput } from "@/lib/campaigns/schema";
import { specOf } from "@/lib/drafts/spec";
import { launchQueries } from "@/lib/launches/queries";
import type { DryRunAnswer } from "@/lib/launches/schema";
import { isRefusal } from "./refusal";
import type { Composer } from "./use-composer";
import { useSettled } from "./use-settled";

export interface Pricing {
  /** What IP-Sales said last, and what our own rules say of it; null until they did. */
  figures: DryRunAnswer | null;
  /** When they said so of what stands on the page now, in epoch milliseconds. */
  toldAt: number | null;
  /** The figures are those of what stands on the page now. */
  isCurrent: boolean;
  /** So long ago that they are asked for again before anything is launched. */
  isOld: boolean;
  isAsking: boolean;
  /** The calling window is closed when the calls would begin, and an admin chose that nothing is launched then. */
  isRefused: boolean;
  /** Why there are none for what stands on the page now. */
  error: unknown;
  /** Asks at once, whatever was said before. */
  askAgain: () => void;
}

/** The balance moves with every launch of the account. */
const OLD_MS = 5 * 60_000;

/** Asks for the price by itself, once everything is filled in and the typing has come to rest; and again when it has grown old. */
export function usePricing({ values, problems }: Pick<Composer, "values" | "problems">): Pricing {
  const spec = useMemo(() => specOf(values), [values]);
  const content = problems.length === 0 ? pricedContent(spec) : null;
  const { settled, ...asked } = useDryRun(spec, content);
  const current = settled && !asked.isPlaceholderData;
  const isCurrent = current && asked.data !== undefined && !asked.error;
  const figures = asked.data ?? null;
  const toldAt = isCurrent ? asked.dataUpdatedAt : null;
  const isOld = useNow() - asked.dataUpdatedAt >= OLD_MS;
  const isAsking = content !== null && (!settled || asked.isFetching);
  const error = current && !asked.isFetching ? asked.error : null;
  const askAgain = asked.askNow;
  return useMemo(
    () => ({
      figures,
      toldAt,
      isCurrent,
      isOld,
      isRefused: isCurrent && figures?.outsideWindow?.effect === "refused",
      isAsking,
      error,
      askAgain,
    }),
    [figures, toldAt, isCurrent, isOld, isAsking, error, askAgain],
  );
}

/** The dry run of a specification whose content has come to rest. @param content null while there is nothing to ask */
export function useDryRun(spec: CampaignSpecInput, content: string | null) {
  const [rested, settleNow] = useSettled(content);
  const settled = content !== null && rested === content;
  const { data, dataUpdatedAt, error, isPlaceholderData, isFetching, refetch } = useQuery({
    ...launchQueries.dryRun(spec, content ?? "incomplete"),
    enabled: settled,
    placeholderData: keepPreviousData,
    // Only while somebody can see it. What was refused is asked again when it is changed.
    refetchInterval: ({ state }) => !isRefusal(state.error) && OLD_MS,
  });
  const askNow = useCallback(() => {
    if (!settled) settleNow();
    else if (!isFetching) void refetch();
  }, [settled, settleNow, isFetching, refetch]);
  return { settled, data, dataUpdatedAt, error, isPlaceholderData, isFetching, askNow };
}

/** All that makes one campaign another. */
export const contentOf = ({ draftVersion: _, ...spec }: CampaignSpecInput): string => JSON.stringify(spec);

/** What the price depends on: names and notes are free. */
function pricedContent({ title: _, externalId: __, description: ___, answers: ____, ...priced }: CampaignSpecInput): string {
  return contentOf({ ...priced, title: "" });
}
