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
];
/** By these Next's own proxy speaks to its router: from outside they skip steps, or make an empty 200 of any answer. */
const INNER_STEPS = /^x-(middleware|invoke|nextjs-rewrite|now-route|matched-path)\b/;

/**
 * An address in absolute form names its own host, which counts instead of the header (RFC 9112, 3.2.2). Next would take it for a
 * path with a double slash and redirect to it, foreign host and all; so it becomes a path, and the host is judged like any other.
 */
export function asPath(request: Pick<IncomingMessage, "url" | "headers">): void {
  const { url = "/" } = request;
  if (url.startsWith("/") || url === "*") return;
  const target = URL.canParse(url) ? new URL(url) : null;
  request.headers.host = target?.host ?? "";
  request.url = target ? target.pathname + target.search : "/";
}

/**
 * Puts the socket's address in place of whatever a client claims, before anything reads the request. No proxy is listed in the
 * settings, so none is believed; behind one, every address is the proxy's.
 */
export function trustSocketsOnly(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    for (const name of Object.keys(request.headers)) if (CLAIMS.includes(name) || INNER_STEPS.test(name)) delete request.headers[name];
    asPath(request);
    request.headers[ADDRESS_HEADER] = request.socket.remoteAddress ?? "unknown";
  });
}
