import * as z from "zod/mini";
import { paths } from "@/lib/paths";

/** An answer that isn't the one asked for. `status` 0: no answer came at all. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";

  /**
   * @param code the machine word of the HTTP API (operating contract), or `unreachable`, `unreadable`
   * @param message a sentence in the person's language; empty where the server gave none
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly details: Record<string, unknown> | null = null,
    readonly upstream: unknown = null,
  ) {
    super(message);
  }
}

const ProblemAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.optional(z.record(z.string(), z.unknown())),
    upstream: z.optional(z.unknown()),
  }),
});

export interface JsonRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON; FormData goes as multipart, URLSearchParams as a form, a Blob as what its type says. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** It outlives the page that asks; the browser takes up to 64 KiB so. */
  keepalive?: boolean;
}

/**
 * Asks our own API and parses the answer. Nothing is repeated here. A 401 leads to the sign-in page and back.
 * @throws ApiProblem with the server's words, or `unreachable` when no answer came (a write may have happened nevertheless)
 */
export async function fetchJson<Schema extends z.core.$ZodType>(
  schema: Schema,
  address: string,
  request: JsonRequest = {},
): Promise<z.output<Schema>> {
  const response = await send(address, request);
  return readAnswer(schema, response.status, await response.json().catch(() => undefined));
}

/** Asks our own API for plain text. @throws ApiProblem as {@link fetchJson} */
export async function fetchText(address: string, signal?: AbortSignal): Promise<string> {
  const response = await send(address, { headers: { Accept: "text/plain" }, ...(signal && { signal }) });
  if (response.status === 401) leaveForSignIn();
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response.status);
  return response.text();
}

/**
 * Asks our own API for a file that it makes while it sends. @param onBytes told how much has come @param body says of what, where that is
 * no matter for an address
 * @throws ApiProblem as {@link fetchJson}, also when the file breaks off
 */
export async function fetchFile(
  address: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
  body?: unknown,
): Promise<{ name: string; blob: Blob }> {
  const response = await send(address, { headers: { Accept: "*/*" }, signal, ...(body !== undefined && { method: "POST", body }) });
  if (response.status === 401) leaveForSignIn();
  if (!response.ok || !response.body) throw problemOf(await response.json().catch(() => undefined), response.status);
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, stream) => {
      bytes += chunk.byteLength;
      onBytes(bytes);
      stream.enqueue(chunk);
    },
  });
  try {
    const blob = await new Response(response.body.pipeThrough(counter)).blob();
    return { name: fileNameOf(response.headers.get("Content-Disposition") ?? ""), blob };
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiProblem("unreachable", "", 0);
  }
}

/** What a file is to be called (RFC 6266): the name in all letters where there is one. */
function fileNameOf(disposition: string): string {
  const full = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return full ? decodeURIComponent(full) : (/filename="([^"]*)"/.exec(disposition)?.[1] ?? "");
}

/** What our API answered, parsed, for whoever has to ask in another way. @throws ApiProblem as {@link fetchJson} */
export function readAnswer<Schema extends z.core.$ZodType>(schema: Schema, status: number, answer: unknown): z.output<Schema> {
  if (status === 401) leaveForSignIn();
  if (status < 200 || status > 299) throw problemOf(answer, status);
  const parsed = z.safeParse(schema, answer);
  if (!parsed.success) throw new ApiProblem("unreadable", "", status);
  return parsed.data;
}

async function send(address: string, { method = "GET", body, headers, signal, keepalive = false }: JsonRequest): Promise<Response> {
  const isReady = body instanceof FormData || body instanceof URLSearchParams || body instanceof Blob;
  try {
    return await fetch(address, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers: { Accept: "application/json", ...(body !== undefined && !isReady && { "Content-Type": "application/json" }), ...headers },
      ...(body !== undefined && { body: isReady ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem("unreachable", "", 0);
  }
}

function problemOf(answer: unknown, status: number): ApiProblem {
  const parsed = z.safeParse(ProblemAnswer, answer);
  if (!parsed.success) return new ApiProblem("unreadable", "", status);
  const { code, message, details, upstream } = parsed.data.error;
  return new ApiProblem(code, message, status, details ?? null, upstream ?? null);
}

/** The session is over: to the sign-in page, which leads back here. */
function leaveForSignIn(): void {
  const here = `${window.location.pathname}${window.location.search}`;
  const target = paths.signIn(here);
  window.location.assign(`${target}${target.includes("?") ? "&" : "?"}expired=1`);
}
