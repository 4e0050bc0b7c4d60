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

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) })),
    }),
  ),
});

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })) })),
});
const Suite = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional();
  },
});
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(Suite),
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
countTests(unit, unitReport, (report) => {
  const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(report);
  for (const { name, message, assertionResults } of testResults) {
    if (message) noteFailure(path.relative(root, name), message);
    for (const { fullName, failureMessages } of assertionResults)
      for (const said of failureMessages) noteFailure(`${path.relative(root, name)} › ${fullName}`, said);
  }
  return { passed: numPassedTests, failed: numFailedTests };
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
    console.error(error instanceof Error ? error.message : error);
    add({ passed: 0, failed: 1 });
    return;
  }
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = browserReport;
  const status = run("Browser tests", "playwright", ["test", "--reporter=list,json"]);
  countTests(status, browserReport, (report) => {
    const { stats, suites } = PlaywrightReport.parse(report);
    for (const { file, line, title, tests } of suites.flatMap(specsOf))
      for (const { errors } of tests.flatMap(({ results }) => results))
        for (const { message } of errors) noteFailure(`e2e/${file}:${line} › ${title}`, message ?? "");
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
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
  add(ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return ok;
}

/** A run that failed without a failed test (it could not begin, or a file could not be read) counts as one failure. */
function countTests(status: number | null, report: string, read: (report: unknown) => Count): void {
  let counted: Count = { passed: 0, failed: 0 };
  try {
    counted = read(JSON.parse(readFileSync(report, "utf8")));
  } catch (error) {
    console.error(`There is no report of this run: ${error instanceof Error ? error.message : error}`);
  }
  if (counted.passed + counted.failed === 0) counted.failed = 1;
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  add(counted);
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
