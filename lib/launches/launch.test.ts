import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/permissions";
import { auditEntries, breakers, launches, users } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { actors, db, launchWorker, operations, perform, upstream, withMachine } from "./machine.fixture";
import type { Launch } from "./schema";

/** Launches on a real PostgreSQL against the sandbox; what was dialled is read in the sandbox's own ledger. */

withMachine();
beforeEach(() => upstream.line.clear());

let nextPhone = 1_000_000;
/** Of its own for each launch: numbers nobody else calls, and a title nobody else has. */
function newSpec(more: Record<string, unknown> = {}, schedule: Record<string, unknown> = {}) {
  const phones = Array.from({ length: 5 }, () => `052${nextPhone++}`);
  return {
    title: `מבצע ${randomUUID().slice(0, 8)}`,
    audience: { phones: [...phones, "not a number"] },
    message: { kind: "text", text: "שלום, זוהי הודעה" },
    schedule: { quietHours: false, ...schedule },
    ...more,
  };
}
type Spec = ReturnType<typeof newSpec>;

async function launch(spec: Spec, { key = randomUUID() as string, as = "marketing" as Role } = {}): Promise<Launch> {
  return (await perform(operations.launchCampaign, actors[as], { spec, idempotencyKey: key })).launch;
}
const refusal = async (launched: Promise<unknown>): Promise<AppError> => {
  const error = await launched.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, got ${error}`);
  return error;
};
const look = async (id: string) => (await perform(operations.getLaunch, actors.admin, { launchId: id })).launch;

async function until(id: string, done: (launch: Launch) => boolean, withinMs = 15_000): Promise<Launch> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look(id);
    if (done(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`the launch rests in ${seen.state}: ${JSON.stringify(seen.steps)}`);
    await pause(50);
  }
}
const untilState = (id: string, ...states: Launch["state"][]) => until(id, ({ state }) => states.includes(state));
const BEGUN: Launch["state"][] = ["running", "ended"];

async function ledger(spec: Spec) {
  const { campaigns, dispatches } = await upstream.state();
  const ours = <T extends { title: string }>(rows: T[]) => rows.filter(({ title }) => title.startsWith(spec.title));
  return { campaigns: ours(campaigns), dispatches: ours(dispatches) };
}
async function dispatchesUntil(spec: Spec, count: number) {
  for (let tries = 0; tries < 100; tries++) {
    const { dispatches } = await ledger(spec);
    if (dispatches.length >= count) return dispatches;
    await pause(50);
  }
  return (await ledger(spec)).dispatches;
}
const launchOf = async (spec: Spec) => (await db().select({ id: launches.id }).from(launches).where(eq(launches.title, spec.title)))[0]!.id;

describe("a launch", () => {
  test("is prepared on hold, verified, and then begins to dial, with its steps and its audit", async () => {
    const spec = newSpec();
    const { id, campaignId, state, dryRun, steps, title } = await launch(spec);
    expect(BEGUN).toContain(state);
    expect(title).toBe(spec.title);
    expect(dryRun).toMatchObject({ accepted: 5, rejected: 1, blocked: 0 });
    expect(steps.map(({ event }) => event)).toEqual(["asked", "dry-run-passed", "send", "created-on-hold", "commit", "commit-accepted"]);
    const dispatches = await dispatchesUntil(spec, 1);
    expect(dispatches).toMatchObject([{ campaignId, phones: spec.audience.phones.slice(0, 5) }]);
    expect(dispatches[0]?.title).toMatch(/ ·[2-9A-Z]{8}$/);
    const audit = await db().select().from(auditEntries).where(sql`${auditEntries.details}->>'launch' = ${id}`).orderBy(auditEntries.id);
    expect(audit.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["launch.create", "done"],
      ["launch.prepare", "done"],
      ["launch.commit", "done"],
    ]);
    expect(JSON.stringify(audit)).not.toContain(spec.audience.phones[0]);
  });

  test("asked for twenty times at once under one key is one row and one campaign", async () => {
    const [spec, key] = [newSpec(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => launch(spec, { key })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(new Set(answers.map(({ campaignId }) => campaignId)).size).toBe(1);
    expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
    expect((await ledger(spec)).campaigns).toHaveLength(1);
    expect((await launch(spec, { key })).id).toBe(answers[0]?.id);
  });

  test("asked for twenty times at once under twenty keys is one campaign, and nineteen are told who and when", async () => {
    const spec = newSpec();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => launch(spec)));
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refused).toHaveLength(19);
    const first = results.find((result) => result.status === "fulfilled");
    for (const error of refused) {
      expect(error).toMatchObject({ code: "conflict", options: { details: { reason: "same-content", launchId: first?.value.id } } });
      expect(error.options.values).toMatchObject({ who: actors.marketing.name });
    }
    expect((await ledger(spec)).campaigns).toHaveLength(1);
  });

  test("of the same content is launched again when it is meant", async () => {
    const spec = newSpec();
    const first = await launch(spec);
    expect((await refusal(launch(spec, { as: "admin" }))).code).toBe("conflict");
    const second = await launch({ ...spec, repeatOf: first.id } as Spec, { as: "admin" });
    expect(second.id).not.toBe(first.id);
    expect((await ledger(spec)).campaigns).toHaveLength(2);
    expect((await refusal(launch({ ...spec, repeatOf: randomUUID() } as Spec))).code).toBe("invalid");
  });

  test("under a key that stands for another content is refused", async () => {
    const key = randomUUID();
    const first = await launch(newSpec(), { key });
    const spec = newSpec();
    expect(await refusal(launch(spec, { key }))).toMatchObject({ code: "conflict", options: { details: { launchId: first.id } } });
    expect((await ledger(spec)).campaigns).toHaveLength(0);
  });

  test("that IP-Sales refuses is rejected with the reason, and may be asked for anew", async () => {
    const spec = newSpec({ callerId: "0799999999" });
    const error = await refusal(launch(spec));
    expect(error).toMatchObject({
      code: "upstream-refused",
      options: { upstream: { code: 1 }, details: { launchId: await launchOf(spec) } },
    });
    expect((await look(await launchOf(spec))).state).toBe("rejected");
    expect((await refusal(launch(spec))).code).toBe("upstream-refused");
  });

  test("of nobody is refused before anything is written", async () => {
    const spec = { ...newSpec(), audience: { phones: ["abc"] } };
    expect(await refusal(launch(spec))).toMatchObject({ code: "invalid", options: { fields: [{ field: "audience" }] } });
    expect(await db().$count(launches, eq(launches.title, spec.title))).toBe(0);
  });
});

describe("a launch whose sending meets trouble", () => {
  test("is not sent where nobody listens, and says so", async () => {
    const spec = newSpec({ undoSeconds: 1 });
    const waiting = await launch(spec);
    expect(waiting.state).toBe("waiting");
    await upstream.line.close();
    const resting = await untilState(waiting.id, "not-sent");
    await upstream.line.listen();
    expect(resting.problem?.code).toBe("upstream-not-sent");
    expect((await ledger(spec)).campaigns).toHaveLength(0);
  });

  test.each(["reset-after", "http-500-after", "html", "truncated"] as const)(
    "%s: is found by its token, and dialled once",
    async (kind) => {
      const spec = newSpec();
      upstream.line.next("campaignRun", { kind });
      const { id } = await launch(spec);
      const found = await untilState(id, ...BEGUN);
      expect(found.steps.map(({ event }) => event)).toEqual(
        expect.arrayContaining(["answer-missing", "seen-on-hold", "commit", "commit-accepted"]),
      );
      expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
      expect((await ledger(spec)).campaigns).toHaveLength(1);
    },
  );

  test("hang-after: is unknown after ten seconds, found beside the open request, and dialled once", async () => {
    const spec = newSpec();
    upstream.line.next("campaignRun", { kind: "hang-after" });
    const { id } = await launch(spec);
    const found = await untilState(id, ...BEGUN);
    expect(found.steps.find(({ event }) => event === "answer-missing")?.evidence).toMatchObject({ reason: "no-answer-yet" });
    upstream.line.clear();
    await pause(300);
    expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
    expect((await ledger(spec)).campaigns).toHaveLength(1);
  }, 30_000);

  test.each(["reset-before", "http-500"] as const)("%s: rests unknown, looks, and sends nothing again", async (kind) => {
    const spec = newSpec();
    upstream.line.next("campaignRun", { kind });
    const { id, state, problem } = await launch(spec);
    expect(state).toBe("unknown");
    expect(problem?.code).toBe("upstream-unknown");
    const looked = await until(id, ({ search }) => (search?.looks ?? 0) >= 2);
    expect(looked).toMatchObject({ state: "unknown", search: { found: 0 }, campaignId: null });
    expect((await ledger(spec)).campaigns).toHaveLength(0);
    // Meanwhile the same content is refused: it may exist.
    expect((await refusal(launch(spec))).code).toBe("conflict");
  });

  test("a code nobody has seen is a definite refusal", async () => {
    const spec = newSpec();
    upstream.line.next("campaignRun", { kind: "body", text: '{"errorCode":999,"messige":"חדש"}' });
    expect((await refusal(launch(spec))).options.upstream).toMatchObject({ code: 999 });
    expect((await look(await launchOf(spec))).state).toBe("rejected");
  });

  test("a resume whose answer is lost is not repeated once the history shows it active", async () => {
    const spec = newSpec();
    upstream.line.next("campaignResumption", { kind: "reset-after" });
    const { id } = await launch(spec);
    const found = await untilState(id, ...BEGUN);
    expect(found.steps.filter(({ event }) => event === "commit")).toHaveLength(1);
    expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
  });

  test("a resume that never arrived is repeated after the history shows it on hold", async () => {
    const spec = newSpec();
    upstream.line.next("campaignResumption", { kind: "reset-before" });
    const { id } = await launch(spec);
    const found = await untilState(id, ...BEGUN);
    expect(found.steps.filter(({ event }) => event === "commit")).toHaveLength(2);
    expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
  });
});

describe("a server that dies", () => {
  /** What a killed server leaves: the state, and a lease that ran out under another's name. */
  const die = (id: string, state: string) =>
    db()
      .update(launches)
      .set({
        state,
        fence: sql`${launches.fence} + 1`,
        leaseOwner: "dead",
        leaseUntil: sql`now() - interval '1 second'`,
        dueAt: sql`now()`,
      })
      .where(eq(launches.id, id));

  test("between sending and the answer: the launch is unknown, found, dialled once, and never sent again", async () => {
    const spec = newSpec();
    upstream.line.next("campaignRun", { kind: "hang-after" });
    const answer = launch(spec);
    for (let tries = 0; tries < 100 && (await ledger(spec)).campaigns.length === 0; tries++) await pause(20);
    const id = await launchOf(spec);
    await die(id, "preparing");
    const found = await untilState(id, ...BEGUN);
    expect(found.steps.map(({ event }) => event)).toEqual(expect.arrayContaining(["lease-expired", "seen-on-hold"]));
    upstream.line.clear();
    await answer;
    expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
    expect((await ledger(spec)).campaigns).toHaveLength(1);
  });

  test("before a byte went out: the launch is unknown and stays so, since nobody can tell", async () => {
    const spec = newSpec({ undoSeconds: 60 });
    const { id } = await launch(spec);
    await die(id, "preparing");
    expect((await untilState(id, "unknown")).problem?.code).toBe("upstream-unknown");
    expect((await ledger(spec)).campaigns).toHaveLength(0);
  });

  test("after the commit was written: the history decides, and it is asked again while it stands on hold", async () => {
    const spec = newSpec({}, { startOnHold: true });
    const { id } = await launch(spec);
    await die(id, "committing");
    await untilState(id, ...BEGUN);
    expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
  });

  test("after the commit was written, and the breaker held the campaign: it is left to a person", async () => {
    const spec = newSpec({}, { startOnHold: true });
    const { id, campaignId } = await launch(spec);
    const rule = { percent: 50, minutes: 5, calls: 50, setBy: actors.supervisor.id };
    await db()
      .insert(breakers)
      .values({ campaignId: campaignId ?? 0, ...rule, trippedAt: sql`now()`, seen: { calls: 60, network: 50, percent: 83 } });
    await die(id, "committing");
    const { problem, steps } = await untilState(id, "needs-person");
    expect(problem?.message).toContain("המפסק האוטומטי השהה את הקמפיין");
    expect(steps.at(-1)).toMatchObject({ event: "doubt", evidence: { why: "heldByBreaker" } });
    expect(steps.map(({ event }) => event)).not.toContain("commit");
    const { campaigns, dispatches } = await ledger(spec);
    expect({ states: campaigns.map(({ active }) => active), dispatches }).toEqual({ states: ["hold"], dispatches: [] });
  });
});

describe("a launch that waits", () => {
  test("for its time is created with it, and dials nobody before", async () => {
    const spec = newSpec({}, { startAt: new Date(Date.now() + 3 * 3_600_000).toISOString() });
    const { id, state, campaignId } = await launch(spec);
    expect({ state, known: campaignId !== null }).toEqual({ state: "scheduled", known: true });
    expect((await ledger(spec)).dispatches).toHaveLength(0);
    expect((await refusal(perform(operations.cancelLaunch, actors.marketing, { launchId: id }))).code).toBe("conflict");
  });

  test("for a time that is nearer than fifteen minutes is refused with a sentence", async () => {
    const spec = newSpec({}, { startAt: new Date(Date.now() + 10 * 60_000).toISOString() });
    expect(await refusal(launch(spec))).toMatchObject({
      code: "invalid",
      options: { fields: [{ field: "schedule.startAt", problem: "launches.problems.startTooSoon" }] },
    });
  });

  test("on hold rests there until somebody who may releases it", async () => {
    const spec = newSpec({}, { startOnHold: true });
    const { id, state, campaignId } = await launch(spec);
    expect(state).toBe("held");
    expect(campaignId).not.toBeNull();
    expect((await ledger(spec)).dispatches).toHaveLength(0);
    const [first, second] = await Promise.allSettled([
      perform(operations.releaseLaunch, actors.supervisor, { launchId: id }),
      perform(operations.releaseLaunch, actors.marketing, { launchId: id }),
    ]);
    expect([first?.status, second?.status]).toContain("fulfilled");
    await untilState(id, ...BEGUN);
    expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
    expect((await refusal(perform(operations.releaseLaunch, actors.supervisor, { launchId: id }))).code).toBe("conflict");
  });

  test("for its undo window can be cancelled, and then nothing is sent", async () => {
    const spec = newSpec({ undoSeconds: 2 });
    const { id, state, undoUntil, allowed } = await launch(spec);
    expect({ state, allowed }).toEqual({
      state: "waiting",
      allowed: { cancel: true, release: false, approve: false, refuse: false, abandon: false },
    });
    expect(Date.parse(undoUntil ?? "")).toBeGreaterThan(Date.now());
    const cancelled = await perform(operations.cancelLaunch, actors.marketing, { launchId: id });
    expect(cancelled.launch.state).toBe("cancelled");
    await pause(2_500);
    expect((await look(id)).state).toBe("cancelled");
    expect((await ledger(spec)).campaigns).toHaveLength(0);
  });

  test("for its undo window goes out by itself afterwards", async () => {
    const spec = newSpec({ undoSeconds: 1 });
    const { id } = await launch(spec);
    await untilState(id, ...BEGUN);
    expect(await dispatchesUntil(spec, 1)).toHaveLength(1);
  });
});

describe("who may", () => {
  test("a supervisor can't launch, and only sees", async () => {
    const spec = newSpec();
    expect((await refusal(launch(spec, { as: "supervisor" }))).code).toBe("forbidden");
    expect((await ledger(spec)).campaigns).toHaveLength(0);
  });

  test("is asked again at the moment of sending: a person disabled since sends nothing", async () => {
    const [person] = await db()
      .insert(users)
      .values({ email: `${randomUUID()}@demo.local`, name: "רון", role: "marketing" })
      .returning();
    const spec = newSpec({ undoSeconds: 1 });
    const actor: Actor = { ...person!, sessionId: randomUUID() };
    const { launch: waiting } = await perform(operations.launchCampaign, actor, { spec, idempotencyKey: randomUUID() });
    await db().update(users).set({ disabledAt: new Date() }).where(eq(users.id, actor.id));
    const refused = await untilState(waiting.id, "refused");
    expect(refused.problem?.code).toBe("forbidden");
    expect((await ledger(spec)).campaigns).toHaveLength(0);
  });

  test("a person whose role changed before the release dials nobody", async () => {
    const spec = newSpec({}, { startOnHold: true });
    const { id } = await launch(spec);
    const other = { ...actors.marketing, id: randomUUID() };
    expect((await refusal(perform(operations.releaseLaunch, other, { launchId: id }))).code).toBe("forbidden");
    expect((await ledger(spec)).dispatches).toHaveLength(0);
  });
});

test("a dry run tells the figures and writes nothing", async () => {
  const spec = newSpec();
  const before = await db().$count(launches);
  const figures = await perform(operations.dryRunCampaign, actors.marketing, { spec });
  expect(figures).toMatchObject({ accepted: 5, rejected: 1, blocked: 0, audioSeconds: 5, price: expect.stringMatching(/^\d+\.\d\d$/) });
  expect(await db().$count(launches)).toBe(before);
  expect((await ledger(spec)).campaigns).toHaveLength(0);
});

test("what became of its campaign is seen later", async () => {
  const spec = newSpec();
  const { id } = await launch(spec);
  await dispatchesUntil(spec, 1);
  await upstream.post("/__sandbox/advance", { seconds: 86_400 });
  for (let tries = 0; tries < 50 && (await look(id)).state !== "ended"; tries++) {
    await launchWorker().watch();
    await pause(50);
  }
  expect((await look(id)).state).toBe("ended");
});
