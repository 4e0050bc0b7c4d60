import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { ADDRESS_HEADER } from "./request";

/** Headers by which a client could claim another address, host, nonce or an inner step of Next for itself. */
const CLAIMS = [
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
  "x-real-ip",
  "x-nonce",
  "content-security-policy",
  "x-middleware-subrequest",
];

/**
 * Puts the socket's address in place of whatever a client claims, before anything reads the request. No proxy is listed in the
 * settings, so none is believed; behind one, every address is the proxy's.
 */
export function trustSocketsOnly(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    for (const name of CLAIMS) delete request.headers[name];
    request.headers[ADDRESS_HEADER] = request.socket.remoteAddress ?? "unknown";
  });
}
