import { describe, expect, it } from "vitest";
import { measureAudioSeconds } from "./audio.ts";

/** 16-bit mono PCM of silence. */
function wave(seconds: number, rate = 8_000): Buffer {
  const bytes = Math.round(seconds * rate) * 2;
  const file = Buffer.alloc(44 + bytes);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + bytes, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(bytes, 40);
  return file;
}

/** Frames of MPEG-1 layer III, 128 kbit/s, 44,100 Hz: 417 bytes and 1,152 samples each. */
function mp3(seconds: number): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0xc4]);
  return Buffer.concat(Array.from({ length: Math.round((seconds * 44_100) / 1_152) }, () => frame));
}

/** One Vorbis identification page and one that ends the stream at the given sample. */
function ogg(seconds: number, rate = 8_000): Buffer {
  const identification = Buffer.alloc(30);
  identification.write("\x01vorbis", 0, "latin1");
  identification.writeUInt8(1, 11);
  identification.writeUInt32LE(rate, 12);
  identification.writeUInt32LE(16_000, 20);
  identification.set([0xb8, 0x01], 28);
  const page = (flags: number, sample: number, sequence: number, data: Buffer) => {
    const head = Buffer.alloc(28);
    head.write("OggS", 0);
    head.writeUInt8(flags, 5);
    head.writeBigUInt64LE(BigInt(sample), 6);
    head.writeUInt32LE(1, 14);
    head.writeUInt32LE(sequence, 18);
    head.writeUInt8(1, 26);
    head.writeUInt8(data.length, 27);
    return Buffer.concat([head, data]);
  };
  return Buffer.concat([page(2, 0, 0, identification), page(4, Math.round(seconds * rate), 1, Buffer.alloc(20, 1))]);
}

function atom(name: string, ...children: Buffer[]): Buffer {
  const data = Buffer.concat(children);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + data.length, 0);
  head.write(name, 4);
  return Buffer.concat([head, data]);
}

/** An `m4a` whose one track, of sound, is as long as its media header says. */
function m4a(seconds: number, rate = 8_000): Buffer {
  const mediaHeader = Buffer.alloc(24);
  mediaHeader.writeUInt32BE(rate, 12);
  mediaHeader.writeUInt32BE(seconds * rate, 16);
  const handler = Buffer.alloc(24);
  handler.write("soun", 8);
  const sound = Buffer.alloc(28);
  sound.writeUInt16BE(1, 6);
  sound.writeUInt16BE(1, 16);
  sound.writeUInt16BE(16, 18);
  sound.writeUInt16BE(rate, 24);
  const descriptions = atom("stsd", Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), atom("mp4a", sound));
  const sizes = atom("stsz", Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 64]));
  const media = atom("mdia", atom("mdhd", mediaHeader), atom("hdlr", handler), atom("minf", atom("stbl", descriptions, sizes)));
  const movie = atom("moov", atom("mvhd", Buffer.alloc(100)), atom("trak", atom("tkhd", Buffer.alloc(84)), media));
  return Buffer.concat([atom("ftyp", Buffer.from("M4A \0\0\0\0M4A isom")), movie, atom("mdat", Buffer.alloc(64))]);
}

describe("the length of a recording", () => {
  it.each([
    ["WAV", wave(7.5), 7.5],
    ["WAV at 44,100 Hz", wave(4.99, 44_100), 4.99],
    ["MP3", mp3(12), 12],
    ["OGG", ogg(30), 30],
    ["M4A", m4a(45), 45],
  ])("is measured from the content: %s", async (_, file, seconds) => {
    const measured = await measureAudioSeconds(file);
    expect(measured).toBeGreaterThan(seconds - 0.05);
    expect(measured).toBeLessThan(seconds + 0.05);
  });

  it("is that of the bytes that are there, whatever the header promises", async () => {
    const promising = wave(4);
    promising.writeUInt32LE(16_000 * 100, 40);
    expect(await measureAudioSeconds(promising)).toBeCloseTo(4, 1);
    expect(await measureAudioSeconds(wave(20).subarray(0, 44 + 3 * 16_000))).toBeCloseTo(3, 1);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["a page of HTML", Buffer.from("<html><body>message.wav</body></html>".repeat(50))],
    ["a program", Buffer.from(`MZ${"\0".repeat(5_000)}`)],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex")],
    ["text", Buffer.from("0501234567,0521234567".repeat(500))],
    ["a WAV header alone", wave(0)],
    ["an ID3 tag alone", Buffer.from("ID3\x04\0\0\0\0\0\0")],
  ])("is null for %s", async (_, file) => {
    expect(await measureAudioSeconds(file)).toBeNull();
  });

  it("is found quickly in the longest recording", async () => {
    const begun = performance.now();
    expect(await measureAudioSeconds(wave(300, 44_100))).toBeCloseTo(300, 1);
    expect(await measureAudioSeconds(mp3(300))).toBeCloseTo(300, 0);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
