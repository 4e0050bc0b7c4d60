import { Column } from "./column";
import { CallColumns, keyOfTexts } from "./columns";
import type { CallTexts } from "./schema";
import { TextColumn } from "./text-column";

/** Raised with every change of what {@link packColumns} writes. */
export const PACKED_FORMAT = 1;

/** What stands before the columns: their dictionaries, and how long each of them is. */
interface Head {
  rows: number;
  phoneBytes: number;
  nameBytes: number;
  texts: CallTexts[];
  lastCall: (number | null)[];
  retries: (number | null)[];
  durationSeconds: (number | null)[];
  digits: string[];
}

const CODED = ["texts", "lastCall", "retries", "durationSeconds", "digits"] as const;

/** Columns as bytes: a length, a head in JSON, and one column after another, each in as few bytes a row as it needs. */
export function packColumns(calls: CallColumns): Uint8Array<ArrayBuffer> {
  const [phone, name] = [calls.phone.written, calls.name.written];
  const head: Head = {
    rows: calls.length,
    phoneBytes: phone.bytes.length,
    nameBytes: name.bytes.length,
    texts: calls.texts.values,
    lastCall: calls.lastCall.values,
    retries: calls.retries.values,
    durationSeconds: calls.durationSeconds.values,
    digits: calls.digits.values,
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const columns = [
    phone.bytes,
    lengthsOf(phone.ends),
    name.bytes,
    lengthsOf(name.ends),
    ...CODED.map((field) => narrow(calls[field].codes.subarray(0, calls.length), calls[field].values.length)),
  ];
  const parts = [new Uint8Array(Uint32Array.of(json.length).buffer), json, ...columns.map(bytesOf)];
  const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** What {@link packColumns} wrote. */
export function unpackColumns(packed: Uint8Array): CallColumns {
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
  const head: Head = JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + size)));
  let at = 4 + size;
  const take = (length: number) => {
    at += length;
    return new Uint8Array(packed.subarray(at - length, at));
  };
  const texts = (length: number) => TextColumn.from(take(length), endsOf(wide(take, head.rows, MOST_IN_A_TEXT)));
  const phone = texts(head.phoneBytes);
  const name = texts(head.nameBytes);
  const coded = <T>(values: T[], keyOf?: (value: T) => unknown) => Column.from(values, wide(take, head.rows, values.length), keyOf);
  return new CallColumns({
    phone,
    name,
    texts: coded(head.texts, keyOfTexts),
    lastCall: coded(head.lastCall),
    retries: coded(head.retries),
    durationSeconds: coded(head.durationSeconds),
    digits: coded(head.digits),
  });
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A length of a text may be anything. */
const MOST_IN_A_TEXT = 2 ** 32;

/** Each code below `size`, in one, two or four bytes. */
function narrow(codes: Uint32Array, size: number): Codes {
  if (size <= 2 ** 8) return Uint8Array.from(codes);
  return size <= 2 ** 16 ? Uint16Array.from(codes) : codes;
}

function wide(take: (length: number) => Uint8Array<ArrayBuffer>, rows: number, size: number): Uint32Array<ArrayBuffer> {
  if (size <= 2 ** 8) return Uint32Array.from(take(rows));
  return size <= 2 ** 16 ? Uint32Array.from(new Uint16Array(take(rows * 2).buffer)) : new Uint32Array(take(rows * 4).buffer);
}

function lengthsOf(ends: Uint32Array): Uint32Array {
  return ends.map((end, row) => end - (row === 0 ? 0 : (ends[row - 1] as number)));
}

function endsOf(lengths: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  let end = 0;
  for (let row = 0; row < lengths.length; row++) {
    end += lengths[row] as number;
    lengths[row] = end;
  }
  return lengths;
}

const bytesOf = (codes: Codes): Uint8Array => new Uint8Array(codes.buffer, codes.byteOffset, codes.byteLength);
