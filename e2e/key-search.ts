/** Every form in which a key that leaked might be met: as it is, encoded as servers and logs do, turned round, and cut in half. */
export function keyForms(key: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(key);
  const percent = [...bytes].map((byte) => `%${byte.toString(16)}`).join("");
  const half = Math.ceil(key.length / 2);
  const reversed = (text: string) => [...text].reverse().join("");
  const forms: [string, string][] = [
    ["as it is", key],
    ["in lower case", key.toLowerCase()],
    ["first half", key.slice(0, half)],
    ["second half", key.slice(half)],
    ["reversed", reversed(key)],
    ["first half reversed", reversed(key.slice(0, half))],
    ["second half reversed", reversed(key.slice(half))],
    ["hex", bytes.toString("hex")],
    ["HEX", bytes.toString("hex").toUpperCase()],
    ["URL-encoded", percent],
    ["URL-ENCODED", percent.toUpperCase()],
    ["as JSON escapes", [...key].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")],
    ["as HTML entities", [...key].map((letter) => `&#${letter.charCodeAt(0)};`).join("")],
    ["as numbers", [...bytes].join(",")],
    // Inside a longer text the key's bytes begin at any of base64's three places; what depends on the neighbours is left off.
    ...[0, 1, 2].map((place): [string, string] => [`base64, place ${place}`, base64At(bytes, place)]),
  ];
  return new Map(forms);
}

function base64At(bytes: Buffer, place: number): string {
  const encoded = Buffer.concat([Buffer.alloc(place), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const [from, to] = [Math.ceil((place * 8) / 6), Math.floor(((place + bytes.length) * 8) / 6)];
  return encoded.slice(from, to);
}

export interface Hit {
  /** What was searched. */
  where: string;
  /** A key of {@link keyForms}. */
  form: string;
}

/** Where in a text the key is found, in any form. The text itself is not repeated. */
export function findKey(forms: ReadonlyMap<string, string>, where: string, text: string): Hit[] {
  return [...forms].filter(([, form]) => text.includes(form)).map(([form]) => ({ where, form }));
}
