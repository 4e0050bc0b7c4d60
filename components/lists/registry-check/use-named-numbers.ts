"use client";
import { useEffect, useRef, useState } from "react";
import { keepAudience } from "@/lib/audiences/queries";
import type { Audience } from "@/lib/audiences/schema";

type Reading = { phase: "none" } | { phase: "reading" } | { phase: "read"; audience: Audience } | { phase: "failed"; error: unknown };

/** The file of numbers that the registry named, read by the importer's rules and kept. */
export function useNamedNumbers() {
  const [reading, setReading] = useState<Reading>({ phase: "none" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const read = async (file: File) => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setReading({ phase: "reading" });
    try {
      const audience = await keepAudience(file, { signal: control.signal, onProgress: () => undefined });
      if (!control.signal.aborted) setReading({ phase: "read", audience });
    } catch (error) {
      if (!control.signal.aborted) setReading({ phase: "failed", error });
    }
  };
  return {
    read,
    audience: reading.phase === "read" ? reading.audience : null,
    isReading: reading.phase === "reading",
    error: reading.phase === "failed" ? reading.error : null,
  };
}
export type NamedFile = ReturnType<typeof useNamedNumbers>;
