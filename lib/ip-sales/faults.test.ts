import { once } from "node:events";
import net, { type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { type CallOptions, Transport } from "./client";
import { UpstreamMisunderstood, UpstreamNotSent, UpstreamUnknown, UpstreamUnreachable } from "./errors";
import { after, closeUpstreams, listen, transport, upstream, wire } from "./testing";

/** F1–F8 and F11 of the table of faults, at the client: what a network and a broken server can do to one request. */

afterEach(closeUpstreams);

const READ: CallOptions = { kind: "read", timeoutMs: 2_000 };
const WRITE: CallOptions = { kind: "write", timeoutMs: 2_000 };
const hold = (client: Transport, options = WRITE) => client.call("campaign", "campaignHold", { campaignId: 7 }, options);
const history = (client: Transport, options = READ) => client.call("campaign", "campaignsHistory", {}, options);

describe("nothing was sent", () => {
  test("connection refused", async () => {
    const baseUrl = await listen(net.createServer());
    await closeUpstreams();
    await expect(hold(transport(baseUrl))).rejects.toThrow(UpstreamNotSent);
    await expect(history(transport(baseUrl))).rejects.toThrow(UpstreamUnreachable);
  });

  test("a host that does not exist", async () => {
    await expect(hold(transport("http://no-such-host.invalid"))).rejects.toThrow(UpstreamNotSent);
    await expect(history(transport("http://no-such-host.invalid"))).rejects.toThrow(UpstreamUnreachable);
  });

  test("a TLS handshake that fails", async () => {
    const { baseUrl, connections } = await wire((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n"));
    await expect(hold(transport(baseUrl.replace("http:", "https:")))).rejects.toThrow(UpstreamNotSent);
    expect(connections()).toBe(1);
  });

  test("a listener whose queue is full: the connection never stands, and not a byte follows when there is room again", async () => {
    const deaf = await deafUpstream();
    const client = transport(deaf.baseUrl);
    const patient: CallOptions = { ...WRITE, timeoutMs: 60_000 };
    await Promise.all([
      expect(hold(client, patient)).rejects.toMatchObject({ name: "UpstreamNotSent", cause: { code: "UND_ERR_CONNECT_TIMEOUT" } }),
      expect(hold(client, { ...WRITE, timeoutMs: 500 })).rejects.toThrow(UpstreamNotSent),
      expect(history(client, { ...READ, timeoutMs: 60_000, apart: true })).rejects.toThrow(UpstreamUnreachable),
    ]);
    expect(await deaf.hearAgain("the first bytes of all")).toBe("the first bytes of all");
  }, 30_000);
});

/** A listener that accepts nobody, its queue full: SYNs are dropped, as by a host that is down or a firewall. */
async function deafUpstream() {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(DEAF_LISTENER, { eval: true, workerData: gate });
  after(() => worker.terminate());
  const [port] = await once(worker, "message");
  const sockets: Socket[] = [];
  after(() => sockets.forEach((socket) => void socket.destroy()));
  for (let full = false; !full; ) {
    const socket = net.connect(port, "127.0.0.1").on("error", () => undefined);
    sockets.push(socket);
    const stood = once(socket, "connect", { signal: AbortSignal.timeout(400) });
    full = await stood.then(
      () => false,
      () => true,
    );
  }
  const hearAgain = async (words: string): Promise<unknown> => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    net.connect(port, "127.0.0.1").end(words);
    const [heard] = await once(worker, "message");
    return heard;
  };
  return { baseUrl: `http://127.0.0.1:${port}`, hearAgain };
}

/** Tells its port, then blocks its thread until the gate opens; then tells the first bytes that anybody sends. */
const DEAF_LISTENER = `
const { parentPort, workerData } = require("node:worker_threads");
const server = require("node:net").createServer((socket) => {
  socket.on("error", () => undefined).on("data", (bytes) => parentPort.postMessage(String(bytes)));
});
server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  setImmediate(() => Atomics.wait(workerData, 0, 0));
});`;

describe("the outcome is unknown", () => {
  test.each<[string, (socket: Socket) => void]>([
    ["reset before the answer", (socket) => socket.resetAndDestroy()],
    ["closed before the answer", (socket) => socket.end()],
    ["cut inside the headers", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-")],
    ["not HTTP", (socket) => socket.end("220 mail ready\r\n\r\n")],
    ["cut inside the body", (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{"errorCode"')],
    [
      "reset inside the body",
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{"err', () => setImmediate(() => socket.resetAndDestroy())),
    ],
    ["cut JSON with a right length", (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{"errorCode"')],
    ["an empty answer", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")],
  ])("%s: one connection, never again; a read is tried three times", async (_, act) => {
    const { client, connections } = await wire((socket) => act(socket));
    await expect(hold(client)).rejects.toThrow(UpstreamUnknown);
    expect(connections()).toBe(1);
    await expect(history(client)).rejects.toSatisfy(
      (error) => error instanceof UpstreamUnreachable || error instanceof UpstreamMisunderstood,
    );
    expect(connections()).toBe(4);
  });

  test("reset before all of a large body was read", async () => {
    const fields = { phones: Array.from({ length: 1_000_000 }, (_, index) => `05${20_000_000 + index}`) };
    const { client, connections } = await wire((socket, bytes) => {
      if (bytes.length > 0) socket.resetAndDestroy();
    });
    const attempt = client.call("campaign", "campaignRun", fields, { ...WRITE, timeoutMs: 20_000 });
    await expect(attempt).rejects.toMatchObject({ name: "UpstreamUnknown", reason: "no-answer" });
    expect(connections()).toBe(1);
  });

  test("no answer for ever", async () => {
    const { client, connections } = await wire(() => undefined);
    await expect(hold(client, { ...WRITE, timeoutMs: 200 })).rejects.toMatchObject({ name: "UpstreamUnknown", reason: "no-answer" });
    await expect(history(client, { ...READ, timeoutMs: 100, apart: true })).rejects.toThrow(UpstreamUnreachable);
    expect(connections()).toBe(2);
  });

  test("a byte at a time, slower than the time there is", async () => {
    const { client } = await wire((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
      const drip = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(drip));
    });
    await expect(hold(client, { ...WRITE, timeoutMs: 300 })).rejects.toMatchObject({ name: "UpstreamUnknown", reason: "cut" });
  });

  test.each([500, 502, 503, 504, 429])("HTTP %i, whatever its body says", async (status) => {
    const { client, seen } = await upstream((_, response) => response.writeHead(status).end('{"status":"OK","errorCode":0}'));
    await expect(hold(client)).rejects.toThrow(UpstreamUnknown);
    expect(seen).toHaveLength(1);
    await expect(history(client)).rejects.toThrow(UpstreamUnreachable);
  });

  test("an HTML page with 200 is unknown for a write and a readable error for a read", async () => {
    const { client } = await upstream((_, response) => response.end("<html><h1>Maintenance</h1></html>"));
    await expect(hold(client)).rejects.toMatchObject({ code: "upstream-unknown", excerpt: "<html><h1>Maintenance</h1></html>" });
    await expect(history(client)).rejects.toMatchObject({ code: "upstream-misunderstood", excerpt: "<html><h1>Maintenance</h1></html>" });
  });
});

test("a read waits before it asks again, longer the second time, and not the same each time", async () => {
  const waits = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const at: number[] = [];
      const { baseUrl } = await upstream((_, response) => {
        at.push(performance.now());
        response.end();
      });
      const client = new Transport({ baseUrl, apiKey: "jitter-key" });
      after(() => client.close());
      await expect(history(client)).rejects.toThrow(UpstreamMisunderstood);
      const [first = 0, second = 0, third = 0, ...more] = at;
      expect(more).toEqual([]);
      return [second - first, third - second] as const;
    }),
  );
  for (const [first, second] of waits) {
    expect(first).toBeGreaterThan(195);
    expect(second).toBeGreaterThan(395);
  }
  expect(new Set(waits.map(([first]) => Math.round(first))).size).toBeGreaterThan(1);
});
