import type { APIRequestContext } from "@playwright/test";
import Papa from "papaparse";
import { expect, test } from "./fixtures";
import { type Condition, type CountedCall, callOf, countReport, DOCUMENTED_TEXTS, inOneOrder } from "./independent-count";
import { upstreamReport } from "./upstream-report";

/** Every figure of the report equals what a second program counts in IP-Sales' raw answer. */

const same = <K extends keyof CountedCall>(
  name: string,
  field: K,
  value: CountedCall[K],
  word = String(value ?? "unknown"),
): Condition => ({
  name,
  word,
  passes: (call) => call[field] === value,
});

const SLICES: Condition[][] = [
  [same("verdict", "verdict", "rang")],
  [same("status", "status", "answered"), same("digits", "digits", "192")],
  [same("had180", "had180", null), same("had183", "had183", false, "no")],
  [same("verdict", "verdict", "network"), same("retries", "retries", null), same("class", "causeClass", "network")],
  [same("trunk", "trunk", 'שלוחה "א"'), same("sipCode", "sipCode", "")],
  [
    {
      name: "seconds",
      word: "59-4501",
      passes: ({ durationSeconds }) => durationSeconds !== null && durationSeconds >= 59 && durationSeconds < 4501,
    },
    { name: "time", word: "23:30-10:00", passes: ({ lastCall }) => lastCall !== null && (lastCall >= "23:30" || lastCall < "10:00") },
  ],
  [{ name: "search", word: "=HYPERLINK", passes: ({ name }) => name.toLowerCase().includes("=hyperlink") }],
];
const queryOf = (conditions: Condition[]) => new URLSearchParams(conditions.map(({ name, word }) => [name, word])).toString();
const passing = (calls: CountedCall[], conditions: Condition[]) => calls.filter((call) => conditions.every(({ passes }) => passes(call)));

async function read(client: APIRequestContext, address: string) {
  const answer = await client.get(address, { timeout: 60_000 });
  expect(answer.status(), address).toBe(200);
  return answer;
}

test("the reference documents twenty texts", () => {
  expect(DOCUMENTED_TEXTS).toHaveLength(20);
  expect(DOCUMENTED_TEXTS.every(({ causeClass }) => causeClass !== "")).toBe(true);
});

for (const { calls: size, escaped } of [
  { calls: 1, escaped: false },
  { calls: 1_000, escaped: false },
  { calls: 1_000, escaped: true },
  { calls: 100_000, escaped: false },
]) {
  test(`${size.toLocaleString("en")} hostile calls, ${escaped ? "escaped as by PHP" : "in UTF-8"}, are counted as by a second program`, async ({
    api,
    sandbox,
  }) => {
    test.slow();
    const campaignId = Number((await sandbox.loadReport(size, 1, { hostile: true, escaped }))[0]);
    const calls = (await upstreamReport(campaignId)).map(callOf);
    expect(calls).toHaveLength(size);
    const client = await api("marketing");
    const at = (what: string) => `/api/campaigns/${campaignId}/${what}`;

    const report = await (await read(client, at("report"))).json();
    expect(inOneOrder(report.summary)).toEqual(inOneOrder(countReport(calls)));

    for (const slice of SLICES) {
      const facets = await (await read(client, at(`facets?${queryOf(slice)}`))).json();
      expect(inOneOrder(facets.summary), queryOf(slice)).toEqual(inOneOrder(countReport(passing(calls, slice))));
      for (const own of slice.filter(({ name }) => name !== "search")) {
        const others = passing(
          calls,
          slice.filter((one) => one !== own),
        );
        expect(inOneOrder(facets.without[own.name]), `${queryOf(slice)} without ${own.name}`).toEqual(inOneOrder(countReport(others)));
      }
    }

    for (const { text } of DOCUMENTED_TEXTS) {
      const wanted = calls.filter(({ cause }) => cause === text);
      const page = await (await read(client, at(`calls?${new URLSearchParams({ cause: text, pageSize: "1000" })}`))).json();
      expect(page, text).toEqual({ calls: wanted.slice(0, 1000), total: wanted.length });
    }

    await expectCsv(await (await read(client, at("calls.csv"))).text(), calls);
    const slice = SLICES[2] ?? [];
    await expectCsv(await (await read(client, at(`calls.csv?${queryOf(slice)}`))).text(), passing(calls, slice));
  });
}

/** Line by line in the report's own order; a value that a program would run as a formula stands behind an apostrophe. */
async function expectCsv(text: string, calls: CountedCall[]): Promise<void> {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  const [header = [], ...lines] = data;
  expect(header).toEqual(Object.keys(callOf(EMPTY_ROW)));
  expect(lines).toHaveLength(calls.length);
  const word = (value: string | number | boolean | null) =>
    value === null ? "" : value === true ? "yes" : value === false ? "no" : String(value);
  const wrong = calls.flatMap((call, place) => {
    const written = { ...call, phone: call.phone.replace(/^(0[23489]|\d{3})(\d{7})$/, "$1-$2") };
    const cells = lines[place] ?? [];
    return Object.values(written)
      .map((value, column) => ({ value: word(value), cell: cells[column] ?? "" }))
      .filter(({ value, cell }) => cell !== value && (cell !== `'${value}` || !/^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value)))
      .map(({ value, cell }) => `${place + 1}: ${JSON.stringify(cell)} for ${JSON.stringify(value)}`);
  });
  expect(wrong.slice(0, 10)).toEqual([]);
}

const EMPTY_ROW = {
  phone: "",
  name: "",
  status: "",
  lastCall: "",
  retries: "",
  duration: "",
  digits: "",
  trunk: "",
  sipCode: "",
  q850Text: "",
  sipText: "",
  had180: "",
  had183: "",
} as const;
