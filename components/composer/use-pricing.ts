"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { type LaunchInput, launchQueries } from "@/lib/launches/queries";
import type { DryRunAnswer } from "@/lib/launches/schema";
import { specOf } from "./spec";
import type { Composer } from "./use-composer";

export interface Pricing {
  /** What IP-Sales said last, and what our own rules say of it; null until they did. */
  figures: DryRunAnswer | null;
  /** The figures are those of what stands on the page now. */
  isCurrent: boolean;
  isAsking: boolean;
  /** The calling window is closed when the calls would begin, and an admin chose that nothing is launched then. */
  isRefused: boolean;
  /** Why there are none for what stands on the page now. */
  error: unknown;
  askAgain: () => void;
}

const SETTLE_MS = 700;

/** Asks for the price by itself, once everything is filled in and the typing has come to rest. */
export function usePricing({ values, problems, recording }: Composer): Pricing {
  const input = useMemo(() => inputOf(values, recording), [values, recording]);
  const content = problems.length === 0 ? pricedContent(input) : null;
  const settled = useSettled(content);
  const isSettled = content !== null && settled === content;
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    ...launchQueries.dryRun(input, content ?? "incomplete"),
    enabled: isSettled,
    placeholderData: keepPreviousData,
  });
  const current = isSettled && !isPlaceholderData;
  const isCurrent = current && data !== undefined && !error;
  return {
    figures: data ?? null,
    isCurrent,
    isRefused: isCurrent && data.outsideWindow?.effect === "refused",
    isAsking: content !== null && (!isSettled || isFetching),
    error: current && !isFetching ? error : null,
    askAgain: () => void refetch(),
  };
}

export function inputOf(values: Composer["values"], recording: Composer["recording"]): LaunchInput {
  return { spec: specOf(values), audio: values.message.kind === "upload" ? recording?.file : undefined };
}

/** All that makes one campaign another: the whole specification, and which file it plays. */
export function contentOf({ spec, audio }: LaunchInput): string {
  return JSON.stringify([spec, audio ? [audio.name, audio.size, audio.lastModified] : null]);
}

/** What the price depends on: names and notes are free. */
function pricedContent({ spec, audio }: LaunchInput): string {
  const { title: _, externalId: __, description: ___, ...priced } = spec;
  return contentOf({ spec: { ...priced, title: "" }, audio });
}

/** The value once it has stayed the same for a while. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
