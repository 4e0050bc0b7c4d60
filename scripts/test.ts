// npm test: everything CI runs, a section each, and one last line with the sum. Each check counts as one; unit and browser tests count each.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { requireBrowser } from "./browser";

const root = path.resolve(import.meta.dirname, "..");
process.env.NEXT_TELEMETRY_DISABLED = "1";
const reports = mkdtempSync(path.join(tmpdir(), "shofar-test-"));
const unitReport = path.join(reports, "unit.json");
const browserReport = path.join(reports, "browser.json");

interface Count {
  passed: number;
  failed: number;
}

const VitestCounts = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), failureMessages: z.array(z.string()) })),
    }),
  ),
});

const Said = z.object({ message: z.string().optional() });
const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ results: z.array(z.object({ errors: z.array(Said) })) })),
});
const Suite = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional();
  },
});
const PlaywrightCounts = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });
const PlaywrightReport = z.object({
  suites: z.array(Suite),
  /** Of the run itself: a file that can't be read, the end of its time. */
  errors: z.array(Said),
});

const sum: Count = { passed: 0, failed: 0 };
/** Each failed test with the beginning of what it said: a CI often keeps no more than the end of what is printed. */
const failures: string[] = [];
const LINES_OF_A_FAILURE = 6;

check("Format and lint", "biome", ["check"]);
check("Page types", "next", ["typegen"]) && check("Types", "tsc", ["--noEmit"]);
check("Unused files, exports and packages", "knip", []);
check("Who imports whom", "depcruise", [
  "--config",
  ".dependency-cruiser.cjs",
  "app",
  "components",
  "lib",
  "sandbox",
  "scripts",
  "e2e",
  "bench",
]);
const unit = run("Unit and contract tests", "vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`]);
countTests("Unit and contract tests", unit, unitReport, (report) => {
  const { numPassedTests, numFailedTests } = VitestCounts.parse(report);
  return { passed: numPassedTests, failed: numFailedTests, failures: () => unitFailures(report) };
});
if (check("Production build", "tsx", ["--conditions=react-server", "scripts/build-production.ts"])) browserTests();
else add({ passed: 0, failed: 1 });

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\n── What failed\n${failures.join("\n")}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function browserTests(): void {
  try {
    process.env.CHROMIUM_PATH = requireBrowser();
  } catch (error) {
    noteFailure("Browser tests", String(error));
    add({ passed: 0, failed: 1 });
    return;
  }
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = browserReport;
  const status = run("Browser tests", "playwright", ["test", "--reporter=list,json"]);
  countTests("Browser tests", status, browserReport, (report) => {
    const { stats } = PlaywrightCounts.parse(report);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures: () => browserFailures(report) };
  });
}

/** Runs one tool of node_modules/.bin; its output is shown as it comes. */
function run(title: string, tool: string, args: string[]): number | null {
  console.log(`\n── ${title}`);
  const began = Date.now();
  const { status } = spawnSync(path.join(root, "node_modules", ".bin", tool), args, { cwd: root, stdio: "inherit" });
  console.log(`   ${status === 0 ? "passed" : "FAILED"} in ${Math.round((Date.now() - began) / 1000)} s`);
  return status;
}

function check(title: string, tool: string, args: string[]): boolean {
  const ok = run(title, tool, args) === 0;
  if (!ok) noteFailure(title, "");
  add(ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return ok;
}

interface Told extends Count {
  /** What is told of each failure. */
  failures: () => Failure[];
}

/** A run that failed without a failed test (it could not begin, or a file could not be read) counts as one failure. */
function countTests(title: string, status: number | null, report: string, read: (report: unknown) => Told): void {
  let counted: Count = { passed: 0, failed: 0 };
  try {
    const told = read(JSON.parse(readFileSync(report, "utf8")));
    counted = { passed: told.passed, failed: told.failed };
    for (const { where, said } of told.failures()) noteFailure(where, said);
  } catch (error) {
    noteFailure(title, `Its report can't be read: ${error instanceof Error ? error.message : error}`);
  }
  if (counted.failed === 0 && (status !== 0 || counted.passed === 0)) {
    counted.failed = 1;
    noteFailure(title, "The run failed, and none of its tests.");
  }
  add(counted);
}

interface Failure {
  where: string;
  said: string;
}

function unitFailures(report: unknown): Failure[] {
  return VitestReport.parse(report).testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(root, name);
    const ofTests = assertionResults.flatMap(({ fullName, failureMessages }) =>
      failureMessages.map((said) => ({ where: `${file} › ${fullName}`, said })),
    );
    return message ? [{ where: file, said: message }, ...ofTests] : ofTests;
  });
}

function browserFailures(report: unknown): Failure[] {
  const { suites, errors } = PlaywrightReport.parse(report);
  const ofTests = suites
    .flatMap(specsOf)
    .flatMap(({ file, line, title, tests }) =>
      tests
        .flatMap(({ results }) => results.flatMap((result) => result.errors))
        .map(({ message = "" }) => ({ where: `e2e/${file}:${line} › ${title}`, said: message })),
    );
  return [...errors.map(({ message = "" }) => ({ where: "Browser tests", said: message })), ...ofTests];
}

function specsOf({ specs, suites = [] }: z.infer<typeof Suite>): z.infer<typeof Spec>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function noteFailure(where: string, said: string): void {
  const lines = stripVTControlCharacters(said).split("\n");
  const beginning = lines.filter((line) => line.trim() !== "").slice(0, LINES_OF_A_FAILURE);
  failures.push([where, ...beginning.map((line) => `    ${line}`)].join("\n"));
}

function add({ passed, failed }: Count): void {
  sum.passed += passed;
  sum.failed += failed;
}
