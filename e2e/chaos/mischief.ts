import { setTimeout as pause } from "node:timers/promises";
import type { Dashboard } from "../faults/dashboard";
import type { World } from "../faults/world";
import type { Random } from "./random";

/** What befalls the machines while people work. */
const KINDS = ["kill", "killBoth", "term", "freeze", "refuse", "silence", "postgres", "clocks"] as const;
export type Mischief = (typeof KINDS)[number];

/** Beside the kills, how often each of the others comes. */
const OTHERS = { killBoth: 2, term: 3, freeze: 3, refuse: 3, silence: 1, postgres: 2, clocks: 4 } as const satisfies Partial<
  Record<Mischief, number>
>;
const OTHERS_PER_KILL = 0.5;

/** What comes when: so many kills, and others between them. */
export function planned(kills: number, random: Random): Mischief[] {
  const others = Array.from({ length: Math.ceil(kills * OTHERS_PER_KILL) }, () => random.weighted(OTHERS));
  const plan: Mischief[] = [...Array<Mischief>(kills).fill("kill"), ...others];
  for (let last = plan.length - 1; last > 0; last--) {
    const other = random.whole(0, last);
    [plan[last], plan[other]] = [plan[other] as Mischief, plan[last] as Mischief];
  }
  return plan;
}

export interface Scene {
  world: World;
  random: Random;
  /** Moves both clocks and notes it. */
  moveClocks: (seconds: number) => Promise<void>;
}

/** The clocks may be moved so far in all while people work: what is planned for hours ahead is not yet due when doubts are settled. */
const MAX_MOVED_SECONDS = 2 * 3_600;
const moved = new WeakMap<World, number>();

/** Does one thing, and undoes what must be undone. */
export async function befall(mischief: Mischief, scene: Scene): Promise<void> {
  const { world, random } = scene;
  const one = random.pick(world.dashboards);
  if (!one) return;
  if (random.chance(0.3)) world.line.letGo();
  switch (mischief) {
    case "kill":
      await momentOf(scene);
      return killed([one], random);
    case "killBoth":
      await momentOf(scene);
      return killed(world.dashboards, random);
    case "term":
      await one.term();
      return one.restart();
    case "freeze":
      return frozen(one, random);
    case "refuse":
      await world.line.refuse();
      await pause(random.whole(200, 1_500));
      return world.line.openDoor();
    case "silence":
      await world.line.fallSilent();
      await pause(random.whole(200, 6_000));
      return world.line.openDoor();
    case "postgres":
      return world.postgres.restart();
    case "clocks":
      return movedOn(scene);
  }
}

/** Half of the kills come just as something is under way to IP-Sales; the others whenever. */
async function momentOf({ world: { line }, random }: Scene): Promise<void> {
  const action = random.pick(["campaignRun", "campaignRun", "campaignResumption", "dryRun"] as const);
  if (action && random.chance(0.5)) await Promise.race([line.arrival(action), pause(1_000)]);
  await pause(random.whole(0, 40));
}

async function killed(dashboards: Dashboard[], random: Random): Promise<void> {
  await Promise.all(dashboards.map((dashboard) => dashboard.kill9()));
  await pause(random.whole(0, 400));
  await Promise.all(dashboards.map((dashboard) => dashboard.restart()));
}

/** For a blink, or longer than the lease: then another process goes on with its rows, and it comes back late. */
async function frozen(dashboard: Dashboard, random: Random): Promise<void> {
  dashboard.stop();
  await pause(random.chance(0.3) ? 9_000 : random.whole(100, 2_000));
  dashboard.cont();
}

async function movedOn({ world, random, moveClocks }: Scene): Promise<void> {
  const seconds = random.chance(0.2) ? 1_900 : random.whole(30, 300);
  const so = moved.get(world) ?? 0;
  if (so + seconds > MAX_MOVED_SECONDS) return;
  moved.set(world, so + seconds);
  await moveClocks(seconds);
}
