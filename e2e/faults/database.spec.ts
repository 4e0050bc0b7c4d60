import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type Dashboard, startDashboards } from "./dashboard";
import { openDatabaseLine } from "./database-line";
import { hog, hogPerson, WAITING } from "./locks";
import { type Order, Orders } from "./orders";
import { type Answered, errorIn, type LaunchSeen, launchIn, Person } from "./people";
import { BEGUN, expectInvariants, launchOf, launchUnwatched, ledgerOf, OFTEN, seenIn, sendings } from "./proof";
import { startWorld, type World } from "./world";

let world: World;
let dashboard: Dashboard;
const orders = new Orders("מסד", "054");

test.beforeAll(async () => {
  world = await startWorld();
  [dashboard] = world.dashboards as [Dashboard];
});
test.afterAll(() => world.end());
test.afterEach(() => expectInvariants(world));

/** How long anybody may wait for a database that is busy. */
const BOUND_MS = 15_000;

const ledger = async (title: string) => {
  const { campaigns, dialled } = await ledgerOf(world, title);
  return [sendings(world, title), campaigns.length, dialled.length];
};
const reaches = (title: string, sentCreatedDialled: number[]) =>
  expect.poll(() => ledger(title), { message: `«${title}»: sent, created, dialled`, intervals: OFTEN }).toEqual(sentCreatedDialled);
const someWait = () =>
  expect
    .poll(async () => (await world.postgres.sql(WAITING))[0]?.["count"], { message: "somebody waits", intervals: OFTEN })
    .toBeGreaterThan(0);
const authorOfOne = async () => {
  const author = await Person.add(dashboard.url, world.people.admin, "marketing", randomUUID());
  await author.signIn(dashboard.url);
  return author;
};

/** What is answered, and after how long; null when it isn't within the bound. `ask` goes on. */
async function bounded(ask: Promise<Answered>): Promise<Answered | null> {
  let answer: Answered | null = null;
  void ask.then((came) => {
    answer = came;
  });
  await expect
    .poll(() => answer !== null, { timeout: BOUND_MS })
    .toBe(true)
    .catch(() => undefined);
  return answer;
}

test("a power cut of the database before a sending is committed, during the request and before a resumption: each is sent once", async () => {
  const { line, people, postgres } = world;
  const { url } = dashboard;
  const [unsent, open, onHold, asked] = [orders.next(), orders.next(), orders.next(), orders.next()];
  const authors = await Promise.all([authorOfOne(), authorOfOne()]);

  line.next("campaignRun", "hang-after");
  launchUnwatched(people.marketing, url, open, randomUUID());
  await reaches(open.title, [1, 1, 0]);

  line.next("campaignResumption", "hang-after");
  launchUnwatched(people.marketing, url, asked, randomUUID());
  await reaches(asked.title, [1, 1, 1]);

  const sent = line.count("campaignRun");
  line.next("campaignRun", { answer: { kind: "drip", msPerByte: 5 } });
  launchUnwatched(authors[0], url, onHold, randomUUID());
  await expect.poll(() => line.count("campaignRun"), { intervals: OFTEN }).toBe(sent + 1);
  const unblock = [await hogPerson(postgres.url, authors[0].email), await hogPerson(postgres.url, authors[1].email)];
  await seenIn(url, people.supervisor, await launchOf(world, onHold.title), "held");
  await someWait();
  launchUnwatched(authors[1], url, unsent, randomUUID());
  await expect.poll(async () => (await postgres.sql(WAITING))[0], { intervals: OFTEN }).toEqual({ count: 2 });
  expect(await ledger(unsent.title)).toEqual([0, 0, 0]);

  await postgres.restart();
  for (const end of unblock) await end();
  line.answer();
  for (const { title } of [unsent, open, onHold, asked]) {
    await seenIn(url, people.supervisor, await launchOf(world, title), BEGUN, 15_000);
    await reaches(title, [1, 1, 1]);
  }
  expect(dashboard.isRunning).toBe(true);
});

test("while the database is down nothing is sent, everybody is told to come back, and all is well when it is up", async () => {
  const { people, postgres, line } = world;
  const order = orders.next();
  const key = randomUUID();
  await postgres.down();
  const sent = line.count("campaignRun");
  const [launched, read] = await Promise.all([
    bounded(people.marketing.launch(dashboard.url, order, key)),
    bounded(people.admin.ask(dashboard.url, "GET", "/api/launches")),
  ]);
  await postgres.up();
  for (const answer of [launched, read]) expect(answer).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
  expect(line.count("campaignRun")).toBe(sent);
  const launch = launchIn(await people.marketing.launch(dashboard.url, order, key));
  await seenIn(dashboard.url, people.marketing, launch?.id ?? "", BEGUN);
  await reaches(order.title, [1, 1, 1]);
});

test("when the answer to the commit before a sending is lost, nothing is sent in doubt: the row is read, and decides", async () => {
  const { postgres, line, sandbox } = world;
  const way = await openDatabaseLine(postgres.url);
  await dashboard.kill9(); // the other one alone works
  const [distant] = await startDashboards(1, { databaseUrl: way.url, upstreamUrl: line.url, key: sandbox.key });
  if (!distant) throw new Error("no dashboard");
  try {
    const author = Person.demo("marketing");
    await author.signIn(distant.url);
    const order = orders.next();
    const lost = way.loseCommitOf("launch.prepare");
    launchUnwatched(author, distant.url, order, randomUUID());
    await lost;
    const commits = orders.next();
    const lostToo = way.loseCommitOf("launch.commit");
    launchUnwatched(author, distant.url, commits, randomUUID());
    await lostToo;
    // Committed, as the row says, and not a byte was sent: whoever can't know that looks, and sends nothing.
    await seenIn(distant.url, author, await launchOf(world, order.title), "unknown", 15_000);
    expect(await ledger(order.title)).toEqual([0, 0, 0]);
    await seenIn(distant.url, author, await launchOf(world, commits.title), BEGUN, 15_000);
    await reaches(commits.title, [1, 1, 1]);
  } finally {
    await distant.end();
    await way.close();
    await dashboard.restart();
  }
});

test("a launch and a decision that wait for somebody's locks are answered in time with «come back», and nothing is half done", async () => {
  const { people, postgres } = world;
  const { url } = dashboard;
  const order = orders.next({ undoSeconds: 300 });
  const undoable = orders.next({ undoSeconds: 300 });
  const [first, second] = [await start(order), await start(undoable)];
  const cancel = (launch: LaunchSeen) => people.marketing.ask(url, "POST", `/api/launches/${launch.id}/cancel`);
  expect((await cancel(first)).status).toBe(200);
  const locks = [
    await hog(postgres.url, "select pg_advisory_xact_lock(hashtextextended($1, 0))", [first["digest"]]),
    await hog(postgres.url, "select 1 from launches where id = $1 for update", [second.id]),
  ];
  const anew = { order: { ...order, undoSeconds: 0 }, key: randomUUID() };
  const asking = [people.marketing.launch(url, anew.order, anew.key), cancel(second)];
  const answers = await Promise.all(asking.map(bounded));
  for (const end of locks) await end();
  await Promise.all(asking);
  for (const answer of answers) expect(answer).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
  expect(await postgres.sql("select state from launches where id = $1", [second.id])).toEqual([{ state: "waiting" }]);
  expect((await cancel(second)).status).toBe(200);
  const launch = launchIn(await people.marketing.launch(url, anew.order, anew.key));
  await seenIn(url, people.marketing, launch?.id ?? "", BEGUN);
  await reaches(order.title, [1, 1, 1]);
  await reaches(undoable.title, [0, 0, 0]);
});

async function start(order: Order): Promise<LaunchSeen> {
  const launch = launchIn(await world.people.marketing.launch(dashboard.url, order, randomUUID()));
  if (!launch) throw new Error(`«${order.title}» was not accepted`);
  return launch;
}

test("when all connections to the database wait, everybody is told to come back, and afterwards each launch is sent once", async () => {
  const { people, postgres } = world;
  const { url } = dashboard;
  const asked = Array.from({ length: 24 }, () => ({ order: orders.next(), key: randomUUID() }));
  const end = await hog(postgres.url, "lock table launches in access exclusive mode");
  const asking = asked.map(({ order, key }) => people.marketing.launch(url, order, key));
  const answers = await Promise.all(asking.map(bounded));
  await end();
  await Promise.all(asking);
  const told = answers.map((answer) => [answer?.status, answer?.retryAfter !== undefined, answer && errorIn(answer)]);
  expect(told).toEqual(answers.map(() => [503, true, "busy"]));
  const again = await Promise.all(asked.map(({ order, key }) => people.marketing.launch(url, order, key)));
  for (const [index, { order }] of asked.entries()) {
    await seenIn(url, people.marketing, launchIn(again[index] as Answered)?.id ?? "", BEGUN);
    expect(sendings(world, order.title)).toBe(1);
  }
});
