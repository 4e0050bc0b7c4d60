// npm run soak: a crowd before the live board for ten minutes; then it is judged. `--seconds 600 --viewers 500 --seed 1`
import path from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale } from "../../scripts/build";
import { soak } from "./soak";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    viewers: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
  },
});
const [seconds, viewers, seed] = [whole("seconds"), whole("viewers"), whole("seed")];

for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => process.exit(130));
await buildWhenStale(path.resolve(import.meta.dirname, "../.."), console.log, new AbortController().signal);

const began = performance.now();
console.log(`${viewers} viewers for ${seconds} s, seed ${seed}.`);
const say = (line: string) => console.log(`${((performance.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${line}`);
const { problems, figures } = await soak({ seconds, viewers, seed, say });
for (const [name, figure] of Object.entries(figures)) console.log(`${name}: ${figure}`);
for (const problem of problems) console.log(`NOT SO: ${problem}`);
if (problems.length === 0) console.log("Memory is flat, nobody was left without a beat, and everybody sees the board as it is.");
process.exit(problems.length === 0 ? 0 : 1);

function whole(name: "seconds" | "viewers" | "seed"): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 0) return number;
  console.error(`--${name} must be a whole number, not "${values[name]}".`);
  process.exit(1);
}
