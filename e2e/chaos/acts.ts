import { randomUUID } from "node:crypto";
import type { Dashboard } from "../faults/dashboard";
import type { Orders } from "../faults/orders";
import type { Person } from "../faults/people";
import type { Book, Spec } from "./book";
import type { Random } from "./random";

/** One person at work: who they are, where they may go, and the dice that decide what they do. */
export interface Worker {
  person: Person;
  random: Random;
  book: Book;
  orders: Orders;
  /** A dashboard that is up. */
  door: () => Promise<Dashboard>;
  /** IP-Sales' clock, epoch milliseconds. */
  upstreamNow: () => number;
}

type Act = (worker: Worker) => Promise<void>;

const HOUR_MS = 3_600_000;

async function send(worker: Worker, spec: Spec, key: string): Promise<void> {
  const { book, person, door } = worker;
  book.ask(spec, key, spec.repeatOf !== undefined);
  const { url } = await door();
  book.told(spec, key, await person.launch(url, spec, key));
}

const order = ({ orders, random }: Worker, more: Record<string, unknown> = {}) => orders.next(more, random.whole(1, 4));
const launchNew = (worker: Worker, more?: Record<string, unknown>) => send(worker, order(worker, more), randomUUID());
const scheduled = ({ random, upstreamNow }: Worker) => ({
  quietHours: false,
  startAt: new Date(upstreamNow() + random.whole(3, 9) * HOUR_MS).toISOString(),
});

/** The same request so many times at once, wherever each happens to land. */
async function storm(worker: Worker): Promise<void> {
  const [spec, key] = [order(worker), randomUUID()];
  const all = Array.from({ length: worker.random.whole(5, 50) }, () => send(worker, spec, key));
  const lost = (await Promise.allSettled(all)).filter(({ status }) => status === "rejected");
  for (const _ of lost) worker.book.count("no answer");
}

const decide = (decision: string, ...states: string[]): Act => {
  return async ({ book, random, person, door }) => {
    const launch = book.anyLaunch(random, ...states);
    const { url } = await door();
    if (launch) book.see(await person.ask(url, "POST", `/api/launches/${launch.id}/${decision}`));
  };
};

const control = (order: "hold" | "resume" | "stop"): Act => {
  return async ({ book, random, person, door }) => {
    const launch = book.anyLaunch(random, "running", "scheduled", "held");
    const { url } = await door();
    if (launch?.campaignId) book.see(await person.ask(url, "POST", `/api/campaigns/${launch.campaignId}/${order}`));
  };
};

const ACTS = {
  launch: launchNew,
  launchOnHold: (worker) => launchNew(worker, { schedule: { quietHours: false, startOnHold: true } }),
  launchForLater: (worker) => launchNew(worker, { schedule: scheduled(worker) }),
  launchWithUndo: (worker) => launchNew(worker, { undoSeconds: worker.random.whole(1, 3) }),
  storm,
  sameKeyAgain: async (worker) => {
    const before = worker.book.anyAsked(worker.random);
    if (before) await send(worker, before.spec, before.key);
  },
  sameContentOtherKey: async (worker) => {
    const before = worker.book.anyAsked(worker.random);
    if (before) await send(worker, before.spec, randomUUID());
  },
  sameContentMeant: async (worker) => {
    const before = worker.book.anyAsked(worker.random);
    if (before?.launchId) await send(worker, { ...before.spec, repeatOf: before.launchId }, randomUUID());
  },
  otherContentSameKey: async (worker) => {
    const before = worker.book.anyAsked(worker.random);
    if (before) await send(worker, order(worker), before.key);
  },
  cancel: decide("cancel", "waiting"),
  release: decide("release", "held", "needs-person"),
  abandon: decide("abandon", "needs-person", "unknown"),
  approve: decide("approve", "awaiting-approval"),
  hold: control("hold"),
  resume: control("resume"),
  stop: control("stop"),
  maxRing: async ({ book, random, person, door }) => {
    const launch = book.anyLaunch(random, "running", "scheduled", "held");
    const { url } = await door();
    if (launch?.campaignId)
      book.see(await person.ask(url, "PUT", `/api/campaigns/${launch.campaignId}/max-ring`, { maxRing: random.whole(1, 50) }));
  },
  look: async ({ book, random, person, door }) => {
    const launch = book.anyLaunch(random);
    const { url } = await door();
    if (launch) book.see(await person.ask(url, "GET", `/api/launches/${launch.id}`));
  },
} satisfies Record<string, Act>;

/** How often each is done by those who launch; a supervisor doesn't. */
const LAUNCHING = {
  launch: 26,
  launchOnHold: 8,
  launchForLater: 8,
  launchWithUndo: 8,
  storm: 4,
  sameKeyAgain: 8,
  sameContentOtherKey: 6,
  sameContentMeant: 4,
  otherContentSameKey: 2,
};
const DECIDING = { cancel: 6, release: 6, abandon: 3, approve: 1, hold: 4, resume: 3, stop: 2, maxRing: 3, look: 4 };

/** One act, drawn by weight. An answer that never came is noted: what came of it, the records tell. */
export async function act(worker: Worker): Promise<void> {
  const { person, random, book } = worker;
  const name = random.weighted(person.role === "supervisor" ? { ...NEVER, ...DECIDING } : { ...LAUNCHING, ...DECIDING });
  await ACTS[name](worker).catch(() => book.count("no answer"));
}

const NEVER = Object.fromEntries(Object.keys(LAUNCHING).map((name) => [name, 0])) as typeof LAUNCHING;
