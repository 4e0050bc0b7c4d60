import { type ClientRequest, get, type IncomingMessage } from "node:http";
import { z } from "zod";

const Snapshot = z.object({ campaigns: z.array(z.looseObject({ id: z.number() })) });
const Changed = z.looseObject({ id: z.number() });
const Status = z.object({ at: z.string().nullable(), problem: z.looseObject({}).nullable() });
export type BoardStatus = z.output<typeof Status>;

/** Many read the same bytes: what they mean is found out once. */
const KEPT = 64;
const parsed = new Map<string, unknown>();
function once<T>(text: string, read: (data: unknown) => T): T {
  if (!parsed.has(text)) {
    parsed.set(text, read(JSON.parse(text)));
    const [oldest] = parsed.keys();
    if (parsed.size > KEPT && oldest !== undefined) parsed.delete(oldest);
  }
  return parsed.get(text) as T;
}

/** Somebody who watches the live board as a script does: one connection, and what they know by all that it told. */
export class LiveViewer {
  /** Each campaign as JSON. */
  readonly campaigns = new Map<number, string>();
  status: BoardStatus | null = null;
  /** The stream's own mark of what was seen last. */
  lastId: string | null = null;
  /** `performance.now()` when anything was heard last. */
  heardAt = performance.now();
  /** How often the whole board came: once, unless they didn't keep up or came again. */
  snapshots = 0;
  isOpen = true;
  isReading = true;
  #unread = "";

  private constructor(
    private readonly request: ClientRequest,
    private readonly answer: IncomingMessage,
  ) {
    answer.setEncoding("utf8");
    answer.on("data", (text: string) => this.#read(text));
    // A stream that is cut is closed like one that ended.
    answer.on("error", () => undefined);
    answer.on("close", () => {
      this.isOpen = false;
    });
  }

  /** @param headers of somebody signed in @param before the one whose place is taken after a break */
  static join(url: string, headers: Record<string, string>, before?: LiveViewer): Promise<LiveViewer> {
    return new Promise((resolve, reject) => {
      const seen = before?.lastId ? { "last-event-id": before.lastId } : {};
      const request = get(`${url}/api/campaigns/live`, { agent: false, headers: { ...headers, ...seen } });
      request.on("error", reject);
      request.on("response", (answer) => {
        if (answer.statusCode === 200) return resolve(LiveViewer.#begin(request, answer, before));
        request.destroy();
        reject(new Error(`the board answers ${answer.statusCode}`));
      });
    });
  }

  static #begin(request: ClientRequest, answer: IncomingMessage, before: LiveViewer | undefined): LiveViewer {
    const viewer = new LiveViewer(request, answer);
    for (const [id, campaign] of before?.campaigns ?? []) viewer.campaigns.set(id, campaign);
    viewer.lastId = before?.lastId ?? null;
    viewer.status = before?.status ?? null;
    return viewer;
  }

  /** Takes nothing from the socket any more: the window fills up, and the server's buffers after it. */
  stopReading(): void {
    this.isReading = false;
    this.answer.pause();
  }

  goOnReading(): void {
    this.isReading = true;
    this.heardAt = performance.now();
    this.answer.resume();
  }

  /** Without a word, as a browser does that is closed. */
  leave(): void {
    this.isOpen = false;
    this.request.destroy();
  }

  #read(text: string): void {
    this.heardAt = performance.now();
    const blocks = (this.#unread + text).split("\n\n");
    this.#unread = blocks.pop() ?? "";
    for (const block of blocks) this.#take(block);
  }

  #take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
    const data = field("data");
    if (data !== undefined) this.#hear(field("event") ?? "", data);
    this.lastId = field("id") ?? this.lastId;
  }

  #hear(event: string, data: string): void {
    if (event === "snapshot") {
      this.snapshots++;
      this.campaigns.clear();
      const board = once(data, (all) => Snapshot.parse(all).campaigns.map((campaign) => [campaign.id, JSON.stringify(campaign)] as const));
      for (const [id, campaign] of board) this.campaigns.set(id, campaign);
    }
    if (event === "campaign")
      this.campaigns.set(
        once(data, (campaign) => Changed.parse(campaign).id),
        data,
      );
    if (event === "gone") this.campaigns.delete(once(data, (campaign) => Changed.parse(campaign).id));
    if (event === "status") this.status = once(data, (status) => Status.parse(status));
  }
}
