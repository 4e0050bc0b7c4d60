import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { CampaignSpec } from "@/lib/campaigns/schema";
import { startPostgres } from "../../scripts/postgres";
import { prepareDatabase } from "../../scripts/prepare-database";

/** For tests of launches: a real PostgreSQL, the sandbox as a program of its own, and between it and us a line that can be cut. */

const ROOT = path.resolve(import.meta.dirname, "../..");
const KEY = "launch-test-key-17";

const State = z.object({
  campaigns: z.array(z.looseObject({ id: z.number(), title: z.string() })),
  dispatches: z.array(z.looseObject({ campaignId: z.union([z.number(), z.string()]), title: z.string(), phones: z.array(z.string()) })),
  requests: z.array(z.object({ action: z.string() })),
});

/** What becomes of the next `campaignRun` that is no dry run, or of the next request of another action. */
export type Trouble =
  | { kind: "hang-after" | "reset-after" | "reset-before" | "http-500" | "http-500-after" | "html" | "truncated" }
  | { kind: "body"; text: string }
  /** Something happens before it is passed on. */
  | { kind: "meanwhile"; run: () => unknown };

export async function startUpstream() {
  const args = ["--import", "tsx", "sandbox/main.ts", "--port", "0", "--pace", "1000", "--api-key", KEY, "--no-demo-data"];
  const sandbox = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const url = await addressOf(sandbox);
  const line = new Line(url);
  const port = await line.listen();
  return {
    key: KEY,
    line,
    baseUrl: `http://127.0.0.1:${port}`,
    state: async () => State.parse(await (await fetch(`${url}/__sandbox/state`)).json()),
    post: (address: string, body: unknown) => fetch(url + address, { method: "POST", body: JSON.stringify(body) }),
    stop: async () => {
      await line.close();
      const ended = once(sandbox, "exit");
      sandbox.kill("SIGTERM");
      await ended;
    },
  };
}

async function addressOf(sandbox: ChildProcess): Promise<string> {
  if (!sandbox.stdout) throw new Error("the sandbox has no output");
  for await (const text of createInterface({ input: sandbox.stdout })) {
    const url = /http:\/\/[\d.:]+/.exec(text)?.[0];
    if (url) return url;
  }
  throw new Error("the sandbox did not start");
}

const ACTION =
  /campaignRun|campaignsHistory|campaignResumption|campaignHold|campaignReport|uplodePhones|phonesList|phoneEdit|phonesDelete|setStatus/;

/** Passes requests on to the sandbox, unless trouble was ordered. */
class Line {
  readonly #troubles: { action: string; trouble: Trouble }[] = [];
  readonly #hanging: ServerResponse[] = [];
  #server: Server | undefined;
  #port = 0;

  constructor(private readonly target: string) {}

  async listen(): Promise<number> {
    const server = createServer((req, res) => void this.#serve(req, res).catch(() => res.destroy()));
    this.#server = server;
    server.listen(this.#port, "127.0.0.1");
    await once(server, "listening");
    this.#port = (server.address() as AddressInfo).port;
    return this.#port;
  }

  /** Nobody listens any more: connections are refused. */
  async close(): Promise<void> {
    const closed = this.#server ? once(this.#server, "close") : undefined;
    this.#server?.close();
    this.#server?.closeAllConnections();
    await closed;
  }

  next(action: string, trouble: Trouble): void {
    this.#troubles.push({ action, trouble });
  }

  clear(): void {
    this.#troubles.length = 0;
    for (const res of this.#hanging.splice(0)) res.destroy();
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const trouble = this.#take(body.toString("latin1"));
    if (trouble?.kind === "reset-before") return void res.socket?.resetAndDestroy();
    if (trouble?.kind === "body") return void res.end(trouble.text);
    if (trouble?.kind === "http-500") return void res.writeHead(500).end("<h1>500</h1>");
    if (trouble?.kind === "meanwhile") await trouble.run();
    const headers = { "content-type": req.headers["content-type"] ?? "" };
    const answer = await fetch(this.target + req.url, { method: "POST", headers, body });
    const text = await answer.text();
    if (trouble?.kind === "hang-after") return void this.#hanging.push(res);
    if (trouble?.kind === "reset-after") return void res.socket?.resetAndDestroy();
    if (trouble?.kind === "http-500-after") return void res.writeHead(500).end("<h1>500</h1>");
    if (trouble?.kind === "html") return void res.end("<html><b>Fatal error</b></html>");
    res.end(trouble?.kind === "truncated" ? text.slice(0, text.length / 2) : text);
  }

  #take(body: string): Trouble | undefined {
    const action = ACTION.exec(body)?.[0];
    const isDemo = /"demo":"yes"|name="demo"/.test(body);
    const index = isDemo ? -1 : this.#troubles.findIndex((planned) => planned.action === action);
    return index < 0 ? undefined : this.#troubles.splice(index, 1)[0]?.trouble;
  }
}

export async function startDatabase() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "shofar-launches-"));
  chmodSync(dataDir, 0o711); // the user who runs PostgreSQL passes through
  const postgres = await startPostgres(dataDir, () => undefined);
  await prepareDatabase(ROOT, postgres.url, { appUrl: "http://127.0.0.1:3000", demoPassword: "a password for launch tests" });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The columns of a launch that was asked for, and no more than that. */
export function storedLaunch(asked: { audience: { phones: string[] } }, createdBy: Pick<Actor, "id">) {
  const { audience: _, draftId: __, draftVersion: ___, ...spec } = CampaignSpec.parse(asked);
  const { phones } = asked.audience;
  return {
    idempotencyKey: randomUUID(),
    digest: randomUUID(),
    token: randomUUID(),
    state: "intent",
    createdBy: createdBy.id,
    title: spec.title,
    spec,
    phones: phones.join("\n"),
    recipients: phones.length,
    rejected: 0,
    blocked: 0,
  };
}

/** A small random generator with a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
