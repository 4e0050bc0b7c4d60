import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";

/** Listens with the shortest queue and then stands still, so that nobody is ever taken out of the queue. */
const LISTENER = `
const { workerData, parentPort } = require("node:worker_threads");
const server = require("node:net").createServer((socket) => socket.destroy());
server.listen({ port: workerData.port, host: "127.0.0.1", backlog: 1 }, () => {
  parentPort.postMessage("listening");
  Atomics.wait(new Int32Array(workerData.freed), 0, 0);
  server.close(() => process.exit());
});
`;

/** So long a connection on loopback takes only when nobody answers it. */
const UNANSWERED_MS = 400;

/**
 * Makes a port of loopback silent: connecting to it is neither refused nor accepted, and ends in the connector's own time-out. What a
 * host that drops packets looks like, without a host.
 * @returns what ends the silence
 */
export async function silence(port: number): Promise<() => Promise<void>> {
  const freed = new SharedArrayBuffer(4);
  const listener = new Worker(LISTENER, { eval: true, workerData: { port, freed } });
  const [word] = await Promise.race([once(listener, "message"), once(listener, "error")]);
  if (word !== "listening") throw word;
  const fillers: Socket[] = [];
  for (let isFull = false; !isFull; ) {
    const filler = connect(port, "127.0.0.1").on("error", () => undefined);
    fillers.push(filler);
    isFull = await Promise.race([
      once(filler, "connect").then(() => false),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(true), UNANSWERED_MS)),
    ]);
  }
  return async () => {
    for (const filler of fillers) filler.destroy();
    const ended = once(listener, "exit");
    Atomics.store(new Int32Array(freed), 0, 1);
    Atomics.notify(new Int32Array(freed), 0);
    await ended;
  };
}
