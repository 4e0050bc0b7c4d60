import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { optOutEntries } from "@/lib/db/schema";
import { listWarnings } from "@/lib/launches/list-warnings";
import { startLive } from "@/lib/live/testing";
import { perform } from "@/lib/operation";
import { optedOutOf } from "@/lib/opt-outs/ledger";
import { exportPhonesToCheck, recordRegistryCheck } from "./registry-check-operations";
import { createList } from "./store";
import { readWholeList } from "./whole-list";

/** Comparisons with the national registry, on lists of the sandbox and a real PostgreSQL whose clock is moved. */

let live: Awaited<ReturnType<typeof startLive>>;
let marketing: ReturnType<typeof live.actor>;
let listId = 8_100;

const [A, B, C, D] = ["0521000001", "0521000002", "0521000003", "0521000004"] as const;
const ELSEWHERE = "0529999999";

async function setClock(moment: string | null): Promise<void> {
  const now = moment === null ? sql`now()` : sql.raw(`timestamptz '${moment}'`);
  await live.db().execute(sql`create or replace function shofar_now() returns timestamptz language sql stable as $$ select ${now} $$`);
}

async function upload(rows: { phone: string; status: 0 | 1 }[]): Promise<void> {
  const body = JSON.stringify({ action: "uplodePhones", apiKey: live.upstream.key, mailingList: listId, phones: rows });
  await fetch(`${live.upstream.baseUrl}/mailingListsApi.php`, { method: "POST", headers: { "content-type": "application/json" }, body });
}

const record = (checkedOn: string, phones: string[]) =>
  perform(recordRegistryCheck, marketing, { listId: String(listId), checkedOn, phones });
const toCheck = async () => (await perform(exportPhonesToCheck, marketing, { listId: String(listId) })).phones;
const blockedPhones = async () =>
  (await readWholeList(listId)).contacts
    .filter(({ blocked }) => blocked)
    .flatMap(({ phones }) => phones)
    .sort();

beforeAll(async () => {
  live = await startLive();
  marketing = live.actor("marketing");
}, 60_000);
afterAll(() => live.stop(), 60_000);
beforeEach(async () => {
  listId++;
  await setClock("2026-11-26 12:00+02");
  await live.db().execute(sql`truncate opt_outs, opt_out_entries, list_blocks restart identity`);
  await createList(marketing, listId, { name: `שיווק ${listId}`, purpose: "marketing", consentSource: "טופס באתר" });
});

test("what is exported is each number once, without those that are blocked, whoever else has them", async () => {
  await upload([
    { phone: A, status: 0 },
    { phone: B, status: 0 },
    { phone: C, status: 1 },
  ]);
  expect((await toCheck()).sort()).toEqual([A, B]);
});

test("whom the registry named is blocked by exact number and stands in the ledger, and told again nothing changes", async () => {
  await upload([
    { phone: A, status: 0 },
    { phone: B, status: 0 },
    { phone: C, status: 1 },
    { phone: D, status: 0 },
  ]);
  const named = [`+972-${A.slice(1)}`, A, C, ELSEWHERE, "אין"];
  expect(await record("2026-11-20", named)).toMatchObject({
    named: 3,
    found: 2,
    notFound: 1,
    refused: 1,
    blocked: 1,
    wereBlocked: 1,
    list: { registryCheckedOn: "2026-11-20" },
  });
  expect(await blockedPhones()).toEqual([A, C]);
  expect([...(await optedOutOf([A, B, C, D, ELSEWHERE]))].sort()).toEqual([A, C, ELSEWHERE]);
  const before = await live.db().select().from(optOutEntries);
  expect(before.filter(({ kind }) => kind === "registry").map(({ phone, listId: of, by }) => [phone, of, by])).toEqual(
    expect.arrayContaining([[A, listId, marketing.id]]),
  );

  expect(await record("2026-11-20", named)).toMatchObject({ found: 2, blocked: 0, wereBlocked: 2 });
  expect(await live.db().select().from(optOutEntries)).toEqual(before);
  // Texts of which none is a number name nobody knows whom, which isn't nobody.
  await expect(record("2026-11-25", ["אין", "12"])).rejects.toMatchObject({
    code: "invalid",
    options: { message: "lists.problems.registryUnreadable" },
  });
  // An earlier comparison that is told later takes nothing back, and one that named nobody is one as well.
  expect((await record("2026-11-02", [])).list.registryCheckedOn).toBe("2026-11-20");
  expect((await record("2026-11-26", [])).list.registryCheckedOn).toBe("2026-11-26");
  expect(await blockedPhones()).toEqual([A, C]);
});

test("a day to come is refused by Israel's calendar, and where blocking fails the list keeps its day", async () => {
  await upload([{ phone: A, status: 0 }]);
  await setClock("2026-11-26 23:59:59+02");
  await expect(record("2026-11-27", [A])).rejects.toMatchObject({
    code: "invalid",
    options: { fields: [{ field: "checkedOn", problem: "lists.problems.checkedOnAhead" }] },
  });
  expect(await optedOutOf([A])).toEqual(new Set());
  await setClock("2026-11-27 00:00+02");
  await live.upstream.post("/__sandbox/faults", { action: "setStatus", kind: "http-500", times: 1 });
  await expect(record("2026-11-27", [A])).rejects.toMatchObject({ code: "upstream-unknown" });
  expect(await optedOutOf([A])).toEqual(new Set([A]));
  expect(await warnings({ listId })).toMatchObject([{ registry: "never" }]);
  expect(await record("2026-11-27", [A])).toMatchObject({ blocked: 1, list: { registryCheckedOn: "2026-11-27" } });
});

type Audience = Parameters<typeof listWarnings>[0]["spec"]["audience"];
const warnings = (audience: Audience, startAt?: string) =>
  listWarnings({ spec: { audience, schedule: { startAt, quietHours: true, startOnHold: false } } });

test("a launch warns from the sixteenth day on, by the day on which people are called, and of marketing lists alone", async () => {
  await record("2026-11-11", []);
  const audience = { sources: [{ phones: [A] }, { listId }, { listId }] };
  expect(await warnings(audience)).toEqual([]);
  await setClock("2026-11-26 23:59:59+02");
  expect(await warnings(audience)).toEqual([]);
  await setClock("2026-11-27 00:00:00+02");
  const old = { list: { id: listId, name: `שיווק ${listId}` }, registry: "old", checkedOn: "2026-11-11", noConsentSource: false };
  expect(await warnings(audience)).toEqual([old]);
  await setClock("2026-11-20 12:00+02");
  expect(await warnings(audience, "2026-11-26T23:59:00+02:00")).toEqual([]);
  expect(await warnings(audience, "2026-11-27T00:00:00+02:00")).toEqual([old]);
  expect(await warnings({ listId: 999_999 })).toEqual([]);

  await createList(marketing, 8_500, { name: "בלי הסכמה", purpose: "marketing", consentSource: null });
  await createList(marketing, 8_501, { name: "שירות", purpose: "service", consentSource: null });
  expect(await warnings({ sources: [{ listId: 8_500 }, { listId: 8_501 }] })).toEqual([
    { list: { id: 8_500, name: "בלי הסכמה" }, registry: "never", checkedOn: null, noConsentSource: true },
  ]);
});
