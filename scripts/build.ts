import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runToEnd } from "./children";
import { Refusal } from "./refusal";

/** What a production build is made of, besides Node itself. */
const SOURCES = ["app", "components", "lib", "public", "instrumentation.ts", "proxy.ts"];
const CONFIGURATION = [
  "package.json",
  "package-lock.json",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "scripts/drop-locales.cjs",
];

export const NEXT = path.join("node_modules", "next", "dist", "bin", "next");

/**
 * Builds the dashboard when there is no build, or when the sources changed since.
 * @throws Refusal when the build fails
 */
export async function buildWhenStale(root: string, say: (line: string) => void, stop: AbortSignal): Promise<void> {
  const folder = path.join(root, process.env.NEXT_DIST_DIR || ".next");
  const stamp = path.join(folder, "built-from");
  const sources = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  say("Building the dashboard (once, and after changes)…");
  rmSync(stamp, { force: true });
  await runToEnd("The build", [NEXT, "build"], { ...process.env, NODE_ENV: "production" }, stop);
  // A build that was ended from outside may leave without an error.
  if (!existsSync(path.join(folder, "BUILD_ID"))) throw new Refusal("The build ended before it was complete. Start again.");
  writeFileSync(stamp, sources);
}

function hashOf(root: string): string {
  const hash = createHash("sha256");
  for (const name of [...SOURCES, ...CONFIGURATION]) addTo(hash, root, name);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, root: string, name: string): void {
  const place = path.join(root, name);
  const found = statSync(place, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const inner of readdirSync(place).sort()) addTo(hash, root, path.join(name, inner));
  } else if (found && !/\.test\.tsx?$/.test(name)) {
    hash.update(name).update("\0").update(readFileSync(place)).update("\0");
  }
}
