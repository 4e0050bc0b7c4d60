// npm run bench: what we do against the plain way of doing it, both sides in the same run, on this machine alone.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { product, startProduct } from "../e2e/product";
import { demoEmail } from "../e2e/sign-in";
import { dialing } from "./dialing";
import { filterCalls } from "./filter-calls";
import { type Measure, type Result, timed } from "./measure";
import { readAudience } from "./read-audience";
import { reportRoute } from "./report-route";
import { signedIn } from "./requests";
import { signIn } from "./sign-in";
import { table } from "./table";

const results: Result[] = [];

async function measure(what: Measure): Promise<void> {
  console.log(`${what.name}…`);
  results.push(await timed(what));
}

await measure(readAudience());
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
writeFileSync(path.join(import.meta.dirname, "results.json"), `${JSON.stringify({ at: new Date(), machine, results }, null, 2)}\n`);
console.log(`\n${table(results)}\n\nWritten to bench/results.json`);
