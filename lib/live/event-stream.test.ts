import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { markExchanges } from "@/lib/http/kept-open";
import { eventStream } from "./event-stream";
import type { Sink } from "./hub";

/** On a real server, whose handler ends its answer as Next does: head first, and then nothing. */

const KIB = 1024;
const frame = new Uint8Array(16 * KIB).fill(46);
let server: Server;
let told: { sink: Sink | null; left: number; drained: number };

markExchanges();

beforeEach(async () => {
  const mine = { sink: null as Sink | null, left: 0, drained: 0 };
  told = mine;
  server = createServer((incoming, answer) => {
    const { method = "GET", headers } = incoming;
    const request = new Request("http://127.0.0.1/api/campaigns/live", { method, headers: headers as Record<string, string> });
    const response = eventStream((sink) => {
      mine.sink = sink;
      return { leave: () => mine.left++, drained: () => mine.drained++ };
    }, request);
    // Before any handler is asked, every answer of the API is given this one.
    answer.setHeader("Cache-Control", "private, no-store");
    for (const [name, value] of response.headers) if (!answer.hasHeader(name)) answer.setHeader(name, value);
    answer.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

async function opened(method = "GET"): Promise<{ answer: IncomingMessage; sink: Sink }> {
  const { port } = server.address() as AddressInfo;
  // Whatever a client claims about connections is no matter.
  const request = get({ port, method, agent: false, headers: { "x-shofar-exchange": "1" } });
  request.on("error", () => undefined);
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  answer.on("error", () => undefined);
  if (method === "GET") await vi.waitFor(() => expect(told.sink).not.toBeNull());
  return { answer, sink: told.sink ?? { send: () => false, close: () => undefined } };
}

const soon = { timeout: 5_000, interval: 5 };

test("a reader that stands still is kept a bounded number of bytes, and is told of room only when there is", async () => {
  const { answer, sink } = await opened();
  answer.pause();
  let taken = 0;
  // The kernel's own buffers fill up first.
  const full = async () => {
    while (sink.send(frame)) taken++;
    await pause(50);
    return !sink.send(frame);
  };
  await vi.waitFor(async () => expect(await full()).toBe(true), soon);
  for (let again = 0; again < 1_000; again++) expect(sink.send(frame)).toBe(false);
  expect(taken * frame.byteLength).toBeLessThan(16 * KIB * KIB);
  const before = told.drained;
  answer.resume();
  await vi.waitFor(() => expect(told.drained).toBeGreaterThan(before), soon);
  expect(sink.send(frame)).toBe(true);
});

test("a stream that was let go ends after what was taken, and takes no more", async () => {
  const { answer, sink } = await opened();
  expect(sink.send(frame)).toBe(true);
  sink.close();
  sink.close();
  expect(sink.send(frame)).toBe(false);
  const text = (await answer.toArray()).join("");
  expect(text).toMatch(/^retry: [23]\d{3}\n/);
  expect(text.match(/\.+$/)?.[0]).toHaveLength(frame.byteLength);
  await vi.waitFor(() => expect(told.left).toBe(1), soon);
});

test("who goes away leaves, and nothing is kept for them", async () => {
  const { answer, sink } = await opened();
  answer.destroy();
  await vi.waitFor(() => expect(told.left).toBe(1), soon);
  expect(sink.send(frame)).toBe(false);
});

test("who asks for the head alone watches nothing", async () => {
  const { answer } = await opened("HEAD");
  expect(answer.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
  await once(answer.resume(), "end");
  expect(told.sink).toBeNull();
});

test("nothing between us and the browser keeps or changes it", async () => {
  const { answer } = await opened();
  expect(answer.headers["cache-control"]).toBe("private, no-store, no-transform");
  expect(answer.headers["x-accel-buffering"]).toBe("no");
});
