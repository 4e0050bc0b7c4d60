import { randomUUID } from "node:crypto";
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import type { Dashboard } from "./dashboard";
import { Orders } from "./orders";
import { launchIn } from "./people";
import { BEGUN, expectInvariants, launchOf, launchUnwatched, ledgerOf, OFTEN, seenIn, seenWhen, sendings } from "./proof";
import { startWorld, type World } from "./world";

let world: World;
let first: Dashboard;
let second: Dashboard;
const orders = new Orders("תהליכים", "052");

test.beforeAll(async () => {
  world = await startWorld({ dashboards: 2 });
  [first, second] = world.dashboards as [Dashboard, Dashboard];
});
test.afterAll(() => world.end());
test.afterEach(() => expectInvariants(world));

const ledger = async (title: string) => {
  const { campaigns, dialled } = await ledgerOf(world, title);
  return { sent: sendings(world, title), created: campaigns.length, dialled: dialled.length };
};
const ONCE = { sent: 1, created: 1, dialled: 1 };
const reaches = (title: string, what: Awaited<ReturnType<typeof ledger>>) =>
  expect.poll(() => ledger(title), { message: `«${title}» in the ledger`, intervals: OFTEN }).toEqual(what);
const stepsOf = async (id: string) =>
  (await world.postgres.sql("select event from launch_steps where launch_id = $1 order by step", [id])).map(({ event }) => event);

const doubtsOf = async (id: string) =>
  (await world.postgres.sql("select evidence->>'why' as why from launch_steps where launch_id = $1 and event = 'doubt'", [id])).map(
    ({ why }) => why,
  );

test("a worker that stood still for longer than its lease is replaced, and writes nothing when it wakes", async () => {
  const { line, people } = world;
  // Nothing but the first one's own request makes it work: it takes the row as soon as it has written it.
  second.stop();
  const [sending, committing] = [orders.next(), orders.next()];
  line.next("campaignRun", "hang-after");
  launchUnwatched(people.marketing, first.url, sending, randomUUID());
  await reaches(sending.title, { sent: 1, created: 1, dialled: 0 });
  line.next("campaignResumption", "hang-before");
  launchUnwatched(people.marketing, first.url, committing, randomUUID());
  await expect.poll(() => line.count("campaignResumption"), { intervals: OFTEN }).toBe(1);

  first.stop();
  second.cont();
  const [lost, halfway] = [await launchOf(world, sending.title), await launchOf(world, committing.title)];
  await seenIn(second.url, people.supervisor, lost, BEGUN, 12_000);
  expect(await stepsOf(lost)).toEqual(expect.arrayContaining(["lease-expired", "seen-on-hold", "commit"]));
  const known = await stepsOf(lost);

  // It hears at last that its campaign was created, when that is long known.
  line.answer();
  first.cont();
  await first.ready();
  line.letGo();
  await seenIn(second.url, people.supervisor, halfway, BEGUN, 12_000);
  await reaches(sending.title, ONCE);
  await reaches(committing.title, ONCE);
  expect((await stepsOf(lost)).slice(0, known.length)).toEqual(known);
  expect((await stepsOf(lost)).filter((event) => event === "created-on-hold")).toEqual([]);
});

test("SIGTERM with a live board, an upload and a sending under way ends the process in time, and the launch is found by the next", async () => {
  const { line, people } = world;
  await second.kill9();
  const headers = await people.supervisor.headers(first.url);
  const board = http.get(`${first.url}/api/campaigns/live`, { headers });
  const watching = new Promise<boolean>((resolve) => board.on("response", (answer) => resolve(answer.statusCode === 200)));
  board.on("error", () => undefined);
  expect(await watching).toBe(true);
  const upload = await halfAnUpload();
  const order = orders.next();
  line.next("campaignRun", "hang-after");
  launchUnwatched(people.marketing, first.url, order, randomUUID());
  await reaches(order.title, { sent: 1, created: 1, dialled: 0 });

  const { ms } = await first.term();
  expect(ms).toBeLessThan(30_000);
  board.destroy();
  upload.destroy();
  line.letGo();
  await first.restart();
  await seenIn(first.url, people.supervisor, await launchOf(world, order.title), BEGUN);
  await reaches(order.title, ONCE);
  expect(await world.postgres.sql("select count(*)::int as count from audiences")).toEqual([{ count: 0 }]);
  await second.restart();
});

/** A list of recipients, of which only the beginning comes. */
async function halfAnUpload(): Promise<http.ClientRequest> {
  const headers = await world.people.marketing.headers(first.url);
  const boundary = "----half";
  const request = http.request(`${first.url}/api/audiences`, {
    method: "POST",
    headers: { ...headers, "content-type": `multipart/form-data; boundary=${boundary}`, "transfer-encoding": "chunked" },
  });
  request.on("error", () => undefined);
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  await new Promise((resolve) => request.write(`${head}phone\r\n0501234567\r\n`, resolve));
  return request;
}

/** The same numbers at every run. @returns a whole number from 0 to below `below` */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const looksOf = async (ids: string[]) =>
  (
    await world.postgres.sql("select (search->>'looks')::int as looks from launches where id = any($1) and state = 'unknown' order by id", [
      ids,
    ])
  ).map(({ looks }) => Number(looks ?? 0));

/** Lets ten minutes pass with a look in each part of them. */
async function tenMinutesOfLooks(ids: string[]): Promise<void> {
  for (const seconds of [301, 301, 61, 61]) {
    const before = await looksOf(ids);
    await world.moveClocks(seconds);
    const isLookedFor = async () => {
      const looks = await looksOf(ids);
      return looks.length < before.length || looks.every((count, index) => count > (before[index] ?? 0));
    };
    await expect.poll(isLookedFor, { message: "a look at what was never sent", timeout: 20_000, intervals: OFTEN }).toBe(true);
  }
}

const KILLS = 10;
/** Nothing is asked for this long when nothing is under way. */
const QUIET_MS = 3_000;

test("ten kills at random during a stream of launches lose nothing that was accepted, and nobody is called twice", async () => {
  test.setTimeout(240_000);
  const { line, people, postgres } = world;
  const throwDice = dice(24);
  const accepted = new Map<string, string>();
  const stream = Array.from({ length: 20 }, () => ({ order: orders.next({ undoSeconds: throwDice(2) }), key: randomUUID() }));
  // Who gets no answer asks again with the same key, of whichever server answers.
  const insist = async ({ order, key }: (typeof stream)[number]) => {
    let tries = 0;
    const ask = async () => {
      const { url } = tries++ % 2 === 0 ? first : second;
      const launch = await people.marketing.launch(url, order, key).then(launchIn, () => undefined);
      if (launch) accepted.set(launch.id, order.title);
      return launch !== undefined;
    };
    await expect.poll(ask, { message: `«${order.title}» is accepted`, timeout: 40_000, intervals: OFTEN }).toBe(true);
  };

  const launching = () => line.count("campaignRun") + line.count("campaignResumption");
  const streaming: Promise<void>[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    streaming.push(...stream.slice(kill * 2, kill * 2 + 2).map(insist));
    // Each launch that goes well asks three times: what it costs, to be created, to begin. What the board asks beside that tells no time.
    const until = launching() + 1 + throwDice(5);
    // A launch that a kill before this one hit may ask less: then the kill comes when all is quiet.
    for (const quiet = Date.now() + QUIET_MS; launching() < until && Date.now() < quiet; ) await pause(10);
    await (throwDice(2) === 0 ? first : second).restart();
  }
  await Promise.all(streaming);
  expect(accepted.size).toBe(stream.length);
  // Who is killed after deciding to send and before sending leaves a doubt that only time takes away.
  const unsent = new Map<string, string>();
  for (const [id, title] of accepted) {
    const isUnsent = (state: string) => state === "unknown" && sendings(world, title) === 0;
    const rests = ({ state }: { state: string }) => BEGUN.includes(state) || isUnsent(state);
    const { state } = await seenWhen(first.url, people.admin, id, rests, "has begun, or was never sent", 20_000);
    if (isUnsent(state)) unsent.set(id, title);
    else await reaches(title, ONCE);
  }
  expect(unsent.size).toBeLessThanOrEqual(KILLS);
  if (unsent.size > 0) await tenMinutesOfLooks([...unsent.keys()]);
  for (const [id, title] of unsent) {
    const { state } = await seenIn(first.url, people.admin, id, ["absent", "needs-person"], 20_000);
    expect(await stepsOf(id)).toContain("lease-expired");
    // An account that had no campaign yet proves nothing.
    if (state === "needs-person") expect(await doubtsOf(id)).toEqual(["cannotProve"]);
    expect(await ledger(title)).toEqual({ sent: 0, created: 0, dialled: 0 });
  }
  const doubles = await postgres.sql("select title from launches group by title having count(*) > 1");
  expect(doubles).toEqual([]);
});
