import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { measureRecording } from "./measure";

const RATE = 8_000;

/** A WAV of silence, 16 bits, one channel. @param promised seconds that the header speaks of */
function wav(seconds: number, promised = seconds): Uint8Array {
  const data = Buffer.alloc(seconds * RATE * 2);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + promised * RATE * 2, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(promised * RATE * 2, 40);
  return Buffer.concat([header, data]);
}

/** Silent MP3 frames: MPEG 1 layer III, 128 kbit/s, 44.1 kHz, 26 ms each. */
function mp3(seconds: number): Uint8Array {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x64]);
  return Buffer.concat(Array.from({ length: Math.round((seconds * 44_100) / 1152) }, () => frame));
}

/** The same with a first frame that speaks of so many seconds (Xing). */
function boastingMp3(seconds: number, promised: number): Uint8Array {
  const bytes = Buffer.from(mp3(seconds));
  bytes.write("Xing", 36);
  bytes.writeUInt32BE(1, 40);
  bytes.writeUInt32BE(Math.round((promised * 44_100) / 1152), 44);
  return bytes;
}

async function problem(bytes: Uint8Array): Promise<string | undefined> {
  const error = await measureRecording(bytes).catch((reason: unknown) => reason);
  return error instanceof AppError ? error.options.fields?.[0]?.problem : undefined;
}

describe("an uploaded recording", () => {
  test.each([5, 30, 300])("WAV of %i seconds is measured", async (seconds) => {
    expect(await measureRecording(wav(seconds))).toEqual({ seconds, contentType: "audio/wav", extension: "wav" });
  });

  test("MP3 is measured frame by frame", async () => {
    expect(await measureRecording(mp3(12))).toEqual({ seconds: 12, contentType: "audio/mpeg", extension: "mp3" });
  });

  test.each([
    ["an empty file", new Uint8Array(), "empty"],
    ["a page renamed to .wav", Buffer.from("<!doctype html><script>alert(1)</script>".repeat(50)), "notAudio"],
    ["a program renamed to .mp3", Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(4_000, 7)]), "notAudio"],
    ["zeros", Buffer.alloc(100_000), "notAudio"],
    ["four seconds", wav(4), "tooShort"],
    ["five minutes and a second", wav(301), "tooLong"],
    ["a WAV header that promises 20 seconds over four", wav(4, 20), "tooShort"],
    ["an MP3 header that promises 60 seconds over four", boastingMp3(4, 60), "tooShort"],
    ["more than 60 MB", new Uint8Array(60 * 1024 * 1024 + 1), "tooLarge"],
  ])("%s is refused", async (_, bytes, expected) => {
    expect(await problem(bytes)).toBe(`recordings.problems.${expected}`);
  });
});
