// npm run chaos: people, a bad line and kills, as long as asked; then the records are judged. `--ops 2000 --seed 1 [--kills 200]`
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale } from "../../scripts/build";
import { type ChaosReport, chaos } from "./chaos";

const ROOT = path.resolve(import.meta.dirname, "../..");
const RESULTS = path.join(ROOT, "test-results");

const { values } = parseArgs({
  options: { ops: { type: "string", default: "2000" }, seed: { type: "string", default: "1" }, kills: { type: "string" } },
});
const [ops, seed] = [whole("ops"), whole("seed")];
const kills = values.kills === undefined ? Math.max(10, Math.round(ops / 10)) : whole("kills");

for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => process.exit(130));
await buildWhenStale(ROOT, console.log, new AbortController().signal);

const began = performance.now();
console.log(`Chaos of ${ops} acts and ${kills} kills, seed ${seed}.`);
const say = (line: string) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}`);
tell(await chaos({ ops, seed, kills, say }));
// At once: after so many connections that were reset Node may spin for ever in its own cleaning up.
process.exit();

function tell({ violations, left, evidence, figures }: ChaosReport): void {
  for (const [name, figure] of Object.entries(figures)) console.log(`${name}: ${typeof figure === "object" ? listed(figure) : figure}`);
  for (const one of left) console.log(`NOT SETTLED: ${one}`);
  for (const { invariant, says, evidence: records } of violations)
    console.log(`${invariant} VIOLATED: ${says}\n${JSON.stringify(records, null, 2)}`);
  if (violations.length + left.length === 0) {
    console.log(`I1–I6 hold for ${figures.campaigns} campaigns; nothing was lost. Seed ${seed}.`);
    return;
  }
  const file = path.join(RESULTS, `chaos-${seed}.json`);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(file, JSON.stringify(evidence, null, 1));
  console.log(
    `${violations.length} violations, ${left.length} not settled. All records are in ${file}. Again: npm run chaos -- --ops ${ops} --seed ${seed} --kills ${kills}`,
  );
  process.exitCode = 1;
}

function whole(name: "ops" | "seed" | "kills"): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 0) return number;
  console.error(`--${name} must be a whole number, not "${values[name]}".`);
  process.exit(1);
}

function listed(figures: Record<string, number>): string {
  const sorted = Object.entries(figures).sort(([, a], [, b]) => b - a);
  return sorted.map(([name, count]) => `${name} ${count}`).join(", ");
}
