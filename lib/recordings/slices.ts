/** What is done at once between two breaths of the page: some milliseconds even on a phone. */
const SLICE = 160_000;

/**
 * Goes through samples slice by slice and lets the page breathe between them, so that five minutes of sound never freeze it.
 * @param work gets a slice and where it begins
 */
export async function inSlices(samples: Float32Array, work: (slice: Float32Array, from: number) => void): Promise<void> {
  for (let from = 0; from < samples.length; from += SLICE) {
    work(samples.subarray(from, from + SLICE), from);
    await new Promise((resume) => setTimeout(resume));
  }
}
