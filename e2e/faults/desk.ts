import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { z } from "zod";
import { type Order, Orders } from "./orders";
import type { Answered, Person } from "./people";
import { OFTEN } from "./proof";
import type { Trouble, TroubleName } from "./troubles";
import type { World } from "./world";

const Problem = z.looseObject({ code: z.string(), message: z.string(), upstream: z.unknown().optional() });
const Step = z.looseObject({ event: z.string(), state: z.string(), evidence: z.record(z.string(), z.unknown()) });
const Search = z.looseObject({
  looks: z.number(),
  found: z.number().nullable(),
  healthy: z.number(),
  candidates: z.array(z.looseObject({ campaignId: z.number(), why: z.string() })),
});
/** What the fault tests read of a launch. */
const Told = z.looseObject({
  id: z.string(),
  title: z.string(),
  state: z.string(),
  campaignId: z.number().nullable(),
  strays: z.number(),
  strayIds: z.array(z.number()),
  problem: Problem.optional(),
  search: Search.optional(),
  steps: z.array(Step),
  releasable: z.array(z.number()),
});
export type Told = z.output<typeof Told>;

const Answer = z.object({ launch: Told });
const List = z.object({ launches: z.array(z.looseObject({ id: z.string(), title: z.string() })) });
const Refused = z.object({ error: z.looseObject({ code: z.string(), message: z.string(), details: z.looseObject({}).optional() }) });
const Row = z.looseObject({ id: z.number(), title: z.string(), active: z.string(), externalID: z.string(), timed: z.boolean() });
const Dispatch = z.looseObject({ campaignId: z.number(), externalID: z.string(), phones: z.array(z.string()) });

/** What came of asking for a launch: its row, whether it was answered with it or refused. */
export interface Asked {
  status: number;
  launchId: string;
  error: z.output<typeof Refused>["error"] | undefined;
}

const PATIENCE_MS = 25_000;

/** Launches of one world as people see them, beside the ledger of IP-Sales, where an order is known by its external number. */
export class Desk {
  readonly #orders: Orders;
  readonly #answers: string[] = [];
  #made = 0;

  constructor(
    private readonly world: World,
    private readonly name: string,
  ) {
    this.#orders = new Orders(name);
  }

  get url(): string {
    const [first] = this.world.dashboards;
    if (!first) throw new Error("the world has no dashboard");
    return first.url;
  }

  /** Of a size that no other order of the desk has, unless told: what equals it in the history is no other launch. */
  order(more: Record<string, unknown> = {}, phones = 10 + this.#made) {
    this.#made++;
    const externalId = `${this.name}-${this.#made}`;
    return { ...this.#orders.next(more, phones), externalId };
  }

  /** A schedule so far ahead, by the clocks of the world. */
  async startingIn(seconds: number) {
    const { now } = await this.world.sandbox.control.state();
    const startAt = new Date(Date.parse(z.string().parse(now)) + seconds * 1_000).toISOString();
    return { schedule: { quietHours: false, startAt } };
  }

  async launch(order: Order, { as = this.world.people.marketing, key = randomUUID() as string } = {}): Promise<Asked> {
    const answer = await as.launch(this.url, order, key);
    this.#answers.push(JSON.stringify(answer.body));
    const told = Answer.safeParse(answer.body).data?.launch;
    const error = Refused.safeParse(answer.body).data?.error;
    return { status: answer.status, launchId: told?.id ?? z.string().catch("").parse(error?.details?.["launchId"]), error };
  }

  /** Asks, and comes back as soon as there is a row, whatever the asking still waits for. */
  async begin(order: Order): Promise<{ launchId: string; answered: Promise<Asked> }> {
    const answered = this.launch(order);
    let launchId: string | undefined;
    await expect
      .poll(async () => {
        const path = `/api/launches?search=${encodeURIComponent(order.title)}`;
        const list = List.parse((await this.world.people.marketing.ask(this.url, "GET", path)).body).launches;
        launchId = list.find(({ title }) => title === order.title)?.id;
        return launchId;
      })
      .toBeDefined();
    return { launchId: launchId ?? "", answered };
  }

  /** Asks for a launch whose one sending meets this. */
  meeting(order: Order, ...troubles: (Trouble | TroubleName)[]): Promise<Asked> {
    this.world.line.nextOf(order.title, "campaignRun", ...troubles);
    return this.launch(order);
  }

  async look(launchId: string, as = this.world.people.marketing): Promise<Told> {
    const { body } = await as.ask(this.url, "GET", `/api/launches/${launchId}`);
    this.#answers.push(JSON.stringify(body));
    return Answer.parse(body).launch;
  }

  /** Looks until it is in one of the states; `also` may want more of it. */
  async until(launchId: string, states: string | string[], also: (told: Told) => boolean = () => true): Promise<Told> {
    const wanted = [states].flat();
    let told: Told | undefined;
    await expect
      .poll(
        async () => {
          told = await this.look(launchId);
          return wanted.includes(told.state) && also(told) ? "there" : `${told.state} ${JSON.stringify(told.search ?? told.steps.at(-1))}`;
        },
        { message: `a launch that is ${wanted.join(" or ")}`, timeout: PATIENCE_MS, intervals: OFTEN },
      )
      .toBe("there");
    if (!told) throw new Error("nobody looked");
    return told;
  }

  /** A person may decide now which of its campaigns begins. */
  untilDecision(launchId: string): Promise<Told> {
    return this.until(launchId, "needs-person", ({ releasable }) => releasable.length > 0);
  }

  /** Another campaign of it was found, and held. */
  untilDoubleHeld(launchId: string, states: string | string[]): Promise<Told> {
    return this.until(launchId, states, ({ steps }) => steps.some(({ event }) => event === "stray-held"));
  }

  /** Lets time pass, and has the machine look at each of these launches after it. */
  async pass(seconds: number, ...launchIds: string[]): Promise<void> {
    const looks = async (id: string) => {
      const { state, search } = await this.look(id);
      return state === "unknown" ? (search?.looks ?? 0) : Number.POSITIVE_INFINITY;
    };
    const before = await Promise.all(launchIds.map(looks));
    await this.world.moveClocks(seconds);
    for (const [index, id] of launchIds.entries()) {
      const once = (before[index] ?? 0) + 1;
      await expect
        .poll(() => looks(id), { message: `a look at ${id}`, timeout: PATIENCE_MS, intervals: OFTEN })
        .toBeGreaterThanOrEqual(once);
    }
  }

  /** @param what of the launch's routes @param as who decides; a supervisor unless told */
  decide(launchId: string, what: "release" | "abandon" | "cancel", body?: unknown, as = this.world.people.supervisor): Promise<Answered> {
    return as.ask(this.url, "POST", `/api/launches/${launchId}/${what}`, body);
  }

  /** Hold, resume or stop of a campaign, from its own page. */
  control(campaignId: number, what: "hold" | "resume" | "stop", as: Person = this.world.people.supervisor): Promise<Answered> {
    return as.ask(this.url, "POST", `/api/campaigns/${campaignId}/${what}`);
  }

  /** The key is in no answer that the desk got, in no log and in no row that people read. */
  async expectKeyNowhere(): Promise<void> {
    const { dashboards, postgres, sandbox } = this.world;
    const rows = [
      ...(await postgres.sql("select details, target from audit_entries")),
      ...(await postgres.sql("select problem, search, spec from launches")),
      ...(await postgres.sql("select evidence from launch_steps")),
    ];
    for (const text of [...this.#answers, ...dashboards.map(({ log }) => log), JSON.stringify(rows)]) {
      expect(text.includes(sandbox.key), "the key is seen").toBe(false);
    }
  }

  /** What IP-Sales has of an order, and what of it began to dial. */
  async ledger({ externalId }: { externalId: string }) {
    const { campaigns, dispatches } = await this.world.sandbox.control.state();
    return {
      campaigns: z
        .array(Row)
        .parse(campaigns)
        .filter(({ externalID }) => externalID === externalId),
      dispatches: z
        .array(Dispatch)
        .parse(dispatches)
        .filter(({ externalID }) => externalID === externalId),
    };
  }

  /** One campaign of it dialled, and we sent it once. @returns which */
  async expectDialledOnce(order: Order & { externalId: string }, { sent = 1, campaigns = 1 } = {}): Promise<number> {
    await expect.poll(async () => (await this.ledger(order)).dispatches.length, { timeout: PATIENCE_MS, intervals: OFTEN }).toBe(1);
    const ledger = await this.ledger(order);
    expect(ledger.campaigns).toHaveLength(campaigns);
    expect(this.world.line.countOf(order.title, "campaignRun")).toBe(sent);
    return ledger.dispatches[0]?.campaignId ?? 0;
  }

  /** Nobody was called; so many campaigns of it exist, and we sent it so often. */
  async expectSilent(order: Order & { externalId: string }, { sent = 1, campaigns = 0 } = {}): Promise<void> {
    const ledger = await this.ledger(order);
    expect(ledger.dispatches).toEqual([]);
    expect(ledger.campaigns).toHaveLength(campaigns);
    expect(this.world.line.countOf(order.title, "campaignRun")).toBe(sent);
  }
}

/** The code and the sentence of a refusal. */
export function refusalIn({ status, body }: Answered): { status: number; code: string | undefined; message: string | undefined } {
  const error = Refused.safeParse(body).data?.error;
  return { status, code: error?.code, message: error?.message };
}
