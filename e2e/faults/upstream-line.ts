import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { silence } from "./silent-port";
import { TROUBLES, type Trouble, type TroubleName } from "./troubles";
import { type Action, actionIn, titleIn, type UpstreamRequest } from "./upstream-request";

/** A request that came to the line: `title` where it names one. */
export interface Seen {
  action: string;
  title: string | undefined;
  trouble: Trouble | undefined;
  at: number;
}

type Chosen = TroubleName | Trouble;
type Chooser = (request: { action: string; title: string | undefined }) => Trouble | undefined;

interface Planned {
  action: string;
  trouble: Trouble;
  /** Only for requests that give a campaign this title, with the dashboard's mark after it. */
  title?: string;
}

const trouble = (chosen: Chosen): Trouble => (typeof chosen === "string" ? TROUBLES[chosen] : chosen);

/**
 * The line between dashboards and IP-Sales: passes everything on as it is, unless trouble was ordered for its action. What is ordered with
 * `next` meets one request each, in order; `always` stays until it is lifted, and comes after those.
 */
export class UpstreamLine {
  readonly #queue: Planned[] = [];
  readonly #rules = new Set<{ action: string; trouble: Trouble }>();
  /** Who gets no answer, and what it would be. */
  readonly #hanging = new Map<ServerResponse, string>();
  readonly #sockets = new Set<Socket>();
  readonly #waiters: { action: string; resolve: () => void }[] = [];
  readonly #late: UpstreamRequest[] = [];
  #chooser: Chooser | undefined;
  #server: Server | undefined;
  #endSilence: (() => Promise<void>) | undefined;
  #port = 0;
  /** Everything that came whole or was cut by order, in the order of coming. */
  readonly seen: Seen[] = [];

  private constructor(private readonly sandboxUrl: string) {}

  static async open(sandboxUrl: string): Promise<UpstreamLine> {
    const line = new UpstreamLine(sandboxUrl);
    await line.openDoor();
    return line;
  }

  /** IPSALES_BASE_URL of the dashboards. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  next(action: Action, ...chosen: Chosen[]): void {
    for (const one of chosen) this.#queue.push({ action, trouble: trouble(one) });
  }

  /** {@link next} for one order alone, known by its title, so that many may meet trouble side by side. */
  nextOf(title: string, action: Action, ...chosen: Chosen[]): void {
    for (const one of chosen) this.#queue.push({ action, title, trouble: trouble(one) });
  }

  /** @returns what lifts it */
  always(action: Action, chosen: Chosen): () => void {
    const rule = { action, trouble: trouble(chosen) };
    this.#rules.add(rule);
    return () => this.#rules.delete(rule);
  }

  /** Decides for each request for which nothing else was ordered; undefined = it goes well. */
  choose(chooser: Chooser | undefined): void {
    this.#chooser = chooser;
  }

  /** Resolves when the next request of an action has come, and nothing was done with it yet. */
  arrival(action: Action): Promise<void> {
    return new Promise((resolve) => this.#waiters.push({ action, resolve }));
  }

  /** How often an action came. */
  count(action: Action): number {
    return this.seen.filter((one) => one.action === action).length;
  }

  /** How often an action came with the title of one order. */
  countOf(title: string, action: Action): number {
    return this.seen.filter((one) => one.action === action && isOrder(one.title, title)).length;
  }

  /** Connections are refused, and those that stand are reset. */
  async refuse(): Promise<void> {
    await this.#endSilence?.();
    this.#endSilence = undefined;
    for (const socket of this.#sockets) socket.resetAndDestroy();
    const closed = this.#server ? once(this.#server, "close") : undefined;
    this.#server?.close();
    this.#server = undefined;
    await closed;
  }

  /** Connecting is neither refused nor accepted; connections that stand are reset. */
  async fallSilent(): Promise<void> {
    await this.refuse();
    this.#endSilence = await silence(this.#port);
  }

  /** The port as it was at first. */
  async openDoor(): Promise<void> {
    await this.refuse();
    const server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy()); // the dashboard, or the sandbox, went away
    });
    server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
    server.listen(this.#port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (typeof address === "object" && address) this.#port = address.port;
    this.#server = server;
  }

  /** Requests whose answers were lost before they were passed on arrive now. @returns how many */
  async arrive(): Promise<number> {
    const late = this.#late.splice(0);
    for (const request of late) await this.#forward(request);
    return late.length;
  }

  /** Those that hang, or drip, are reset. */
  letGo(): void {
    for (const response of this.#hanging.keys()) response.socket?.resetAndDestroy();
    this.#hanging.clear();
  }

  /** Those that hang get after all what IP-Sales said, if it was asked. */
  answer(): void {
    const answered = [...this.#hanging].filter(([, text]) => text !== "");
    for (const [response, text] of answered) response.writeHead(200, { "content-type": "application/json" }).end(text);
    for (const [response] of answered) this.#hanging.delete(response);
  }

  /** Everything goes well from now on: what was ordered is forgotten, those that hang are reset, the door is open. */
  async mend(): Promise<void> {
    this.#queue.length = 0;
    this.#rules.clear();
    this.#chooser = undefined;
    this.letGo();
    if (!this.#server) await this.openDoor();
  }

  async close(): Promise<void> {
    this.letGo();
    await this.refuse();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    let planned: Trouble | undefined;
    let action: string | undefined;
    for await (const chunk of incoming) {
      chunks.push(chunk);
      if (action !== undefined) continue;
      const begun = Buffer.concat(chunks);
      action = actionIn(begun.toString("latin1"));
      if (action === undefined) continue;
      const title = titleIn({ body: begun });
      planned = this.#take(action, title);
      if (!planned?.cutUpload) continue;
      this.#note({ action, title, trouble: planned });
      return void response.socket?.resetAndDestroy();
    }
    const body = Buffer.concat(chunks);
    const contentType = incoming.headers["content-type"] ?? "";
    const request = { action: action ?? "", path: incoming.url ?? "/", contentType, body };
    this.#note({ action: request.action, title: titleIn(request), trouble: planned });
    await this.#carry(request, planned ?? {}, response);
  }

  async #carry(
    request: UpstreamRequest,
    { forward = "once", up, down, answer, thenDoor, delayMs }: Trouble,
    response: ServerResponse,
  ): Promise<void> {
    const asked = up ? up(request) : request;
    if (forward === "later") this.#late.push(asked);
    if (forward === "twice") await this.#forward(asked);
    const came = forward === "never" || forward === "later" ? "" : await this.#forward(asked);
    const text = down ? JSON.stringify(down(JSON.parse(came))) : came;
    if (thenDoor) await this.#shut(thenDoor);
    if (delayMs) await pause(delayMs, undefined, { ref: false });
    switch (answer?.kind) {
      case "reset":
        return void response.socket?.resetAndDestroy();
      case "hang":
        this.#hanging.set(response, text);
        return void response.once("close", () => this.#hanging.delete(response));
      case "says":
        return void response
          .writeHead(answer.status ?? 200, { "content-type": "text/html; charset=UTF-8", ...answer.headers })
          .end(answer.text);
      case "drip":
        this.#hanging.set(response, "");
        response.once("close", () => this.#hanging.delete(response));
        return drip(text, answer.msPerByte, response);
      default:
        response.writeHead(200, { "content-type": "application/json; charset=utf-8", ...(thenDoor && { connection: "close" }) });
        response.end(answer?.kind === "spoilt" ? answer.write(text) : text);
    }
  }

  /** Nobody new comes in; who is in the middle of something gets an answer. */
  async #shut(door: "refused" | "silent"): Promise<void> {
    this.#server?.close();
    this.#server = undefined;
    if (door === "silent") this.#endSilence = await silence(this.#port);
  }

  async #forward({ path, contentType, body }: UpstreamRequest): Promise<string> {
    const answer = await fetch(this.sandboxUrl + path, {
      method: "POST",
      headers: { "content-type": contentType },
      body: new Uint8Array(body),
    });
    return answer.text();
  }

  #note(seen: Omit<Seen, "at">): void {
    this.seen.push({ ...seen, at: Date.now() });
    for (const waiter of this.#waiters.splice(0)) {
      if (waiter.action === seen.action) waiter.resolve();
      else this.#waiters.push(waiter);
    }
  }

  #take(action: string, title: string | undefined): Trouble | undefined {
    const index = this.#queue.findIndex((planned) => planned.action === action && (!planned.title || isOrder(title, planned.title)));
    if (index >= 0) return this.#queue.splice(index, 1)[0]?.trouble;
    return [...this.#rules].find((rule) => rule.action === action)?.trouble ?? this.#chooser?.({ action, title });
  }
}

/** Whether a title on the line is the one that a person gave, with the mark that the dashboard puts after it or without. */
const isOrder = (sent: string | undefined, given: string) => sent === given || sent?.startsWith(`${given} ·`) === true;

async function drip(text: string, msPerByte: number, response: ServerResponse): Promise<void> {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
  for (const byte of Buffer.from(text)) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await pause(msPerByte, undefined, { ref: false });
  }
  response.end();
}
