const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const REPLACEMENT = 0xfffd;

/** What stands for itself after a backslash, or for a control character. */
const PLAIN = new Int16Array(128).fill(-1);
for (const [letter, meaning] of Object.entries({ '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" })) {
  PLAIN[letter.charCodeAt(0)] = meaning.charCodeAt(0);
}

/** Writes the inside of a JSON string as UTF-8, its escapes resolved. @returns its length; -1 where an escape is none */
export function unescapeInto(target: Uint8Array, bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at] as number;
    if (byte !== BACKSLASH) {
      target[length++] = byte;
      at++;
      continue;
    }
    const letter = bytes[at + 1] as number;
    if (letter !== LETTER_U) {
      const plain = letter < 128 ? (PLAIN[letter] as number) : -1;
      if (plain < 0) return -1;
      target[length++] = plain;
      at += 2;
      continue;
    }
    let point = hexAt(bytes, at + 2, to);
    if (point < 0) return -1;
    at += 6;
    if (point >= 0xd800 && point < 0xe000) {
      const low = point < 0xdc00 && bytes[at] === BACKSLASH && bytes[at + 1] === LETTER_U ? hexAt(bytes, at + 2, to) : -1;
      if (low >= 0xdc00 && low < 0xe000) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        at += 6;
      } else {
        point = REPLACEMENT;
      }
    }
    length = writePoint(target, length, point);
  }
  return length;
}

function writePoint(target: Uint8Array, at: number, point: number): number {
  let place = at;
  if (point < 0x80) {
    target[place++] = point;
  } else if (point < 0x800) {
    target[place++] = 0xc0 | (point >> 6);
    target[place++] = 0x80 | (point & 63);
  } else if (point < 0x10000) {
    target[place++] = 0xe0 | (point >> 12);
    target[place++] = 0x80 | ((point >> 6) & 63);
    target[place++] = 0x80 | (point & 63);
  } else {
    target[place++] = 0xf0 | (point >> 18);
    target[place++] = 0x80 | ((point >> 12) & 63);
    target[place++] = 0x80 | ((point >> 6) & 63);
    target[place++] = 0x80 | (point & 63);
  }
  return place;
}

/** What a hexadecimal digit is worth, by its byte; beyond 15 for any other. */
const HEX = new Uint8Array(256).fill(0xff);
for (const digit of "0123456789abcdefABCDEF") HEX[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

function hexAt(bytes: Uint8Array, at: number, to: number): number {
  if (at + 4 > to) return -1;
  const first = HEX[bytes[at] as number] as number;
  const second = HEX[bytes[at + 1] as number] as number;
  const third = HEX[bytes[at + 2] as number] as number;
  const fourth = HEX[bytes[at + 3] as number] as number;
  return (first | second | third | fourth) > 15 ? -1 : (first << 12) | (second << 8) | (third << 4) | fourth;
}
