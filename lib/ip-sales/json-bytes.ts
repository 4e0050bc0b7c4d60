/** Where JSON values end in bytes that may be cut anywhere. Nothing here checks that a value is well made: JSON.parse does. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The first place from `at` on that is no space; `end` where there is none. */
export function skipSpaces(bytes: Uint8Array, at: number, end: number): number {
  let place = at;
  while (place < end && isSpace(bytes[place])) place++;
  return place;
}

/** One past the quote that closes the string at `at`; -1 when it isn't here yet. */
export function endOfString(bytes: Uint8Array, at: number, end: number): number {
  for (let place = at + 1; place < end; place++) {
    const byte = bytes[place];
    if (byte === BACKSLASH) place++;
    else if (byte === QUOTE) return place + 1;
  }
  return -1;
}

/** One past the value that begins at `at`, whatever it is; -1 when its end isn't here yet. */
export function endOfValue(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at];
  if (first === QUOTE) return endOfString(bytes, at, end);
  if (first === 0x7b || first === 0x5b) return endOfNest(bytes, at, end);
  for (let place = at; place < end; place++) {
    const byte = bytes[place];
    if (byte === 0x2c || byte === 0x7d || byte === 0x5d || isSpace(byte)) return place;
  }
  return -1;
}

function endOfNest(bytes: Uint8Array, at: number, end: number): number {
  let depth = 0;
  for (let place = at; place < end; place++) {
    const byte = bytes[place];
    if (byte === QUOTE) {
      place = endOfString(bytes, place, end) - 1;
      if (place < 0) return -1;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) {
      depth--;
      if (depth === 0) return place + 1;
    }
  }
  return -1;
}
