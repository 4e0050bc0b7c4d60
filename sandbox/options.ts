import { isIP } from "node:net";
import path from "node:path";
import { parseArgs } from "node:util";
import type { SandboxOptions } from "./store.ts";

const USAGE =
  "npm run sandbox -- [--port 4010] [--pace 10] [--seed 1] [--api-key sandbox-key] [--allow-ip 127.0.0.1]… [--balance 100000.00] [--no-demo-data] [--data FOLDER]";

class BadArgument extends Error {}

/** Reads the command line. @returns the options, or the sentence that says what is wrong and what to do. */
export function readOptions(args: string[]): SandboxOptions | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: "string", default: "4010" },
        pace: { type: "string", default: "10" },
        seed: { type: "string", default: "1" },
        "api-key": { type: "string", default: "sandbox-key" },
        "allow-ip": { type: "string", multiple: true, default: ["127.0.0.1"] },
        balance: { type: "string", default: "100000.00" },
        "no-demo-data": { type: "boolean", default: false },
        data: { type: "string" },
      },
    });
    return {
      port: number("--port", values.port, /^\d{1,5}$/, 0, 65_535, "a port from 0 (any free one) to 65535"),
      pace: number("--pace", values.pace, /^\d{1,7}(\.\d{1,3})?$/, 0.1, 1_000_000, "a number from 0.1 to 1000000"),
      seed: number("--seed", values.seed, /^\d{1,9}$/, 0, 999_999_999, "a whole number from 0 to 999999999"),
      apiKey: apiKey(values["api-key"]),
      allowIps: values["allow-ip"].flatMap((list) => list.split(",")).map(ip),
      balanceCents: Math.round(number("--balance", values.balance, /^\d{1,10}(\.\d{1,2})?$/, 0, 1e10, "an amount like 100000.00") * 100),
      demoData: !values["no-demo-data"],
      dataFolder: folder(values.data),
    };
  } catch (error) {
    if (error instanceof Error && (error instanceof BadArgument || "code" in error)) return `${error.message}\nUsage: ${USAGE}`;
    throw error;
  }
}

function number(name: string, text: string, form: RegExp, least: number, most: number, wanted: string): number {
  const value = Number(text);
  if (!form.test(text) || value < least || value > most) throw new BadArgument(`${name} must be ${wanted}, not "${text}".`);
  return value;
}

function apiKey(text: string): string {
  // The key itself is never repeated on the screen.
  if (text.trim() === "" || /\s/.test(text)) throw new BadArgument("--api-key must be one word.");
  return text;
}

function ip(text: string): string {
  const address = text.trim();
  if (isIP(address) === 0) throw new BadArgument(`--allow-ip must be an IP address, not "${address}".`);
  return address;
}

function folder(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (text.trim() === "") throw new BadArgument("--data must name a folder.");
  return path.resolve(text);
}
