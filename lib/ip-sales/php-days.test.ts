import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as callerIds from "./caller-ids";
import * as campaigns from "./campaigns";
import * as lists from "./mailing-lists";
import { closeUpstreams, ORDER, pointClientAt, upstream } from "./testing";
import { wholeReport } from "./whole-report.fixture";

/**
 * Every action on each of PHP's bad days (F11–F15): the reference's own answer, disfigured, means the same or is a typed error,
 * and a write is sent once whatever comes back.
 */

let body: Buffer;
let stub: Awaited<ReturnType<typeof upstream>>;

type Json = Record<string, unknown>;
const blocks = (file: string) => {
  const text = readFileSync(new URL(`../../docs/reference/${file}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```json\n(.*?)^```/gms)].map((block): Json => JSON.parse(block[1] ?? ""));
};
const [, , ran, history, report] = blocks("campaign-api.md");
const [imported, listed, saved, , deleted, blocked] = blocks("mailing-lists-api.md");
const DONE = { errorCode: 0 };
const ADDED = { Status: "Ok", ErrorCode: "0" };

const ACTIONS: [action: string, kind: "read" | "write", documented: unknown, ask: () => Promise<unknown>][] = [
  ["campaignRun", "write", ran, () => campaigns.run(ORDER)],
  ["campaignRun, demo", "read", { ...ran, campaignId: "demo" }, () => campaigns.dryRun(ORDER)],
  ["campaignsHistory", "read", history, () => campaigns.history({ from: "2025-01-01", to: "2025-01-31" })],
  ["campaignReport", "read", report, () => wholeReport(4521)],
  ["max_ringSet", "write", DONE, () => campaigns.setMaxRing(4521, 10)],
  ["campaignHold", "write", DONE, () => campaigns.hold(4521)],
  ["campaignResumption", "write", DONE, () => campaigns.resume(4521)],
  ["campaignStop", "write", DONE, () => campaigns.stop(4521)],
  ["addDid, step 1", "write", ADDED, () => callerIds.sendVerification("0501234567")],
  ["addDid, step 2", "write", ADDED, () => callerIds.confirmVerification("0501234567", "482917")],
  ["uplodePhones", "write", imported, () => lists.importContacts(1042, "merge", [{ phone: "0501234567", blocked: false }])],
  ["phonesList", "read", listed, () => lists.readContacts(1042)],
  ["phoneEdit", "write", saved, () => lists.saveContact(1042, { phone: "0501234567" })],
  ["phonesDelete", "write", deleted, () => lists.deleteContacts(1042, ["10001"])],
  ["setStatus", "write", blocked, () => lists.setBlocked(1042, ["10001", "10002"], true)],
];

beforeAll(async () => {
  stub = await upstream((_, response) => response.end(body));
  pointClientAt(stub.baseUrl);
});
beforeEach(() => {
  stub.seen.length = 0;
});
afterAll(closeUpstreams);

/** Every value inside, changed. */
function each(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => each(one, change));
  if (typeof value !== "object" || value === null) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(one, change)]));
}

/** The words of success under other names, at the top, where they stand. */
function respelt(value: unknown, key: (name: string) => string, word: string): unknown {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (/^errorcode$/i.test(name)) return [key(name), one];
      return /^status$/i.test(name) ? [key(name), word] : [name, one];
    }),
  );
}

const WARNING = '<br />\n<b>Warning</b>:  Undefined array key "x" in <b>/var/www/api.php</b> on line <b>12</b><br />\n';
const grouped = (leaf: unknown) => (typeof leaf === "number" ? leaf.toLocaleString("en-US") : leaf);
const asText = (leaf: unknown) => (typeof leaf === "number" ? String(leaf) : typeof leaf === "boolean" ? (leaf ? "1" : "") : leaf);
const asNumber = (leaf: unknown) => (typeof leaf === "string" && /^[1-9]\d*$/.test(leaf) ? Number(leaf) : leaf);
const withMore = (value: unknown) => (Array.isArray(value) ? value : { ...Object(value), debug: null, took: "0.01", "": [] });
/** windows-1255 keeps Hebrew letters at 0xE0. */
const in1255 = (text: string) =>
  Buffer.from([...text].map((letter) => (letter >= "א" ? letter.charCodeAt(0) - 0x5d0 + 0xe0 : letter.charCodeAt(0))));

const READABLE: [day: string, spoil: (value: unknown) => string | Buffer][] = [
  ["a byte order mark", (value) => `\ufeff${JSON.stringify(value)}`],
  ["a warning before it", (value) => WARNING + JSON.stringify(value)],
  ["a warning after it", (value) => JSON.stringify(value) + WARNING],
  ["a comment and a NUL after it", (value) => `${JSON.stringify(value)}\n<!-- 0.01s -->\0`],
  ["windows-1255", (value) => in1255(JSON.stringify(value))],
  ["numbers as texts", (value) => JSON.stringify(each(value, asText))],
  ["numbers with separators", (value) => JSON.stringify(each(value, grouped))],
  ["texts as numbers", (value) => JSON.stringify(each(value, asNumber))],
  ["keys nobody knows", (value) => JSON.stringify(withMore(value))],
  ["STATUS: ok", (value) => JSON.stringify(respelt(value, (name) => name.toUpperCase(), "ok"))],
  ["status: OK", (value) => JSON.stringify(respelt(value, (name) => name.toLowerCase(), "OK"))],
  ["Status: Ok", (value) => JSON.stringify(respelt(value, (name) => name[0]?.toUpperCase() + name.slice(1), "Ok"))],
  ["spread over lines", (value) => JSON.stringify(value, null, "\t").replaceAll("\n", "\r\n")],
];

const half = (value: unknown) => JSON.stringify(value).slice(0, Math.ceil(JSON.stringify(value).length / 2));
const UNREADABLE: [day: string, spoil: (value: unknown) => string][] = [
  ["nothing", () => ""],
  ["white space", () => " \r\n"],
  ["an HTML page", () => "<!DOCTYPE html><html><body><h1>Maintenance</h1></body></html>"],
  ["a fatal error", () => "<br />\n<b>Fatal error</b>: Uncaught TypeError in /a.php:3\nStack trace:\n#0 {main}\n  thrown"],
  ["half of it", half],
  ["all but its last character", (value) => JSON.stringify(value).slice(0, -1)],
  ["a warning and half of it", (value) => WARNING + half(value)],
  ["two of it", (value) => JSON.stringify(value) + JSON.stringify(value)],
  ["a bare OK", () => "OK"],
  ["OK as JSON", () => '"OK"'],
  ["a status that nobody knows", () => '{"status":"queued"}'],
];

describe.each(ACTIONS)("%s", (_action, kind, documented, ask) => {
  const answered = (spoilt: string | Buffer) => {
    body = Buffer.from(spoilt);
    return ask();
  };

  test.each(READABLE)("means the same with %s", async (_, spoil) => {
    const clean = await answered(JSON.stringify(documented));
    expect(await answered(spoil(documented))).toEqual(clean);
    expect(stub.seen).toHaveLength(2);
    if (kind === "read") expect(clean).toBeDefined();
  });

  test.each(UNREADABLE)("is not taken for an answer: %s", async (_, spoil) => {
    const name = kind === "write" ? "UpstreamUnknown" : "UpstreamMisunderstood";
    await expect(answered(spoil(documented))).rejects.toMatchObject({ name });
    if (kind === "write") expect(stub.seen).toHaveLength(1);
  });

  test("a refusal is one, however it is written", async () => {
    for (const refusal of ['{"errorCode":"-99","messige":"Access denied"}', `${WARNING}{"Status":"Error","note":"לא"}`]) {
      await expect(answered(refusal)).rejects.toMatchObject({ name: "UpstreamRefused" });
    }
    expect(stub.seen).toHaveLength(2);
  });
});

test("an empty list is one in each of PHP's spellings", async () => {
  for (const none of ["[]", "{}", "null", '""']) {
    body = Buffer.from(`{"phonesList":${none},"phonesCount":"0","fromLine":0,"toLine":0}`);
    expect(await lists.readContacts(1042)).toEqual({ contacts: [], total: 0 });
  }
});
