import { Desk } from "@/lib/reports/desk";
import { NO_FILTER } from "@/lib/reports/filter";
import { startThread } from "@/lib/reports/start-thread.fixture";
import { startLive } from "../lib/live/testing";
import type { LiveFigure } from "./live";
import { spreadOf } from "./measure";

/** Opening a finished report, until its figures and its first page of calls are there: one that is kept, against its first reading. */

const SIZES = [
  { calls: 100_000, rounds: 5 },
  { calls: 1_000_000, rounds: 3 },
];
const LIMIT = 0.1;

export async function reportOpening(say: (line: string) => void): Promise<LiveFigure[]> {
  const live = await startLive();
  const { ReportStore } = await import("@/lib/reports/store");
  const { readKept } = await import("@/lib/reports/kept-reports");
  const desks: Desk[] = [];

  /** As a process does that never saw the report. */
  const open = async (campaignId: number): Promise<number> => {
    const desk = new Desk(startThread);
    desks.push(desk);
    await desk.ask({ kind: "forget", report: 0 }); // the thread runs
    const store = new ReportStore(desk);
    const began = performance.now();
    const opened = await store.get(campaignId);
    const { report, release } = await opened.pin();
    await desk.ask({ kind: "page", report, filter: NO_FILTER, order: null, from: 0, size: 100 });
    release();
    return performance.now() - began;
  };
  const kept = async (campaignId: number) => {
    for (const deadline = Date.now() + 60_000; !(await readKept(campaignId)); ) {
      if (Date.now() > deadline) throw new Error("the report was not kept");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  try {
    const figures: LiveFigure[] = [];
    for (const { calls, rounds } of SIZES) {
      say(`opening ${calls.toLocaleString("en")} calls…`);
      const times: { ours: number; other: number }[] = [];
      for (let round = 0; round < rounds; round++) {
        const { campaignIds } = await (await live.upstream.post("/__sandbox/load-report", { campaigns: 1, calls })).json();
        const first = await open(campaignIds[0]);
        await kept(campaignIds[0]);
        times.push({ ours: await open(campaignIds[0]), other: first });
        await Promise.all(desks.splice(0).map((desk) => desk.end()));
      }
      const median = (numbers: number[]) => spreadOf(numbers).median;
      const name = `opening a kept report of ${calls.toLocaleString("en")} calls, against its first reading`;
      const ratio = median(times.map(({ ours, other }) => ours / other));
      figures.push({
        name,
        unit: "ms",
        ours: median(times.map(({ ours }) => ours)),
        other: median(times.map(({ other }) => other)),
        ratio,
        limit: LIMIT,
      });
    }
    return figures;
  } finally {
    await Promise.all(desks.map((desk) => desk.end()));
    await live.stop();
  }
}
