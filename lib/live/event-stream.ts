import "server-only";
import type { ServerResponse } from "node:http";
import { keepOpen } from "@/lib/http/kept-open";
import type { Seat, Sink } from "./hub";

/** Bytes that may wait for a reader before it counts as too slow; one frame more may stand beyond it. */
const BACKLOG_BYTES = 256 * 1024;
/** When to come back after the line is lost: not everybody at the same moment. */
const welcome = () => `retry: ${2_000 + Math.floor(Math.random() * 2_000)}\n: welcome\n\n`;
/** Nothing on the way keeps it, waits for more of it, or compresses it. */
const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "private, no-store, no-transform",
  "X-Accel-Buffering": "no",
  "X-Content-Type-Options": "nosniff",
};

/** Server-sent events: joins when the reader is there, leaves when it goes away. */
export function eventStream(join: (sink: Sink) => Seat, request: Request): Response {
  // Who asks for the head alone watches nothing.
  if (request.method === "GET") keepOpen(request, HEADERS, (connection) => follow(join, connection));
  return new Response(null, { headers: HEADERS });
}

/** Writes a viewer's frames on a connection. */
function follow(join: (sink: Sink) => Seat, connection: ServerResponse): void {
  if (connection.destroyed) return;
  connection.write(welcome());
  const seat = join({
    send: (frame) => {
      if (connection.writableEnded || connection.destroyed || connection.writableLength >= BACKLOG_BYTES) return false;
      connection.write(frame);
      return true;
    },
    close: () => connection.end(),
  });
  connection.on("drain", () => seat.drained());
  connection.once("close", () => seat.leave());
}
