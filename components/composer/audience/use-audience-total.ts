"use client";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { audienceQueries } from "@/lib/audiences/queries";
import type { AudienceCount } from "@/lib/audiences/schema";
import type { FormSource } from "@/lib/drafts/form";

/** How many are called, of all sources together. */
export interface AudienceTotal {
  /** Null without sources, until they are counted, and while any of them is being read: nobody is called by half a list. */
  figures: AudienceCount | null;
  /** Accepted numbers that were repaired, of all sources; null until that is known. */
  repaired: number | null;
  isCounting: boolean;
  error: unknown;
  retry: () => void;
  /** Something on the screen has not become a source yet. */
  isReading: boolean;
  setReading: (isReading: boolean) => void;
}

export function useAudienceTotal(sources: readonly FormSource[]): AudienceTotal {
  const [isReading, setReading] = useState(false);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...audienceQueries.count(sources),
    placeholderData: keepPreviousData,
  });
  const repaired = useQueries({
    queries: sources.flatMap((source) => ("audienceId" in source ? [audienceQueries.audience(source.audienceId)] : [])),
    combine: (audiences) => {
      const known = audiences.flatMap((audience) => (audience.data ? [audience.data.repaired] : []));
      return known.length === audiences.length ? known.reduce((sum, count) => sum + count, 0) : null;
    },
  });
  const isKnown = sources.length > 0 && data !== undefined && !isPlaceholderData && error === null && !isReading;
  const figures = isKnown ? data : null;
  const isCounting = sources.length > 0 && isFetching;
  const problem = sources.length > 0 ? error : null;
  return useMemo(
    () => ({ figures, repaired, isCounting, error: problem, retry: () => void refetch(), isReading, setReading }),
    [figures, repaired, isCounting, problem, refetch, isReading],
  );
}
