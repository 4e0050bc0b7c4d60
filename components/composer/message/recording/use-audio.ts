"use client";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** An audio element, and what a person does with it. */
export interface Playback {
  ref: RefObject<HTMLAudioElement | null>;
  isPlaying: boolean;
  /** Seconds from the beginning. */
  time: number;
  /** From here, or a part: from its start to its end. */
  play: (part?: { start: number; end: number }) => void;
  pause: () => void;
  seek: (seconds: number) => void;
  /** The browser can't play it. */
  isBroken: boolean;
}

/** Plays one sound; its place is told with every frame while it runs. */
export function useAudio(): Playback {
  const ref = useRef<HTMLAudioElement>(null);
  const until = useRef(Number.POSITIVE_INFINITY);
  const [isPlaying, setPlaying] = useState(false);
  const [time, setTime] = useState(0);
  const [isBroken, setBroken] = useState(false);

  useEffect(() => {
    const audio = ref.current;
    if (!audio) return;
    let frame = 0;
    const tick = () => {
      if (audio.currentTime >= until.current) audio.pause();
      setTime(Math.min(audio.currentTime, until.current));
      if (!audio.paused) frame = requestAnimationFrame(tick);
    };
    const events = new AbortController();
    const on = (name: string, listener: () => void) => audio.addEventListener(name, listener, { signal: events.signal });
    on("play", () => {
      setPlaying(true);
      tick();
    });
    on("pause", () => setPlaying(false));
    on("seeked", () => setTime(audio.currentTime));
    on("error", () => setBroken(true));
    return () => {
      events.abort();
      cancelAnimationFrame(frame);
      audio.pause();
    };
  }, []);

  const play = useCallback((part?: { start: number; end: number }) => {
    const audio = ref.current;
    if (!audio) return;
    until.current = part?.end ?? Number.POSITIVE_INFINITY;
    if (part) audio.currentTime = part.start;
    // Refused when it is paused before it began, or can't be played: both are told by events.
    audio.play().catch(() => undefined);
  }, []);
  const pause = useCallback(() => ref.current?.pause(), []);
  const seek = useCallback((seconds: number) => {
    if (!ref.current) return;
    until.current = Number.POSITIVE_INFINITY;
    ref.current.currentTime = seconds;
    setTime(seconds);
  }, []);
  return { ref, isPlaying, time, play, pause, seek, isBroken };
}
