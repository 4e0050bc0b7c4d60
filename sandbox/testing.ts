import { SandboxClock } from "./clock.ts";
import { type RunningSandbox, serve } from "./server.ts";
import { Sandbox, type SandboxOptions } from "./store.ts";

/** An answer as a test reads it: what it names is what it then checks. */
export type Answer = { [key: string]: unknown; phonesList: Record<string, Record<string, unknown>> };

export type TestSandbox = RunningSandbox & {
  sandbox: Sandbox;
  post(path: string, body: BodyInit, contentType?: string): Promise<Response>;
  json(path: string, body: unknown): Promise<Answer>;
};

const OPTIONS: SandboxOptions = {
  port: 0,
  pace: 1_000,
  seed: 1,
  apiKey: "sandbox-key",
  allowIps: ["127.0.0.1"],
  balanceCents: 10_000_000,
  demoData: false,
  dataFolder: null,
};

/** A sandbox of its own for a test, over real HTTP on a free loopback port. */
export async function startTestSandbox(options: Partial<SandboxOptions> = {}, clock = new SandboxClock()): Promise<TestSandbox> {
  const sandbox = new Sandbox({ ...OPTIONS, ...options }, clock);
  const running = await serve(sandbox, 0);
  const post = (path: string, body: BodyInit, contentType?: string) =>
    fetch(running.url + path, { method: "POST", body, headers: contentType ? { "content-type": contentType } : {} });
  return {
    ...running,
    sandbox,
    post,
    json: async (path, body) => (await post(path, JSON.stringify(body), "application/json")).json(),
  };
}
