import { readOptions } from "./options.ts";
import { refreshDemoData, seedDemoData } from "./seed.ts";
import { serve } from "./server.ts";
import { Snapshots } from "./snapshots.ts";
import { Sandbox, type SandboxOptions } from "./store.ts";

const SETTLE_EVERY_MS = 200;
const SAVE_EVERY_MS = 3_000;

/** Does the work again and again, never twice at once, until it is stopped; `stop` waits for the round under way. */
function repeat(everyMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let round = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    round = work()
      .catch((error: unknown) => console.error("sandbox:", error))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return round;
    },
  };
}

async function open(options: SandboxOptions, snapshots: Snapshots | null): Promise<Sandbox> {
  const saved = await snapshots?.load(options);
  await saved?.settle();
  const sandbox = saved ?? new Sandbox(options);
  if (options.demoData) {
    if (saved) refreshDemoData(sandbox);
    else seedDemoData(sandbox);
  }
  return sandbox;
}

async function start(options: SandboxOptions): Promise<void> {
  const snapshots = options.dataFolder === null ? null : new Snapshots(options.dataFolder);
  const sandbox = await open(options, snapshots);
  const running = await serve(sandbox, options.port, async () => snapshots?.saveOrders(sandbox));
  await snapshots?.save(sandbox);
  const loops = [repeat(SETTLE_EVERY_MS, () => sandbox.settle())];
  if (snapshots) loops.push(repeat(SAVE_EVERY_MS, () => snapshots.save(sandbox)));
  console.log(
    `Sandbox of IP-Sales on ${running.url} (pace ${options.pace}, seed ${options.seed}, ${sandbox.campaigns().length} campaigns)`,
  );
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await running.close();
    await Promise.all(loops.map((loop) => loop.stop()));
    await snapshots?.save(sandbox);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end());
}

const options = readOptions(process.argv.slice(2));
if (typeof options === "string") {
  console.error(options);
  process.exitCode = 1;
} else {
  start(options).catch((error: NodeJS.ErrnoException) => {
    const inUse = error.code === "EADDRINUSE";
    console.error(inUse ? `Port ${options.port} is in use. End what listens on it, or choose another with --port.` : error.message);
    process.exit(1);
  });
}
