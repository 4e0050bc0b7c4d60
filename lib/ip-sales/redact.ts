import "server-only";

const MASK = "***";

/** Below this a "key" would be found in ordinary words and numbers, and masking it would spoil the answer. */
const SHORTEST = 6;

/** A function that masks the key wherever it stands in a text, in every form in which a server echoes its input. */
export function redactor(key: string): (text: string) => string {
  const forms = formsOf(key);
  return (text) => forms.reduce((clean, form) => clean.replaceAll(form, MASK), text);
}

/** The longest first: a short form may be the beginning of a longer one. */
function formsOf(key: string): string[] {
  if (key.length < SHORTEST) return [];
  const bytes = Buffer.from(key);
  const escaped = JSON.stringify(key).slice(1, -1);
  const encoded = encodeURIComponent(key);
  const forms = new Set([
    key,
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    encoded.replaceAll("%20", "+"),
    escaped,
    escaped.replaceAll("/", "\\/"),
    key.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#039;"),
    bytes.toString("base64"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    ...[0, 1, 2].map((place) => base64At(bytes, place)),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
  ]);
  return [...forms].sort((a, b) => b.length - a.length);
}

/** Of a longer text in base64 the part that the key alone decides, the text beginning so many bytes (modulo 3) before it. */
function base64At(bytes: Buffer, place: number): string {
  const encoded = Buffer.concat([Buffer.alloc(place), bytes]).toString("base64");
  return encoded.slice(Math.ceil((place * 8) / 6), Math.floor(((place + bytes.length) * 8) / 6));
}

/** {@link redactor} for bytes that come in pieces. */
export class ByteMask {
  readonly #forms: Buffer[];
  readonly #longest: number;
  /** The end of what came, which may be the key's beginning. */
  #held: Uint8Array = new Uint8Array();

  constructor(key: string) {
    this.#forms = formsOf(key).map((form) => Buffer.from(form));
    this.#longest = this.#forms[0]?.length ?? 1;
  }

  /** @returns what is certain by now, in memory of its own */
  take(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#held.length + chunk.length);
    bytes.set(this.#held);
    bytes.set(chunk, this.#held.length);
    const clean = this.#masked(bytes);
    const certain = Math.max(0, clean.length - this.#longest + 1);
    this.#held = clean.slice(certain);
    return clean.subarray(0, certain);
  }

  rest(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#held);
  }

  #masked(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const text = Buffer.from(bytes.buffer);
    const found = this.#forms.filter((form) => text.includes(form));
    if (found.length === 0) return bytes;
    const clean = found.reduce((masked, form) => masked.replaceAll(form.toString("latin1"), MASK), text.toString("latin1"));
    return new Uint8Array(Buffer.from(clean, "latin1"));
  }
}
