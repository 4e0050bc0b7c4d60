import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Transport } from "./client";
import { ByteMask, redactor } from "./redact";

const KEY = `CANARY-k/1+"2&<3>'é`;
const PLAIN = "CANARY-0123456789abcdef01234567";

test.each([
  ["as it is", PLAIN],
  ["in base64", Buffer.from(PLAIN).toString("base64")],
  ["in a longer base64", Buffer.from(`{"action":"campaignRun","apiKey":"${PLAIN}"}`).toString("base64")],
  ["in a longer base64, a letter further", Buffer.from(`x{"action":"campaignRun","apiKey":"${PLAIN}"}`).toString("base64")],
  ["in a longer base64, two letters further", Buffer.from(`xx{"action":"campaignRun","apiKey":"${PLAIN}"}`).toString("base64")],
  ["in hex", Buffer.from(`key=${PLAIN}`).toString("hex")],
  ["in large hex", Buffer.from(PLAIN).toString("hex").toUpperCase()],
])("the key is masked %s", (_, text) => {
  const clean = redactor(PLAIN)(`before ${text} after`);
  expect(clean).toMatch(/^before .*\*\*\*.* after$/);
  for (const part of [PLAIN, Buffer.from(PLAIN).toString("hex"), PLAIN.slice(8)]) {
    expect(clean).not.toContain(part);
    expect(Buffer.from(clean.replace(/^before | after$/g, ""), "base64").toString("latin1")).not.toContain(part);
  }
});

/** Ten places in which a server that is out of order shows what it was sent. */
const ECHOES: Record<string, (key: string) => string> = {
  "a refusal's note": (key) => JSON.stringify({ errorCode: 5, errorNote: `bad key ${key}` }),
  "a field of an answer": (key) => JSON.stringify({ status: "OK", request: { apiKey: key } }),
  "a warning before the JSON": (key) => `<b>Warning</b>: undefined index ${key} in /var/www/api.php on line 3\n{"status":"OK"}`,
  "text after the JSON": (key) => `{"status":"OK"}\n<!-- ${key} -->`,
  "a page": (key) =>
    `<html><body>Fatal error: ${key.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</body></html>`,
  "an address in a page": (key) => `<html><a href="campaignApi.php?apiKey=${encodeURIComponent(key)}">again</a></html>`,
  "base64 in a page": (key) => `<html>${Buffer.from(`{"apiKey":${JSON.stringify(key)}}`).toString("base64")}</html>`,
  "hex in a page": (key) => `<html>${Buffer.from(key).toString("hex")}</html>`,
  "an answer that is cut": (key) => `{"status":"error","errorNote":${JSON.stringify(key)},"more":"`,
  "the name of a field": (key) => JSON.stringify({ errorCode: 1, [key]: "unknown" }),
};

let body = "";
const server = createServer((_, response) => response.end(body));
let baseUrl = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

for (const [name, echo] of Object.entries(ECHOES)) {
  for (const kind of ["read", "write"] as const) {
    for (const key of [PLAIN, KEY]) {
      test(`${name}: nothing of the key comes in by a ${kind}`, async () => {
        body = echo(key);
        const transport = new Transport({ baseUrl, apiKey: key, backOffMs: () => 0 });
        const outcome = await transport.call("campaign", "campaignHold", {}, { kind, timeoutMs: 5_000 }).catch((error: unknown) => error);
        const shown =
          JSON.stringify(outcome, Object.getOwnPropertyNames(Object(outcome))) + JSON.stringify(Object(outcome)) + String(outcome);
        const seen = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key), Buffer.from(key).toString("hex"), key.slice(3, 12)];
        for (const part of seen) expect(shown).not.toContain(part);
        await transport.close();
      });
    }
  }
}

test("the key is masked in every form in bytes too, wherever they are cut", () => {
  const key = "ab/cdef gh12";
  const text = `x ab\\/cdef gh12 y ${key} z ${Buffer.from(key).toString("base64")} ${Buffer.from(key).toString("hex")} שלום`;
  const bytes = Buffer.from(text);
  for (let cut = 1; cut < bytes.length; cut += 3) {
    const mask = new ByteMask(key);
    const clean = Buffer.concat([mask.take(bytes.subarray(0, cut)), mask.take(bytes.subarray(cut)), mask.rest()]).toString();
    expect(clean).toBe(redactor(key)(text));
    expect(clean).toContain("שלום");
  }
});
