/** Silence: 8,000 samples of 16 bits a second. */
export function wav(seconds: number): Buffer {
  const size = seconds * 16_000;
  const header = Buffer.from("RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\0\0\0\0\0\0\0\0\x02\0\x10\0data\0\0\0\0", "latin1");
  header.writeUInt32LE(36 + size, 4);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt32LE(size, 40);
  return Buffer.concat([header, Buffer.alloc(size)]);
}

/** A tone of 200 Hz, at a part of full scale: 0.2 is as loud as speech, 2 overdrives. */
export function toneWav(seconds: number, amplitude: number): Buffer {
  const bytes = wav(seconds);
  for (let index = 0; index < seconds * 8_000; index += 1) {
    const sample = Math.max(-1, Math.min(1, amplitude * Math.sin((2 * Math.PI * 200 * index) / 8_000)));
    bytes.writeInt16LE(Math.round(sample * 0x7fff), 44 + index * 2);
  }
  return bytes;
}
