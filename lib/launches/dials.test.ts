import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { and, eq, inArray, max } from "drizzle-orm";
import { expect, test } from "vitest";
import { launches, launchSteps } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { run } from "@/lib/ip-sales/campaigns";
import { actors, db, ledger, operations, perform, readClock, upstream, withMachine } from "./machine.fixture";
import { payloadOf } from "./payload";
import { launchColumns, readRow } from "./rows";
import { randomFrom, storedLaunch } from "./testing";

/**
 * Nobody who is in our ledger is dialled, and nobody else is left out: read in the sandbox's own ledger of dials.
 * LAUNCHES, SENDINGS and SEED make more than every run of the tests does, and others.
 */
const LAUNCHES = Number(process.env.LAUNCHES ?? 60);
const SENDINGS = Number(process.env.SENDINGS ?? 2_000);
const SEED = Number(process.env.SEED ?? 20_261_126);
const PEOPLE = 4_000;
/** Of one launch, at most. */
const AUDIENCE = 60;
const AT_ONCE = 8;
/** On a machine that does something else too. */
const withinMs = (count: number, msEach: number) => 60_000 + count * msEach;

withMachine();

const random = randomFrom(SEED);
const people = Array.from({ length: PEOPLE }, (_, index) => `053${3_000_000 + index}`);
const some = (count: number) => [...new Set(Array.from({ length: count }, () => people[Math.floor(random() * people.length)]!))];
const newSpec = (phones: string[]) => ({
  title: `מבצע ${randomUUID().slice(0, 8)}`,
  audience: { phones },
  message: { kind: "text", text: "שלום, זוהי הודעה" },
  schedule: { quietHours: false },
});

/** When each number was in the ledger, by the clock of the database. */
class Stays {
  readonly #stays = new Map<string, { sinceMs: number; untilMs: number }[]>();

  async ask(phones: string[]): Promise<void> {
    await ledger.addOptOuts(phones.map((phone) => ({ phone, kind: "hand", by: actors.admin.id })));
    const sinceMs = await readClock();
    for (const phone of phones) {
      const known = this.#stays.get(phone) ?? [];
      if (known.at(-1)?.untilMs !== Number.POSITIVE_INFINITY)
        this.#stays.set(phone, [...known, { sinceMs, untilMs: Number.POSITIVE_INFINITY }]);
    }
  }

  async letBack(phones: string[]): Promise<void> {
    const untilMs = await readClock();
    for (const phone of phones) {
      const last = this.#stays.get(phone)?.at(-1);
      if (last?.untilMs === Number.POSITIVE_INFINITY) last.untilMs = untilMs;
    }
    await ledger.leave(phones, { by: actors.admin.id, reason: "ביקשו לחזור" });
  }

  had(phone: string, atMs: number): boolean {
    return this.#stays.get(phone)?.some(({ sinceMs, untilMs }) => sinceMs <= atMs && atMs < untilMs) ?? false;
  }

  get size(): number {
    return this.#stays.size;
  }
}

/** Everybody of it asked us not to be called, or IP-Sales. */
const NOBODY_LEFT = ["launches.problems.everybodyOptedOut", "upstream.refusals.noValidRecipientsKnown"];

/** @returns whether it was taken */
async function launch(): Promise<boolean> {
  const spec = newSpec(some(1 + Math.floor(random() * AUDIENCE)));
  const asked = perform(operations.launchCampaign, actors.admin, { spec, idempotencyKey: randomUUID() });
  return asked.then(
    () => true,
    (error: unknown) => {
      const { message, fields } = error instanceof AppError ? error.options : {};
      if ([message, fields?.[0]?.problem].some((said) => said && NOBODY_LEFT.includes(said))) return false;
      throw error;
    },
  );
}

async function untilRest(count: number): Promise<void> {
  const resting = () => db().$count(launches, inArray(launches.state, ["running", "ended", "needs-person", "refused"]));
  for (const deadline = Date.now() + withinMs(count, 100); (await resting()) < count; await pause(50))
    if (Date.now() > deadline) throw new Error(`${count - (await resting())} launches don't come to rest`);
}

/** What was dialled, by launch, and when the machine sent it. */
async function dialled() {
  const { dispatches } = await upstream.state();
  const phonesOf = new Map<number | string | null, string[]>();
  for (const { campaignId, phones } of dispatches) phonesOf.set(campaignId, [...(phonesOf.get(campaignId) ?? []), ...phones]);
  const sent = await db()
    .select({ campaignId: launches.campaignId, at: max(launchSteps.at) })
    .from(launches)
    .innerJoin(launchSteps, and(eq(launchSteps.launchId, launches.id), eq(launchSteps.event, "commit")))
    .groupBy(launches.id);
  const of = sent.map(({ campaignId, at }) => ({ at, phones: phonesOf.get(campaignId) ?? [] }));
  return { of, all: dispatches.flatMap(({ phones }) => phones).length };
}

test(
  `${LAUNCHES} whole launches, while people ask not to be called and are let back all the time`,
  async () => {
    const stays = new Stays();
    let isOver = false;
    const changing = (async () => {
      while (!isOver) {
        await stays.ask(some(12));
        await stays.letBack(some(6));
        await pause(30);
      }
    })();
    let left = LAUNCHES;
    let taken = 0;
    const launching = async () => {
      while (left-- > 0) if (await launch()) taken++;
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, launching));
    } finally {
      isOver = true;
      await changing;
    }
    await untilRest(taken);

    const { of, all } = await dialled();
    expect(of.flatMap(({ at, phones }) => phones.filter((phone) => stays.had(phone, Number(at))))).toEqual([]);
    // Each dial is of a launch of ours, and the ledger moved under them: the property is of something.
    expect(of.flatMap(({ phones }) => phones).length).toBe(all);
    expect(all).toBeGreaterThan(LAUNCHES);
    expect(stays.size).toBeGreaterThan(Math.min(LAUNCHES, PEOPLE / 2));
  },
  withinMs(LAUNCHES, 2_000),
);

const CALLED_OFTEN = people.slice(0, 60);
const IN_A_ROUND = 100;

test(
  `${SENDINGS} launches of the database, sent as the machine would send them`,
  async () => {
    const draw = (chance: number) => CALLED_OFTEN.filter(() => random() < chance);
    const expected = new Map<number, { may: Set<string>; blocked: number }>();
    let left = 0;
    for (let sent = 0; sent < SENDINGS; sent += IN_A_ROUND) {
      const [asking, back] = [draw(0.3), draw(0.3)];
      await ledger.addOptOuts(asking.map((phone) => ({ phone, kind: "hand", by: actors.admin.id })));
      await ledger.leave(back, { by: actors.admin.id, reason: "ביקשו לחזור" });
      const barred = await ledger.optedOutOf(CALLED_OFTEN);
      const upTo = await ledger.ledgerRevision();
      expect([...barred]).toEqual(expect.arrayContaining(asking.filter((phone) => !back.includes(phone))));
      const values = Array.from({ length: Math.min(IN_A_ROUND, SENDINGS - sent) }, (_, index) =>
        storedLaunch(newSpec([`054${1_000_000 + sent + index}`, ...draw(0.1)]), actors.admin),
      );
      const rows = await db().insert(launches).values(values).returning(launchColumns);
      const sending = rows.map(async (row) => {
        const { campaign, optedOut, optOutsUpTo } = await payloadOf(readRow(row));
        const { campaignId, blocked } = await run({ ...campaign, hold: false });
        const asked = values.find(({ token }) => token === row.token)?.phones.split("\n") ?? [];
        const may = asked.filter((phone) => !barred.has(phone));
        expect({ phones: campaign.phones, optedOut, optOutsUpTo }).toEqual({
          phones: may,
          optedOut: asked.length - may.length,
          optOutsUpTo: upTo,
        });
        expected.set(campaignId, { may: new Set(may), blocked: blocked ?? Number.NaN });
        left += optedOut;
      });
      await Promise.all(sending);
    }

    const { dispatches } = await upstream.state();
    const dialledBy = new Map(dispatches.map(({ campaignId, phones }) => [campaignId, phones]));
    const wrong = [...expected].filter(([campaignId, { may, blocked }]) => {
      const phones = dialledBy.get(campaignId) ?? [];
      // Who pressed 9 in an earlier one IP-Sales leaves out by itself.
      return phones.some((phone) => !may.has(phone)) || phones.length !== may.size - blocked;
    });
    expect(wrong).toEqual([]);
    expect(expected.size).toBe(SENDINGS);
    expect(left).toBeGreaterThan(SENDINGS / 2);
  },
  withinMs(SENDINGS, 100),
);
