import "server-only";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";

export interface ZipPart {
  /** Path inside the archive. */
  name: string;
  text: Iterable<string> | AsyncIterable<string>;
}

/** Of the method table of PKZIP's APPNOTE, section 4.4.5. */
const DEFLATE = 8;
/** A gzip member is this header, the deflated bytes, and CRC-32 and length (RFC 1952, section 2.3). zlib writes no optional fields. */
const GZIP_HEADER_BYTES = 10;
const GZIP_TRAILER_BYTES = 8;
/** Larger parts would need ZIP64. */
const MAX_PART_BYTES = 0xffff_ffff;
/** Level 6 takes three times as long for a sixth less of a sheet. */
const LEVEL = 2;

/**
 * A ZIP archive, written while its parts are read: nothing is held but what is under way. The container is fflate's; the compression and the
 * check sums are made by zlib in threads of its own. Whoever stops reading ends the reading of the parts.
 * @throws RangeError when a part is larger than 4 GB
 */
export async function* zip(parts: readonly ZipPart[]): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  const archive = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const { name, text } of parts) {
    const entry: ZipInputFile = { filename: name, compression: DEFLATE, size: 0, crc: 0 };
    archive.add(entry);
    for await (const bytes of deflated(text, entry)) {
      entry.ondata?.(null, bytes, false);
      yield* ready.splice(0);
    }
    entry.ondata?.(null, new Uint8Array(), true);
  }
  archive.end();
  yield* ready.splice(0);
}

/** The deflated text; the entry's size and check sum are true when it has ended. */
async function* deflated(text: ZipPart["text"], entry: ZipInputFile): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const gzip = createGzip({ level: LEVEL, chunkSize: 64 * 1024 });
  // What goes wrong with the text destroys the gzip stream too, and so is thrown by the loop.
  pipeline(Readable.from(text), gzip, () => undefined);
  let headerLeft = GZIP_HEADER_BYTES;
  let held = new Uint8Array();
  for await (const chunk of gzip) {
    const bytes = new Uint8Array(held.length + chunk.length);
    bytes.set(held);
    bytes.set(chunk, held.length);
    const end = Math.max(0, bytes.length - GZIP_TRAILER_BYTES);
    const begin = Math.min(headerLeft, end);
    headerLeft -= begin;
    held = bytes.subarray(end);
    if (end > begin) yield bytes.subarray(begin, end);
  }
  if (gzip.bytesWritten > MAX_PART_BYTES) throw new RangeError(`${entry.filename} is larger than a ZIP without ZIP64 can hold`);
  const trailer = new DataView(held.buffer, held.byteOffset, GZIP_TRAILER_BYTES);
  entry.crc = trailer.getUint32(0, true);
  entry.size = trailer.getUint32(4, true);
}
