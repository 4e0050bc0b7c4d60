"use client";
import { type RefObject, useEffect, useRef } from "react";
import type WaveSurfer from "wavesurfer.js";
import type { Sound } from "@/lib/recordings/sound";

/** As tall as its box. */
const WAVEFORM_HEIGHT = 64;

interface WaveformProps {
  sound: Sound;
  audio: RefObject<HTMLAudioElement | null>;
}

/** The picture of a sound; what was played is darker. Time runs from left to right in every language. What can be done with it stands above it. */
export function Waveform({ sound, audio }: WaveformProps) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [box, media] = [container.current, audio.current];
    if (!box || !media) return;
    let drawn: WaveSurfer | undefined;
    let isOver = false;
    const repaint = () => drawn?.setOptions(coloursOf(box));
    const draw = async () => {
      const { default: Drawing } = await import("wavesurfer.js");
      if (isOver) return;
      drawn = Drawing.create({
        container: box,
        media,
        peaks: [sound.peaks],
        duration: sound.seconds,
        height: WAVEFORM_HEIGHT,
        interact: false,
        cursorWidth: 0,
        barWidth: 2,
        barGap: 1,
        barRadius: 1,
        barMinHeight: 1,
        hideScrollbar: true,
        cspNonce: nonce(),
        ...coloursOf(box),
      });
    };
    void draw();
    const watcher = new MutationObserver(repaint);
    watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", repaint);
    return () => {
      isOver = true;
      watcher.disconnect();
      system.removeEventListener("change", repaint);
      drawn?.destroy();
    };
  }, [sound, audio]);
  return (
    <div ref={container} aria-hidden className="isolate h-16 text-bar-not">
      <span className="hidden text-ink" />
    </div>
  );
}

/** The theme's own, as the canvas needs them. */
function coloursOf(box: HTMLElement): { waveColor: string; progressColor: string } {
  const played = box.querySelector("span") ?? box;
  return { waveColor: getComputedStyle(box).color, progressColor: getComputedStyle(played).color };
}

/** Of this document, for style elements. A later answer's `<meta>` may hold another one, which the policy of this document doesn't know. */
const nonce = () => document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
