import { setTimeout as pause } from "node:timers/promises";
import type { World } from "../faults/world";
import { readLedger } from "./evidence";

/** Everything is mended, and what is left in doubt is given the time to become certain, until every launch rests or asks for a person. */

const ROUND_SECONDS = 60;
const ROUND_MS = 700;
/** Longer than the longest planned start, so that each of them is called. */
const FAR_SECONDS = 12 * 3_600;

/** Rows that a machine still goes on from by itself. What waits for a second person, or on hold for somebody, rests. */
const MOVING = `select id, title, state from launches
  where state in ('intent', 'checked', 'waiting', 'preparing', 'unknown', 'committing') or (state = 'held' and due_at is not null)`;

interface Settling {
  world: World;
  moveClocks: (seconds: number) => Promise<void>;
  /** How long it may take, in real time. */
  withinMs: number;
}

/** @returns what never came to rest, as sentences */
export async function settle({ world, moveClocks, withinMs }: Settling): Promise<string[]> {
  await mend(world);
  const deadline = performance.now() + withinMs;
  const moving = () => world.postgres.sql(MOVING);
  await rounds(moveClocks, deadline, async () => (await moving()).length === 0);
  await world.line.arrive();
  const arrived = world.line.seen.flatMap(({ trouble, title }) => (trouble?.forward === "later" && title ? [title] : []));
  const loose = () => looseArrivals(world, arrived);
  await rounds(moveClocks, deadline, async () => (await loose()).length === 0);
  const left = [
    ...(await moving()).map(({ title, state }) => `«${title}» is still ${state}`),
    ...(await loose()).map((title) => `«${title}» arrived late and is not on hold`),
  ];
  await moveClocks(FAR_SECONDS);
  return left;
}

async function mend({ dashboards, line }: World): Promise<void> {
  for (const dashboard of dashboards) dashboard.cont();
  await line.mend();
  await Promise.all(dashboards.filter((dashboard) => !dashboard.isReady).map((dashboard) => dashboard.restart()));
}

/** A minute of the rules' clock each, for searches that pause the longer the longer they last. */
async function rounds(moveClocks: Settling["moveClocks"], deadline: number, isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone()) && performance.now() < deadline) {
    await pause(ROUND_MS);
    await moveClocks(ROUND_SECONDS);
  }
}

/** Campaigns that arrived after their launch was taken for nothing, and would dial by themselves. */
async function looseArrivals(world: World, titles: string[]): Promise<string[]> {
  if (titles.length === 0) return [];
  const adopted = new Set((await world.postgres.sql("select campaign_id from launches")).map((row) => row["campaign_id"]));
  const { campaigns } = await readLedger(world.sandbox.url);
  return campaigns
    .filter(({ id, title, active }) => titles.includes(title) && active === "active" && !adopted.has(id))
    .map(({ title }) => title);
}
