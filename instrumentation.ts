export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const [{ env }, { log }, { trustSocketsOnly }, { markExchanges }] = await Promise.all([
    import("@/lib/env"),
    import("@/lib/log"),
    import("@/lib/http/trust-sockets-only"),
    import("@/lib/http/kept-open"),
  ]);
  log.level = env.logLevel;
  trustSocketsOnly();
  markExchanges();
  // Launches and jobs on lists that a stopped server left go on from their rows.
  const [{ launchWorker }, { listWorker }, { hub }, { endInTime }] = await Promise.all([
    import("@/lib/launches/worker"),
    import("@/lib/lists/jobs/worker"),
    import("@/lib/live/hub"),
    import("@/lib/http/end-in-time"),
  ]);
  launchWorker();
  listWorker();
  hub();
  endInTime();
}
