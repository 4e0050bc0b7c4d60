import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SandboxClock } from "./clock.ts";
import { startTestSandbox, type TestSandbox } from "./testing.ts";

/** Every example of the two references, run as it stands with host and key replaced, against what the same page says it answers. */

const REFERENCES = new URL("../docs/reference/", import.meta.url);
const campaignApi = readFileSync(new URL("campaign-api.md", REFERENCES), "utf8");
const mailingListsApi = readFileSync(new URL("mailing-lists-api.md", REFERENCES), "utf8");
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map((match) => match[1] ?? "");

type Json = Record<string, unknown>;
const documentedCampaign = blocks(campaignApi, "json").map((text): Json & Json[] => JSON.parse(text));
const documentedList = blocks(mailingListsApi, "json").map((text): Json => JSON.parse(text));

/** The day that the history's example asks for. */
const START = Date.parse("2025-01-01T10:00:00+02:00");
/** With this seed the first verification call to 0501234567 comes from a number that ends with the reference's 482917. */
const SEED_OF_482917 = 1_274_049;

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ seed: SEED_OF_482917, pace: 10 }, new SandboxClock(0, () => START));
});
afterAll(() => sandbox.close());

async function runShell(script: string): Promise<Json & Json[]> {
  const replaced = script.replaceAll("https://app.ipsales.co.il", sandbox.url).replaceAll("YOUR_API_KEY", "sandbox-key");
  const { stdout } = await promisify(execFile)("bash", ["-c", replaced]);
  return JSON.parse(stdout);
}

/** Keys and types, without the values: two answers of one shape can be read by one client. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])];
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]));
}

const OK_CODE = { errorCode: 0 };
const ADDED = { Status: "Ok", ErrorCode: "0" };

describe("the campaign reference's curl lines", () => {
  const curls = blocks(campaignApi, "bash");
  const [, , runAnswer, history, report, maxRingAnswer] = documentedCampaign;
  const ran = (phones: number) => (answer: Json) => {
    expect(shape(answer)).toEqual(shape(runAnswer));
    expect(Object.keys(answer)).toEqual(Object.keys(runAnswer ?? {}));
    expect(answer).toMatchObject({ status: "OK", errorCode: 0, phones, errorPhones: 0, blockedPhones: 0 });
    expect(answer["billing"]).toMatch(/^\d+\.\d\d$/);
    expect(answer["accountSum"]).toMatch(/^\d{1,3}(,\d{3})*\.\d\d$/);
  };
  const is = (expected: unknown) => (answer: Json) => expect(answer).toEqual(expected);

  const expected: [name: string, check: (answer: Json & Json[]) => void][] = [
    ["a simple TTS broadcast", ran(3)],
    ["ring my agent", ran(1)],
    ["an API model", ran(2)],
    [
      "campaignsHistory",
      (answer) => {
        expect(answer.map((row) => row["id"])).toEqual([4523, 4522, 4521]);
        for (const row of answer) expect(Object.keys(row)).toEqual(Object.keys(history?.[0] ?? {}));
        const running = answer.at(-1);
        expect(shape({ ...running, audioUrl: "", max_ring: 0 })).toEqual(shape(history?.[0]));
        expect(running).toMatchObject({ title: "קמפיין ינואר", insert_time: "01-01-2025 10:00", between_retries: 20 });
      },
    ],
    [
      "campaignReport",
      (answer) => {
        const { ipRoutingUnits, sttUnits, ...always } = shape(report?.["campaign"]) as Json;
        expect([ipRoutingUnits, sttUnits]).toEqual(["string", "string"]);
        expect(shape(answer["campaign"])).toEqual(always);
        const calls = answer["calls"] as Json[];
        expect(calls).toHaveLength(3);
        const [documentedCall] = (report?.["calls"] ?? []) as Json[];
        for (const call of calls) {
          expect(shape(call)).toEqual(shape(documentedCall));
          expect(Object.keys(call)).toEqual(Object.keys(documentedCall ?? {}));
          expect(call["phone"]).toMatch(/^05\d-\d{7}$/);
          expect(call["lastCall"]).toMatch(/^\d\d:\d\d:\d\d$/);
        }
      },
    ],
    ["max_ringSet", is(maxRingAnswer)],
    ["campaignHold", is(OK_CODE)],
    ["campaignResumption", is(OK_CODE)],
    ["campaignStop", is(OK_CODE)],
    ["addDid, step 1", is(ADDED)],
    ["addDid, step 2", is(ADDED)],
  ];

  it("are all known here", () => {
    expect(curls).toHaveLength(expected.length);
  });

  it.each(expected.map(([name, check], index) => ({ name, check, index })))("answer as documented: $name", async ({ check, index }) => {
    check(await runShell(curls[index] ?? ""));
    if (index === 2) sandbox.sandbox.clock.advance(5);
  });

  it("and the JSON of the phone-routing menu is a campaign too, with the account's own recording", async () => {
    const menu = documentedCampaign[1];
    expect(menu).toMatchObject({ audioFile: "message123" });
    ran(1)(await sandbox.json("/campaignApi.php", { ...menu, apiKey: "sandbox-key" }));
  });
});

describe("the mailing lists reference's curl lines", () => {
  const curls = blocks(mailingListsApi, "bash");
  const [imported, listed, saved, , deleted, blocked] = documentedList;
  const is = (expected: unknown) => (answer: Json) => expect(answer).toEqual(expected);

  const expected: [name: string, check: (answer: Json) => void][] = [
    ["uplodePhones", is({ newNumbers: 2, updateNumbers: 0, errorNumbers: 0, deletedNumbers: 0 })],
    [
      "phonesList",
      (answer) => {
        expect(Object.keys(answer)).toEqual(Object.keys(listed ?? {}));
        expect(answer["phonesList"]).toEqual(listed?.["phonesList"]);
        expect(shape(answer)).toEqual(shape(listed));
      },
    ],
    ["phoneEdit", is(saved)],
    ["phonesDelete", is(deleted)],
    ["setStatus, two", is(blocked)],
    ["setStatus, one", is({ status: "Ok", note: "המספר אושר בהצלחה", phones: ["10001"] })],
  ];

  it("are all known here", () => {
    expect(curls).toHaveLength(expected.length);
    expect(shape({ newNumbers: 2, updateNumbers: 0, errorNumbers: 0, deletedNumbers: 0 })).toEqual(shape(imported));
  });

  it.each(expected.map(([name, check], index) => ({ name, check, index })))("answer as documented: $name", async ({ check, index }) => {
    check(await runShell(curls[index] ?? ""));
  });
});

describe("the mailing lists reference's programs", () => {
  const rows = [
    { phone: "0501234567", firstName: "Avi", lastName: "Cohen", email: "avi@example.com", status: 0 },
    { phone: "0507654321", firstName: "Dana", lastName: "Levy", email: "", status: 0 },
  ];
  const common = { apiKey: "sandbox-key", mailingList: "1043" };
  const form = async (fields: Record<string, string>): Promise<Json> =>
    (await sandbox.post("/mailingListsApi.php", new URLSearchParams({ ...common, ...fields }))).json();
  const json = (fields: Json) => sandbox.json("/mailingListsApi.php", { ...common, mailingList: 1043, ...fields });

  it("import from PHP by http_build_query, and from Python by JSON", async () => {
    const phones = JSON.stringify(rows);
    expect(await form({ action: "uplodePhones", insertType: "all", phones })).toMatchObject({ newNumbers: 2, updateNumbers: 0 });
    expect(await json({ action: "uplodePhones", insertType: "all", phones: rows })).toMatchObject({ newNumbers: 0, updateNumbers: 2 });
  });

  it("replace the weekly list, block who opted out by a search, and remove by ids", async () => {
    expect(await json({ action: "uplodePhones", insertType: "replacing", phones: rows })).toMatchObject({
      newNumbers: 2,
      deletedNumbers: 2,
    });
    const listing = await form({ action: "phonesList", freeSerch: "0507654321" });
    const ids = Object.keys(listing["phonesList"] as Json);
    expect(await form({ action: "setStatus", phone: ids.join(","), status: "1" })).toMatchObject({ status: "Ok", phones: ids });
    expect(Object.values((await form({ action: "phonesList" }))["phonesList"] as Json)).toMatchObject([{ status: "0" }, { status: "1" }]);
    expect(await form({ action: "phonesDelete", deleteList: ids.join(",") })).toMatchObject({ status: "Ok" });
    expect(await form({ action: "phonesList" })).toMatchObject({ phonesCount: "1" });
  });
});
