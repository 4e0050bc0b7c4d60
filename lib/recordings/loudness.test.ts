import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loudnessMeter, loudnessOf } from "./loudness";
import { SAMPLE_RATE } from "./wav-file";

/** A tone of 200 Hz. @param amplitude of full scale; beyond 1 its tops are cut off, as an overdriven microphone does */
function tone(amplitude: number, seconds = 2): Float32Array {
  const at = (index: number) => amplitude * Math.sin((2 * Math.PI * 200 * index) / SAMPLE_RATE);
  return Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, index) => Math.max(-1, Math.min(1, at(index))));
}

const silence = (seconds: number) => new Float32Array(seconds * SAMPLE_RATE);
const joined = (...parts: Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));

describe("how loud a recording is", () => {
  test.each([
    ["digital silence", silence(2), "silent"],
    ["the noise of a room", tone(0.002), "silent"],
    ["a whisper far away", tone(0.01), "quiet"],
    ["speech as lines carry it", tone(0.07), "good"],
    ["raised almost to full scale", tone(0.98), "good"],
    ["an overdriven microphone", tone(1.5), "loud"],
  ])("%s", (_, samples, word) => {
    expect(loudnessOf(samples).word).toBe(word);
  });

  test("a sine of half of full scale peaks at -6 dBFS and is 3 dB under that on average", () => {
    const { peak, average } = loudnessOf(tone(0.5));
    expect(peak).toBeCloseTo(-6.02, 1);
    expect(average).toBeCloseTo(-9.03, 1);
  });

  test("pauses don't make speech quieter", () => {
    const spoken = loudnessOf(tone(0.2));
    const paused = loudnessOf(joined(tone(0.2, 1), silence(5), tone(0.2, 1)));
    expect(paused.average).toBeCloseTo(spoken.average, 5);
    expect(paused.word).toBe("good");
  });

  test("nothing heard has no average", () => {
    expect(loudnessOf(silence(1))).toEqual({ peak: -Infinity, average: -Infinity, word: "silent" });
    expect(loudnessOf(new Float32Array())).toEqual({ peak: -Infinity, average: -Infinity, word: "silent" });
  });

  test("slice after slice is the same as all at once, and the average never exceeds the peak", () => {
    const sounds = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 4_000 });
    fc.assert(
      fc.property(sounds, fc.integer({ min: 1, max: 3 }), (sound, blocks) => {
        const samples = Float32Array.from(sound);
        const meter = loudnessMeter();
        for (let from = 0; from < samples.length; from += blocks * 800) meter.add(samples.subarray(from, from + blocks * 800));
        const whole = loudnessOf(samples);
        expect(meter.read()).toEqual(whole);
        expect(whole.average).toBeLessThanOrEqual(whole.peak + 1e-9);
      }),
    );
  });
});
