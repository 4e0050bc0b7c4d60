import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "./refusal";

const REASONS: Record<string, string> = {
  EADDRINUSE: "is used by another program",
  EACCES: "may not be opened by this user",
  EADDRNOTAVAIL: "is not an address of this machine",
  ENOTFOUND: "is not a known host",
  EAI_AGAIN: "is not a known host",
};
const WRONG_HOST = ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"];

/**
 * Makes sure that an address can be listened on. A server that is just ending gets a moment to let go of it.
 * @param setting the setting that chooses the port, for the remedy
 * @throws Refusal
 */
export async function requireFree(host: string, port: number, setting: string): Promise<void> {
  let reason = "";
  for (let attempt = 0; attempt < 10; attempt++) {
    reason = await listenOnce(host, port).then(
      () => "",
      (error: NodeJS.ErrnoException) => error.code ?? error.message,
    );
    if (reason !== "EADDRINUSE") break;
    await pause(200);
  }
  if (reason === "") return;
  const what = REASONS[reason] ?? `can't be opened (${reason})`;
  if (WRONG_HOST.includes(reason)) throw new Refusal(`HOST ${host} ${what}. Give another, for example HOST=127.0.0.1.`);
  const first = reason === "EADDRINUSE" ? "Stop that program, or give" : "Give";
  const example = port === 65_535 ? 3000 : port < 1024 ? 8000 + port : port + 1;
  throw new Refusal(`${host}:${port} ${what}. ${first} another ${setting}, for example ${setting}=${example}.`);
}

/** A port on loopback that nobody listens on now. */
export function freePort(): Promise<number> {
  return listenOnce("127.0.0.1", 0);
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const chosen = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}
