import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import net, { type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { type CallOptions, Transport } from "./client";
import { UpstreamMisunderstood, UpstreamNotSent, UpstreamRefused, UpstreamUnknown, UpstreamUnreachable } from "./errors";

/** A key with every character that encodings treat differently. */
const KEY = 'CANARY/"k+é&y==_41';
const READ: CallOptions = { kind: "read", timeoutMs: 2_000 };
const WRITE: CallOptions = { kind: "write", timeoutMs: 2_000 };

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => sockets.delete(socket)); // Resets are what these servers are for.
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function transport(baseUrl: string): Transport {
  const client = new Transport({ baseUrl, apiKey: KEY, backOffMs: () => 1 });
  open.push(() => client.close());
  return client;
}

/** An upstream that speaks HTTP, and counts what it gets. */
async function upstream(answer: RequestListener) {
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

/** An upstream below HTTP: what it does to a connection. */
async function wire(onData: (socket: Socket, bytes: Buffer) => void) {
  let connections = 0;
  const baseUrl = await listen(
    net.createServer((socket) => {
      connections++;
      socket.on("data", (bytes) => onData(socket, bytes));
    }),
  );
  return { baseUrl, client: transport(baseUrl), connections: () => connections };
}

const ok: RequestListener = (_, response) => response.end('{"errorCode":0}');
const says =
  (body: string | Buffer, status = 200): RequestListener =>
  (_, response) => {
    response.statusCode = status;
    response.end(body);
  };
const hold = (client: Transport, options = WRITE) => client.call("campaign", "campaignHold", { campaignId: 7 }, options);
const history = (client: Transport, options = READ) => client.call("campaign", "campaignsHistory", {}, options);

describe("what goes out", () => {
  test("POST, the key and the action in the body, nothing in the query", async () => {
    const { client, seen } = await upstream(ok);
    await hold(client);
    await client.call(
      "lists",
      "phonesDelete",
      { mailingList: 1 },
      { ...WRITE, files: { phones: { content: "1", fileName: "p.txt", contentType: "text/plain" } } },
    );
    expect(seen.map(({ url, method }) => `${method} ${url}`)).toEqual(["POST /campaignApi.php", "POST /mailingListsApi.php"]);
    expect(JSON.parse(seen[0]!.body)).toEqual({ action: "campaignHold", apiKey: KEY, campaignId: 7 });
    expect(seen[1]!.body).toContain('name="apiKey"');
  });

  test("a field can neither choose the action nor the key", async () => {
    const { client, seen } = await upstream(ok);
    await client.call("campaign", "campaignHold", { action: "campaignStop", apiKey: "other" }, WRITE);
    expect(JSON.parse(seen[0]!.body)).toEqual({ action: "campaignHold", apiKey: KEY });
  });

  test("every write has a connection of its own; reads keep theirs", async () => {
    const { client, seen } = await upstream(ok);
    for (let count = 0; count < 3; count++) await hold(client);
    expect(new Set(seen.map((request) => request.connection)).size).toBe(3);
    for (let count = 0; count < 3; count++) await history(client);
    expect(new Set(seen.slice(3).map((request) => request.connection)).size).toBeLessThan(3);
  });

  test.each([301, 302, 303, 307, 308])("a redirect (%i) is refused and the other host sees nothing", async (status) => {
    let bytes = 0;
    const canary = await wire((_, chunk) => {
      bytes += chunk.length;
    });
    const { client } = await upstream((_, response) => {
      response.writeHead(status, { location: `${canary.baseUrl}/campaignApi.php` });
      response.end('{"errorCode":0}');
    });
    await expect(hold(client)).rejects.toThrow(UpstreamUnknown);
    await expect(history(client)).rejects.toThrow(UpstreamMisunderstood);
    expect([canary.connections(), bytes]).toEqual([0, 0]);
  });
});

describe("nothing was sent", () => {
  test("connection refused", async () => {
    const baseUrl = await listen(net.createServer());
    await open.pop()?.();
    await expect(hold(transport(baseUrl))).rejects.toThrow(UpstreamNotSent);
    await expect(history(transport(baseUrl))).rejects.toThrow(UpstreamUnreachable);
  });

  test("a host that does not exist", async () => {
    await expect(hold(transport("http://no-such-host.invalid"))).rejects.toThrow(UpstreamNotSent);
  });

  test("a TLS handshake that fails", async () => {
    const { baseUrl, connections } = await wire((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n"));
    await expect(hold(transport(baseUrl.replace("http:", "https:")))).rejects.toThrow(UpstreamNotSent);
    expect(connections()).toBe(1);
  });
});

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

  test("no answer for ever", async () => {
    const { client, connections } = await wire(() => undefined);
    await expect(hold(client, { ...WRITE, timeoutMs: 200 })).rejects.toMatchObject({ name: "UpstreamUnknown", reason: "no-answer" });
    await expect(history(client, { ...READ, timeoutMs: 100, tries: 1 })).rejects.toThrow(UpstreamUnreachable);
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
    const { client, seen } = await upstream(says('{"status":"OK","errorCode":0}', status));
    await expect(hold(client)).rejects.toThrow(UpstreamUnknown);
    expect(seen).toHaveLength(1);
    await expect(history(client)).rejects.toThrow(UpstreamUnreachable);
  });

  test("an HTML page with 200 is unknown for a write and a readable error for a read", async () => {
    const { client } = await upstream(says("<html><h1>Maintenance</h1></html>"));
    await expect(hold(client)).rejects.toMatchObject({ code: "upstream-unknown", excerpt: "<html><h1>Maintenance</h1></html>" });
    await expect(history(client)).rejects.toMatchObject({ code: "upstream-misunderstood", excerpt: "<html><h1>Maintenance</h1></html>" });
  });
});

describe("answers", () => {
  test("a refusal is final: it is not asked again", async () => {
    const { client, seen } = await upstream(says('{"errorCode":6,"messige":"לא נמצאו"}'));
    await expect(history(client)).rejects.toMatchObject({ name: "UpstreamRefused", refusal: { code: 6, note: "לא נמצאו" } });
    expect(seen).toHaveLength(1);
  });

  test("a read that fails twice succeeds at the third try", async () => {
    const bodies = ["", "<html>", '[{"id":1}]'];
    const { client, seen } = await upstream((_, response) => response.end(bodies.shift()));
    expect(await history(client)).toEqual({ value: [{ id: 1 }], saidOk: false });
    expect(seen).toHaveLength(3);
  });

  test("a BOM and a PHP warning are read around, and counted", async () => {
    const { client } = await upstream(
      says('\ufeff<br />\n<b>Warning</b>: x[0] in <b>/a.php</b> on line <b>3</b><br />\n{"errorCode":"0"}'),
    );
    expect((await hold(client)).saidOk).toBe(true);
    expect(client.connectionHealth().quirks).toEqual({ bom: 1, "noise-before": 1 });
  });

  test("too many reads at once are turned away, writes are not", async () => {
    const waiting: (() => void)[] = [];
    const { client } = await upstream((request, response) => {
      const body = () => response.end('{"errorCode":0}');
      if (request.url === "/mailingListsApi.php") body();
      else waiting.push(body);
    });
    const reads = Array.from({ length: 64 }, () => history(client).catch(() => null));
    await expect(history(client)).rejects.toMatchObject({ code: "busy" });
    expect((await client.call("lists", "setStatus", {}, WRITE)).saidOk).toBe(true);
    const drain = setInterval(() => waiting.splice(0).forEach((answer) => void answer()), 5);
    await Promise.all(reads);
    clearInterval(drain);
  });
});

describe("the key", () => {
  const forms = [
    KEY,
    encodeURIComponent(KEY),
    JSON.stringify(KEY).slice(1, -1),
    JSON.stringify(KEY).slice(1, -1).replaceAll("/", "\\/"),
    Buffer.from(KEY).toString("base64"),
    Buffer.from(KEY).toString("base64url"),
    Buffer.from(KEY).toString("hex"),
  ];

  test.each(forms)("echoed as %j it is masked in every error", async (form) => {
    const { client } = await upstream(says(`<p>bad key ${form} given</p>`));
    for (const attempt of [hold(client), history(client)]) {
      const error = await attempt.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ excerpt: "<p>bad key *** given</p>" });
    }
  });

  test("echoed inside valid JSON it is masked in the refusal", async () => {
    const { client } = await upstream(says(JSON.stringify({ status: "Error", note: `no ${KEY}`, echo: [KEY] })));
    const error = await hold(client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UpstreamRefused);
    expect(JSON.stringify(error)).not.toContain("CANARY");
    expect(error).toMatchObject({ refusal: { note: "no ***", answer: { echo: ["***"] } } });
  });
});

describe("the health of the connection", () => {
  test("-99 is remembered until an answer comes, and background readers stay away meanwhile", async () => {
    const bodies = ['{"errorCode":-99,"note":"Access denied"}', '{"errorCode":0}'];
    const { client } = await upstream((_, response) => response.end(bodies.shift()));
    await expect(hold(client)).rejects.toMatchObject({ code: "upstream-access-denied" });
    expect(client.connectionHealth()).toMatchObject({
      lastSuccessAt: null,
      failures: [{ action: "campaignHold", kind: "refused", code: -99 }],
    });
    expect(client.connectionHealth().accessDeniedAt).not.toBeNull();
    expect(client.backgroundPauseMs()).toBeGreaterThan(10_000);
    await hold(client);
    expect(client.connectionHealth()).toMatchObject({
      accessDeniedAt: null,
      lastSuccessAt: expect.any(String),
      latencyMs: expect.any(Number),
    });
    expect(client.backgroundPauseMs()).toBe(0);
  });

  test("a refusal of the request says nothing against the connection", async () => {
    const { client } = await upstream(says('{"errorCode":6}'));
    await expect(hold(client)).rejects.toThrow(UpstreamRefused);
    expect(client.connectionHealth()).toMatchObject({ failures: [], lastSuccessAt: expect.any(String) });
  });
});
