import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

const KEY = "contract-key-41";

export interface TestSandbox {
  url: string;
  /** A route of the sandbox's control plane. */
  control: (method: string, address: string, body?: unknown) => Promise<unknown>;
  /** How often each action was asked so far. */
  asked: (action: string) => Promise<number>;
  fault: (order: { action: string; kind: string; times?: number }) => Promise<unknown>;
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
