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

type Fields = Record<string, unknown>;

type TestList = {
  mailingList: number;
  call(action: string, fields?: Fields): Promise<Answer>;
  contacts(fields?: Fields): Promise<Fields[]>;
};

/** Gives out lists, each of its own and empty as (D) every positive number is. */
export function listsOf(sandbox: () => TestSandbox): () => TestList {
  let nextList = 1;
  return () => {
    const mailingList = nextList++;
    const call = (action: string, fields: Fields = {}) =>
      sandbox().json("/mailingListsApi.php", { action, apiKey: "sandbox-key", mailingList, ...fields });
    return { mailingList, call, contacts: async (fields = {}) => Object.values((await call("phonesList", fields)).phonesList) };
  };
}

export const AVI = { phone: "0501234567", firstName: "Avi", lastName: "Cohen", email: "avi@example.com", status: 0 };
export const DANA = { phone: "0507654321", firstName: "Dana", lastName: "Levy", email: "", status: 0 };
