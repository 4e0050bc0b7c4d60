// The other side of bench/live.ts: a plain server that writes the bytes it is given to all who are connected. Spoken to by its parent.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const connected = new Set<ServerResponse>();
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" });
  response.flushHeaders();
  connected.add(response);
  response.on("close", () => connected.delete(response));
});

process.on("message", (message: { write?: string }) => {
  if (message.write === undefined) return;
  const began = process.hrtime.bigint();
  const frame = Buffer.from(message.write);
  for (const response of connected) response.write(frame);
  process.send?.({ began: String(began) });
});
process.once("disconnect", () => process.exit());

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
