import { type Dashboard, startDashboards } from "./dashboard";
import { type OwnPostgres, startOwnPostgres } from "./own-postgres";
import { Person, type Role } from "./people";
import { type FaultSandbox, startFaultSandbox } from "./sandbox";
import { UpstreamLine } from "./upstream-line";

/** Everything of its own: a database, IP-Sales, the line to it, dashboards, and the demo's people. */
export interface World {
  postgres: OwnPostgres;
  sandbox: FaultSandbox;
  line: UpstreamLine;
  dashboards: Dashboard[];
  people: Record<Role, Person>;
  /** Both clocks that rules go by, IP-Sales' first: what it does is never dated before what we wrote down for it. */
  moveClocks: (seconds: number) => Promise<void>;
  end: () => Promise<void>;
}

export interface WorldSettings {
  dashboards?: number;
  /** How fast IP-Sales calls; 1,000 unless told. */
  pace?: number;
  seed?: number;
  /** The folder of another tree with a build (dashboard.ts). */
  root?: string;
  environment?: Record<string, string>;
}

export async function startWorld({ dashboards: count = 1, pace, seed, ...place }: WorldSettings = {}): Promise<World> {
  const ends: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const one of ends.splice(0).reverse()) await one();
  };
  try {
    const [postgres, sandbox] = await Promise.all([
      startOwnPostgres(),
      startFaultSandbox({ ...(pace && { pace }), ...(seed && { seed }) }),
    ]);
    ends.push(postgres.end, sandbox.end);
    const line = await UpstreamLine.open(sandbox.url);
    ends.push(() => line.close());
    const upstream = { upstreamUrl: line.url, key: sandbox.key };
    const dashboards = await startDashboards(count, { databaseUrl: postgres.url, ...upstream, ...place });
    ends.push(() => Promise.all(dashboards.map((dashboard) => dashboard.end())));
    const people = { marketing: Person.demo("marketing"), supervisor: Person.demo("supervisor"), admin: Person.demo("admin") };
    const moveClocks = async (seconds: number) => {
      await sandbox.control.advance(seconds);
      await postgres.moveClock(seconds);
    };
    return { postgres, sandbox, line, dashboards, people, moveClocks, end };
  } catch (error) {
    await end();
    throw error;
  }
}
