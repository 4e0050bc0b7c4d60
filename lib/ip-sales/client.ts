import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { decodeBody, findJson, type Quirk } from "./body";
import {
  ACCESS_DENIED,
  type Action,
  UpstreamMisunderstood,
  UpstreamNotSent,
  UpstreamRefused,
  UpstreamUnknown,
  UpstreamUnreachable,
} from "./errors";
import { type ConnectionHealth, HealthRecord } from "./health";
import {
  type Arriving,
  type Exchange,
  encodeBody,
  type Fields,
  type FilePart,
  openPool,
  post,
  postForStream,
  type StreamPatience,
} from "./http";
import { ByteMask, redactor } from "./redact";
import { readVerdict, type Verdict } from "./wire";

const ENDPOINTS = { campaign: "campaignApi.php", lists: "mailingListsApi.php" } as const;

export interface CallOptions {
  /** A read is tried three times; a write goes out on a connection of its own, once. */
  kind: "read" | "write";
  /** From the first attempt to connect until the last byte of the answer. */
  timeoutMs: number;
  /** Sent as multipart/form-data, beside the fields. */
  files?: Readonly<Record<string, FilePart>>;
  /**
   * For a read that a launch waits for (a dry run of 100,000 numbers): asked once, on a connection of its own, so that it neither queues
   * behind the boards' and lists' reads nor is turned away with them.
   */
  apart?: boolean;
}

export interface Answer {
  value: unknown;
  /** False where the answer has no word of success, as the data of a read has none. */
  saidOk: boolean;
}

export type Call = (api: keyof typeof ENDPOINTS, action: Action, fields: Fields, options: CallOptions) => Promise<Answer>;

/** Takes an answer while it arrives. */
export interface Reader<T> {
  /** Bytes that are the reader's from now on. */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  end(): Promise<ReaderEnd<T>>;
  /** Nothing more will come of it. */
  abandon(): void;
}

/** What an answer was: what is read; bytes that are to be judged as any other answer; or one that can't be read. */
export type ReaderEnd<T> =
  | { kind: "read"; result: T; quirks: readonly Quirk[] }
  | { kind: "other"; bytes: Uint8Array }
  | { kind: "broken"; excerpt: string };

export interface StreamOptions<T> extends StreamPatience {
  begin: (contentType: string) => Reader<T>;
  /** What an answer of another kind, which is no refusal, comes to. */
  other: (answer: Answer) => Promise<T>;
}

export interface TransportOptions {
  baseUrl: string;
  apiKey: string;
  /** The wait before the second and third try of a read. */
  backOffMs?: (attempt: number) => number;
}

const READ_TRIES = 3;
const MAX_READS = 64;
const EXCERPT = 200;

/** Three tries must not become a drum: 200–400 ms, then 400–800. */
const jitter = (attempt: number) => 200 * 2 ** (attempt - 1) * (1 + Math.random());

/**
 * The transport to IP-Sales: POST only, the key in the body only, redirects refused.
 * A write is never repeated, whatever happens to it (launch.md).
 */
export class Transport {
  readonly #options: Required<TransportOptions>;
  readonly #pool = openPool();
  readonly #health = new HealthRecord();
  #reading = 0;
  /** Masks the key in any text that came from upstream. */
  readonly redact: (text: string) => string;

  constructor(options: TransportOptions) {
    this.#options = { backOffMs: jitter, ...options };
    this.redact = redactor(options.apiKey);
  }

  /**
   * Asks IP-Sales for one action.
   * @throws UpstreamRefused; for a read UpstreamUnreachable or UpstreamMisunderstood; for a write UpstreamNotSent or UpstreamUnknown;
   * AppError `busy` when too many reads wait already
   */
  async call(...[api, action, fields, options]: Parameters<Call>): Promise<Answer> {
    if (options.kind === "write" || options.apart) return this.#once(api, action, fields, options);
    if (this.#reading >= MAX_READS) throw new AppError("busy");
    this.#reading++;
    try {
      return await this.#tried(() => this.#once(api, action, fields, options));
    } finally {
      this.#reading--;
    }
  }

  /**
   * A read whose answer may be too large to be held: it is read while it arrives, on a connection of its own, in up to three tries.
   * @throws what {@link Transport.call} throws for a read, and what the reader throws
   */
  async stream<T>(api: keyof typeof ENDPOINTS, action: Action, fields: Fields, options: StreamOptions<T>): Promise<T> {
    const { baseUrl, apiKey } = this.#options;
    const body = await encodeBody({ ...fields, action, apiKey });
    return this.#tried(() =>
      postForStream(`${baseUrl}/${ENDPOINTS[api]}`, body, options, async (arriving) => {
        try {
          return await this.#read(action, arriving, options);
        } catch (error) {
          this.#health.failed(action, error);
          throw error;
        }
      }),
    );
  }

  /** How the connection does. */
  connectionHealth(): ConnectionHealth {
    return this.#health.read();
  }

  /** How long a background reader should stay away; 0 = not at all. */
  backgroundPauseMs(): number {
    return this.#health.pauseMs();
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #tried<T>(read: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await read();
      } catch (error) {
        const mayHelp = error instanceof UpstreamUnreachable || error instanceof UpstreamMisunderstood;
        if (attempt >= READ_TRIES || !mayHelp) throw error;
        await wait(this.#options.backOffMs(attempt));
      }
    }
  }

  async #once(...[api, action, fields, { kind, timeoutMs, files, apart = false }]: Parameters<Call>): Promise<Answer> {
    const { baseUrl, apiKey } = this.#options;
    const body = await encodeBody({ ...fields, action, apiKey }, files);
    const pool = kind === "read" && !apart ? this.#pool : null;
    const exchange = await post(`${baseUrl}/${ENDPOINTS[api]}`, body, { timeoutMs, pool });
    try {
      return this.#settle(action, kind, exchange);
    } catch (error) {
      this.#health.failed(action, error);
      throw error;
    }
  }

  #settle(action: Action, kind: "read" | "write", exchange: Exchange): Answer {
    const { value, verdict, quirks } = judge(action, kind, exchange, this.redact);
    const denied = verdict.kind === "refused" && verdict.code === ACCESS_DENIED;
    if (exchange.kind === "answered" && !denied) this.#health.answered(exchange.latencyMs, quirks);
    if (verdict.kind === "refused") throw new UpstreamRefused({ action, code: verdict.code, note: verdict.note, answer: value });
    return { value, saidOk: verdict.kind === "ok" };
  }

  async #read<T>(action: Action, arriving: Arriving | Exclude<Exchange, { kind: "answered" }>, options: StreamOptions<T>): Promise<T> {
    if (arriving.kind !== "arriving") throw new UpstreamUnreachable(action, arriving.cause);
    const { status, contentType, latencyMs } = arriving;
    const reader = options.begin(contentType);
    try {
      const mask = new ByteMask(this.#options.apiKey);
      for await (const chunk of arrivingOf(action, arriving)) await reader.write(mask.take(chunk));
      await reader.write(mask.rest());
      const end = await reader.end();
      // An answer that failed is not believed, whatever it holds.
      if (end.kind === "broken" || (end.kind === "read" && status !== 200)) {
        const excerpt = end.kind === "broken" ? this.redact(end.excerpt).trim().slice(0, EXCERPT) : "";
        throw isOverloaded(status) ? new UpstreamUnreachable(action) : new UpstreamMisunderstood(action, excerpt);
      }
      if (end.kind === "other") {
        reader.abandon();
        const answer = this.#settle(action, "read", { kind: "answered", status, contentType, bytes: end.bytes, latencyMs });
        return await options.other(answer);
      }
      this.#health.answered(latencyMs, end.quirks);
      return end.result;
    } catch (error) {
      reader.abandon();
      throw error;
    }
  }
}

/** The pieces of an answer; where it breaks off, IP-Sales couldn't be reached. */
async function* arrivingOf(action: Action, { chunks }: Arriving): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (cause) {
    throw new UpstreamUnreachable(action, cause);
  }
}

const isOverloaded = (status: number): boolean => status >= 500 || status === 429;

interface Judged {
  value: unknown;
  verdict: Verdict;
  quirks: Quirk[];
}

/** What an exchange means, for a read or for a write. */
function judge(action: Action, kind: "read" | "write", exchange: Exchange, redact: (text: string) => string): Judged {
  if (exchange.kind !== "answered") {
    if (kind === "read") throw new UpstreamUnreachable(action, exchange.cause);
    if (exchange.kind === "not-connected") throw new UpstreamNotSent(action, exchange.cause);
    throw new UpstreamUnknown(action, exchange.reason, "", exchange.cause);
  }
  const { status, bytes, contentType } = exchange;
  const decoded = decodeBody(bytes, contentType);
  const text = redact(decoded.text);
  const overloaded = isOverloaded(status);
  const redirected = status >= 300 && status < 400;
  const found = overloaded || redirected ? null : findJson(text);
  if (found) return { value: found.value, verdict: readVerdict(found.value), quirks: [...decoded.quirks, ...found.quirks] };

  const excerpt = text.trim().slice(0, EXCERPT);
  if (kind === "write") throw new UpstreamUnknown(action, overloaded ? "server-error" : "unreadable", excerpt);
  throw overloaded ? new UpstreamUnreachable(action) : new UpstreamMisunderstood(action, excerpt);
}

// A bundler may give each route its own copy of this module; the connection and its record are one for the process.
const SLOT: unique symbol = Symbol.for("shofar.ip-sales.transport");
const shared: typeof globalThis & { [SLOT]?: Transport } = globalThis;

function transport(): Transport {
  shared[SLOT] ??= new Transport({ baseUrl: env.ipSalesBaseUrl, apiKey: env.apiKey.reveal() });
  return shared[SLOT];
}

/** {@link Transport.call} with this deployment's key and address. */
export const call: Call = (...args) => transport().call(...args);

/** {@link Transport.stream} with this deployment's key and address. */
export const stream: Transport["stream"] = (...args) => transport().stream(...args);

/** How the connection does: for the Connection page. */
export const connectionHealth = (): ConnectionHealth => transport().connectionHealth();

/** How long a background reader (the live board's poll) should stay away after -99 or a row of failures; 0 = not at all. */
export const backgroundPauseMs = (): number => transport().backgroundPauseMs();

/**
 * A write that must be confirmed by a word of success.
 * @throws UpstreamUnknown when the answer is JSON without one
 */
export async function callForOk(...args: Parameters<Call>): Promise<unknown> {
  const answer = await call(...args);
  if (!answer.saidOk) throw unclear(args[1], answer.value);
  return answer.value;
}

/** The outcome of a write whose answer is JSON but not the documented one. */
export const unclear = (action: Action, value: unknown) => new UpstreamUnknown(action, "unreadable", excerptOf(value));

/** A read whose answer is JSON but not the documented one. */
export const misunderstood = (action: Action, value: unknown) => new UpstreamMisunderstood(action, excerptOf(value));

const excerptOf = (value: unknown) => (JSON.stringify(value) ?? "").slice(0, EXCERPT);
