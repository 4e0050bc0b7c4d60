import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBody, findJson } from "./body";

const WARNING = '<br />\n<b>Warning</b>:  Undefined array key "x" in <b>/var/www/campaignApi.php</b> on line <b>12</b><br />\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => findJson(text);

describe("PHP's bad days", () => {
  const good = [
    '{"status":"OK","errorCode":0}',
    '{ "status" : "OK", "note": "a } and a [ in \\"words\\"" }',
    '[{"id":4521,"title":"קמפיין {ינואר} [1]"}]',
    '{"phonesList":[],"phonesCount":"1,250"}',
    '{"phonesList":{"10001":{"id":"10001"}},"fromLine":0}',
    '{"campaign":{"id":"1"},"calls":[{"phone":"050-1234567"}]}',
    "[]",
    "{}",
  ];
  const noise: [string, (json: string) => string, string[]][] = [
    ["alone", (json) => json, []],
    ["with space around", (json) => `\r\n\t ${json} \n`, []],
    ["after a BOM", (json) => `\ufeff${json}`, ["bom"]],
    ["after two BOMs and a line", (json) => `\n\ufeff\ufeff${json}`, ["bom"]],
    ["before a NUL", (json) => `${json}\0`, []],
    ["after a warning", (json) => WARNING + json, ["noise-before"]],
    ["after three warnings", (json) => WARNING.repeat(3) + json, ["noise-before"]],
    ["after a plain notice", (json) => `PHP Notice:  Undefined offset: 3 in /a/b.php on line 9\n${json}`, ["noise-before"]],
    ["after a notice with brackets", (json) => `Notice: $row[7] and [] and array(1) {} in x.php\n${json}`, ["noise-before"]],
    ["before text", (json) => `${json}\n<!-- 0.0123s -->`, ["noise-after"]],
    ["before a warning", (json) => json + WARNING, ["noise-after"]],
    ["between two warnings", (json) => WARNING + json + WARNING, ["noise-before", "noise-after"]],
    ["after a BOM and a warning", (json) => `\ufeff${WARNING}${json}`, ["bom", "noise-before"]],
    ["after an HTML comment", (json) => `<!-- cache: {miss} [3] -->${json}`, ["noise-before"]],
  ];
  const table = noise.flatMap(([how, wrap, quirks]) => good.map((json) => ({ how, json, body: wrap(json), quirks })));

  test("the table has its 112 variants", () => {
    expect(table).toHaveLength(112);
  });

  test.each(table.filter(({ json }) => json !== "[]" && json !== "{}"))("$json $how", ({ json, body, quirks }) => {
    expect(read(body)).toEqual({ value: JSON.parse(json), quirks });
  });

  test.each(table.filter(({ json, how }) => (json === "[]" || json === "{}") && !how.includes("brackets") && !how.includes("comment")))(
    "an empty $json $how",
    ({ json, body, quirks }) => {
      expect(read(body)).toEqual({ value: JSON.parse(json), quirks });
    },
  );

  test.each([
    ["empty", ""],
    ["spaces", " \n "],
    ["an HTML page", "<!DOCTYPE html><html><body><h1>502</h1></body></html>"],
    ["a PHP fatal error", "<br />\n<b>Fatal error</b>: Uncaught TypeError in /a.php:3\nStack trace:\n#0 {main}\n  thrown"],
    ["a page with a script", "<html><script>var a = {x: 1}; f([1,2]);</script></html>".replace("[1,2]", "{y}")],
    ["two objects", '{"errorCode":0}{"errorCode":0}'],
    ["two objects in lines", '{"errorCode":0}\n{"errorCode":1}'],
    ["cut in a key", '{"status":"OK","err'],
    ["cut in a value", '{"status":"O'],
    ["cut after a nested object", '{"campaign":{"id":"1"},"calls":[{"phone":"1"},{"pho'],
    ["cut after a whole row", '[{"id":1},{"id":2},{"i'],
    ["cut after one row", '[{"id":1},'],
    ["cut before the last bracket", '[{"id":1}'],
    ["only a bracket", "{"],
    ["a warning in the middle", `{"status":"OK",${WARNING}"errorCode":0}`],
    ["a warning and a cut object", `${WARNING}{"status":"OK","x":{"errorCode":0}`],
    ["an error word", "OK"],
    ["thousands of brackets", "{ ".repeat(50_000)],
    ["thousands of other brackets", "[".repeat(50_000)],
  ])("%s is no answer", (_, body) => {
    expect(read(body)).toBeNull();
  });

  test.each(["null", '"OK"', "0", "true"])("bare %s is JSON, and whoever asked judges it", (body) => {
    expect(read(body)).toEqual({ value: JSON.parse(body), quirks: [] });
  });

  test("a bracket bomb costs no time", () => {
    const startedMs = performance.now();
    read("{ ".repeat(2_000_000));
    read(`${"[1".repeat(1_000_000)}`);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });

  test("no cut of an answer is ever read as another answer", () => {
    const rows = fc.array(fc.record({ id: fc.nat(), title: fc.string(), counts: fc.dictionary(fc.string(), fc.nat()) }), { minLength: 1 });
    fc.assert(
      fc.property(rows, fc.boolean(), fc.double({ min: 0, max: 0.999, noNaN: true }), (value, asObject, share) => {
        const json = JSON.stringify(asObject ? { campaign: value[0], calls: value } : value);
        const cut = json.slice(0, Math.floor(json.length * share));
        expect(read(cut)).toBeNull();
        expect(read(WARNING + json)?.value).toEqual(JSON.parse(json));
      }),
      { seed: 12, numRuns: 1_000 },
    );
  });
});

describe("the character set", () => {
  const hebrew = "קמפיין ינואר — שלום";
  /** windows-1255 keeps Hebrew letters at 0xE0. */
  const in1255 = Uint8Array.from(
    [...'{"note":"שלום"}'].map((letter) => (letter >= "א" ? letter.charCodeAt(0) - 0x5d0 + 0xe0 : letter.charCodeAt(0))),
  );

  test("UTF-8, whatever is declared", () => {
    for (const type of ["application/json", "text/html; charset=windows-1255", ""]) {
      expect(decodeBody(utf8(hebrew), type)).toEqual({ text: hebrew, quirks: [] });
    }
  });

  test.each(["application/json", "text/html; charset=windows-1255", 'text/html; charset="CP1255"'])("windows-1255 under %j", (type) => {
    expect(decodeBody(in1255, type)).toEqual({ text: '{"note":"שלום"}', quirks: ["windows-1255"] });
  });

  test("a byte order mark is dropped and counted", () => {
    expect(decodeBody(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8("{}")]), "")).toEqual({ text: "{}", quirks: ["bom"] });
  });

  test("a letter cut in half by the database spoils only itself", () => {
    const bytes = Uint8Array.from([...utf8('{"name":"דנה כה'), 0xd7, ...utf8('"}')]);
    expect(decodeBody(bytes, "")).toEqual({ text: '{"name":"דנה כה\ufffd"}', quirks: ["broken-utf-8"] });
  });

  test("bytes that are nothing at all are decoded without a throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        findJson(decodeBody(bytes, "").text);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
