import { parseBuffer } from "music-metadata";

/**
 * The length of an uploaded recording in seconds, measured from its content: neither its name nor its declared type is asked.
 * WAV, MP3, M4A, OGG and their cousins are known. Bytes that are no recording (the upstream's errorCode 18) give `null`.
 */
export async function measureAudioSeconds(data: Buffer): Promise<number | null> {
  try {
    const { format } = await parseBuffer(data, undefined, { duration: true, skipCovers: true });
    if (format.duration === undefined || !(format.duration > 0) || format.hasVideo) return null;
    // A WAVE header may promise more samples than the file holds.
    const playable = format.container === "WAVE" && format.bitrate ? (data.length * 8) / format.bitrate : Number.POSITIVE_INFINITY;
    return Math.min(format.duration, playable);
  } catch {
    return null; // Whatever the parser stumbled over, these bytes can't be played.
  }
}
