import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it came over the line. */
export interface Received {
  method: string;
  /** With its query. */
  url: string;
  body: string;
  action: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

/** A stand-in for IP-Sales that says what a test wants and remembers what it was asked; the sandbox only says what is documented. */
export interface StandIn {
  url: string;
  received: Received[];
  reply: (request: Received) => Reply;
  close: () => Promise<void>;
}

export async function startStandIn(reply: StandIn["reply"]): Promise<StandIn> {
  const standIn: StandIn = { url: "", received: [], reply, close: async () => undefined };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const action = /"action":"(\w+)"|name="action"\r\n\r\n(\w+)/.exec(body)?.slice(1).find(Boolean) ?? "";
    const received = { method: request.method ?? "", url: request.url ?? "", body, action };
    standIn.received.push(received);
    const { status = 200, headers = { "content-type": "text/html; charset=UTF-8" }, body: text } = standIn.reply(received);
    response.writeHead(status, headers).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  standIn.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return standIn;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("latin1");
}
