"use client";
import { useEffect, useEffectEvent, useState } from "react";
import type { Sound } from "./sound";

export interface Playback {
  /** Since the message began, in seconds. */
  elapsed: number;
  /** The browser can't play it. */
  isBroken: boolean;
}

/**
 * Lets the message be heard: a recording from our server; a text by the browser's voice where it has one, else in silence at the
 * estimated pace.
 * @param round starts anew with each number; null is silence
 * @param voiceUri of `useVoice`
 */
export function usePlayback(sound: Sound, round: number | null, voiceUri: string | null, onOver: () => void): Playback {
  const [playback, setPlayback] = useState<Playback>({ elapsed: 0, isBroken: false });
  const isOver = useEffectEvent(onOver);

  useEffect(() => {
    if (round === null) return;
    setPlayback({ elapsed: 0, isBroken: false });
    const listener = {
      passed: (elapsed: number) => setPlayback((now) => ({ ...now, elapsed })),
      over: () => isOver(),
      broke: () => setPlayback((now) => ({ ...now, isBroken: true })),
    };
    if (sound.kind === "audio") return playAudio(sound.url, listener);
    if (sound.kind === "speech") return speak(sound, voiceUri, listener);
  }, [sound, round, voiceUri]);

  return playback;
}

interface Listener {
  passed: (seconds: number) => void;
  over: () => void;
  broke: () => void;
}

/** @returns what ends it */
function playAudio(url: string, { passed, over, broke }: Listener): () => void {
  const audio = new Audio(url);
  const events = new AbortController();
  const on = (name: string, listener: () => void) => audio.addEventListener(name, listener, { signal: events.signal });
  on("timeupdate", () => passed(audio.currentTime));
  on("ended", over);
  on("error", broke);
  audio.play().catch(() => events.signal.aborted || broke());
  return () => {
    events.abort();
    audio.pause();
  };
}

const STEP_MS = 200;

/** @returns what ends it */
function speak({ text, seconds }: Extract<Sound, { kind: "speech" }>, voiceUri: string | null, { passed, over, broke }: Listener) {
  const voice = window.speechSynthesis?.getVoices().find((known) => known.voiceURI === voiceUri);
  const startedAt = performance.now();
  const timer = setInterval(() => {
    const elapsed = (performance.now() - startedAt) / 1000;
    passed(Math.min(seconds, elapsed));
    if (!voice && elapsed >= seconds) over();
  }, STEP_MS);
  if (!voice) return () => clearInterval(timer);

  const events = new AbortController();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.addEventListener("end", over, { signal: events.signal });
  utterance.addEventListener("error", broke, { signal: events.signal });
  // What another page of this browser left in the queue would be said first.
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(utterance);
  return () => {
    events.abort();
    clearInterval(timer);
    window.speechSynthesis.cancel();
  };
}
