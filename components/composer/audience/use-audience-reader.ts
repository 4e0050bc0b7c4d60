"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { keepAudience } from "@/lib/audiences/queries";
import type { AudienceSummary } from "@/lib/audiences/schema";

/** Who will be called, as the composer holds it: the audience kept on the server, and what is shown of it. */
export interface AudienceValue {
  audienceId: string;
  summary: AudienceSummary;
}

export type Reading =
  | { phase: "idle" }
  | { phase: "reading"; rows: number; isPasted: boolean }
  | { phase: "sending"; isPasted: boolean }
  | { phase: "failed"; error: unknown };

/** The name under which a pasted list travels; the screen calls it by a word of its own. */
export const PASTED_NAME = "pasted-list.txt";

/**
 * Reads one source at a time: a new one, or `cancel`, ends the one before. While a source is being read there is no value, so
 * that nobody launches to a list that is no longer on the screen.
 */
export function useAudienceReader(onChange: (value: AudienceValue | null) => void) {
  const [reading, setReading] = useState<Reading>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  }, [onChange]);
  useEffect(() => () => running.current?.abort(), []);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    latest.current(null);
    setReading({ phase: "idle" });
  }, []);

  const read = useCallback(
    async (file: File) => {
      cancel();
      const controller = new AbortController();
      running.current = controller;
      const isPasted = file.name === PASTED_NAME;
      setReading({ phase: "reading", rows: 0, isPasted });
      const onProgress = (rows: number | null) => {
        if (controller.signal.aborted) return;
        setReading(rows === null ? { phase: "sending", isPasted } : { phase: "reading", rows, isPasted });
      };
      try {
        const { id, createdAt: _, ...summary } = await keepAudience(file, { signal: controller.signal, onProgress });
        if (controller.signal.aborted) return;
        latest.current({ audienceId: id, summary });
        setReading({ phase: "idle" });
      } catch (error) {
        if (!controller.signal.aborted) setReading({ phase: "failed", error });
      }
    },
    [cancel],
  );

  return { reading, read, cancel };
}
