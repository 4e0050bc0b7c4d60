import "server-only";
import { env } from "@/lib/env";

/** Set by `instrumentation.ts` from the socket itself, over whatever the client claimed. */
export const ADDRESS_HEADER = "x-forwarded-for";

export function clientAddress(request: Request): string {
  return request.headers.get(ADDRESS_HEADER) ?? "unknown";
}

/**
 * Whether a request that changes something comes from our own pages or from a script that says so (operating contract): `Origin`
 * equal to APP_URL's origin, or the browser's own word that it is of the same origin. `Origin: null` is foreign.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  if (site === "same-origin") return true;
  return request.headers.get("origin") === new URL(env.appUrl).origin;
}

/** Hosts that this deployment answers to: APP_URL's own, and on a loopback address both of its names. */
export function isKnownHost(request: Request): boolean {
  const own = new URL(env.appUrl);
  const host = request.headers.get("host")?.toLowerCase();
  const names = ["localhost", "127.0.0.1", "[::1]"];
  const known = names.includes(own.hostname) ? names.map((name) => (own.port ? `${name}:${own.port}` : name)) : [own.host];
  return host !== undefined && known.includes(host);
}

/** JSON for one person: never kept by a cache, never guessed to be anything else. */
export function privateJson(body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(JSON.stringify(body), {
    status: init.status ?? 200,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      ...init.headers,
    },
  });
}
