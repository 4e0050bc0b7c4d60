"use client";
import { useRef, useState } from "react";
import type { RecordingRefusal } from "@/lib/recordings/judge";
import { measureFile } from "@/lib/recordings/queries";

/** A file that was chosen and judged fit to be played to people. */
export interface ChosenRecording {
  file: File;
  seconds: number;
}

/** Judges one chosen file at a time; a new one ends the one before. */
export function useChosenRecording(onChange: (recording: ChosenRecording | null) => void) {
  const [refusal, setRefusal] = useState<RecordingRefusal | null>(null);
  const [isJudging, setJudging] = useState(false);
  const latest = useRef<File | null>(null);

  const choose = async (file: File) => {
    latest.current = file;
    onChange(null);
    setRefusal(null);
    setJudging(true);
    const verdict = await measureFile(file).catch((): RecordingRefusal => ({ problem: "unreadable" }));
    if (latest.current !== file) return;
    setJudging(false);
    if ("problem" in verdict) setRefusal(verdict);
    else onChange({ file, seconds: verdict.seconds });
  };

  const remove = () => {
    latest.current = null;
    setRefusal(null);
    setJudging(false);
    onChange(null);
  };
  return { refusal, isJudging, choose, remove };
}
