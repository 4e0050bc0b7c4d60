import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { Orders } from "./orders";
import { type Answered, launchIn, Person, type Role } from "./people";
import { BEGUN, expectInvariants, ledgerOf, OFTEN, seenIn, seenWhen, sendings } from "./proof";
import { startWorld, type World } from "./world";

let world: World;
let url: string;
const orders = new Orders("אישור", "056");
const LIMIT = 5;

test.beforeAll(async () => {
  world = await startWorld();
  url = world.dashboards[0]?.url ?? "";
  await allow({ overRecipients: LIMIT, overPrice: null });
});
test.afterAll(() => world.end());
test.afterEach(() => expectInvariants(world));

const allow = async (approval: { overRecipients: number | null; overPrice: string | null }) =>
  expect((await world.people.admin.ask(url, "PUT", "/api/settings/launch-rules", { approval, callingWindow: null })).status).toBe(200);
const add = (role: Role) => Person.add(url, world.people.admin, role, randomUUID());
const Problem = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const problemOf = ({ body }: Answered) => Problem.parse(body).error;
const Told = z.looseObject({ problem: z.looseObject({ message: z.string() }).optional() });

const ledger = async (title: string) => {
  const { campaigns, dialled } = await ledgerOf(world, title);
  return [sendings(world, title), campaigns.length, dialled.length];
};
const reaches = (title: string, sentCreatedDialled: number[]) =>
  expect.poll(() => ledger(title), { message: `«${title}»: sent, created, dialled`, intervals: OFTEN }).toEqual(sentCreatedDialled);
const decide = (person: Person, id: string, what: string, body: unknown = {}) =>
  person.ask(url, "POST", `/api/launches/${id}/${what}`, body);

/** A launch over the limit, as it waits. */
async function waiting(author: Person, more: Record<string, unknown> = {}) {
  const order = orders.next(more, LIMIT + 1);
  const answer = await author.launch(url, order, randomUUID());
  const launch = launchIn(answer);
  expect([answer.status, launch?.state]).toEqual([202, "awaiting-approval"]);
  return { order, title: order.title, id: launch?.id ?? "", digest: String(launch?.["digest"]) };
}

test("a launch to more people than an admin allows waits for a second person; one to as many doesn't", async () => {
  const { marketing, supervisor } = world.people;
  const small = orders.next({}, LIMIT);
  await seenIn(url, marketing, launchIn(await marketing.launch(url, small, randomUUID()))?.id ?? "", BEGUN);
  const { id, title, digest } = await waiting(marketing);
  await reaches(title, [0, 0, 0]);
  expect((await decide(supervisor, id, "approve", { digest: digest.replace(/./g, "0") })).status).toBe(409);
  expect((await decide(supervisor, id, "approve", { digest, price: "0.01" })).status).toBe(409);
  expect((await decide(supervisor, id, "approve", { digest })).status).toBe(200);
  const launch = await seenIn(url, marketing, id, BEGUN);
  expect(launch["approved"]).toMatchObject({ by: { name: expect.any(String) } });
  await reaches(title, [1, 1, 1]);
});

test("a launch over the price limit waits too", async () => {
  await allow({ overRecipients: null, overPrice: "0.01" });
  const order = orders.next();
  const launch = launchIn(await world.people.marketing.launch(url, order, randomUUID()));
  await allow({ overRecipients: LIMIT, overPrice: null });
  expect(launch?.state).toBe("awaiting-approval");
  expect((await decide(world.people.marketing, launch?.id ?? "", "cancel")).status).toBe(200);
  await reaches(order.title, [0, 0, 0]);
});

test("marketing can't approve, neither the author nor a colleague, and nobody can without a session", async () => {
  const { marketing } = world.people;
  const { id, title } = await waiting(marketing);
  for (const person of [marketing, await add("marketing")]) {
    for (const what of ["approve", "refuse"]) expect((await decide(person, id, what, { reason: "כך" })).status).toBe(403);
  }
  const nobody = await fetch(`${url}/api/launches/${id}/approve`, { method: "POST", headers: { origin: url } });
  expect(nobody.status).toBe(401);
  await seenIn(url, marketing, id, "awaiting-approval");
  await reaches(title, [0, 0, 0]);
});

test("an author who may approve can't approve their own, in no race with a cancel and with another's approval", async () => {
  const { admin, supervisor } = world.people;
  const own = await waiting(admin);
  expect((await decide(admin, own.id, "approve")).status).toBe(403);
  for (let round = 0; round < 8; round++) {
    const { id, title } = round === 0 ? own : await waiting(admin);
    const withSecond = round % 2 === 0;
    const [approved, cancelled, second] = await Promise.all([
      decide(admin, id, "approve"),
      decide(admin, id, "cancel"),
      withSecond ? decide(supervisor, id, "approve") : null,
    ]);
    expect(approved.status).toBeGreaterThanOrEqual(400);
    const launch = await seenIn(url, supervisor, id, [...BEGUN, "cancelled"]);
    const ran = BEGUN.includes(launch.state);
    // Whoever was told yes was first, or the other's word still counted before anything was sent.
    if (!withSecond) expect([ran, cancelled.status]).toEqual([false, 200]);
    if (ran) expect(second?.status).toBe(200);
    else expect(cancelled.status).toBe(200);
    await reaches(title, ran ? [1, 1, 1] : [0, 0, 0]);
  }
});

test("two people who approve at once, and again, let one campaign go", async () => {
  const { marketing, supervisor, admin } = world.people;
  const { id, title } = await waiting(marketing);
  const answers = await Promise.all([supervisor, admin, supervisor, admin].map((person) => decide(person, id, "approve")));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 409, 409, 409]);
  await seenIn(url, marketing, id, BEGUN);
  await reaches(title, [1, 1, 1]);
  expect((await decide(admin, id, "approve")).status).toBe(409);
});

test("a refusal needs a reason, tells it to the author, and is final", async () => {
  const { marketing, supervisor } = world.people;
  const { id, title, order } = await waiting(marketing);
  expect((await decide(supervisor, id, "refuse", { reason: "  " })).status).toBe(400);
  expect((await decide(supervisor, id, "refuse", { reason: "הרשימה ישנה" })).status).toBe(200);
  const { problem } = Told.parse(await seenIn(url, marketing, id, "refused"));
  expect(problem?.message).toContain("הרשימה ישנה");
  expect((await decide(supervisor, id, "approve")).status).toBe(409);
  // It came to nothing: the same may be asked for anew.
  const anew = launchIn(await marketing.launch(url, order, randomUUID()));
  expect(anew?.state).toBe("awaiting-approval");
  await reaches(title, [0, 0, 0]);
});

const LOSSES: [string, (approver: Person) => Promise<unknown>][] = [
  ["is disabled", async (approver) => change(approver, { disabled: true })],
  ["loses the permission", async (approver) => change(approver, { role: "marketing" })],
];
async function change(person: Person, what: unknown) {
  const [row] = await world.postgres.sql("select id from users where email = $1", [person.email]);
  expect((await world.people.admin.ask(url, "PATCH", `/api/users/${row?.["id"]}`, what)).status).toBe(200);
}

for (const [what, lose] of LOSSES) {
  test(`when the second person ${what} between the approval and the sending, another is asked and nothing was sent`, async () => {
    const { marketing, supervisor } = world.people;
    const approver = await add("supervisor");
    const { id, title } = await waiting(marketing, { undoSeconds: 2 });
    expect((await decide(approver, id, "approve")).status).toBe(200);
    await seenIn(url, marketing, id, "waiting");
    await lose(approver);
    const { problem } = Told.parse(await seenIn(url, marketing, id, "awaiting-approval"));
    expect(problem?.message).toMatch(/[א-ת]{3}/);
    await reaches(title, [0, 0, 0]);
    expect((await decide(supervisor, id, "approve")).status).toBe(200);
    await seenIn(url, marketing, id, BEGUN);
    await reaches(title, [1, 1, 1]);
  });
}

test("when the price or the number of people is another after the approval, somebody is asked again and told so", async () => {
  const { marketing, supervisor } = world.people;
  for (const changed of [{ billing: "17.25" }, { phones: LIMIT + 40 }]) {
    const { id, title } = await waiting(marketing);
    world.line.next("dryRun", { down: (value) => ({ ...(value as object), ...changed }) });
    await decide(supervisor, id, "approve");
    const { problem } = Told.parse(await seenWhen(url, marketing, id, (launch) => launch["problem"] !== undefined, "asks again"));
    expect(problem?.message).toMatch(/[א-ת]{3}/);
    expect((await seenIn(url, marketing, id, "awaiting-approval"))["approved"]).toBeUndefined();
    await reaches(title, [0, 0, 0]);
  }
});

test("when the author loses the role or is disabled between asking and sending, nothing is sent and it is said why", async () => {
  for (const what of [{ role: "supervisor" }, { disabled: true }]) {
    const author = await add("marketing");
    const order = orders.next({ undoSeconds: 2 });
    const id = launchIn(await author.launch(url, order, randomUUID()))?.id ?? "";
    await change(author, what);
    const { problem } = Told.parse(await seenIn(url, world.people.supervisor, id, "refused"));
    expect(problem?.message).toMatch(/[א-ת]{3}/);
    await reaches(order.title, [0, 0, 0]);
  }
});

test("an author who signed out after asking is served: what was confirmed is sent", async () => {
  const author = await add("marketing");
  const order = orders.next({ undoSeconds: 2 });
  const id = launchIn(await author.launch(url, order, randomUUID()))?.id ?? "";
  await world.postgres.sql("update sessions set ended_at = now() where user_id = (select id from users where email = $1)", [author.email]);
  await seenIn(url, world.people.supervisor, id, BEGUN);
  await reaches(order.title, [1, 1, 1]);
});

test("approval in English is asked for and refused in English", async () => {
  const { supervisor } = world.people;
  await world.postgres.sql("update users set locale = 'en' where email = $1", [supervisor.email]);
  const { id } = await waiting(world.people.marketing);
  expect((await decide(supervisor, id, "cancel")).status).toBe(200);
  expect(problemOf(await decide(supervisor, id, "approve")).message).toMatch(/^[A-Z][a-z ]+/);
});
