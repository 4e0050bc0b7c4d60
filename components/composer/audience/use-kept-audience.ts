"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { fetchAudience } from "@/lib/audiences/queries";
import type { AudienceValue } from "./use-audience-reader";

export type { AudienceValue };

/**
 * Fetches the audience that was chosen before the page was loaded anew. Until it is there, or somebody chooses another, nobody is
 * called.
 */
export function useKeptAudience(audienceId: string | null, onFound: (audience: AudienceValue) => void) {
  const [state, setState] = useState<{ isLoading: boolean; error: unknown }>({ isLoading: audienceId !== null, error: null });
  const latest = useRef(onFound);
  useEffect(() => {
    latest.current = onFound;
  }, [onFound]);

  const load = useCallback(
    (signal?: AbortSignal) => {
      if (audienceId === null) return;
      setState({ isLoading: true, error: null });
      fetchAudience(audienceId, signal).then(
        ({ id, createdAt: _, ...summary }) => {
          if (signal?.aborted) return;
          latest.current({ audienceId: id, summary });
          setState({ isLoading: false, error: null });
        },
        (error: unknown) => {
          if (!signal?.aborted) setState({ isLoading: false, error });
        },
      );
    },
    [audienceId],
  );
  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal);
    return () => controller.abort();
  }, [load]);

  return { ...state, retry: () => load(), dismiss: useCallback(() => setState({ isLoading: false, error: null }), []) };
}
