/**
 * The bytes of a PHP answer → the one JSON value in them. Pure: nothing here knows the network.
 * What a PHP back end does to a body is listed in api-notes.md ("Both APIs") and faults.md (F11–F13, F15).
 */

export type Quirk = "bom" | "noise-before" | "noise-after" | "windows-1255" | "broken-utf-8";

export interface DecodedBody {
  text: string;
  quirks: Quirk[];
}

export interface FoundJson {
  value: unknown;
  quirks: Quirk[];
}

/**
 * UTF-8, or windows-1255 where the bytes are not UTF-8. A few broken bytes in a text that is otherwise UTF-8 (a name that
 * the database cut inside a letter) spoil only themselves.
 */
export function decodeBody(bytes: Uint8Array, contentType: string): DecodedBody {
  const quirks: Quirk[] = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? ["bom"] : [];
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), quirks };
  } catch {
    const lenient = new TextDecoder("utf-8").decode(bytes);
    const broken = lenient.match(/\ufffd/g)?.length ?? 0;
    const hebrew = lenient.match(/[\u0590-\u05ff]/g)?.length ?? 0;
    const declared = /charset\s*=\s*"?(windows-1255|cp1255|iso-8859-8)/i.test(contentType);
    if (!declared && hebrew > broken) return { text: lenient, quirks: [...quirks, "broken-utf-8"] };
    return { text: new TextDecoder("windows-1255").decode(bytes), quirks: [...quirks, "windows-1255"] };
  }
}

/**
 * The one JSON value of a text, with a warning before it or text after it dropped and counted as a quirk.
 * null where there is none, where there are two, and where one is cut.
 */
export function findJson(text: string): FoundJson | null {
  const trimmed = text.replace(/^[\s\ufeff\0]+|[\s\ufeff\0]+$/g, "");
  const quirks: Quirk[] = /^\s*\ufeff/.test(text) ? ["bom"] : [];
  const whole = parse(trimmed);
  if (whole) return { value: whole.value, quirks };

  const found = candidates(trimmed);
  const telling = found?.filter(({ value }) => !isTrivial(value)) ?? [];
  const only = telling.length > 0 ? telling : (found ?? []);
  const [first, second] = only;
  if (!first || second) return null;
  if (trimmed.slice(0, first.start).trim() !== "") quirks.push("noise-before");
  if (trimmed.slice(first.end).trim() !== "") quirks.push("noise-after");
  return { value: first.value, quirks };
}

interface Candidate {
  value: unknown;
  start: number;
  end: number;
}

/** A text full of lone brackets is no answer; without these limits it would cost a scan of all of it for each of them. */
const MAX_BRACKETS = 50;
const MAX_DEPTH = 20;

/** Every complete object or array outside the others; null when one begins like JSON and is cut or broken. */
function candidates(text: string): Candidate[] | null {
  const found: Candidate[] = [];
  const bracket = /[{[]/g;
  for (let tried = 0; tried < MAX_BRACKETS; tried++) {
    const start = bracket.exec(text)?.index;
    if (start === undefined) return found;
    const end = endOf(text, start);
    const parsed = end === null ? null : parse(text.slice(start, end));
    if (parsed && end !== null) {
      found.push({ value: parsed.value, start, end });
      bracket.lastIndex = end;
    } else if (looksLikeJson(text, start)) {
      return null;
    }
  }
  return null;
}

/** A warning's own brackets ("[2]", "[]") are not a second answer. */
function isTrivial(value: unknown): boolean {
  return Array.isArray(value) ? value.every((item) => typeof item !== "object" || item === null) : Object.keys(Object(value)).length === 0;
}

function looksLikeJson(text: string, start: number): boolean {
  const ahead = text.slice(start, start + 200);
  return /^\{\s*("(?:[^"\\]|\\.)*("\s*:|"?$)|$)/.test(ahead) || /^\[\s*(\{\s*"|\[|"|$)/.test(ahead);
}

/** One past the bracket that closes the one at `start`, strings skipped; null when it never closes, or nests deeper than any answer. */
function endOf(text: string, start: number): number | null {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]|"/gs;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [piece] = match;
    if (piece === '"') return null;
    if (piece === "{" || piece === "[") depth++;
    else if (piece === "}" || piece === "]") depth--;
    if (depth === 0) return token.lastIndex;
    if (depth > MAX_DEPTH) return null;
  }
  return null;
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
