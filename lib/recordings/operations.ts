import "server-only";
import * as z from "zod/mini";
import type { Playable } from "@/lib/campaigns/audio-answer";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { shownFileName } from "./file-name";
import { KeptAnswer, NewRecording, RecordingRef } from "./schema";
import { findRecording, keepRecording, readRecording } from "./store";

/** Judges a recording by its content and keeps it, so that a draft and a launch need its id alone. */
export const keepUpload = operation({
  name: "recording.keep",
  allow: "campaigns:launch",
  writes: true,
  input: NewRecording,
  output: KeptAnswer,
  audit: ({ audio }) => ({ target: shownFileName(audio.name), details: { bytes: audio.size } }),
  run: async ({ input: { audio }, note }) => {
    const recording = await readRecording(audio);
    await keepRecording(db(), recording);
    const { sha256, seconds, contentType } = recording;
    note({ details: { recording: sha256, seconds } });
    return { recording: { id: sha256, fileName: shownFileName(audio.name), seconds, contentType } };
  },
});

/** A kept recording for a player. Whoever has its id has had the recording: the id is made of the content. */
export const playRecording = operation({
  name: "recording.play",
  allow: "campaigns:launch",
  input: RecordingRef,
  output: z.custom<Playable>((value) => typeof value === "object" && value !== null && "bytes" in value),
  run: async ({ input }) => {
    const kept = await findRecording(input.recordingId);
    if (!kept) throw new AppError("not-found", { message: "recordings.notKept" });
    return { bytes: new Uint8Array(kept.bytes), contentType: kept.contentType };
  },
});
