import { inSlices } from "./slices";

/**
 * Samples a second of what we make ourselves, one channel of 16 bits. A telephone line carries 8,000 samples a second and the best
 * of them ("HD voice") 16,000: more is never heard, and five minutes are 9.6 MB instead of 53.
 */
export const SAMPLE_RATE = 16_000;

const HEADER_BYTES = 44;
const SAMPLE_BYTES = 2;

/** A WAV file of samples between -1 and 1, at {@link SAMPLE_RATE}; what is louder is cut off there. */
export async function encodeWav(samples: Float32Array): Promise<Uint8Array<ArrayBuffer>> {
  const size = samples.length * SAMPLE_BYTES;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + size));
  writeHeader(view, size);
  await inSlices(samples, (slice, from) => {
    let at = HEADER_BYTES + from * SAMPLE_BYTES;
    for (const sample of slice) {
      view.setInt16(at, Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), true);
      at += SAMPLE_BYTES;
    }
  });
  return new Uint8Array(view.buffer);
}

/** RIFF, WAVE, PCM: the 44 bytes that stand before the samples. */
function writeHeader(view: DataView, size: number): void {
  const word = (at: number, text: string) => new Uint8Array(view.buffer).set(new TextEncoder().encode(text), at);
  word(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + size, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * SAMPLE_BYTES, true);
  view.setUint16(32, SAMPLE_BYTES, true);
  view.setUint16(34, SAMPLE_BYTES * 8, true);
  word(36, "data");
  view.setUint32(40, size, true);
}
