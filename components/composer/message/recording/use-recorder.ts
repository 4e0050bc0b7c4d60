"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { SECONDS } from "@/lib/recordings/limits";
import {
  beginTake,
  closeMicrophone,
  listMicrophones,
  type Microphone,
  type MicrophoneProblem,
  MicrophoneRefused,
  openMicrophone,
  type Take,
} from "@/lib/recordings/microphone";
import { decodeSound, type Sound, soundOf, upToTheLimit } from "@/lib/recordings/sound";
import { encodeWav } from "@/lib/recordings/wav-file";

export type EndedBy = "person" | "limit" | "unplugged";

/** A finished recording, as it will be sent. */
export interface Made {
  wav: Blob;
  sound: Sound;
  endedBy: EndedBy;
}

export type RecorderState =
  | { step: "opening" }
  | { step: "refused"; problem: MicrophoneProblem }
  | { step: "ready"; stream: MediaStream }
  | { step: "recording" | "paused"; stream: MediaStream; take: Take }
  | { step: "making" }
  | { step: "made"; made: Made }
  /** The browser couldn't read its own recording. */
  | { step: "failed" };

/** The browser begins a little after it was told to. */
const START_LAG_SECONDS = 0.3;
const LOOK_MS = 200;

/** True once a take is long enough to be accepted. */
export const mayStop = (seconds: number) => seconds >= SECONDS.min + START_LAG_SECONDS;

type ShowState = (next: RecorderState) => void;

/** The microphone that is heard; opened at once, and let go when the page no longer needs it. */
function useMicrophone(show: ShowState) {
  const [microphones, setMicrophones] = useState<Microphone[]>([]);
  const [chosen, setChosen] = useState<{ deviceId: string | null; attempt: number }>({ deviceId: null, attempt: 0 });
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    show({ step: "opening" });
    const open = async () => {
      stream = await openMicrophone(chosen.deviceId);
      if (isOver) return closeMicrophone(stream);
      show({ step: "ready", stream });
      setMicrophones(await listMicrophones());
    };
    open().catch((error: unknown) => {
      if (!isOver) show({ step: "refused", problem: error instanceof MicrophoneRefused ? error.problem : "failed" });
    });
    return () => {
      isOver = true;
      closeMicrophone(stream);
    };
  }, [chosen, show]);
  return {
    microphones,
    deviceId: chosen.deviceId,
    choose: useCallback((deviceId: string | null) => setChosen((now) => ({ ...now, deviceId })), []),
    /** Asks for the microphone once more; what was recorded is let go. */
    again: useCallback(() => setChosen((now) => ({ ...now, attempt: now.attempt + 1 })), []),
  };
}

/** One microphone, and one take after another. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState>({ step: "opening" });
  const microphone = useMicrophone(setState);
  const take = useRef<Take | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      take.current?.stop();
    };
  }, []);

  const begin = (stream: MediaStream) => {
    // Unplugged since it was opened.
    if (!stream.active) return microphone.again();
    const current = beginTake(stream);
    take.current = current;
    setState({ step: "recording", stream, take: current });
    const endedBy = endOf(current, stream);
    const finish = async (blob: Blob) => {
      const reason = endedBy();
      closeMicrophone(stream);
      if (isGone.current) return;
      setState({ step: "making" });
      const made = await make(blob, reason);
      if (!isGone.current) setState({ step: "made", made });
    };
    current.ended.then(finish).catch(() => setState({ step: "failed" }));
  };
  const change = (step: "recording" | "paused") =>
    setState((now) => (now.step === "recording" || now.step === "paused" ? { ...now, step } : now));
  return {
    ...microphone,
    state,
    begin,
    pause: () => {
      take.current?.pause();
      change("paused");
    },
    resume: () => {
      take.current?.resume();
      change("recording");
    },
    stop: () => take.current?.stop(),
  };
}

/** Stops a take at the limit. @returns how it ended, once it did */
function endOf(take: Take, stream: MediaStream): () => EndedBy {
  let isFull = false;
  const timer = setInterval(() => {
    isFull = take.seconds() >= SECONDS.max;
    if (isFull) take.stop();
  }, LOOK_MS);
  take.ended.then(() => clearInterval(timer));
  const isUnplugged = () => stream.getTracks().some(({ readyState }) => readyState === "ended");
  return () => (isFull ? "limit" : isUnplugged() ? "unplugged" : "person");
}

async function make(blob: Blob, endedBy: EndedBy): Promise<Made> {
  const { samples } = await decodeSound(await blob.arrayBuffer());
  const kept = upToTheLimit(samples);
  const wav = new Blob([await encodeWav(kept)], { type: "audio/wav" });
  return { wav, sound: await soundOf(kept), endedBy };
}
