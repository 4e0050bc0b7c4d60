import "server-only";

const MASK = "***";

/** Below this a "key" would be found in ordinary words and numbers, and masking it would spoil the answer. */
const SHORTEST = 6;

/** A function that masks the key wherever it stands in a text, in every form in which a server echoes its input. */
export function redactor(key: string): (text: string) => string {
  if (key.length < SHORTEST) return (text) => text;
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
    bytes.toString("hex"),
  ]);
  // The longest first: a short form may be the beginning of a longer one.
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  return (text) => ordered.reduce((clean, form) => clean.replaceAll(form, MASK), text);
}
