import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** A host to which nothing may ever be sent: the target of a redirect, another's address in a body. */
export interface Canary {
  url: string;
  /** How often somebody connected, and how much was said. Both must stay 0. */
  heard: { connections: number; bytes: number };
  close: () => Promise<void>;
}

export async function startCanary(): Promise<Canary> {
  const heard = { connections: 0, bytes: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    heard.connections++;
    sockets.add(socket);
    socket.on("data", (bytes) => {
      heard.bytes += bytes.length;
    });
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the canary has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    heard,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
