"use client";
import { useEffect, useState } from "react";
import { type LoudnessWord, loudnessOf } from "@/lib/recordings/loudness";

/** What the microphone hears now. */
export interface Level {
  /** The loudest of this moment, in dBFS. */
  peak: number;
  /** About the last seconds: between two words nobody is too quiet. */
  word: LoudnessWord;
}

const LOOK_MS = 100;
/** Three seconds. */
const REMEMBERED = 30;

/** Null until something was heard. */
export function useLevel(stream: MediaStream): Level | null {
  const [level, setLevel] = useState<Level | null>(null);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const size = analyser.fftSize;
    const memory = new Float32Array(REMEMBERED * size);
    let turn = 0;
    const timer = setInterval(() => {
      const now = memory.subarray((turn % REMEMBERED) * size, ((turn % REMEMBERED) + 1) * size);
      analyser.getFloatTimeDomainData(now);
      turn += 1;
      setLevel({ peak: loudnessOf(now).peak, word: loudnessOf(memory).word });
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return level;
}
