import "server-only";
/** What is played: its type is the one we found in it, not one that anybody claimed. */
export interface Playable {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string;
}

interface Part {
  start: number;
  /** Not included. */
  end: number;
}

/**
 * The part of a recording that `Range` asks for (RFC 9110, 14.2): one range of bytes; null for none or a form we don't serve, which means all;
 * "outside" when it begins beyond the end.
 */
export function partOf(range: string | null, size: number): Part | null | "outside" {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") return Number(to) === 0 ? "outside" : { start: Math.max(0, size - Number(to)), end: size };
  if (to !== "" && Number(to) < Number(from)) return null;
  if (Number(from) >= size) return "outside";
  return { start: Number(from), end: to === "" ? size : Math.min(size, Number(to) + 1) };
}

/**
 * A recording for a player: its type is the one we found in it, and nothing in it may run (security.md, X4). In parts on demand: a player knows
 * the length and can move in it only so, and Safari plays nothing else.
 */
export function audioAnswer({ bytes, contentType }: Playable, request: Request): Response {
  const size = bytes.byteLength;
  const part = partOf(request.headers.get("range"), size);
  const headers = {
    "Content-Type": contentType,
    "Content-Disposition": "inline",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "bytes",
  };
  if (part === "outside") return new Response(null, { status: 416, headers: { ...headers, "Content-Range": `bytes */${size}` } });
  if (part === null) return new Response(bytes, { headers: { ...headers, "Content-Length": String(size) } });
  const { start, end } = part;
  return new Response(bytes.subarray(start, end), {
    status: 206,
    headers: { ...headers, "Content-Length": String(end - start), "Content-Range": `bytes ${start}-${end - 1}/${size}` },
  });
}
