import { setTimeout as pause } from "node:timers/promises";
import type { Dashboard } from "../e2e/faults/dashboard";
import { startWorld, type World } from "../e2e/faults/world";
import { LiveViewer } from "../e2e/live-viewer";
import { type Memory, memoryOf, TELLS_MEMORY } from "../e2e/memory";
import { startCampaign } from "../e2e/soak/upstream";
import { Changes } from "./live-change";
import { BareLoop, Sockets } from "./live-programs";

/** What a thousand viewers of the live board cost, against a plain loop that writes the same bytes to as many sockets, in the same run. */
export interface LiveFigure {
  name: string;
  unit: string;
  ours: number;
  /** Null where there is only a limit. */
  other: number | null;
  ratio: number | null;
  /** Of the ratio, or of ours where there is none. */
  limit: number;
}

const VIEWERS = 1_000;
/** Before memory is counted: code is compiled, and caches are full. */
const WARMING = 200;
const CHANGES = 300;
const WARMING_CHANGES = 30;
const COUNTED_MS = 60_000;
const LIMITS = { calls: 1.1, change: 3, memory: 3, takeoverSeconds: 10 };

export async function live(say: (line: string) => void): Promise<LiveFigure[]> {
  const world = await startWorld({ dashboards: 2, pace: 20, environment: TELLS_MEMORY });
  const sides = { sockets: new Sockets(), bare: new BareLoop(), changes: await Changes.open(world.postgres.url) };
  try {
    const [dashboard, other] = world.dashboards as [Dashboard, Dashboard];
    // The first one leads from now on, and has the machine for itself.
    await other.kill9();
    const frame = await sides.changes.frame(dashboard.url, await world.people.supervisor.headers(dashboard.url));
    const places = await heads(world, dashboard, await sides.bare.port);
    const bench = new LiveBench(world, dashboard, { ...sides, frame }, places);
    const memory = await bench.memory(say);
    const change = await bench.change(say);
    const calls = await bench.calls(say);
    const takeover = await bench.takeover(other, say);
    return [calls, change, ...memory, takeover];
  } finally {
    await Promise.all([sides.sockets.end(), sides.bare.end(), sides.changes.end()]);
    await world.end();
  }
}

interface Place {
  port: number;
  head: string;
}

/** What viewers send to each side. */
async function heads({ people }: World, { url, port }: Dashboard, barePort: number): Promise<{ ours: Place; bare: Place }> {
  const { cookie } = await people.supervisor.headers(url);
  const head = (to: number) =>
    `GET /api/campaigns/live HTTP/1.1\r\nhost: 127.0.0.1:${to}\r\ncookie: ${cookie}\r\naccept: text/event-stream\r\n\r\n`;
  return { ours: { port, head: head(port) }, bare: { port: barePort, head: head(barePort) } };
}

class LiveBench {
  constructor(
    private readonly world: World,
    private readonly dashboard: Dashboard,
    private readonly sides: { sockets: Sockets; bare: BareLoop; changes: Changes; frame: string },
    private readonly places: { ours: Place; bare: Place },
  ) {}

  /** What one of a thousand makes each side hold; they stay for what follows. */
  async memory(say: (line: string) => void): Promise<LiveFigure[]> {
    const { sockets } = this.sides;
    for (const side of ["ours", "bare"] as const) await sockets.join(side, { ...this.places[side], count: WARMING });
    await this.#changes(WARMING_CHANGES);
    for (const side of ["ours", "bare"] as const) await sockets.leave(side);
    await pause(2_000);
    const before = await this.#memories();
    for (const side of ["ours", "bare"] as const) await sockets.join(side, { ...this.places[side], count: VIEWERS });
    await this.#changes(WARMING_CHANGES);
    await pause(2_000);
    const after = await this.#memories();
    const each = (side: "ours" | "bare", of: keyof Memory) => (after[side][of] - before[side][of]) / VIEWERS / 1_024;
    say(
      `${VIEWERS} viewers have joined; each holds ${each("ours", "live").toFixed(1)} KB here and ${each("bare", "live").toFixed(1)} KB there.`,
    );
    return [
      against("what a viewer makes the server hold", "KB", each("ours", "live"), each("bare", "live"), LIMITS.memory),
      against("what a viewer makes its process larger", "KB", each("ours", "rss"), each("bare", "rss"), LIMITS.memory),
    ];
  }

  /** From the commit that tells of a change (there: from the first byte written) until the last viewer got it. */
  async change(say: (line: string) => void): Promise<LiveFigure> {
    await this.#changes(WARMING_CHANGES);
    const { ours, bare } = await this.#changes(CHANGES);
    say(`${CHANGES} changes: half of them within ${at(ours, 0.5).toFixed(1)} ms here and ${at(bare, 0.5).toFixed(1)} ms there.`);
    return against(`a change until the last of ${VIEWERS}, p99`, "ms", at(ours, 0.99), at(bare, 0.99), LIMITS.change);
  }

  /** How often IP-Sales is asked while a campaign runs, with a thousand viewers and with one. */
  async calls(say: (line: string) => void): Promise<LiveFigure> {
    await startCampaign(this.world.sandbox, 5_000, 1);
    const many = await this.#callsAMinute();
    await this.sides.sockets.leave("ours", 1);
    const one = await this.#callsAMinute();
    say(`IP-Sales was asked ${many.toFixed(1)} times a minute with ${VIEWERS} viewers and ${one.toFixed(1)} with one.`);
    return against(`questions to IP-Sales with ${VIEWERS} viewers ÷ with 1`, "a minute", many, one, LIMITS.calls);
  }

  /** From the end of the process that asks until another one's viewers see something newer. */
  async takeover(other: Dashboard, say: (line: string) => void): Promise<LiveFigure> {
    await other.restart();
    const viewer = await LiveViewer.join(other.url, await this.world.people.supervisor.headers(other.url));
    while (viewer.status === null) await pause(10);
    await this.dashboard.kill9();
    const [killed, killedAt] = [performance.now(), Date.now()];
    while (Date.parse(viewer.status.at ?? "") <= killedAt) await pause(10);
    const seconds = (performance.now() - killed) / 1_000;
    viewer.leave();
    say(`Another process goes on after ${seconds.toFixed(1)} s.`);
    return {
      name: "another process goes on after kill -9",
      unit: "s",
      ours: seconds,
      other: null,
      ratio: null,
      limit: LIMITS.takeoverSeconds,
    };
  }

  async #memories(): Promise<Record<"ours" | "bare", Memory>> {
    return { ours: await this.dashboard.memory(), bare: await memoryOf(this.sides.bare.process) };
  }

  /** So many on each side, in turn. @returns milliseconds */
  async #changes(count: number): Promise<{ ours: number[]; bare: number[] }> {
    const { sockets, bare, changes, frame } = this.sides;
    const took: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let made = 0; made < count; made++) {
      const { version, beganNs } = await changes.make();
      took.ours.push(ms(beganNs, await sockets.last("ours", version)));
      const writtenNs = await bare.write(frame.replace(/^id: \d+$/m, `id: ${version}`));
      took.bare.push(ms(writtenNs, await sockets.last("bare", version)));
    }
    return took;
  }

  async #callsAMinute(): Promise<number> {
    const { line } = this.world;
    // The pace of a board that is watched has set in.
    const began = line.count("campaignsHistory");
    while (line.count("campaignsHistory") < began + 4) await pause(20);
    const asked = () => line.seen.filter(({ action }) => action === "campaignsHistory");
    const first = asked().length - 1;
    await pause(COUNTED_MS);
    const counted = asked().slice(first);
    const tookMs = (counted.at(-1)?.at ?? 0) - (counted[0]?.at ?? 0);
    return ((counted.length - 1) * 60_000) / tookMs;
  }
}

const ms = (fromNs: bigint, toNs: bigint) => Number(toNs - fromNs) / 1e6;

const against = (name: string, unit: string, ours: number, other: number, limit: number): LiveFigure => ({
  name,
  unit,
  ours,
  other,
  ratio: ours / other,
  limit,
});

function at(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
