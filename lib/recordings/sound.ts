import { SECONDS } from "./limits";
import { type Loudness, loudnessMeter } from "./loudness";
import { inSlices } from "./slices";
import { SAMPLE_RATE } from "./wav-file";

/** What is heard, taken apart in the browser: for its picture, its level and for cutting. */
export interface Sound {
  /** One channel at {@link SAMPLE_RATE}, between -1 and 1. */
  samples: Float32Array;
  seconds: number;
  /** The loudest of each of the equal parts that the picture shows, from 0 to 1. */
  peaks: Float32Array;
  loudness: Loudness;
}

/** Enough for the widest picture. */
const PEAKS = 800;

/**
 * Takes a sound file of any kind that the browser plays. The browser decodes it beside the page.
 * @throws DOMException `EncodingError` where the browser can't play it
 */
export async function decodeSound(bytes: ArrayBuffer): Promise<Sound> {
  const decoded = await new OfflineAudioContext({ numberOfChannels: 1, length: 1, sampleRate: SAMPLE_RATE }).decodeAudioData(bytes);
  return soundOf(await mono(decoded));
}

/** The same of samples that we have already. */
export async function soundOf(samples: Float32Array): Promise<Sound> {
  const meter = loudnessMeter();
  const peaks = new Float32Array(PEAKS);
  await inSlices(samples, (slice, from) => {
    meter.add(slice);
    for (let index = 0; index < slice.length; index += 1) {
      const part = Math.floor(((from + index) * PEAKS) / samples.length);
      peaks[part] = Math.min(1, Math.max(peaks[part] ?? 0, Math.abs(slice[index] ?? 0)));
    }
  });
  return { samples, seconds: samples.length / SAMPLE_RATE, peaks, loudness: meter.read() };
}

/** As much as a campaign may play. */
export function upToTheLimit(samples: Float32Array): Float32Array {
  return samples.subarray(0, SECONDS.max * SAMPLE_RATE);
}

/** All channels as one, as a telephone does. */
async function mono(decoded: AudioBuffer): Promise<Float32Array> {
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, index) => decoded.getChannelData(index));
  const [first] = channels;
  if (!first || channels.length === 1) return first ?? new Float32Array();
  const mixed = new Float32Array(first.length);
  await inSlices(first, (slice, from) => {
    for (let index = from; index < from + slice.length; index += 1) {
      let sum = 0;
      for (const channel of channels) sum += channel[index] ?? 0;
      mixed[index] = sum / channels.length;
    }
  });
  return mixed;
}
