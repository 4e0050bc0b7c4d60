/** How loud a recording is, and whether that is good for a telephone. */

/** `silent`: nothing is heard. `loud`: the tops of the sound are cut off, which rattles. */
export type LoudnessWord = "silent" | "quiet" | "good" | "loud";

export interface Loudness {
  /** The loudest sample, in decibels under full scale (dBFS), so at most 0; -Infinity for digital silence. */
  peak: number;
  /** Over what is heard, pauses left out, in dBFS; -Infinity when nothing is heard. */
  average: number;
  word: LoudnessWord;
}

/** What is under it is a pause, or the noise of a room. */
const HEARD_DB = -50;
/** ITU-T P.56 puts speech on a telephone line at -26 dBov; ten decibels under that one has to strain (P.830). */
const QUIET_DB = -36;
const FULL_SCALE = 0.99;
/** A file raised to full scale touches it now and then; one whose tops are cut off stays there. */
const CLIPPED_SHARE = 1 / 2_000;

/** Over so many samples the ear makes one loudness: 50 ms. */
const BLOCK = 800;

export const decibels = (amplitude: number) => 20 * Math.log10(amplitude);

/** Measures samples (between -1 and 1) as they come, slice after slice. */
export function loudnessMeter() {
  let [peak, clipped, heard, energy] = [0, 0, 0, 0];
  const addBlock = (block: Float32Array) => {
    let squares = 0;
    for (const sample of block) {
      const size = Math.abs(sample);
      if (size > peak) peak = size;
      if (size >= FULL_SCALE) clipped += 1;
      squares += size * size;
    }
    if (decibels(Math.sqrt(squares / block.length)) <= HEARD_DB) return;
    heard += block.length;
    energy += squares;
  };
  return {
    add(slice: Float32Array): void {
      for (let from = 0; from < slice.length; from += BLOCK) addBlock(slice.subarray(from, from + BLOCK));
    },
    read(): Loudness {
      const average = heard === 0 ? Number.NEGATIVE_INFINITY : decibels(Math.sqrt(energy / heard));
      return { peak: Math.min(0, decibels(peak)), average, word: wordOf(average, heard === 0 ? 0 : clipped / heard) };
    },
  };
}

function wordOf(average: number, clippedShare: number): LoudnessWord {
  if (average === Number.NEGATIVE_INFINITY) return "silent";
  if (clippedShare > CLIPPED_SHARE) return "loud";
  return average < QUIET_DB ? "quiet" : "good";
}

/** The same for a moment of sound that is just being heard. */
export function loudnessOf(samples: Float32Array): Loudness {
  const meter = loudnessMeter();
  meter.add(samples);
  return meter.read();
}
