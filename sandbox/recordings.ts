import { createHash } from "node:crypto";

/** `data` is null for a recording whose sound the sandbox makes up when it is asked for: demo recordings and spoken texts. */
export type Recording = { seconds: number; contentType: string; data: Buffer | null };

const SAMPLE_RATE = 8_000;
const TONE_HZ = 440;

/** The recordings of the account, by name: uploads, spoken texts, and those that it always had. */
export class Recordings {
  // `message123` is the name that the reference's own example uses ("keysAction with a phone-routing menu").
  readonly #byName = new Map<string, Recording>([["message123", { seconds: 25, contentType: "audio/wav", data: null }]]);

  get(name: string): Recording | undefined {
    return this.#byName.get(name);
  }

  get size(): number {
    return this.#byName.size;
  }

  /** Keeps an upload under a name of its own; the same bytes get the same name. */
  addUpload(data: Buffer, contentType: string, seconds: number): string {
    const name = `rec-${createHash("sha256").update(data).digest("hex").slice(0, 16)}`;
    this.#byName.set(name, { seconds, contentType, data });
    return name;
  }

  /** A recording that the account has had for long; its sound is made up. */
  addKnown(name: string, seconds: number): void {
    this.#byName.set(name, { seconds, contentType: "audio/wav", data: null });
  }

  addSpoken(text: string, seconds: number): string {
    const name = `tts-${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
    this.#byName.set(name, { seconds, contentType: "audio/wav", data: null });
    return name;
  }

  /** What `audio.php?type=ivr&audio=NAME` plays. Spoken texts are a soft tone of the text's length. */
  sound(name: string): { contentType: string; data: Buffer } | null {
    const recording = this.#byName.get(name);
    if (!recording) return null;
    return { contentType: recording.contentType, data: recording.data ?? toneWav(recording.seconds) };
  }

  toJSON(): [string, Recording][] {
    return [...this.#byName];
  }

  restore(saved: readonly [string, Recording][]): void {
    for (const [name, recording] of saved) {
      this.#byName.set(name, { ...recording, data: recording.data === null ? null : Buffer.from(recording.data) });
    }
  }
}

/** A mono 16-bit WAV of a tone that swells and fades each second. */
export function toneWav(seconds: number): Buffer {
  const samples = Math.round(seconds * SAMPLE_RATE);
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(SAMPLE_RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i += 1) {
    const swell = Math.sin((Math.PI * i) / SAMPLE_RATE) ** 2;
    wav.writeInt16LE(Math.round(6_000 * swell * Math.sin((2 * Math.PI * TONE_HZ * i) / SAMPLE_RATE)), 44 + i * 2);
  }
  return wav;
}
