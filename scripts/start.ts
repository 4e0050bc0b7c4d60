// The one command: npm start, and with --dev npm run dev. Tests start the product by it too, with --no-env-file,
// so that the key in a developer's .env is never used by a test.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { parseSettings, type RawSettings, SettingsError } from "@/lib/env";
import { launch } from "./launch";
import { Refusal } from "./refusal";

const root = path.resolve(import.meta.dirname, "..");

try {
  await launch({ root, settings: parseSettings(givenSettings()), dev: process.argv.includes("--dev"), stop: stopSignal(), say });
  process.exit(0);
} catch (error) {
  explain(error);
  process.exit(1);
}

/** The environment, and `.env` for what it leaves out or empty. */
function givenSettings(): RawSettings {
  const file = path.join(root, ".env");
  const written = existsSync(file) && !process.argv.includes("--no-env-file") ? parseEnv(readFileSync(file, "utf8")) : {};
  const given = Object.entries(process.env).filter(([, text]) => text !== undefined && text.trim() !== "");
  return { ...written, ...Object.fromEntries(given) };
}

/** Ctrl-C reaches the launcher twice, from the terminal and from npm: the first counts. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => controller.abort());
  return controller.signal;
}

function say(line: string): void {
  console.log(line);
}

function explain(error: unknown): void {
  if (error instanceof SettingsError) for (const problem of error.problems) console.error(problem);
  else if (error instanceof Refusal) console.error(error.message);
  else console.error(error);
}
