import { readFileSync } from "node:fs";
import type { ActionRequest, Handler } from "./action.ts";
import { SandboxClock } from "./clock.ts";
import { campaignsHistory } from "./history.ts";
import { Sandbox, type SandboxOptions } from "./store.ts";

export type Row = Record<string, unknown>;

/** A Sunday in winter; Israel is two hours ahead. */
export const NOON = Date.parse("2026-11-22T12:00:00+02:00");
export const DAY_SECONDS = 86_400;

/** An account of its own for a test, on a clock that stands until it is advanced; nothing listens. */
export function makeAccount(options: Partial<SandboxOptions> = {}, startAt = NOON): Sandbox {
  const defaults = { port: 0, pace: 10, seed: 1, apiKey: "k", allowIps: [], balanceCents: 10_000_000, demoData: false, dataFolder: null };
  return new Sandbox({ ...defaults, ...options }, new SandboxClock(0, () => startAt));
}

/** What an action answers, as it would come out of JSON. */
export async function call(sandbox: Sandbox, handler: Handler, fields: Row, files: ActionRequest["files"] = {}): Promise<Row> {
  return JSON.parse(JSON.stringify(await handler({ action: "", fields, files, ip: "127.0.0.1" }, sandbox)));
}

/** The campaign's row of the history. */
export async function historyOf(sandbox: Sandbox, id: unknown): Promise<Row> {
  const rows: unknown = await campaignsHistory({ action: "", fields: {}, files: {}, ip: "" }, sandbox);
  const found = Array.isArray(rows) ? rows.find((one: Row) => one["id"] === id) : undefined;
  return found ?? {};
}

/** Lets time go by, and plays what happens in it. */
export async function pass(sandbox: Sandbox, seconds: number): Promise<void> {
  sandbox.clock.advance(seconds);
  await sandbox.settle();
}

/** The first JSON example after a heading of the campaign reference. */
export function documentedExample(heading: string): Row {
  const reference = readFileSync(new URL("../docs/reference/campaign-api.md", import.meta.url), "utf8");
  const section = reference.slice(reference.indexOf(heading));
  const from = section.indexOf("```json") + 7;
  const parsed: unknown = JSON.parse(section.slice(from, section.indexOf("```", from)));
  const one: Row = Array.isArray(parsed) ? parsed[0] : parsed;
  return one;
}

/** Keys in their order, with the types of their values. */
export const typesOf = (value: Row) => Object.entries(value).map(([key, one]) => `${key}: ${typeof one}`);
