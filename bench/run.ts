// npm run bench: what we do against the plain way of doing it, both sides in the same run, on this machine alone.
// `npm run bench -- live` measures the live board and nothing else, `-- export` the files of a report, `-- report` its
// reading, `-- lists` imports into mailing lists.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { product, startProduct } from "../e2e/product";
import { demoEmail } from "../e2e/sign-in";
import { buildWhenStale } from "../scripts/build";
import { dialing } from "./dialing";
import { filterCalls } from "./filter-calls";
import { lists } from "./lists";
import { type LiveFigure, live } from "./live";
import { type MainThread, mainThread } from "./main-thread";
import { type Measure, type Result, timed } from "./measure";
import { numberRules } from "./number-rules";
import { readAudience } from "./read-audience";
import { reportBytes } from "./report-bytes";
import { reportExport } from "./report-export";
import { reportOpening } from "./report-opening";
import { reportPages } from "./report-pages";
import { reportRoute } from "./report-route";
import { signedIn } from "./requests";
import { signIn } from "./sign-in";
import { liveLines, table, threadLines } from "./table";

const results: Result[] = [];
let threads: MainThread[] = [];

async function measure(what: Measure): Promise<void> {
  console.log(`${what.name}…`);
  results.push(await timed(what));
}

const only = process.argv[2];
if (!only) await everythingElse();
await buildWhenStale(path.resolve(import.meta.dirname, ".."), console.log, new AbortController().signal);
const exported: LiveFigure[] = !only || only === "export" ? await reportExport(console.log) : [];
const board: LiveFigure[] = !only || only === "live" ? await live(console.log) : [];
const imported: LiveFigure[] = !only || only === "lists" ? await lists(console.log) : [];
const reports: LiveFigure[] = [];
if (!only || only === "report") {
  // The last one points this process at a database of its own.
  for (const measured of [reportBytes, reportPages, reportOpening]) reports.push(...(await measured(console.log)));
}

const [processor] = cpus();
const machine = {
  node: process.version,
  system: `${process.platform}-${process.arch}`,
  processor: processor?.model,
  processors: cpus().length,
};
writeFileSync(
  path.join(import.meta.dirname, "results.json"),
  `${JSON.stringify({ at: new Date(), machine, results, mainThread: threads, exported, live: board, lists: imported, reports }, null, 2)}\n`,
);
const parts = [
  results.length > 0 && table(results),
  threadLines(threads),
  liveLines([...exported, ...board, ...imported, ...reports]),
].filter(Boolean);
console.log(`\n${parts.join("\n\n")}\n\nWritten to bench/results.json`);

async function everythingElse(): Promise<void> {
  await measure(readAudience(100_000));
  await measure(readAudience(1_000_000));
  await measure(numberRules());
  await measure(filterCalls());

  const calls = await dialing();
  try {
    await measure(calls.measure);
  } finally {
    await calls.stop();
  }

  console.log("Starting the product…");
  const end = await startProduct();
  try {
    const cookie = await signedIn(demoEmail("supervisor"), product().password);
    await measure(await reportRoute(product(), cookie));
    await measure(await signIn(product()));
    console.log("Reading lists in a browser…");
    threads = await mainThread(product(), [10, 100_000, 1_000_000]);
  } finally {
    await end();
  }
}
