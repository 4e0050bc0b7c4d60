"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { FormRecording } from "@/lib/drafts/form";
import type { RecordingRefusal } from "@/lib/recordings/judge";
import { judgeFile, recordingQueries, sendRecording } from "@/lib/recordings/queries";
import { decodeSound, type Sound } from "@/lib/recordings/sound";

export type Keeping =
  | { step: "idle" }
  | { step: "reading" }
  /** `share`: from 0 to 1, as far as it left this computer. */
  | { step: "sending"; share: number }
  | { step: "refused"; refusal: RecordingRefusal }
  | { step: "failed"; error: unknown; retry: () => void };

/** Judges one file at a time here, then sends it to be kept; a new one ends the one before, and so does leaving. */
export function useKeepRecording(onKept: (kept: FormRecording) => void) {
  const queryClient = useQueryClient();
  const [keeping, setKeeping] = useState<Keeping>({ step: "idle" });
  const current = useRef<AbortController | null>(null);
  const told = useRef(onKept);
  useEffect(() => {
    told.current = onKept;
  }, [onKept]);
  useEffect(() => () => current.current?.abort(), []);

  const stop = useCallback(() => {
    current.current?.abort();
    setKeeping({ step: "idle" });
  }, []);

  /** @param sound what is in it, where that is known already */
  const keep = useCallback(
    async (file: File, sound?: Sound): Promise<void> => {
      current.current?.abort();
      current.current = new AbortController();
      const { signal } = current.current;
      const show = (next: Keeping) => {
        if (!signal.aborted) setKeeping(next);
      };
      show({ step: "reading" });
      const verdict = await judgeFile(file).catch((): RecordingRefusal => ({ problem: "unreadable" }));
      if ("problem" in verdict) return show({ step: "refused", refusal: verdict });
      show({ step: "sending", share: 0 });
      try {
        const sent = sendRecording(file, { signal, onProgress: (share) => show({ step: "sending", share }) });
        const [{ id, fileName, seconds }, heard] = await Promise.all([sent, sound ?? soundOfFile(file)]);
        if (signal.aborted) return;
        if (heard) queryClient.setQueryData(recordingQueries.sound(id).queryKey, heard);
        setKeeping({ step: "idle" });
        told.current({ id, fileName, seconds });
      } catch (error) {
        show({ step: "failed", error, retry: () => void keep(file, sound) });
      }
    },
    [queryClient],
  );
  return { keeping, keep, stop };
}

/** Null where this browser can't play what the server accepts: whoever shows the recording finds that out, and says so. */
const soundOfFile = async (file: File): Promise<Sound | null> => decodeSound(await file.arrayBuffer()).catch(() => null);
