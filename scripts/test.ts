// npm test: everything CI runs, a section each, and one last line with the sum. Each check counts as one; unit and browser tests count each.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const PlaywrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

const sum: Count = { passed: 0, failed: 0 };

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
  const { numPassedTests, numFailedTests } = VitestReport.parse(report);
  return { passed: numPassedTests, failed: numFailedTests };
});
if (check("Production build", "tsx", ["--conditions=react-server", "scripts/build-production.ts"])) browserTests();
else add({ passed: 0, failed: 1 });

rmSync(reports, { recursive: true, force: true });
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
    const { stats } = PlaywrightReport.parse(report);
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

function add({ passed, failed }: Count): void {
  sum.passed += passed;
  sum.failed += failed;
}
