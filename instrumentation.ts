export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const [{ env }, { log }, { trustSocketsOnly }] = await Promise.all([
    import("@/lib/env"),
    import("@/lib/log"),
    import("@/lib/http/trust-sockets-only"),
  ]);
  log.level = env.logLevel;
  trustSocketsOnly();
  // Launches that a stopped server left go on from their rows.
  const [{ launchWorker }, { endInTime }] = await Promise.all([import("@/lib/launches/worker"), import("@/lib/http/end-in-time")]);
  launchWorker();
  endInTime();
}
