import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { sessions } from "@/lib/db/schema";
import type { Locale } from "@/lib/i18n/config";
import type { Hub as HubOf, Seat } from "./hub";
import { LiveCampaign, LiveGone, LiveSnapshot, LiveStatus } from "./schema";
import { startLive } from "./testing";

/** Two processes' boards on one real PostgreSQL, before the sandbox. */

let live: Awaited<ReturnType<typeof startLive>>;
let Hub: typeof import("./hub")["Hub"];
let first: HubOf;
let second: HubOf;
const watching: Watcher[] = [];

beforeAll(async () => {
  live = await startLive();
  ({ Hub } = await import("./hub"));
  [first, second] = [new Hub(), new Hub()];
  first.open();
  second.open();
}, 60_000);

afterEach(async () => {
  live.upstream.line.clear();
  for (const { seat } of watching.splice(0)) seat.leave();
});

afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
  await live.stop();
}, 60_000);

interface Seen {
  id: number | null;
  event: string;
  data: unknown;
}

/** Who reads a stream, and what it was told; one that doesn't keep up takes nothing. */
interface Watcher {
  seen: Seen[];
  seat: Seat;
  keepsUp: boolean;
  isOpen: boolean;
  /** What it holds now by all that it was told. */
  board: Map<number, LiveCampaign>;
}

const decoder = new TextDecoder();

function watch(hub: HubOf, sessionId: string, { locale = "he" as Locale, lastSeen = null as number | null } = {}): Watcher {
  const watcher = { seen: [] as Seen[], keepsUp: true, isOpen: true, board: new Map<number, LiveCampaign>() };
  const send = (frame: Uint8Array) => {
    if (!watcher.keepsUp) return false;
    for (const one of eventsIn(decoder.decode(frame))) take(watcher, one);
    return true;
  };
  const close = () => {
    watcher.isOpen = false;
  };
  const joined = Object.assign(watcher, { seat: hub.join({ kind: "session", id: sessionId }, locale, { send, close }, lastSeen) });
  watching.push(joined);
  return joined;
}

function eventsIn(text: string): Seen[] {
  return text.split("\n\n").flatMap((block) => {
    const fields = new Map(block.split("\n").map((line) => line.split(/: (.*)/s, 2) as [string, string]));
    const [event, data, id] = [fields.get("event"), fields.get("data"), fields.get("id")];
    return event && data ? [{ event, data: JSON.parse(data), id: id ? Number(id) : null }] : [];
  });
}

function take({ seen, board }: Pick<Watcher, "seen" | "board">, one: Seen): void {
  seen.push(one);
  if (one.event === "snapshot") {
    board.clear();
    for (const campaign of LiveSnapshot.parse(one.data).campaigns) board.set(campaign.id, campaign);
  }
  if (one.event === "campaign") board.set(LiveCampaign.parse(one.data).id, LiveCampaign.parse(one.data));
  if (one.event === "gone") board.delete(LiveGone.parse(one.data).id);
}

const named = ({ seen }: Watcher, event: string) => seen.filter((one) => one.event === event);
const versionOf = ({ seen }: Watcher) => seen.findLast(({ id }) => id !== null)?.id ?? null;
const soon = { timeout: 10_000, interval: 20 };
/** One call at a time of so many: it goes on for longer than a test. Here a change made elsewhere is looked for at once. */
async function startLong(): Promise<number> {
  const campaignId = await live.start(4_000, { maxRing: 1, title: `ארוך ${randomUUID().slice(0, 6)}` });
  first.refresh();
  return campaignId;
}

async function signedIn(): Promise<string> {
  const [session] = await live.db().insert(sessions).values({ userId: live.supervisor.id }).returning({ id: sessions.id });
  if (!session) throw new Error("no session was begun");
  return session.id;
}

const order = (action: string, campaignId: number) =>
  fetch(`${live.upstream.baseUrl}/campaignApi.php`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ apiKey: live.upstream.key, action, campaignId }),
  });

const looks = async () => (await live.upstream.state()).requests.filter(({ action }) => action === "campaignsHistory").length;

test("who joins is given everything once the figures are fresh, and then what changes, whichever process they are joined to", async () => {
  const campaignId = await startLong();
  const session = await signedIn();
  const watchers = [watch(first, session), watch(second, session)];
  for (const watcher of watchers) await vi.waitFor(() => expect(watcher.board.get(campaignId)?.status).toBe("active"), soon);
  await order("campaignHold", campaignId);
  first.refresh();
  for (const watcher of watchers) {
    await vi.waitFor(() => expect(watcher.board.get(campaignId)?.status).toBe("hold"), soon);
    expect(named(watcher, "snapshot")).toHaveLength(1);
    const { at, problem } = LiveStatus.parse(named(watcher, "status").at(-1)?.data);
    expect(problem).toBeNull();
    expect(Math.abs(Date.now() - Date.parse(at ?? ""))).toBeLessThan(10_000);
  }
});

test("both processes ask no more often than one, and the other goes on when the one that asks loses its connection", async () => {
  const campaignId = await startLong();
  const session = await signedIn();
  const watchers = [watch(first, session), watch(second, session)];
  for (const watcher of watchers) await vi.waitFor(() => expect(watcher.board.has(campaignId)).toBe(true), soon);

  const [began, asked] = [performance.now(), await looks()];
  const version = versionOf(watchers[0]!) ?? 0;
  await vi.waitFor(() => expect(versionOf(watchers[0]!)).toBeGreaterThanOrEqual(version + 3), soon);
  const inTheMeantime = (await looks()) - asked;
  expect(inTheMeantime).toBeLessThanOrEqual(Math.ceil((performance.now() - began) / 1_500) + 1);

  const leader = sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = x'5406aa'::int and granted`;
  await live.db().execute(leader);
  await order("campaignHold", campaignId);
  for (const watcher of watchers) await vi.waitFor(() => expect(watcher.board.get(campaignId)?.status).toBe("hold"), soon);
});

describe("a reader that doesn't keep up", () => {
  test("is queued nothing, and then shown the board as it is, once", async () => {
    const campaignId = await startLong();
    const session = await signedIn();
    const [slow, quick] = [watch(first, session), watch(first, session)];
    for (const watcher of [slow, quick]) await vi.waitFor(() => expect(watcher.board.has(campaignId)).toBe(true), soon);
    slow.keepsUp = false;
    const [missed, version] = [slow.seen.length, versionOf(quick) ?? 0];
    await order("campaignHold", campaignId);
    for (const looks of [1, 2]) {
      first.refresh();
      await vi.waitFor(() => expect(versionOf(quick)).toBeGreaterThanOrEqual(version + looks), soon);
    }
    await vi.waitFor(() => expect(quick.board.get(campaignId)?.status).toBe("hold"), soon);
    slow.keepsUp = true;
    expect(slow.seen).toHaveLength(missed);
    slow.seat.drained();
    expect(slow.seen.slice(missed).map(({ event }) => event)).toEqual(["snapshot", "status"]);
    expect(slow.board).toEqual(quick.board);
    slow.seat.drained();
    expect(slow.seen).toHaveLength(missed + 2);
  });
});

describe("who lost the line for a moment", () => {
  test("is told only what went by, where that is known, and everything where it isn't", async () => {
    const campaignId = await startLong();
    const session = await signedIn();
    const before = watch(first, session);
    await vi.waitFor(() => expect(before.board.has(campaignId)).toBe(true), soon);
    const lastSeen = versionOf(before);
    const kept = watch(first, session);
    await vi.waitFor(() => expect(versionOf(kept) ?? 0).toBeGreaterThan((lastSeen ?? 0) + 1), soon);

    const again = watch(first, session, { lastSeen });
    expect(named(again, "snapshot")).toEqual([]);
    expect(again.seen.map(({ id }) => id).filter((id) => id !== null)).toEqual(
      Array.from({ length: (versionOf(kept) ?? 0) - (lastSeen ?? 0) }, (_, index) => (lastSeen ?? 0) + index + 1),
    );
    const [unknown, upToDate] = [watch(first, session, { lastSeen: 999_999_999 }), watch(first, session, { lastSeen: versionOf(kept) })];
    expect(unknown.seen.map(({ event }) => event)).toEqual(["snapshot", "status"]);
    expect(upToDate.seen).toEqual([]);
  });
});

test("a campaign that ended a while ago is told to be gone", async () => {
  const campaignId = await startLong();
  const watcher = watch(second, await signedIn());
  await vi.waitFor(() => expect(watcher.board.has(campaignId)).toBe(true), soon);
  await order("campaignStop", campaignId);
  first.refresh();
  await vi.waitFor(() => expect(watcher.board.get(campaignId)?.status).toBe("stopped"), soon);
  const clock = (moved: string) =>
    live
      .db()
      .execute(sql.raw(`create or replace function shofar_now() returns timestamptz language sql stable as 'select now() ${moved}'`));
  await clock("+ interval ''16 minutes''");
  try {
    first.refresh();
    await vi.waitFor(() => expect(named(watcher, "gone").map(({ data }) => data)).toEqual([{ id: campaignId }]), soon);
  } finally {
    await clock("");
  }
});

test("when IP-Sales is down everybody is told in their own language, and keeps what was known with its time", async () => {
  const campaignId = await startLong();
  const session = await signedIn();
  const [hebrew, english] = [watch(first, session), watch(second, session, { locale: "en" })];
  for (const watcher of [hebrew, english]) await vi.waitFor(() => expect(watcher.board.has(campaignId)).toBe(true), soon);
  // One question is asked three times.
  for (let attempt = 0; attempt < 3; attempt++) live.upstream.line.next("campaignsHistory", { kind: "http-500" });
  const problem = (watcher: Watcher) =>
    named(watcher, "status")
      .map(({ data }) => LiveStatus.parse(data))
      .find((status) => status.problem !== null);
  for (const watcher of [hebrew, english]) await vi.waitFor(() => expect(problem(watcher)?.problem?.code).toMatch(/^upstream-/), soon);
  expect(problem(hebrew)?.problem?.message).toMatch(/[א-ת]/);
  expect(problem(english)?.problem?.message).toMatch(/^[A-Z][\x20-\x7e’–]+$/);
  expect(problem(hebrew)?.at).not.toBeNull();
  expect(hebrew.board.has(campaignId)).toBe(true);
  // Who asks in person doesn't wait for the poller's patience.
  second.refresh();
  await vi.waitFor(() => expect(LiveStatus.parse(named(hebrew, "status").at(-1)?.data).problem).toBeNull(), soon);
});

test("a stream ends within five seconds of its session, and others go on", async () => {
  const [ended, going] = [await signedIn(), await signedIn()];
  const watchers = [watch(first, ended), watch(second, ended), watch(first, going)];
  for (const watcher of watchers) await vi.waitFor(() => expect(named(watcher, "snapshot")).toHaveLength(1), soon);
  await live.db().delete(sessions).where(eq(sessions.id, ended));
  await vi.waitFor(() => expect(watchers.map(({ isOpen }) => isOpen)).toEqual([false, false, true]), { timeout: 5_000, interval: 20 });
});

test("a process that ends lets everybody go, and nobody in", async () => {
  const third = new Hub();
  third.open();
  const session = await signedIn();
  const before = watch(third, session);
  await third.close();
  expect(before.isOpen).toBe(false);
  expect(watch(third, session).isOpen).toBe(false);
});
