"use client";
import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { reportQueries } from "@/lib/reports/queries";
import type { Call, CallsPage } from "@/lib/reports/schema";
import { PAGE_SIZE, pageQuery } from "./use-call-filter";

/** Rows beyond those in sight whose page is asked for already. */
const AHEAD = 60;
/** A page that was only passed by, as when the bar is dragged, is not asked for. */
const PAUSE_MS = 100;

interface Wanted {
  campaignId: number;
  /** The filter and the order. */
  query: string;
  running: boolean;
  rows: number;
  /** In sight, from 0. */
  first: number;
  last: number;
}

interface CallPages {
  /** The call of a row, from 0; undefined until its page is there. */
  callAt: (row: number) => Call | undefined;
  error: Error | null;
  isFetching: boolean;
  retry: () => void;
}

/** The pages of the rows in sight; those that were read stay for a while. */
export function useCallPages({ campaignId, query, running, rows, first, last }: Wanted): CallPages {
  const from = pageOf(Math.max(0, first - AHEAD));
  const to = pageOf(Math.max(0, Math.min(rows - 1, last + AHEAD)));
  const settled = useSettled(`${from}-${to}`).split("-").map(Number);
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const queries = pages.map((page) => ({
    ...reportQueries.calls(campaignId, pageQuery(query, page), running),
    enabled: page >= (settled[0] ?? 0) && page <= (settled[1] ?? 0),
  }));
  const results: UseQueryResult<CallsPage>[] = useQueries({ queries });
  return {
    callAt: (row) => results[pageOf(row) - from]?.data?.calls[row % PAGE_SIZE],
    error: results.find(({ error }) => error !== null)?.error ?? null,
    isFetching: results.some(({ isFetching }) => isFetching),
    retry: () => {
      for (const { error, refetch } of results) if (error) void refetch();
    },
  };
}

/** From 1. */
const pageOf = (row: number): number => Math.floor(row / PAGE_SIZE) + 1;

/** What it was at the last moment it had stayed for a while. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
