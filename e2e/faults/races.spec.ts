import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import type { Dashboard } from "./dashboard";
import { Orders } from "./orders";
import { errorIn, type LaunchSeen, launchIn } from "./people";
import { BEGUN, expectInvariants, ledgerOf, OFTEN, seenIn, sendings } from "./proof";
import { startWorld, type World } from "./world";

let world: World;
let servers: [Dashboard, Dashboard];
const orders = new Orders("מרוץ", "053");
const DAY = 24 * 3_600;

test.beforeAll(async () => {
  world = await startWorld({ dashboards: 2 });
  servers = world.dashboards as [Dashboard, Dashboard];
});
test.afterAll(() => world.end());
test.afterEach(() => expectInvariants(world));

const SameContent = z.object({
  error: z.object({
    code: z.literal("conflict"),
    message: z.string(),
    details: z.looseObject({ reason: z.string(), launchId: z.string(), createdBy: z.string(), createdAt: z.string() }),
  }),
});

/** One campaign of the title exists, dialled, and was sent once. */
const isOnce = (title: string) =>
  expect
    .poll(
      async () => {
        const { campaigns, dialled } = await ledgerOf(world, title);
        return [sendings(world, title), campaigns.length, dialled.length];
      },
      { message: `«${title}»: sent, created, dialled`, intervals: OFTEN },
    )
    .toEqual([1, 1, 1]);

test("fifty equal requests at once to two servers are one campaign, and all fifty are told of the same launch", async () => {
  const { marketing } = world.people;
  for (const { url } of servers) await marketing.signIn(url);
  const [order, key] = [orders.next(), randomUUID()];
  const ask = (_: unknown, index: number) => marketing.launch(servers[index % 2 === 0 ? 0 : 1].url, order, key);
  const answers = await Promise.all(Array.from({ length: 50 }, ask));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const launches = answers.map(launchIn);
  expect(new Set(launches.map((launch) => `${launch?.id} ${launch?.campaignId}`)).size).toBe(1);
  await isOnce(order.title);
  const replay = await marketing.launch(servers[1].url, order, key);
  expect(launchIn(replay)?.id).toBe(launches[0]?.id);
  await isOnce(order.title);
});

test("fifty requests of the same content under fifty keys are one campaign, and forty-nine are told who, when and which", async () => {
  const { marketing, admin } = world.people;
  await admin.signIn(servers[1].url);
  const order = orders.next();
  const ask = (_: unknown, index: number) =>
    index % 2 === 0 ? marketing.launch(servers[0].url, order, randomUUID()) : admin.launch(servers[1].url, order, randomUUID());
  const answers = await Promise.all(Array.from({ length: 50 }, ask));
  const [won, ...more] = answers.map(launchIn).filter((launch) => launch !== undefined);
  expect(more).toEqual([]);
  const refused = answers.filter((answer) => launchIn(answer) === undefined);
  for (const { status, body } of refused) {
    expect(status).toBe(409);
    expect(SameContent.parse(body).error.details).toMatchObject({ reason: "same-content", launchId: won?.id });
  }
  expect(refused).toHaveLength(49);
  await isOnce(order.title);
});

test("two servers that get the same key and content at the same moment, a hundred times, launch once each time", async () => {
  const { marketing, admin } = world.people;
  await marketing.signIn(servers[0].url);
  await admin.signIn(servers[1].url);
  const rounds = Array.from({ length: 100 }, (_, index) => ({ order: orders.next(), key: randomUUID(), sameKey: index % 2 === 0 }));
  const race = async ({ order, key, sameKey }: (typeof rounds)[number]) => {
    const answers = await Promise.all([
      marketing.launch(servers[0].url, order, key),
      admin.launch(servers[1].url, order, sameKey ? key : randomUUID()),
    ]);
    const ids = new Set(answers.map(launchIn).flatMap((launch) => (launch ? [launch.id] : [])));
    expect(ids.size, JSON.stringify(answers)).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual(sameKey ? [201, 201] : [201, 409]);
  };
  // So many at once as the dashboards have hands for; each of them a race of its own.
  for (let from = 0; from < rounds.length; from += 20) await Promise.all(rounds.slice(from, from + 20).map(race));
  const titles = new Set(rounds.map(({ order }) => order.title));
  const [rows] = await world.postgres.sql("select count(*)::int as count from launches where title = any($1)", [[...titles]]);
  expect(rows).toEqual({ count: 100 });
  for (const title of [...titles].slice(-10)) await isOnce(title);
});

test("one key for two contents at the same moment is one launch, and the other is told that the key is taken", async () => {
  const { marketing, admin } = world.people;
  const key = randomUUID();
  const [one, other] = [orders.next(), orders.next()];
  const answers = await Promise.all([marketing.launch(servers[0].url, one, key), admin.launch(servers[1].url, other, key)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(sendings(world, one.title) + sendings(world, other.title)).toBe(1);
});

test("the same content again within 24 hours is refused with who, when and which, unless it is meant; after 24 hours it is launched", async () => {
  const { marketing, admin, supervisor } = world.people;
  const [{ url }] = servers;
  const order = orders.next();
  const first = launchIn(await marketing.launch(url, order, randomUUID()));
  const again = await admin.launch(url, order, randomUUID());
  expect(again.status).toBe(409);
  const { message, details } = SameContent.parse(again.body).error;
  const me = z
    .object({ name: z.string() })
    .parse((await world.postgres.sql("select name from users where email = $1", [marketing.email]))[0]);
  expect(details).toMatchObject({ launchId: first?.id, createdBy: me.name });
  expect(Math.abs(Date.parse(details.createdAt) - Date.now())).toBeLessThan(60_000);
  expect(message).toContain(me.name);
  await isOnce(order.title);
  expect(launchIn(await supervisor.ask(url, "GET", `/api/launches/${details.launchId}`))?.["title"]).toBe(order.title);

  const meant = launchIn(await admin.launch(url, { ...order, repeatOf: first?.id }, randomUUID()));
  await seenIn(url, supervisor, meant?.id ?? "", BEGUN);
  expect(meant?.id).not.toBe(first?.id);
  expect((await ledgerOf(world, order.title)).dialled).toHaveLength(2);

  await world.moveClocks(DAY - 60);
  expect(errorIn(await admin.launch(url, order, randomUUID()))).toBe("conflict");
  await world.moveClocks(120);
  const anew = launchIn(await admin.launch(url, order, randomUUID()));
  await seenIn(url, supervisor, (anew as LaunchSeen).id, BEGUN);
  expect((await ledgerOf(world, order.title)).dialled).toHaveLength(3);
});

test("a client that sends again after it was offline, or after its answer got lost, is told of the same launch for good", async () => {
  const { marketing } = world.people;
  await marketing.signIn(servers[0].url); // the clock was moved
  const [order, key] = [orders.next({ undoSeconds: 1 }), randomUUID()];
  const gone = new AbortController();
  // The client goes away as soon as the request is out.
  const headers = { ...(await marketing.headers(servers[0].url)), "content-type": "application/json", "idempotency-key": key };
  const asked = fetch(`${servers[0].url}/api/campaigns`, { method: "POST", headers, body: JSON.stringify(order), signal: gone.signal });
  const row = "select count(*)::int as count from launches where idempotency_key = $1";
  await expect.poll(async () => (await world.postgres.sql(row, [key]))[0], { intervals: OFTEN }).toEqual({ count: 1 });
  gone.abort();
  await asked.catch(() => undefined);
  const again = launchIn(await marketing.launch(servers[1].url, order, key));
  await seenIn(servers[1].url, marketing, again?.id ?? "", BEGUN);
  await isOnce(order.title);
  expect(launchIn(await marketing.launch(servers[0].url, order, key))?.id).toBe(again?.id);
  await isOnce(order.title);
});
