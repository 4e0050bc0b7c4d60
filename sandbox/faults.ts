import { asInteger } from "./fields.ts";

export const FAULT_KINDS = [
  "delay",
  "hang-before",
  "hang-after",
  "reset-before",
  "reset-after",
  "http-500",
  "html-200",
  "php-warning",
  "bom",
  "truncated",
  "empty",
  "access-denied",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** `processed`: whether the request takes effect although its answer is spoilt. `ms` is only of `delay`. */
export type Fault = { action: string; kind: FaultKind; times: number; ms: number; processed: boolean };

export const ANY_ACTION = "*";
const MAX_DELAY_MS = 600_000;

/** Whether a kind takes effect, and whether the one who plants it may say otherwise. */
const PROCESSED: Record<FaultKind, { byDefault: boolean; settable: boolean }> = {
  delay: { byDefault: true, settable: false },
  "hang-before": { byDefault: false, settable: false },
  "hang-after": { byDefault: true, settable: false },
  "reset-before": { byDefault: false, settable: false },
  "reset-after": { byDefault: true, settable: false },
  "http-500": { byDefault: false, settable: true },
  "html-200": { byDefault: false, settable: true },
  "php-warning": { byDefault: true, settable: false },
  bom: { byDefault: true, settable: false },
  truncated: { byDefault: true, settable: false },
  empty: { byDefault: true, settable: true },
  "access-denied": { byDefault: false, settable: false },
};

/** The faults that wait for their requests, in the order in which they were planted. */
export class Faults {
  #waiting: Fault[] = [];

  plant(fault: Fault): void {
    this.#waiting.push(fault);
  }

  clear(): void {
    this.#waiting = [];
  }

  waiting(): Fault[] {
    return this.#waiting.map((fault) => ({ ...fault }));
  }

  /** The fault this request meets, if any; it counts down. */
  take(action: string): Fault | null {
    const fault = this.#waiting.find((one) => one.action === ANY_ACTION || one.action === action);
    if (!fault) return null;
    fault.times -= 1;
    this.#waiting = this.#waiting.filter((one) => one.times > 0);
    return fault;
  }
}

/** Reads the control plane's order. @returns the fault, or a sentence that says what is wrong with it. */
export function readFault(order: Record<string, unknown>, knownActions: string[]): Fault | string {
  const action = order["action"] ?? ANY_ACTION;
  if (typeof action !== "string" || ![ANY_ACTION, ...knownActions].includes(action)) {
    return `action must be "*" or one of: ${knownActions.join(", ")}.`;
  }
  const kind = FAULT_KINDS.find((one) => one === order["kind"]);
  if (!kind) return `kind must be one of: ${FAULT_KINDS.join(", ")}.`;
  const times = asInteger(order["times"] ?? 1);
  if (times === null || times < 1) return "times must be a whole number from 1.";
  const ms = asInteger(order["ms"] ?? 0);
  if (kind === "delay" ? ms === null || ms < 1 || ms > MAX_DELAY_MS : order["ms"] !== undefined) {
    return `ms belongs to delay, and is a whole number from 1 to ${MAX_DELAY_MS}.`;
  }
  const { byDefault, settable } = PROCESSED[kind];
  const processed = order["processed"] ?? byDefault;
  if (typeof processed !== "boolean" || (!settable && processed !== byDefault)) {
    return "processed must be true or false, and can be chosen for http-500, html-200 and empty only.";
  }
  return { action, kind, times, ms: ms ?? 0, processed };
}
