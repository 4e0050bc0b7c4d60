import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { attempts, launches, mailingLists } from "@/lib/db/schema";
import { wholeReport as report } from "@/lib/ip-sales/whole-report.fixture";
import { startLive } from "@/lib/live/testing";
import { perform } from "@/lib/operation";
import { nextCandidates } from "./candidates";
import { readNumber, readNumberCalls } from "./operations";
import type { NumberCallsAnswer } from "./schema";

vi.mock("../reports/start-thread", () => import("../reports/start-thread.fixture"));

/** One number, looked for in campaigns of the sandbox, in lists and in the ledger, on a real PostgreSQL. */

let live: Awaited<ReturnType<typeof startLive>>;
let campaignIds: number[];
let phone: string;

const about = (asked: string) => perform(readNumber, live.supervisor, { phone: asked });
const calls = (asked: string, before: unknown = undefined): Promise<NumberCallsAnswer> =>
  perform(readNumberCalls, live.supervisor, { phone: asked, ...(before !== undefined && { before }) });
const fault = (action: string, times: number) => live.upstream.post("/__sandbox/faults", { action, kind: "http-500", times });

beforeAll(async () => {
  live = await startLive();
  const loaded = await live.upstream.post("/__sandbox/load-report", { campaigns: 27, calls: 5 });
  campaignIds = (await loaded.json()).campaignIds.map(Number).sort((a: number, b: number) => b - a);
  const [call] = (await report(campaignIds[campaignIds.length - 1] ?? 0)).calls;
  phone = call?.phone ?? "";
}, 60_000);
afterAll(() => live.stop(), 60_000);

test("a text that is no number is refused, by both questions, and told in words", async () => {
  for (const text of ["", "0571234567", "050", "+1 212 555 1234", "5.01E+08"]) {
    for (const asked of [about(text), calls(text)]) {
      await expect(asked).rejects.toMatchObject({
        code: "invalid",
        options: { fields: [{ field: "phone", problem: "numbers.problems.phone" }] },
      });
    }
  }
});

test("campaigns are searched twenty at a time, the newest first, each once, until the last", async () => {
  const seen: number[] = [];
  let before: unknown;
  let pages = 0;
  for (let isMore = true; isMore; pages++) {
    const page = await calls(phone, before);
    expect(page.unread).toEqual([]);
    expect(page.searched).toBeLessThanOrEqual(20);
    seen.push(...page.calls.map(({ campaign }) => campaign.id));
    for (const found of page.calls) expect(found.call.phone).toBe(phone);
    before = page.next ?? undefined;
    isMore = page.next !== null;
  }
  expect(pages).toBe(2);
  const holding: number[] = [];
  for (const id of campaignIds) if ((await report(id)).calls.some((call) => call.phone === phone)) holding.push(id);
  expect(holding).toContain(campaignIds.at(-1));
  expect(seen).toEqual(holding);
});

test("a campaign that was launched from here without the number isn't opened, one with it is", async () => {
  const [without = 0, withIt = 0] = campaignIds;
  const launch = (campaignId: number, phones: string[]) => ({
    idempotencyKey: randomUUID(),
    digest: "",
    token: randomUUID(),
    state: "ended",
    createdBy: live.supervisor.id,
    title: "קמפיין",
    spec: {},
    phones: phones.join("\n"),
    recipients: phones.length,
    rejected: 0,
    blocked: 0,
    campaignId,
  });
  await live
    .db()
    .insert(launches)
    .values([launch(without, [`${phone}1`, `1${phone}`]), launch(withIt, ["0521111111", phone])]);
  const { campaigns, searched } = await nextCandidates(phone, undefined, { opened: 3, searched: 200 });
  expect(campaigns.map(({ id }) => id)).toEqual([withIt, campaignIds[2], campaignIds[3]]);
  expect(searched).toBe(4);
  await live.db().delete(launches);
});

test("attempts that were seen while it ran have their dates, and the last call its day", async () => {
  const campaignId = campaignIds.at(-1) ?? 0;
  const place = { campaignId: campaignId + 1, day: "2999-01-01" };
  const [plain] = (await calls(phone, place)).calls;
  expect(plain).toMatchObject({ campaign: { id: campaignId }, final: true, attempts: [] });
  const startedAt = Date.parse(plain?.campaign.startedAt ?? "");
  const at = new Date(startedAt + 90_000);
  const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "Asia/Jerusalem" }).format(startedAt + 60_000);
  const known = { campaignId, phone, status: "noAnswer", sipCode: "486", cause: "", had180: true, had183: null, durationSeconds: 0 };
  await live
    .db()
    .insert(attempts)
    .values([
      { ...known, attempt: 1, after: new Date(startedAt), before: at, lastCall: clock },
      { ...known, attempt: 2, after: null, before: new Date(startedAt + 3 * 86_400_000), lastCall: null },
    ]);
  const [dated] = (await calls(phone, place)).calls;
  expect(dated?.attempts).toMatchObject([
    { attempt: 1, clock, verdict: expect.any(String) },
    { attempt: 2, at: null, clock: null },
  ]);
  expect(Math.abs(Date.parse(dated?.attempts[0]?.at ?? "") - startedAt - 60_000)).toBeLessThan(60_000);
  await live.db().delete(attempts);
});

test("what could not be read is told as that, never as a no", async () => {
  const lists = [71, 72].map((id) => ({ id, name: `רשימה ${id}`, purpose: "marketing" as const, createdBy: live.supervisor.id }));
  await live.db().insert(mailingLists).values(lists);
  const upload = (mailingList: number, phones: object[]) =>
    fetch(`${live.upstream.baseUrl}/mailingListsApi.php`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ action: "uplodePhones", apiKey: live.upstream.key, mailingList, phones }),
    });
  await upload(71, [
    { phone, firstName: "דנה", status: 1 },
    { phone: "0521111111", firstName: phone, status: 0 },
  ]);
  const known = await about(phone);
  expect(known).toMatchObject({
    phone,
    listsSearched: 2,
    lists: [{ list: { id: 71 }, contact: { firstName: "דנה", blocked: true } }],
  });
  expect(known.lists).toHaveLength(1);

  await fault("phonesList", 6);
  const { lists: unread } = await about(phone);
  const loaded = await live.upstream.post("/__sandbox/load-report", { campaigns: 1, calls: 5 });
  const campaignId = Number((await loaded.json()).campaignIds[0]);
  await fault("campaignReport", 3);
  const searched = await calls(phone);
  expect(searched.unread).toMatchObject([{ campaign: { id: campaignId }, problem: { code: expect.stringMatching(/^upstream-/) } }]);
  expect(searched.searched).toBe(20);
  expect(unread).toMatchObject([{ problem: { message: expect.any(String) } }, { problem: { message: expect.any(String) } }]);
}, 60_000);

test("the ledger tells how a number came in, how it left, and that nobody ever heard of it", async () => {
  const { addOptOuts, leave } = await import("@/lib/opt-outs/ledger");
  await live.db().execute(sql`delete from mailing_lists`);
  const other = "0549876543";
  await addOptOuts([{ phone: other, kind: "pressed", campaignId: campaignIds[0] ?? 0, source: "a" }]);
  await addOptOuts([{ phone: other, kind: "hand", reason: "ביקש בטלפון", by: live.supervisor.id }]);
  const barred = (await about("+972-54-987-6543")).optOut;
  expect(barred).toMatchObject({
    since: expect.any(String),
    entries: [
      { kind: "hand", reason: "ביקש בטלפון", by: { name: live.supervisor.name } },
      { kind: "pressed", campaign: { id: campaignIds[0] } },
    ],
  });
  await leave([other], { by: live.supervisor.id, reason: "חזר בו" });
  expect((await about(other)).optOut).toMatchObject({ since: null, entries: [{ kind: "left" }, { kind: "hand" }, { kind: "pressed" }] });
  expect((await about("0549876544")).optOut).toBeNull();
});
