// The whole way of a report's bytes to its figures, as the product goes it: arriving here, read in a thread.
import { createReadStream } from "node:fs";
import { Worker } from "node:worker_threads";
import { Desk } from "@/lib/reports/desk";
import { bytesIntoDesk } from "@/lib/reports/into-desk";
import { gaps } from "./gaps";

const [file = "", told] = process.argv.slice(2);
/** The other side reads its file at once. */
const CHUNK_BYTES = 256 * 1024;
const desk = new Desk(() => new Worker(new URL("./desk-thread.cjs", import.meta.url)));

async function readFigures(from: string) {
  const report = bytesIntoDesk(desk, "application/json");
  for await (const chunk of createReadStream(from, { highWaterMark: CHUNK_BYTES })) await report.write(chunk);
  const { end, calls } = await report.end();
  const { recipients, answered } = await desk.ask({ kind: "summarize", report: calls.report });
  return { isReport: end.kind === "report", recipients, answered };
}

// The server's thread runs, and has read files, when a report is asked for.
if (told === "gaps") await readFigures(import.meta.filename);
const gap = told === "gaps" ? await gaps() : null;
const { isReport, recipients, answered } = await readFigures(file);
if (!isReport) throw new Error(`${file} is no report`);
const memoryKb = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ recipients, answered, memoryKb, gapMs: (await gap?.longest()) ?? null }));
await desk.end();
