import { queryOptions } from "@tanstack/react-query";
import * as z from "zod/mini";
import { ApiProblem, readAnswer } from "@/lib/http/fetch-json";
import { paths } from "@/lib/paths";
import type { Measured, RecordingRefusal } from "./judge";
import { KeptAnswer, type KeptRecording } from "./schema";
import { decodeSound } from "./sound";

/** A recording never changes: its id is made of its content. */
export const recordingQueries = {
  /** Taken apart for drawing, measuring and cutting. @throws ApiProblem; DOMException where this browser can't play it */
  sound: (recordingId: string) =>
    queryOptions({
      queryKey: ["recordings", recordingId, "sound"],
      queryFn: async ({ signal }) => decodeSound(await fetchAudio(recordingId, signal)),
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      retry: (count, error) => count < 2 && error instanceof ApiProblem && error.status !== 404,
    }),
};

async function fetchAudio(recordingId: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(paths.api.recordingAudio(recordingId), { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new ApiProblem("unreachable", "", 0);
  });
  if (!response.ok) return readAnswer(z.never(), response.status, await response.json().catch(() => undefined));
  return response.arrayBuffer();
}

/** Judges a chosen file in the browser, as the server will. The reader of sound files is loaded when the first one is chosen. */
export async function judgeFile(file: File): Promise<Measured | RecordingRefusal> {
  const { judgeRecording } = await import("./judge");
  return judgeRecording(new Uint8Array(await file.arrayBuffer()));
}

interface SendOptions {
  signal: AbortSignal;
  /** From 0 to 1, as far as it left this computer. */
  onProgress: (share: number) => void;
}

/**
 * Sends a recording to be kept. By XMLHttpRequest, since `fetch` tells nothing of how far a large file got.
 * @throws ApiProblem; the signal's reason when it is cancelled
 */
export function sendRecording(file: File, { signal, onProgress }: SendOptions): Promise<KeptRecording> {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.set("audio", file);
  const answered = new Promise<unknown>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => resolve(request.response));
    request.addEventListener("abort", () => reject(signal.reason));
    request.addEventListener("error", () => reject(new ApiProblem("unreachable", "", 0)));
    request.responseType = "json";
    request.open("POST", paths.api.recordings());
    request.setRequestHeader("Accept", "application/json");
    request.send(body);
  });
  return answered.then((answer) => readAnswer(KeptAnswer, request.status, answer).recording);
}
