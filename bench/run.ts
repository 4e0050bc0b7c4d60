// npm run bench: what we do against the plain way of doing it, both sides in the same run, on this machine alone.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { product, startProduct } from "../e2e/product";
import { demoEmail } from "../e2e/sign-in";
import { dialing } from "./dialing";
import { filterCalls } from "./filter-calls";
import { type MainThread, mainThread } from "./main-thread";
import { type Measure, type Result, timed } from "./measure";
import { numberRules } from "./number-rules";
import { readAudience } from "./read-audience";
import { reportRoute } from "./report-route";
import { signedIn } from "./requests";
import { signIn } from "./sign-in";
import { table, threadLines } from "./table";

const results: Result[] = [];
let threads: MainThread[] = [];

async function measure(what: Measure): Promise<void> {
  console.log(`${what.name}…`);
  results.push(await timed(what));
}

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

const [processor] = cpus();
const machine = {
  node: process.version,
  system: `${process.platform}-${process.arch}`,
  processor: processor?.model,
  processors: cpus().length,
};
writeFileSync(
  path.join(import.meta.dirname, "results.json"),
  `${JSON.stringify({ at: new Date(), machine, results, mainThread: threads }, null, 2)}\n`,
);
console.log(`\n${table(results)}\n\n${threadLines(threads)}\n\nWritten to bench/results.json`);
