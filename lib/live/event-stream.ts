import type { Sink } from "./hub";

/** Bytes that may wait for a reader before it counts as too slow. */
const BACKLOG_BYTES = 1024 * 1024;

/** Server-sent events: joins when the reader is there, leaves when it goes away. */
export function eventStream(join: (sink: Sink) => () => void, request: Request): Response {
  const encoder = new TextEncoder();
  let leave = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        const close = () => {
          if (open) controller.close();
          open = false;
        };
        const send = (text: string) => {
          if (!open || (controller.desiredSize ?? 0) < 0) return false;
          controller.enqueue(encoder.encode(text));
          return true;
        };
        send(": welcome\n\n");
        leave = join({ send, close });
        request.signal.addEventListener("abort", leave);
      },
      cancel: () => leave(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: BACKLOG_BYTES }),
  );
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
