import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { hogPerson, WAITING } from "./locks";
import type { Order, Orders } from "./orders";
import { Person } from "./people";
import { BEGUN, launchOf, launchUnwatched, ledgerOf, OFTEN, seenIn, seenWhen, sendings } from "./proof";
import type { World } from "./world";

/** One launch, brought to the moment in which its dashboard is killed, and looked at afterwards. */
export interface KillPoint {
  /** Ends the sentence "killed while …, a launch …". */
  name: string;
  /** Comes only here when the upstream or the row shows that the launch is there. */
  reach: (scene: Scene) => Promise<void>;
  /** What everybody sees within ten seconds of the restart, and what the ledger says. */
  after: (scene: Scene) => Promise<void>;
}

/** A launch of its own, by an author of its own. */
export class Scene {
  author: Person;
  order: Order;
  id = "";
  /** Ends what the test itself blocks; called when the dashboard is dead. */
  unblock: () => Promise<void> = async () => undefined;

  constructor(
    readonly world: World,
    private readonly orders: Orders,
  ) {
    this.author = world.people.marketing;
    this.order = orders.next();
  }

  get url(): string {
    const [dashboard] = this.world.dashboards;
    if (!dashboard) throw new Error("the world has no dashboard");
    return dashboard.url;
  }

  /** Asks for it, and doesn't wait for the answer. @param more of the specification */
  async ask(more: Record<string, unknown> = {}, phones?: number): Promise<void> {
    this.order = this.orders.next(more, phones);
    launchUnwatched(this.author, this.url, this.order, randomUUID());
    this.id = await launchOf(this.world, this.order.title);
  }

  /** The author is somebody of this launch alone. */
  async ownAuthor(): Promise<void> {
    this.author = await Person.add(this.url, this.world.people.admin, "marketing", randomUUID());
    await this.author.signIn(this.url);
  }

  /** Nothing is committed in the author's name from now on. */
  async blockAuthor(): Promise<void> {
    this.unblock = await hogPerson(this.world.postgres.url, this.author.email);
  }

  async comes(action: Parameters<World["line"]["count"]>[0], before: number): Promise<void> {
    await expect.poll(() => this.world.line.count(action), { message: `${action} arrives`, intervals: OFTEN }).toBeGreaterThan(before);
  }

  async untilBlocked(): Promise<void> {
    await expect
      .poll(async () => (await this.world.postgres.sql(WAITING))[0]?.["count"], { message: "somebody waits", intervals: OFTEN })
      .toBeGreaterThan(0);
  }

  is(...states: string[]) {
    return seenIn(this.url, this.world.people.supervisor, this.id, states);
  }

  when(what: string, holds: Parameters<typeof seenWhen>[3], ms?: number) {
    return seenWhen(this.url, this.world.people.supervisor, this.id, holds, what, ms);
  }

  decide(person: Person, decision: string, body: unknown = {}) {
    return person.ask(this.url, "POST", `/api/launches/${this.id}/${decision}`, body);
  }

  /** It goes on by itself, was sent once, and one campaign of it dialled. */
  async runsOnce(): Promise<void> {
    await this.is(...BEGUN);
    await expect
      .poll(() => this.ledger(), { message: `«${this.order.title}»: sent, created, dialled`, intervals: OFTEN })
      .toEqual([1, 1, 1]);
  }

  /** How often it was sent, how many campaigns there are of it, and how many of them dialled. */
  async ledger(): Promise<[sent: number, created: number, dialled: number]> {
    const { campaigns, dialled } = await ledgerOf(this.world, this.order.title);
    return [sendings(this.world, this.order.title), campaigns.length, dialled.length];
  }
}
