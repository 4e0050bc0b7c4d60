import type { RequestListener } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import type { CallOptions, Transport } from "./client";
import { UpstreamMisunderstood, UpstreamRefused, UpstreamUnknown } from "./errors";
import { closeUpstreams, AWKWARD_KEY as KEY, upstream, wire } from "./testing";

afterEach(closeUpstreams);

const ok: RequestListener = (_, response) => response.end('{"errorCode":0}');
const says =
  (body: string | Buffer): RequestListener =>
  (_, response) =>
    response.end(body);
const READ: CallOptions = { kind: "read", timeoutMs: 2_000 };
const WRITE: CallOptions = { kind: "write", timeoutMs: 2_000 };
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
      failures: [{ action: "hold", kind: "refused", code: -99 }],
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
