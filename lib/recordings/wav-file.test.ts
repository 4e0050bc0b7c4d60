import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeRecording } from "./judge";
import { SECONDS } from "./limits";
import { encodeWav, SAMPLE_RATE } from "./wav-file";

/** The samples of a file that we made, between -1 and 1. */
function samplesOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, 44);
  return Array.from({ length: view.byteLength / 2 }, (_, index) => view.getInt16(index * 2, true) / 0x7fff);
}

test("what is encoded is heard again, to the last bit of sixteen", async () => {
  await fc.assert(
    fc.asyncProperty(fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 2_000 }), async (samples) => {
      const heard = samplesOf(await encodeWav(samples));
      expect(heard).toHaveLength(samples.length);
      const differences = heard.map((sample, index) => Math.abs(sample - (samples[index] ?? 0)));
      expect(Math.max(0, ...differences)).toBeLessThanOrEqual(0.5001 / 0x7fff);
    }),
  );
});

test("what is too loud is cut off at full scale, and never turns over", async () => {
  expect(samplesOf(await encodeWav(Float32Array.of(1.7, -1.7, 1, -1)))).toEqual([1, -1, 1, -1]);
});

test("the judge hears a WAV of exactly the length that was encoded", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: SECONDS.min * SAMPLE_RATE, max: 20 * SAMPLE_RATE }), async (length) => {
      expect(await judgeRecording(await encodeWav(new Float32Array(length)))).toEqual({
        seconds: Math.round(length / SAMPLE_RATE),
        contentType: "audio/wav",
        extension: "wav",
      });
    }),
    { numRuns: 20 },
  );
});

test.each([
  [SECONDS.min * SAMPLE_RATE - 1, "tooShort"],
  [SECONDS.min * SAMPLE_RATE, undefined],
  [SECONDS.max * SAMPLE_RATE, undefined],
  [SECONDS.max * SAMPLE_RATE + 1, "tooLong"],
])("%i samples: %s", async (length, problem) => {
  const verdict = await judgeRecording(await encodeWav(new Float32Array(length)));
  expect("problem" in verdict ? verdict.problem : undefined).toBe(problem);
});
