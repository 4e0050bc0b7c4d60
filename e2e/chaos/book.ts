import { type Answered, errorIn, type LaunchSeen, launchIn } from "../faults/people";
import type { Asked } from "./evidence";
import type { Random } from "./random";

/** Everything that the people of a run asked for, and what they were told: what they would remember. */
export class Book {
  readonly #asked = new Map<string, Asked & { spec: Spec }>();
  readonly #launches = new Map<string, LaunchSeen>();
  /** How often each answer came: a state, a code of an error, or that none came. */
  readonly answers = new Map<string, number>();

  get asked(): Asked[] {
    return [...this.#asked.values()].map(({ spec: _, ...asked }) => asked);
  }

  /** Every launch that anybody was told of. */
  get launches(): LaunchSeen[] {
    return [...this.#launches.values()];
  }

  /** Before the request goes out: it may arrive whatever comes back. */
  ask(spec: Spec, key: string, repeat = false): void {
    const asked = this.#asked.get(spec.externalId) ?? { order: spec.externalId, title: spec.title, keys: [], spec };
    this.#asked.set(spec.externalId, asked);
    if (!asked.keys.some((one) => one.key === key)) asked.keys.push({ key, repeat, launches: [] });
  }

  told(spec: Spec, key: string, answer: Answered): void {
    const launch = this.see(answer);
    const asked = this.#asked.get(spec.externalId)?.keys.find((one) => one.key === key);
    if (launch && asked && !asked.launches.includes(launch.id)) asked.launches.push(launch.id);
  }

  /** What any answer tells of a launch. */
  see(answer: Answered): LaunchSeen | undefined {
    const launch = launchIn(answer);
    if (launch) this.#launches.set(launch.id, launch);
    this.count(launch?.state ?? errorIn(answer) ?? String(answer.status));
    return launch;
  }

  count(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }

  /** Something asked before, with one of its keys. */
  anyAsked(random: Random): { spec: Spec; key: string; launchId: string | undefined } | undefined {
    const asked = random.pick([...this.#asked.values()].slice(-RECENT));
    const key = random.pick(asked?.keys ?? []);
    return asked && key && { spec: asked.spec, key: key.key, launchId: key.launches[0] };
  }

  /** One of the latest launches in one of these states, as they were last seen. */
  anyLaunch(random: Random, ...states: string[]): LaunchSeen | undefined {
    const recent = this.launches.slice(-RECENT);
    return random.pick(recent.filter(({ state }) => states.includes(state))) ?? random.pick(recent);
  }
}

const RECENT = 30;

export interface Spec {
  title: string;
  externalId: string;
  audience: { phones: string[] };
  repeatOf?: string;
}
