import "server-only";
import type { Recording } from "@/lib/ip-sales/audio";

/** A recording for a player: its type is the one we found in it, and nothing in it may run (security.md, X4). */
export function audioAnswer({ bytes, contentType }: Recording): Response {
  return new Response(bytes, {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": "inline",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
