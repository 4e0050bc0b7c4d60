import { expect, test } from "vitest";
import { findKey, keyForms } from "./key-search";

const KEY = "CANARY-0123456789abcdef01234567";
const forms = keyForms(KEY);

/** How a key might really be met, written down by hand and not by the searcher's own means. */
const PLANTED = {
  "in a sentence": `the key ${KEY} was refused`,
  "in an address": `/campaignApi.php?apiKey=${KEY}&action=campaignRun`,
  "in JSON": JSON.stringify({ error: { upstream: { note: KEY } } }),
  "in a request's base64": Buffer.from(`{"action":"campaignRun","apiKey":"${KEY}"}`).toString("base64"),
  "in another place of base64": Buffer.from(`x{"action":"campaignRun","apiKey":"${KEY}"}`).toString("base64"),
  "in the third place of base64": Buffer.from(`xx{"action":"campaignRun","apiKey":"${KEY}"}`).toString("base64"),
  "as base64 for addresses": Buffer.from(KEY).toString("base64url"),
  "as hex": Buffer.from(`key=${KEY}`).toString("hex"),
  "as bytea": `\\x${Buffer.from(KEY).toString("hex")}`,
  "percent-encoded": [...KEY].map((letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`).join(""),
  backwards: [...KEY].reverse().join(""),
  "cut in half": `${KEY.slice(0, 16)}…`,
  "its end": `…${KEY.slice(-15)}`,
  "as bytes": JSON.stringify({ data: [...Buffer.from(KEY)] }),
  "in JSON escapes": '"\\u0043\\u0041\\u004e\\u0041\\u0052\\u0059\\u002d' + '0123456789abcdef01234567"',
};

for (const [name, text] of Object.entries(PLANTED)) {
  test(`the key is found ${name}`, () => {
    expect(findKey(forms, name, `some text before ${text} and after`).length).toBeGreaterThan(0);
  });
}

test("nothing is found where the key is not", () => {
  const innocent = [
    "***",
    KEY.slice(-4),
    "CANARY",
    "0123456789",
    Buffer.from(`{"apiKey":"***"}`).toString("base64"),
    JSON.stringify({ apiKey: { set: true, lastFour: "4567" } }),
    keyForms("CANARY-ffffffffffffffffffffffff").get("as it is") ?? "",
  ];
  expect(innocent.flatMap((text) => findKey(forms, text, text))).toEqual([]);
});

test("a hit says where and in which form, and does not repeat the key", () => {
  const hits = findKey(forms, "GET /api/settings", `lastFour ${KEY}`);
  expect(hits[0]).toEqual({ where: "GET /api/settings", form: "as it is" });
  expect(JSON.stringify(hits)).not.toContain(KEY);
});
