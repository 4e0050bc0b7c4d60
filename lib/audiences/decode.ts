import type { AudienceWarning } from "./schema";

export interface DecodedText {
  /** Line ends are `\n` or `\r\n`; byte-order mark and NULs are gone. */
  text: string;
  encoding: "UTF-8" | "UTF-16" | "Windows-1255";
  warnings: AudienceWarning[];
}

const NUL_OR_CR = /[\0\r]/;

/** Bytes of a text file → text. The encoding is told by byte-order mark, by NULs in step, by UTF-8 validity, else Windows-1255. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const warnings: AudienceWarning[] = [];
  const { text: raw, encoding } = decodeBytes(bytes, warnings);
  let text = raw.startsWith("\ufeff") ? raw.slice(1) : raw;
  // Both searches go through the whole text: one tells whether they are needed.
  if (!NUL_OR_CR.test(text)) return { text, encoding, warnings };
  if (text.includes("\0")) {
    const before = text.length;
    text = text.replaceAll("\0", "");
    warnings.push({ kind: "nul-bytes", count: before - text.length });
  }
  if (/\r(?!\n)/.test(text)) text = text.replace(/\r\n?/g, "\n");
  return { text, encoding, warnings };
}

function decodeBytes(bytes: Uint8Array, warnings: AudienceWarning[]): Pick<DecodedText, "text" | "encoding"> {
  const order = utf16Order(bytes);
  if (order) return { text: new TextDecoder(order).decode(bytes), encoding: "UTF-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    // Not clean UTF-8: either the Hebrew Windows code page, or UTF-8 with a few damaged bytes.
  }
  const lenient = new TextDecoder("utf-8").decode(bytes);
  const damaged = lenient.match(/\ufffd/g)?.length ?? 0;
  const whole = lenient.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  if (whole > damaged * 10) {
    warnings.push({ kind: "bad-bytes", count: damaged });
    return { text: lenient, encoding: "UTF-8" };
  }
  return { text: new TextDecoder("windows-1255").decode(bytes), encoding: "Windows-1255" };
}

function utf16Order(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const length = Math.min(bytes.length - (bytes.length % 2), 4096);
  if (length < 4) return null;
  // Digits and Latin have a zero high byte, Hebrew has 5: in step on one side only, it is UTF-16 without its mark.
  let [even, odd] = [0, 0];
  for (let index = 0; index < length; index += 2) {
    if (isHighByte(bytes[index])) even++;
    if (isHighByte(bytes[index + 1])) odd++;
  }
  const enough = (length / 2) * 0.8;
  if (odd >= enough && even < enough) return "utf-16le";
  return even >= enough && odd < enough ? "utf-16be" : null;
}

const isHighByte = (byte: number | undefined): boolean => byte === 0 || byte === 5;
