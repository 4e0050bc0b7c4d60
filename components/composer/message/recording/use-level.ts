"use client";
import { useEffect, useState } from "react";
import { type Loudness, type LoudnessWord, loudnessOf } from "@/lib/recordings/loudness";

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
/** A word outweighs those before it. */
const WEIGHTS: readonly LoudnessWord[] = ["silent", "quiet", "good", "loud"];

/** Null until something was heard. */
export function useLevel(stream: MediaStream): Level | null {
  const [level, setLevel] = useState<Level | null>(null);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let last: Loudness[] = [];
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      last = [...last, loudnessOf(samples)].slice(-REMEMBERED);
      const heaviest = Math.max(...last.map(({ word }) => WEIGHTS.indexOf(word)));
      setLevel({ peak: last.at(-1)?.peak ?? Number.NEGATIVE_INFINITY, word: WEIGHTS[heaviest] ?? "silent" });
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return level;
}
