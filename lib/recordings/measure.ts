import "server-only";
import { parseBuffer } from "music-metadata";
import { AppError } from "@/lib/errors";

/** Reference, "Error codes" 5 and 19. */
export const SECONDS = { min: 5, max: 300 } as const;
/** Five minutes of stereo WAV at 44.1 kHz are 53 MB. */
export const MAX_RECORDING_BYTES = 60 * 1024 * 1024;

/** What the reference names, "You have a pre-recorded WAV/MP3 to upload", as music-metadata calls them. */
const KINDS = { WAVE: { contentType: "audio/wav", extension: "wav" }, MPEG: { contentType: "audio/mpeg", extension: "mp3" } } as const;

export interface Measured {
  /** Rounded; between 5 and 300. */
  seconds: number;
  contentType: string;
  extension: string;
}

const refuse = (problem: string, values?: Record<string, string | number>) =>
  new AppError("invalid", { fields: [{ field: "audio", problem: `recordings.problems.${problem}`, ...(values && { values }) }] });

/**
 * Judges a recording by its content; neither its name, nor its declared type, nor a header that promises more is believed.
 * @throws AppError `invalid` naming `audio`: empty, too large, no WAV or MP3, under 5 or over 300 seconds
 */
export async function measureRecording(bytes: Uint8Array): Promise<Measured> {
  if (bytes.byteLength === 0) throw refuse("empty");
  if (bytes.byteLength > MAX_RECORDING_BYTES) throw refuse("tooLarge", { megabytes: MAX_RECORDING_BYTES / 1024 / 1024 });
  const format = await readFormat(bytes);
  const kind = format?.container === "WAVE" || format?.container === "MPEG" ? KINDS[format.container] : null;
  const { duration, hasVideo } = format ?? {};
  if (!kind || hasVideo || !duration || !Number.isFinite(duration)) throw refuse("notAudio");
  if (duration < SECONDS.min) throw refuse("tooShort", { ...SECONDS, seconds: Math.floor(duration) });
  if (duration > SECONDS.max) throw refuse("tooLong", { ...SECONDS, seconds: Math.ceil(duration) });
  return { seconds: Math.round(duration), ...kind };
}

async function readFormat(bytes: Uint8Array) {
  try {
    return (await parseBuffer(bytes, undefined, { duration: true, skipCovers: true })).format;
  } catch {
    return null; // Whatever the parser stumbled over: these bytes can't be played, and the person is told so.
  }
}
