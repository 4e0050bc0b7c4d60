import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "./refusal";

const REASONS: Record<string, string> = {
  EADDRINUSE: "is used by another program",
  EACCES: "may not be opened by this user",
  EADDRNOTAVAIL: "is not an address of this machine",
  ENOTFOUND: "is not a known host",
};

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
  const remedy =
    reason === "EADDRNOTAVAIL" || reason === "ENOTFOUND" ? "Give another HOST" : `Stop that program, or give another ${setting}`;
  throw new Refusal(`${host}:${port} ${REASONS[reason] ?? `can't be opened (${reason})`}. ${remedy}, for example ${setting}=${port + 1}.`);
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
