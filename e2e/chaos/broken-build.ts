import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EDITS, edited } from "./mutations";

const ROOT = path.resolve(import.meta.dirname, "../..");
const NEXT = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");

/** What the HTTP API is made of. Pages take most of a build's time and are not asked. */
const SOURCES = [
  "app/api",
  "lib",
  "instrumentation.ts",
  "proxy.ts",
  "package.json",
  "next.config.mjs",
  "tsconfig.json",
  "postcss.config.mjs",
  "scripts/drop-locales.cjs",
];

/** A copy of the product's server with the mutations in it. The product's own sources and build stay as they are. */
export interface BrokenBuild {
  /** The folder of the tree, for `DashboardSettings.root`. */
  root: string;
  end: () => void;
}

/** Copies, edits and builds: about fifteen seconds. Inside the project, where git and the tools don't look, so that packages are found. */
export async function buildBroken(): Promise<BrokenBuild> {
  const root = mkdtempSync(path.join(ROOT, ".next-broken-"));
  const end = () => rmSync(root, { recursive: true, force: true });
  try {
    for (const source of SOURCES) cpSync(path.join(ROOT, source), path.join(root, source), { recursive: true });
    for (const edit of EDITS) applyTo(root, edit);
    await build(root);
    return { root, end };
  } catch (error) {
    end();
    throw error;
  }
}

function applyTo(root: string, edit: (typeof EDITS)[number]): void {
  const place = path.join(root, edit.file);
  writeFileSync(place, edited(readFileSync(place, "utf8"), edit));
}

async function build(root: string): Promise<void> {
  const child = spawn(process.execPath, [NEXT, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The broken copy could not be built:\n${printed}`);
}
