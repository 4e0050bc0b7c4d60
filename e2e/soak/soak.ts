import { setTimeout as pause } from "node:timers/promises";
import { Random } from "../chaos/random";
import type { Dashboard } from "../faults/dashboard";
import { startWorld, type World } from "../faults/world";
import { LiveViewer } from "../live-viewer";
import { type Memory, TELLS_MEMORY } from "../memory";
import { Crowd } from "./crowd";
import { orderAt, startCampaign } from "./upstream";

export interface SoakSettings {
  /** How long people come and go, once all have joined. */
  seconds: number;
  viewers: number;
  seed: number;
  say?: (line: string) => void;
}

export interface SoakReport {
  /** What a soak must not show, in sentences. */
  problems: string[];
  figures: Record<string, number>;
}

/** What is held after the last third, in MB, may be so much more than after the first. */
const GROWTH = { factor: 1.1, mb: 6 };
/** The process may keep more for later use than it holds on to. */
const RSS_GROWTH = { factor: 1.2, mb: 40 };
const SILENCE_MS = 20_000;
const SETTLED_WITHIN_MS = 20_000;
const MB = 1024 * 1024;
const CAMPAIGNS = 6;
/** IP-Sales calls so many times faster: about a call a second and line. */
const PACE = 20;

/** A crowd before the live board of one dashboard, while campaigns run, are held and go on. Same seed, same people. */
export async function soak({ seconds, viewers, seed, say = () => undefined }: SoakSettings): Promise<SoakReport> {
  const world = await startWorld({ dashboards: 1, pace: PACE, seed, environment: TELLS_MEMORY });
  try {
    const [dashboard] = world.dashboards;
    if (!dashboard) throw new Error("there is no dashboard");
    const headers = await world.people.supervisor.headers(dashboard.url);
    const campaigns: number[] = [];
    for (let index = 0; index < CAMPAIGNS; index++) campaigns.push(await startCampaign(world.sandbox, 4_000, 1 + index));
    const crowd = new Crowd(dashboard.url, headers, seed);
    await crowd.fill(viewers);
    say(`${viewers} viewers have joined.`);
    const ended = performance.now() + seconds * 1_000;
    const memory: Memory[] = [];
    await Promise.all([
      crowd.live(viewers, ended),
      stir(world, campaigns, seed, ended),
      watchMemory(dashboard, seconds, ended, (now) => {
        memory.push(now);
        say(`${mb(now.live)} MB held, ${mb(now.rss)} MB in all, ${crowd.figures.joined} joined so far.`);
      }),
    ]);
    crowd.settle();
    for (const campaignId of campaigns) await orderAt(world.sandbox, "campaignHold", { campaignId });
    const differing = await settled(crowd, dashboard.url, headers);
    const report = judge(memory, crowd, differing);
    crowd.leave();
    return report;
  } finally {
    await world.end();
  }
}

/** Holds a campaign now and then, and lets another go on. */
async function stir({ sandbox }: World, campaigns: number[], seed: number, endedMs: number): Promise<void> {
  const random = new Random(seed, "campaigns");
  const held = new Set<number>();
  while (performance.now() < endedMs) {
    const campaignId = random.pick(campaigns) ?? 0;
    await orderAt(sandbox, held.has(campaignId) ? "campaignResumption" : "campaignHold", { campaignId });
    if (!held.delete(campaignId)) held.add(campaignId);
    await pause(random.whole(1_000, 4_000));
  }
}

async function watchMemory(dashboard: Dashboard, seconds: number, endedMs: number, seen: (memory: Memory) => void): Promise<void> {
  const everyMs = (seconds * 1_000) / 24;
  while (performance.now() < endedMs) {
    await pause(everyMs);
    seen(await dashboard.memory());
  }
}

/** Waits until everybody sees what somebody sees who comes now. @returns how many don't in time */
async function settled(crowd: Crowd, url: string, headers: Record<string, string>): Promise<number> {
  const deadline = performance.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const fresh = await LiveViewer.join(url, headers);
    while (fresh.status === null && performance.now() < deadline) await pause(20);
    const board = [...fresh.campaigns].sort().join("\n");
    const differing = crowd.viewers.filter(({ campaigns }) => [...campaigns].sort().join("\n") !== board).length;
    const isHeld = [...fresh.campaigns.values()].every((campaign) => campaign.includes('"status":"hold"'));
    fresh.leave();
    if ((differing === 0 && isHeld && fresh.status !== null) || performance.now() > deadline)
      return isHeld ? differing : crowd.viewers.length;
    await pause(250);
  }
}

function judge(memory: Memory[], { figures, viewers }: Crowd, differing: number): SoakReport {
  // The first quarter warms up: code is compiled and caches fill.
  const counted = memory.slice(Math.floor(memory.length / 4));
  const third = Math.floor(counted.length / 3);
  const grown = (of: keyof Memory) => ({
    first: median(counted.slice(0, third).map((one) => one[of])),
    last: median(counted.slice(-third).map((one) => one[of])),
  });
  const [live, rss] = [grown("live"), grown("rss")];
  const isOver = ({ first, last }: typeof live, { factor, mb: more }: typeof GROWTH) => last > first * factor + more * MB;
  const problems = [
    third === 0 && "the memory was not seen often enough",
    isOver(live, GROWTH) && `memory grows: ${mb(live.first)} MB are held at first, ${mb(live.last)} MB at last`,
    isOver(rss, RSS_GROWTH) && `the process grows: ${mb(rss.first)} MB at first, ${mb(rss.last)} MB at last`,
    figures.longestSilenceMs > SILENCE_MS && `somebody heard nothing for ${Math.round(figures.longestSilenceMs / 1_000)} s`,
    figures.cutByServer > 0 && `${figures.cutByServer} were cut by the server`,
    differing > 0 && `${differing} of ${viewers.length} don't see the board as it is`,
  ].filter((problem) => problem !== false);
  return {
    problems,
    figures: {
      viewers: viewers.length,
      ...figures,
      longestSilenceMs: Math.round(figures.longestSilenceMs),
      heldMbFirst: mb(live.first),
      heldMbLast: mb(live.last),
      rssMbFirst: mb(rss.first),
      rssMbLast: mb(rss.last),
    },
  };
}

const mb = (bytes: number) => Math.round((bytes / MB) * 10) / 10;

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
