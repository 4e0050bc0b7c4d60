import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type BuildOptions, build } from "esbuild";
import { z } from "zod";
import type { LiveFigure } from "./live";
import { spreadOf } from "./measure";
import { writeReport } from "./report-file";

/**
 * What it takes to come from the bytes of `campaignReport` to the figures of a report, in a process of its own each time: against one
 * that does nothing but `JSON.parse` of the same bytes.
 */

const SIZES = [
  { calls: 100_000, rounds: 9 },
  { calls: 1_000_000, rounds: 5 },
];
const LIMITS = { time: 0.9, memory: 0.8, gap: 1 / 50 };

const Told = z.object({ recipients: z.number(), memoryKb: z.number(), gapMs: z.number().nullable() });

export async function reportBytes(say: (line: string) => void): Promise<LiveFigure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "shofar-bench-report-"));
  const figures: LiveFigure[] = [];
  try {
    const programs = await bundled(folder);
    for (const { calls, rounds } of SIZES) {
      for (const escaped of [false, true]) {
        const file = path.join(folder, "report.json");
        const name = `report of ${calls.toLocaleString("en")} calls, ${escaped ? "escaped" : "UTF-8"}`;
        say(`${name}…`);
        await writeReport(file, { calls, escaped });
        figures.push(...(await compared(name, { programs, file, calls, rounds })));
        rmSync(file);
      }
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Programs = { summary: string; parse: string };

/** Plain JavaScript, as the product's is: what a compiler takes belongs to neither side. */
async function bundled(folder: string): Promise<Programs> {
  const options = {
    absWorkingDir: path.resolve(import.meta.dirname, ".."),
    bundle: true,
    platform: "node",
    target: "node20",
    conditions: ["react-server"],
    logLevel: "error",
  } satisfies BuildOptions;
  const programs = ["bench/report-programs/summary.ts", "bench/report-programs/parse.ts"];
  await build({ ...options, entryPoints: programs, entryNames: "[name]", outdir: folder, format: "esm", outExtension: { ".js": ".mjs" } });
  // As the product's bundle has it.
  await build({ ...options, entryPoints: ["lib/reports/desk-thread.ts"], outfile: path.join(folder, "desk-thread.cjs"), format: "cjs" });
  return { summary: path.join(folder, "summary.mjs"), parse: path.join(folder, "parse.mjs") };
}

interface Comparison {
  programs: Programs;
  file: string;
  calls: number;
  rounds: number;
}

async function compared(name: string, { programs, file, calls, rounds }: Comparison): Promise<LiveFigure[]> {
  const flags = calls < 1_000_000 ? [] : LARGE_HEAP;
  const times: { ours: Run; other: Run }[] = [];
  for (let round = 0; round <= rounds; round++)
    times.push({ ours: await run(programs.summary, file), other: await run(programs.parse, file, { flags }) });
  for (const { ours, other } of times)
    if (ours.recipients !== calls || other.recipients !== calls) throw new Error("a side read not all of it");
  const gaps: { ours: number; other: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const [ours, other] = [await run(programs.summary, file, { told: "gaps" }), await run(programs.parse, file, { told: "gaps", flags })];
    gaps.push({ ours: ours.gapMs, other: other.gapMs });
  }
  const idle = await run(programs.summary, await emptyReport(file));
  const megabytes = (kilobytes: number) => kilobytes / 1024;
  const extra = spreadOf(times.map(({ ours }) => megabytes(ours.memoryKb - idle.memoryKb))).median;
  const size = statSync(file).size / 1024 / 1024;
  const counted = times.slice(1);
  return [
    figure(
      `${name}: bytes to figures, a process`,
      "ms",
      counted.map(({ ours, other }) => ({ ours: ours.ms, other: other.ms })),
      LIMITS.time,
    ),
    {
      name: `${name}: memory beyond an empty report's, of the bytes`,
      unit: "MB",
      ours: extra,
      other: size,
      ratio: extra / size,
      limit: calls < 1_000_000 ? Number.POSITIVE_INFINITY : LIMITS.memory,
    },
    figure(`${name}: longest gap of the thread that answers`, "ms", gaps, LIMITS.gap),
  ];
}

function figure(name: string, unit: string, rounds: { ours: number; other: number }[], limit: number): LiveFigure {
  const median = (numbers: number[]) => spreadOf(numbers).median;
  return {
    name,
    unit,
    ours: median(rounds.map(({ ours }) => ours)),
    other: median(rounds.map(({ other }) => other)),
    ratio: median(rounds.map(({ ours, other }) => ours / other)),
    limit,
  };
}

async function emptyReport(beside: string): Promise<string> {
  const file = path.join(path.dirname(beside), "empty.json");
  await pipeline(Readable.from(['{"campaign":{"id":"1"},"calls":[]}']), createWriteStream(file));
  return file;
}

interface Run {
  ms: number;
  recipients: number;
  memoryKb: number;
  gapMs: number;
}

/** Each side runs as its programs do; JSON.parse of a million calls alone may need more than Node allows itself on a smaller machine. */
const LARGE_HEAP = ["--max-old-space-size=8192"];

async function run(program: string, file: string, { told = "", flags = [] as string[] } = {}): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, program, file, told], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  for await (const chunk of child.stdout) text += chunk;
  const ms = performance.now() - began;
  const { recipients, memoryKb, gapMs } = Told.parse(JSON.parse(text));
  return { ms, recipients, memoryKb, gapMs: gapMs ?? Number.NaN };
}
