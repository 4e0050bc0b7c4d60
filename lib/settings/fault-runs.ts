import type { Failure } from "./schema";

export interface FaultRun extends Failure {
  /** How many alike came one after another; `at` is the latest one's. */
  count: number;
}

/** A read is tried three times, so one trouble is several failures: those alike that follow each other are one. The latest first. */
export function faultRuns(failures: readonly Failure[]): FaultRun[] {
  const runs: FaultRun[] = [];
  for (const failure of failures) {
    const last = runs.at(-1);
    if (last && last.action === failure.action && last.kind === failure.kind) last.count++;
    else runs.push({ ...failure, count: 1 });
  }
  return runs;
}
