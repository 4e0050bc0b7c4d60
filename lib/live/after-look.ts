import "server-only";
import { BreakerGuard } from "@/lib/breakers/guard";
import { log } from "@/lib/log";
import { tellOfLaunches, tellOfLook } from "@/lib/notices/tell";
import { OptOutCarrier } from "@/lib/opt-outs/carry";
import { ReportKeeper } from "@/lib/reports/keeper";
import type { GoodLook } from "./good-look";
import { ReportSampler } from "./report-sampler";

const sampler = new ReportSampler();
const guard = new BreakerGuard();
const keeper = new ReportKeeper();
const carrier = new OptOutCarrier();

/** What is done after a look beside telling viewers. What goes wrong in one keeps neither the others nor the next look. */
const DUTIES: { name: string; act: (look: GoodLook) => Promise<void> }[] = [
  { name: "samples of reports", act: (look) => sampler.follow(look) },
  { name: "breakers", act: async (look) => guard.follow(look) },
  { name: "notices", act: tellOfLook },
];

export async function afterLook(look: GoodLook): Promise<void> {
  for (const { name, act } of DUTIES) {
    await act(look).catch((error: unknown) => log.error({ err: error, duty: name }, "a duty after a look failed"));
  }
}

/** What whoever polls does beside looking, also while IP-Sales can't be reached. */
const STEADY_DUTIES: { name: string; everyMs: number; act: () => Promise<void> }[] = [
  { name: "notices of launches", everyMs: 5_000, act: tellOfLaunches },
  { name: "finished reports", everyMs: 15_000, act: () => keeper.turn() },
  { name: "numbers that must not be called", everyMs: 15_000, act: () => carrier.turn() },
];

/** Begins the steady duties. @returns what ends them: this process polls no more */
export function whilePolling(): () => void {
  const ends = STEADY_DUTIES.map(({ name, everyMs, act }) => {
    let running = false;
    const turn = async () => {
      if (running) return;
      running = true;
      await act().catch((error: unknown) => log.error({ err: error, duty: name }, "a steady duty failed"));
      running = false;
    };
    void turn();
    const timer = setInterval(() => void turn(), everyMs);
    return () => clearInterval(timer);
  });
  return () => {
    for (const end of ends) end();
  };
}
