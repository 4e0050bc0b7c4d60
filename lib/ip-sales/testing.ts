import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import net, { type AddressInfo, type Server, type Socket } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { addDays, israelDay } from "@/lib/time";
import type { CampaignRun } from "./campaigns";
import { Transport } from "./client";

const KEY = "contract-key-41";

export interface TestSandbox {
  url: string;
  /** A route of the sandbox's control plane. */
  control: (method: string, address: string, body?: unknown) => Promise<unknown>;
  /** How often each action was asked so far. */
  asked: (action: string) => Promise<number>;
  fault: (order: { action: string; kind: string; times?: number; ms?: number; processed?: boolean }) => Promise<unknown>;
  stop: () => Promise<void>;
}

/** Starts the sandbox as a program of its own and points this process's client at it; import the client afterwards. */
export async function startSandbox(): Promise<TestSandbox> {
  const root = path.resolve(import.meta.dirname, "../..");
  const args = ["--import", "tsx", "sandbox/main.ts", "--port", "0", "--pace", "1000", "--api-key", KEY, "--no-demo-data"];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let url: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    url = /http:\/\/[\d.:]+/.exec(line)?.[0];
    if (url) break;
  }
  if (!url) throw new Error("the sandbox ended before it listened");
  Object.assign(process.env, {
    IPSALES_API_KEY: KEY,
    IPSALES_BASE_URL: url,
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
    AUTH_SECRET: "only for this test, never a real secret",
  });

  const control = async (method: string, address: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/__sandbox/${address}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    url,
    control,
    asked: async (action) => {
      const { requests } = (await control("GET", "state")) as { requests: { action: string }[] };
      return requests.filter((request) => request.action === action).length;
    },
    fault: (order) => control("POST", "faults", { times: 1, ...order }),
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A campaign that is created on hold and calls nobody. */
export const ORDER: CampaignRun = {
  title: "קמפיין ינואר ·K7Q2M9XA",
  phones: ["0501234567", "0521234567", "021234567"],
  message: { kind: "text", text: "שלום, זוהי הודעה חשובה מחברתנו" },
  callLength: 25,
  retries: { count: 2, minutesBetween: 20 },
  schedule: { quietHours: false },
  hold: true,
  keys: {},
};

/** A range of days that today is in, whatever the hour. */
export const aroundToday = () => {
  const day = israelDay(Date.now());
  return { from: addDays(day, -1), to: addDays(day, 1) };
};

/** A key with every character that encodings treat differently. */
export const AWKWARD_KEY = 'CANARY/"k+é&y==_41';

const open: (() => Promise<unknown> | unknown)[] = [];

/** What {@link closeUpstreams} is to end. */
export function after(close: () => Promise<unknown> | unknown): void {
  open.push(close);
}

/** Ends every stand-in upstream and every client of one: `afterEach(closeUpstreams)`. */
export async function closeUpstreams(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

/** @returns the address of a server on a free port of this machine */
export async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => sockets.delete(socket)); // Resets are what these servers are for.
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A client that does not wait between the tries of a read. */
export function transport(baseUrl: string): Transport {
  const client = new Transport({ baseUrl, apiKey: AWKWARD_KEY, backOffMs: () => 1 });
  after(() => client.close());
  return client;
}

/** Sends everything that this process asks of IP-Sales to a stand-in, whatever the settings say; without waits between the tries. */
export function pointClientAt(baseUrl: string): void {
  Object.assign(globalThis, { [Symbol.for("shofar.ip-sales.transport")]: transport(baseUrl) });
}

/** A stand-in upstream that speaks HTTP, and counts what it gets. */
export async function upstream(answer: RequestListener) {
  const seen: { url: string; method: string; body: string; connection: Socket }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "", method = "", socket } = request;
      seen.push({ url, method, body: Buffer.concat(chunks).toString("utf8"), connection: socket });
      answer(request, response);
    });
  });
  const baseUrl = await listen(server);
  return { baseUrl, seen, client: transport(baseUrl) };
}

/** A stand-in upstream below HTTP: what it does to a connection. */
export async function wire(onData: (socket: Socket, bytes: Buffer) => void) {
  let connections = 0;
  const server = net.createServer((socket) => {
    connections++;
    socket.on("data", (bytes) => onData(socket, bytes));
  });
  const baseUrl = await listen(server);
  return { baseUrl, client: transport(baseUrl), connections: () => connections };
}
