import type { Problem } from "../problems";
import { isRefusal, refusalOf } from "../refusal";
import type { Pricing } from "../use-pricing";

/** Whether the campaign can be sent, and if not, why: what the launch button says and where it leads. */
export type Readiness =
  /** How many fields are empty, and how many are wrong. */
  | { kind: "incomplete"; missing: number; wrong: number }
  | { kind: "counting" }
  | { kind: "asking" }
  /** No price can be had at the moment. */
  | { kind: "unreachable" }
  /** The balance is too small. */
  | { kind: "short" }
  /** IP-Sales refused, or we did; `path` is the field, where one is named. */
  | { kind: "refused"; path: string | null }
  /** The calling window is closed at the start. */
  | { kind: "closed" }
  | { kind: "ready" };

type Told = Pick<Pricing, "isCurrent" | "isOld" | "isAsking" | "isRefused" | "error">;

/** @param isCounting the recipients of all sources are on their way */
export function readinessOf(problems: readonly Problem[], isCounting: boolean, pricing: Told): Readiness {
  if (isCounting && problems.every(({ path }) => path === "audience")) return { kind: "counting" };
  if (problems.length > 0) {
    const missing = problems.filter(({ isMissing }) => isMissing).length;
    return { kind: "incomplete", missing, wrong: problems.length - missing };
  }
  const { isCurrent, isOld, isAsking, isRefused, error } = pricing;
  if (isCurrent && !isOld) return { kind: isRefused ? "closed" : "ready" };
  if (isAsking || !error) return { kind: "asking" };
  const { short, path } = refusalOf(error);
  if (short) return { kind: "short" };
  return isRefusal(error) ? { kind: "refused", path } : { kind: "unreachable" };
}
