import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, test } from "vitest";
import { Children, runToEnd } from "./children";

const FOREVER = ["-e", "setInterval(() => {}, 1000)"];
const PATIENCE_MS = 20_000;

test("a child that ends by itself is named", async () => {
  const children = new Children();
  children.start("The sandbox", ["-e", "process.exit(3)"], process.env);
  await expect(children.failure).rejects.toThrow("The sandbox ended unexpectedly (code 3)");
});

test("children that are asked to end do not count as failed", async () => {
  const children = new Children();
  children.start("The sandbox", FOREVER, process.env);
  children.start("The dashboard", ["-e", "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000)"], process.env);
  await children.stop(() => undefined);
  const quiet = Promise.resolve("quiet");
  expect(await Promise.race([children.failure, quiet])).toBe("quiet");
});

test("a program that fails, or is stopped, never counts as done", async () => {
  await expect(runToEnd("The build", ["-e", "process.exit(2)"], process.env, new AbortController().signal)).rejects.toThrow(
    "The build failed",
  );
  const controller = new AbortController();
  const stopped = runToEnd("The build", FOREVER, process.env, controller.signal);
  controller.abort();
  await expect(stopped).rejects.toThrow(/abort/i);
});

test("the children of a launcher that was killed end by themselves", { timeout: PATIENCE_MS }, async () => {
  const script = `
    import { Children } from "./scripts/children.ts";
    new Children().start("child", ["-e", "console.log(process.pid); setInterval(() => {}, 1000)"], process.env);`;
  const launcher = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: path.resolve(import.meta.dirname, ".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [chunk] = await once(launcher.stdout, "data");
  const child = Number(String(chunk));
  expect(process.kill(child, 0)).toBe(true);
  // The child holds the launcher's output open: it is closed when both are gone.
  const bothGone = once(launcher.stdout, "close");
  const ended = once(launcher, "exit");
  launcher.stdout.resume();
  launcher.kill("SIGKILL");
  await bothGone;
  expect(await ended).toEqual([null, "SIGKILL"]);
});
