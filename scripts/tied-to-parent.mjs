// Preloaded into every child of the launcher: a launcher that was killed can't end its children, so they end when it is gone.
if (process.channel) {
  process.channel.unref();
  process.once("disconnect", () => process.exit(1));
}
