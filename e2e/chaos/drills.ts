import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Orders } from "../faults/orders";
import type { World } from "../faults/world";
import type { Book } from "./book";
import { readLedger } from "./evidence";

/** The three situations that the design of a launch is for. Every run begins with them, so that no seed misses one. */

export interface Drill {
  world: World;
  book: Book;
  orders: Orders;
}

/** Twenty equal requests at once, on all dashboards. */
async function equalRequestsAtOnce({ world, book, orders }: Drill): Promise<void> {
  const [spec, key] = [orders.next(), randomUUID()];
  const ask = async (index: number) => {
    const dashboard = world.dashboards[index % world.dashboards.length];
    book.ask(spec, key);
    if (dashboard) book.told(spec, key, await world.people.marketing.launch(dashboard.url, spec, key));
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index)));
}

/** IP-Sales creates the campaign and answers with an error page. */
async function answerLost({ world, book, orders }: Drill): Promise<void> {
  const [spec, key] = [orders.next(), randomUUID()];
  world.line.next("campaignRun", "500-after");
  book.ask(spec, key);
  const [first] = world.dashboards;
  if (first) book.told(spec, key, await world.people.marketing.launch(first.url, spec, key));
}

/** Everything is killed when the campaign stands in IP-Sales' ledger and its answer is still on the way. */
async function killedWhileSending({ world, book, orders }: Drill): Promise<void> {
  const [spec, key] = [orders.next(), randomUUID()];
  world.line.next("campaignRun", "hang-after");
  book.ask(spec, key);
  const [first] = world.dashboards;
  const answer = first && world.people.marketing.launch(first.url, spec, key).catch(() => book.count("no answer"));
  const isThere = async () => (await readLedger(world.sandbox.url)).campaigns.some(({ externalID }) => externalID === spec.externalId);
  for (let tries = 0; tries < 500 && !(await isThere()); tries++) await pause(20);
  await Promise.all(world.dashboards.map((dashboard) => dashboard.kill9()));
  await answer;
  world.line.letGo();
  await Promise.all(world.dashboards.map((dashboard) => dashboard.restart()));
}

/** By what befalls the launch. */
export const DRILLS = {
  "equal requests at once": equalRequestsAtOnce,
  "answer lost": answerLost,
  "killed while sending": killedWhileSending,
};
export type DrillName = keyof typeof DRILLS;
