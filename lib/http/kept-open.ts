import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { type IncomingMessage, ServerResponse } from "node:http";

/** Set by `instrumentation.ts` on every request, over whatever the client claimed: which connection it came on. */
const EXCHANGE_HEADER = "x-shofar-exchange";
/** Next is done with a request that it has answered long before. */
const LET_GO_MS = 1_000;

interface Exchange {
  request: IncomingMessage;
  connection: ServerResponse;
}

// A bundler may give each route its own copy of this module; what the server answers is one for the process.
const shared = globalThis as { shofarExchanges?: Map<string, Exchange> };
const exchanges = () => {
  shared.shofarExchanges ??= new Map();
  return shared.shofarExchanges;
};
let last = 0;

/** Marks requests, so that a route finds the connection beneath them. */
export function markExchanges(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response: connection } = message as { request: IncomingMessage; response: ServerResponse };
    const mark = String(++last);
    request.headers[EXCHANGE_HEADER] = mark;
    exchanges().set(mark, { request, connection });
    connection.once("close", () => exchanges().delete(mark));
  });
}

/**
 * Keeps a request's connection open after its answer has ended for Next. As long as Next waits for the end of an answer it holds on to
 * all that it made for the request, some 80 KB; to a connection alone belong five.
 * @param headers win over those that every answer of the API has, which Next would keep
 * @param begin is called once Next has written the head; from then on what is written on the connection is the caller's
 */
export function keepOpen(asked: Request, headers: Record<string, string>, begin: (connection: ServerResponse) => void): void {
  const exchange = exchanges().get(asked.headers.get(EXCHANGE_HEADER) ?? "");
  if (!exchange) throw new Error("a request came on no connection that is known");
  const { connection } = exchange;
  const end = connection.end;
  connection.end = () => {
    connection.end = end;
    for (const [name, value] of Object.entries(headers)) connection.setHeader(name, value);
    connection.flushHeaders();
    const strangers = connection.listeners("close");
    begin(connection);
    setTimeout(() => letGo(exchange, strangers), LET_GO_MS).unref();
    return connection;
  };
}

/** Gives a connection back as it was before Next came: without what Next keeps on it, and waits for on it. */
function letGo({ request, connection }: Exchange, strangers: ReturnType<ServerResponse["listeners"]>): void {
  if (connection.destroyed) return;
  // As if it had been closed: that is when Next clears away what it made.
  for (const listener of strangers) {
    listener.call(connection);
    connection.off("close", listener as () => void);
  }
  // Next and what compresses its answers put methods of their own over the connection's, and notes on the request. What is deleted would
  // make the objects slow and large, so it is written over.
  const original: object = ServerResponse.prototype;
  for (const name of Object.keys(connection)) {
    const method: unknown = Reflect.get(original, name);
    if (typeof method === "function") Reflect.set(connection, name, method);
  }
  for (const key of Object.getOwnPropertySymbols(request)) if (key.description?.startsWith("Next")) Reflect.set(request, key, undefined);
  request.headers = {};
  request.rawHeaders = [];
}
