// Preloaded into the launcher's children: a launcher that was killed can't end them, so they end when it is gone.
// Their own workers inherit this file; they are left alone, for their channel is what keeps them running.
if (process.channel && process.env.SHOFAR_LAUNCHER === String(process.ppid)) {
  process.channel.unref();
  process.once("disconnect", () => process.exit(1));
}
