"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { audienceQueries } from "@/lib/audiences/queries";
import type { Audience } from "@/lib/audiences/schema";
import type { Slot, WorkAct } from "./slots";
import type { SlotsControl } from "./use-slots";

export type Load = (signal: AbortSignal, onProgress: (rows: number | null) => void) => Promise<Audience>;

interface Job {
  act: WorkAct;
  load: Load;
  /** What else becomes of the slot when it succeeds. */
  filled?: Partial<Slot>;
}

export interface SlotWork {
  /**
   * Makes an audience and puts it into the slot; work that was there before is stopped.
   * @returns null when it failed, which the slot tells, or was stopped
   */
  run: (key: string, job: Job) => Promise<Audience | null>;
  /** The same once more. */
  retry: (key: string) => void;
  /** Does something after a while, unless the slot is stopped before. */
  wait: (key: string, ms: number, then: () => void) => void;
  stop: (key: string) => void;
}

/** One work a slot at a time; all of it ends with the page. */
export function useSlotWork({ patch }: SlotsControl): SlotWork {
  const client = useQueryClient();
  const running = useRef(new Map<string, Job & { abort: AbortController }>());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const [jobs, waits] = [running.current, timers.current];
    return () => {
      for (const { abort } of jobs.values()) abort.abort();
      for (const timer of waits.values()) clearTimeout(timer);
    };
  }, []);

  return useMemo(() => {
    const stop = (key: string) => {
      running.current.get(key)?.abort.abort();
      clearTimeout(timers.current.get(key));
    };
    const run = async (key: string, { act, load, filled }: Job): Promise<Audience | null> => {
      stop(key);
      const abort = new AbortController();
      running.current.set(key, { act, load, ...(filled && { filled }), abort });
      const tell = (part: Partial<Slot>) => void (abort.signal.aborted || patch(key, part));
      tell({ work: act === "read" ? { phase: "reading", rows: 0 } : { phase: "sending" } });
      try {
        const kept = await load(abort.signal, (rows) => tell({ work: rows === null ? { phase: "sending" } : { phase: "reading", rows } }));
        client.setQueryData(audienceQueries.audience(kept.id).queryKey, kept);
        tell({ work: null, source: { audienceId: kept.id }, ...filled });
        return abort.signal.aborted ? null : kept;
      } catch (error) {
        tell({ work: { phase: "failed", act, error } });
        return null;
      }
    };
    const retry = (key: string) => {
      const last = running.current.get(key);
      if (last) void run(key, last);
    };
    const wait = (key: string, ms: number, then: () => void) => {
      stop(key);
      timers.current.set(key, setTimeout(then, ms));
    };
    return { run, retry, wait, stop };
  }, [client, patch]);
}
