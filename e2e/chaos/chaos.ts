import { setTimeout as pause } from "node:timers/promises";
import { Orders } from "../faults/orders";
import { Person } from "../faults/people";
import { startWorld, type World, type WorldSettings } from "../faults/world";
import { act, type Worker } from "./acts";
import { Book } from "./book";
import { check, type Violation } from "./checker";
import { DRILLS, type DrillName } from "./drills";
import { type Evidence, readAudit, readLedger } from "./evidence";
import { befall, planned } from "./mischief";
import { spoil } from "./moods";
import { Pace } from "./pace";
import { Random } from "./random";
import { settle } from "./settle";

export interface ChaosOptions {
  /** How often people do something. */
  ops: number;
  seed: number;
  /** How often a dashboard is killed meanwhile. */
  kills: number;
  /** Those to begin with; all unless told. */
  drills?: DrillName[];
  /** Of another build than this tree's. */
  place?: Pick<WorldSettings, "root" | "environment">;
  /** After the world was made, before anybody works. */
  prepare?: (world: World) => Promise<void>;
  /** How long doubts may take to settle, in real time; two minutes unless told. */
  settleWithinMs?: number;
  say?: (line: string) => void;
}

export interface ChaosReport {
  seed: number;
  violations: Violation[];
  /** Launches that never came to rest, and ones that somebody was told of and the database lost. */
  left: string[];
  evidence: Evidence;
  figures: {
    ops: number;
    seconds: number;
    mischiefs: Record<string, number>;
    troubles: Record<string, number>;
    answers: Record<string, number>;
    launches: Record<string, number>;
    campaigns: number;
    dispatches: number;
    auditEntries: number;
  };
}

/** Two dashboards on one database, five people, a bad line, and kills: everything is made for it, and gone afterwards. */
export async function chaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, place = {}, prepare, say = () => undefined } = options;
  const began = performance.now();
  const world = await startWorld({ dashboards: 2, pace: 200, seed, ...place });
  try {
    await prepare?.(world);
    const run = new Run(world, options, say);
    await run.drills();
    await run.work();
    const left = await run.end();
    const evidence = await run.evidence();
    return { seed, violations: check(evidence), left, evidence, figures: await run.figures(evidence, (performance.now() - began) / 1000) };
  } finally {
    await world.end();
  }
}

class Run {
  readonly #book = new Book();
  readonly #orders = new Orders("כאוס");
  readonly #mischiefs = new Map<string, number>();
  #troubles = new Map<string, number>();
  #movedSeconds = 0;

  constructor(
    private readonly world: World,
    private readonly options: ChaosOptions,
    private readonly say: (line: string) => void,
  ) {}

  async drills(): Promise<void> {
    const drill = { world: this.world, book: this.#book, orders: this.#orders };
    for (const name of this.options.drills ?? (Object.keys(DRILLS) as DrillName[])) {
      this.say(`drill: ${name}`);
      await DRILLS[name](drill);
    }
  }

  async work(): Promise<void> {
    const { ops, seed, kills } = this.options;
    if (ops === 0) return;
    const people = await this.#people();
    const plan = planned(kills, new Random(seed, "plan"));
    const pace = new Pace(ops, plan.length);
    this.#troubles = spoil(this.world.line, new Random(seed, "line"));
    const scene = { world: this.world, random: new Random(seed, "mischief"), moveClocks: (seconds: number) => this.#moveClocks(seconds) };
    const befalling = async () => {
      for await (const beat of pace.each()) {
        const mischief = plan[beat] ?? "kill";
        this.#mischiefs.set(mischief, (this.#mischiefs.get(mischief) ?? 0) + 1);
        this.say(`${pace.begun} of ${ops} acts, ${this.#book.launches.length} launches: ${mischief}`);
        await befall(mischief, scene);
      }
    };
    const working = people.map(async (worker) => {
      while (await pace.take()) await act(worker);
    });
    await Promise.all([befalling(), ...working]);
  }

  /** Three of marketing, a supervisor and an admin. */
  async #people(): Promise<Worker[]> {
    const { people, dashboards } = this.world;
    const url = dashboards[0]?.url ?? "";
    const more = [await Person.add(url, people.admin, "marketing", "noa"), await Person.add(url, people.admin, "marketing", "gil")];
    return [people.marketing, ...more, people.supervisor, people.admin].map((person) => {
      const random = new Random(this.options.seed, person.email);
      const upstreamNow = () => Date.now() + this.#movedSeconds * 1000;
      return { person, random, book: this.#book, orders: this.#orders, door: () => this.#door(random), upstreamNow };
    });
  }

  async #door(random: Random) {
    for (;;) {
      const door = random.pick(this.world.dashboards.filter(({ isReady }) => isReady));
      if (door) return door;
      await pause(20);
    }
  }

  async #moveClocks(seconds: number): Promise<void> {
    this.#movedSeconds += seconds;
    await this.world.moveClocks(seconds);
  }

  /** @returns what is not as it should be, beside the invariants */
  async end(): Promise<string[]> {
    this.say("everything is mended; doubts settle");
    const moveClocks = (seconds: number) => this.#moveClocks(seconds);
    const left = await settle({ world: this.world, moveClocks, withinMs: this.options.settleWithinMs ?? 120_000 });
    const known = new Set((await this.world.postgres.sql("select id from launches")).map((row) => row["id"]));
    const lost = this.#book.launches.filter(({ id }) => !known.has(id));
    return [...left, ...lost.map(({ id }) => `launch ${id} was told of and is not in the database`)];
  }

  async evidence(): Promise<Evidence> {
    const { sandbox, dashboards, people, line } = this.world;
    const audit = await readAudit(dashboards[0]?.url ?? "", people.admin);
    const { campaigns, dispatches } = await readLedger(sandbox.url);
    const doubled = line.seen.filter(({ trouble }) => trouble?.forward === "twice").flatMap(({ title }) => title ?? []);
    return { campaigns, dispatches, audit, asked: this.#book.asked, doubled };
  }

  async figures({ campaigns, dispatches, audit }: Evidence, seconds: number): Promise<ChaosReport["figures"]> {
    const states = await this.world.postgres.sql("select state, count(*)::int as launches from launches group by state order by 2 desc");
    return {
      ops: this.options.ops,
      seconds: Math.round(seconds),
      mischiefs: Object.fromEntries(this.#mischiefs),
      troubles: Object.fromEntries(this.#troubles),
      answers: Object.fromEntries(this.#book.answers),
      launches: Object.fromEntries(states.map(({ state, launches }) => [String(state), Number(launches)])),
      campaigns: campaigns.length,
      dispatches: dispatches.length,
      auditEntries: audit.length,
    };
  }
}
