import { parseBuffer } from "music-metadata";
import { MAX_BYTES, SECONDS } from "./limits";

/** What a recording must be: one judge for the server, which decides, and for the browser, which says so before anything is sent. */

/** What the reference names, "You have a pre-recorded WAV/MP3 to upload", as music-metadata calls them. */
const KINDS = { WAVE: { contentType: "audio/wav", extension: "wav" }, MPEG: { contentType: "audio/mpeg", extension: "mp3" } } as const;

/** The ending that a kept recording's file gets. @param contentType as `judgeRecording` gave it */
export function extensionOf(contentType: string): string {
  const kind = Object.values(KINDS).find((known) => known.contentType === contentType);
  if (!kind) throw new Error("a recording of an unknown type is kept");
  return kind.extension;
}

export interface Measured {
  /** Rounded; between 5 and 300. */
  seconds: number;
  contentType: string;
  extension: string;
}

/** A word under `recordings.problems` of the message files. */
export type RecordingProblem = "unreadable" | "empty" | "tooLarge" | "notAudio" | "tooShort" | "tooLong";
export interface RecordingRefusal {
  problem: RecordingProblem;
  values?: Record<string, number>;
}

/**
 * Judges a recording by its content; neither its name, nor its declared type, nor a header that promises more is believed.
 * Never throws: bytes that the parser stumbles over can't be played.
 */
export async function judgeRecording(bytes: Uint8Array): Promise<Measured | RecordingRefusal> {
  if (bytes.byteLength === 0) return { problem: "empty" };
  if (bytes.byteLength > MAX_BYTES) return { problem: "tooLarge", values: { megabytes: MAX_BYTES / 1024 / 1024 } };
  const format = await parseBuffer(bytes, undefined, { duration: true, skipCovers: true }).then(
    (read) => read.format,
    () => null,
  );
  const kind = format?.container === "WAVE" || format?.container === "MPEG" ? KINDS[format.container] : null;
  const { duration, hasVideo } = format ?? {};
  if (!kind || hasVideo || !duration || !Number.isFinite(duration)) return { problem: "notAudio" };
  if (duration < SECONDS.min) return { problem: "tooShort", values: { ...SECONDS, seconds: Math.floor(duration) } };
  if (duration > SECONDS.max) return { problem: "tooLong", values: { ...SECONDS, seconds: Math.ceil(duration) } };
  return { seconds: Math.round(duration), ...kind };
}
