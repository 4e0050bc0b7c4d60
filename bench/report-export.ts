import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Dashboard } from "../e2e/faults/dashboard";
import { startWorld } from "../e2e/faults/world";
import type { LiveFigure } from "./live";
import { read } from "./requests";

const CALLS = 100_000;
const ROUNDS = 5;
const LIMIT_MS = 100;

const Told = z.object({ longestGapMs: z.number() });

/** The server's own event loop is watched from inside: the figure is how long it answered nobody while it wrote a file. */
const WATCHED = { NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, "tells-gaps.mjs")).href}` };

/** How long others wait while somebody exports a large report. The file is read to its end and thrown away. */
export async function reportExport(say: (line: string) => void): Promise<LiveFigure[]> {
  const world = await startWorld({ environment: WATCHED });
  try {
    const [dashboard] = world.dashboards as [Dashboard];
    const [campaignId] = await world.sandbox.control.loadReport(CALLS, 1, { hostile: true });
    const headers = await world.people.supervisor.headers(dashboard.url);
    const at = (what: string) => `${dashboard.url}/api/campaigns/${campaignId}/${what}`;
    await read(at("report"), { headers });
    const figures: LiveFigure[] = [];
    for (const [name, address] of [
      ["CSV", at("calls.csv")],
      ["XLSX", at("calls.xlsx")],
      ["sorted XLSX", at("calls.xlsx?sort=-name")],
    ] as const) {
      await fetched(address, headers);
      await gapOf(dashboard);
      const began = performance.now();
      let bytes = 0;
      for (let round = 0; round < ROUNDS; round++) bytes = await fetched(address, headers);
      const seconds = (performance.now() - began) / 1000 / ROUNDS;
      say(`${name} of ${CALLS.toLocaleString("en")} calls: ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(2)} s`);
      const ours = await gapOf(dashboard);
      figures.push({ name: `longest gap of the server, ${name}`, unit: "ms", ours, other: null, ratio: null, limit: LIMIT_MS });
    }
    return figures;
  } finally {
    await world.end();
  }
}

async function gapOf({ child }: Dashboard): Promise<number> {
  const told = once(child, "message");
  child.send("gap");
  return Told.parse((await told)[0]).longestGapMs;
}

async function fetched(address: string, headers: Record<string, string>): Promise<number> {
  const { status, body } = await fetch(address, { headers });
  if (status !== 200 || !body) throw new Error(`${address}: ${status}`);
  const reader = body.getReader();
  let bytes = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) bytes += next.value.length;
  return bytes;
}
