// Preloaded into what npm runs in the foreground. npm passes SIGTERM on to its shell alone, which dies of it and leaves this program
// behind; so it ends itself, as if it had been asked to, when the shell is gone.
import { isMainThread } from "node:worker_threads";

const LOOK_EVERY_MS = 200;

if (isMainThread && process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY_MS);
  timer.unref();
}
