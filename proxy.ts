import { type NextRequest, NextResponse } from "next/server";
import { isKnownHost } from "@/lib/http/request";
import { localeOf, WALL_LOCALE_HEADER } from "@/lib/i18n/config";
import { paths } from "@/lib/paths";

/** Answers of the API are data and recordings: opened as a page, nothing in them may run (security.md, X4). */
const NO_DOCUMENT = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Headers, and nothing that decides who may what: every page and handler decides for itself, and a test runs without this file.
 * The Content-Security-Policy is the one that was run with React Aria (docs/decisions).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy(nonce);
  const response = refusal(request) ?? passedOn(request, nonce, policy);
  response.headers.set("Content-Security-Policy", isApi(request) ? NO_DOCUMENT : policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "no-referrer");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.set("X-Frame-Options", "DENY");
  response.headers.set("Permissions-Policy", "camera=(), geolocation=(), payment=(), usb=(), microphone=(self), autoplay=(self)");
  if (process.env["APP_URL"]?.startsWith("https:")) {
    response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  if (!request.nextUrl.pathname.startsWith("/_next/static/")) response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** What no page and no handler should have to meet: another host's name, and anything sent to a page (there are no Server Actions). */
function refusal(request: NextRequest): NextResponse | null {
  if (!isKnownHost(request)) return new NextResponse(null, { status: 421 });
  const reads = request.method === "GET" || request.method === "HEAD";
  if (!reads && !isApi(request)) return new NextResponse(null, { status: 405, headers: { Allow: "GET, HEAD" } });
  return null;
}

const isApi = (request: NextRequest) => request.nextUrl.pathname.startsWith("/api/");

/** Next and the layout read the nonce from the request; what a client claims to be one is overwritten. */
function passedOn(request: NextRequest, nonce: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.delete("content-security-policy-report-only");
  headers.delete(WALL_LOCALE_HEADER);
  const { pathname, searchParams } = request.nextUrl;
  if (pathname === paths.wallPage()) headers.set(WALL_LOCALE_HEADER, localeOf(searchParams.get("lang")));
  return NextResponse.next({ request: { headers } });
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src-elem 'self' 'unsafe-inline'" : `style-src-elem 'self' 'nonce-${nonce}'`,
    // React's server HTML carries style attributes (positions, progress); scripts stay strict.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}
