import "server-only";
import { Agent, buildConnector, Client, type Dispatcher } from "undici";

/** One exchange over HTTP: what happened to the bytes, before anybody asks what they mean. */
export type Exchange =
  | { kind: "answered"; status: number; contentType: string; bytes: Uint8Array; latencyMs: number }
  /** DNS, connect or TLS failed: not a byte of the request left. */
  | { kind: "not-connected"; cause: unknown }
  /** A connection stood; the request may have been read. */
  | { kind: "lost"; reason: "no-answer" | "cut"; cause: unknown };

export interface PostOptions {
  timeoutMs: number;
  /** null = a connection of its own, closed afterwards. */
  pool: Agent | null;
}

const CONNECT_TIMEOUT_MS = 5_000;
const READ_CONNECTIONS = 8;
/** All contacts of a list come in one answer. */
const MAX_ANSWER_BYTES = 512 * 1024 * 1024;

// The total is limited by the caller's signal, so undici's own two clocks, which a slow drip never trips, are off.
const CLOCKS = { headersTimeout: 0, bodyTimeout: 0, maxResponseSize: MAX_ANSWER_BYTES } as const;

/** Kept connections, for reads. */
export function openPool(): Agent {
  return new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS }, connections: READ_CONNECTIONS, pipelining: 1, ...CLOCKS });
}

/** Sends one POST. Never throws for what a network does, never follows a redirect, never sends twice. */
export async function post(url: string, body: RequestBody, { timeoutMs, pool }: PostOptions): Promise<Exchange> {
  const { origin, pathname } = new URL(url);
  const connection = { stood: pool !== null };
  const dispatcher: Dispatcher = pool ?? freshConnection(origin, connection);
  const startedMs = performance.now();
  let status: number | undefined;
  try {
    const response = await dispatcher.request({
      ...requestOf(body),
      origin,
      path: pathname,
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = response.statusCode;
    const bytes = new Uint8Array(await response.body.arrayBuffer());
    const contentType = String(response.headers["content-type"] ?? "");
    return { kind: "answered", status, contentType, bytes, latencyMs: performance.now() - startedMs };
  } catch (cause) {
    if (!connection.stood) return { kind: "not-connected", cause };
    return { kind: "lost", reason: status === undefined ? "no-answer" : "cut", cause };
  } finally {
    if (!pool) await dispatcher.destroy();
  }
}

/** An answer that is still arriving. */
export interface Arriving {
  kind: "arriving";
  status: number;
  contentType: string;
  /** Ends by throwing where the answer breaks off, is too large, or pauses for too long. */
  chunks: AsyncIterable<Uint8Array>;
  latencyMs: number;
}

export interface StreamPatience {
  /** Until the answer begins. */
  timeoutMs: number;
  /** The longest pause in it. */
  pauseMs: number;
}

/** A report of several million recipients. */
const LONGEST_STREAM_MS = 10 * 60_000;
const MAX_STREAM_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Sends one POST on a connection of its own and hands its answer over while it arrives. Ends the connection when `use` has ended,
 * whichever way. Never throws for what a network does before the answer begins.
 */
export async function postForStream<T>(
  url: string,
  body: RequestBody,
  { timeoutMs, pauseMs }: StreamPatience,
  use: (answer: Arriving | Exclude<Exchange, { kind: "answered" }>) => Promise<T>,
): Promise<T> {
  const { origin, pathname } = new URL(url);
  const connection = { stood: false };
  const dispatcher = freshConnection(origin, connection, MAX_STREAM_BYTES);
  const abort = new AbortController();
  const patience = (ms: number) => setTimeout(() => abort.abort(new DOMException("no answer in time", "TimeoutError")), ms);
  let timer = patience(timeoutMs);
  const deadline = patience(LONGEST_STREAM_MS);
  async function* chunks(arriving: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of arriving) {
      // Our own reading, which may be slow, is no pause of theirs.
      clearTimeout(timer);
      yield chunk;
      timer = patience(pauseMs);
    }
  }
  const startedMs = performance.now();
  try {
    let response: Dispatcher.ResponseData;
    try {
      response = await dispatcher.request({ ...requestOf(body), origin, path: pathname, signal: abort.signal });
    } catch (cause) {
      return await use(connection.stood ? { kind: "lost", reason: "no-answer", cause } : { kind: "not-connected", cause });
    }
    clearTimeout(timer);
    timer = patience(pauseMs);
    return await use({
      kind: "arriving",
      status: response.statusCode,
      contentType: String(response.headers["content-type"] ?? ""),
      chunks: chunks(response.body),
      latencyMs: performance.now() - startedMs,
    });
  } finally {
    clearTimeout(timer);
    clearTimeout(deadline);
    await dispatcher.destroy();
  }
}

function requestOf(body: RequestBody) {
  return {
    method: "POST",
    body: Buffer.from(body.bytes.buffer, body.bytes.byteOffset, body.bytes.byteLength),
    headers: { "content-type": body.contentType, accept: "application/json", "user-agent": "shofar" },
  } as const;
}

/** A client for one request, without keep-alive, that notes whether its connection (with TLS, where used) ever stood. */
function freshConnection(origin: string, connection: { stood: boolean }, maxResponseSize: number = MAX_ANSWER_BYTES): Client {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS });
  return new Client(origin, {
    ...CLOCKS,
    maxResponseSize,
    pipelining: 0,
    connect: (options, callback) =>
      connect(options, (...result) => {
        if (result[0] === null) connection.stood = true;
        callback(...result);
      }),
  });
}

export type Field = string | number | readonly unknown[];
export type Fields = Readonly<Record<string, Field | undefined>>;

/** A file of a multipart body. */
export interface FilePart {
  content: Uint8Array | string;
  fileName: string;
  contentType: string;
}

export interface RequestBody {
  bytes: Uint8Array;
  contentType: string;
}

/** JSON, or multipart/form-data as soon as there is a file. Fields that are undefined are left out. */
export async function encodeBody(fields: Fields, files?: Readonly<Record<string, FilePart>>): Promise<RequestBody> {
  const given = Object.entries(fields).filter((entry): entry is [string, Field] => entry[1] !== undefined);
  if (!files) return { bytes: Buffer.from(JSON.stringify(Object.fromEntries(given))), contentType: "application/json" };
  const form = new FormData();
  for (const [name, value] of given) form.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  for (const [name, { content, fileName, contentType }] of Object.entries(files)) {
    form.append(name, new Blob([typeof content === "string" ? content : new Uint8Array(content)], { type: contentType }), fileName);
  }
  const encoded = new Response(form);
  return { bytes: new Uint8Array(await encoded.arrayBuffer()), contentType: encoded.headers.get("content-type") ?? "" };
}
