import "server-only";
import type { Quirk } from "./body";
import {
  ACCESS_DENIED,
  type Action,
  UpstreamMisunderstood,
  UpstreamNotSent,
  UpstreamRefused,
  UpstreamUnknown,
  UpstreamUnreachable,
} from "./errors";

/** What was asked for, in our words. */
const ASKED = {
  campaignRun: "launch",
  campaignsHistory: "history",
  campaignReport: "report",
  max_ringSet: "ring-cap",
  campaignHold: "hold",
  campaignResumption: "resume",
  campaignStop: "stop",
  addDid: "caller-id",
  uplodePhones: "contact-import",
  phonesList: "contact-list",
  phoneEdit: "contact-edit",
  phonesDelete: "contact-delete",
  setStatus: "contact-status",
} as const satisfies Record<Action, string>;

export interface UpstreamFailure {
  /** ISO 8601. */
  at: string;
  action: (typeof ASKED)[Action];
  kind: "refused" | "unreachable" | "not-sent" | "unknown" | "misunderstood";
  /** Upstream's error code, where it gave one. */
  code: number | null;
}

export interface ConnectionHealth {
  /** ISO 8601; null = no answer yet since this server started. A refusal of the request is an answer; -99 is not. */
  lastSuccessAt: string | null;
  /** Of the latest answer. */
  latencyMs: number | null;
  /** The latest first, at most ten. Refusals that are about the request (a bad phone) are not the connection's. */
  failures: UpstreamFailure[];
  /** ISO 8601; null unless the latest answer of all was -99: this server's address is not approved. */
  accessDeniedAt: string | null;
  /** How often an answer had to be read around PHP's noise, by kind. */
  quirks: Partial<Record<Quirk, number>>;
}

const KEPT_FAILURES = 10;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 300_000;

interface State extends ConnectionHealth {
  failuresInARow: number;
  pausedUntilMs: number;
}

const fresh = (): State => ({
  lastSuccessAt: null,
  latencyMs: null,
  failures: [],
  accessDeniedAt: null,
  quirks: {},
  failuresInARow: 0,
  pausedUntilMs: 0,
});

/** The running record of how the connection does; in memory, so it begins anew with the process. */
export class HealthRecord {
  #state = fresh();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  answered(latencyMs: number, quirks: readonly Quirk[]): void {
    const { failures, quirks: counted } = this.#state;
    for (const quirk of quirks) counted[quirk] = (counted[quirk] ?? 0) + 1;
    this.#state = { ...fresh(), failures, quirks: counted, lastSuccessAt: this.#iso(), latencyMs: Math.round(latencyMs) };
  }

  /** A refusal that is about the request (a bad phone) says nothing about the connection and is not counted. */
  failed(action: Action, error: unknown): void {
    const kind = kindOf(error);
    if (kind === null) return;
    const state = this.#state;
    const accessDenied = kind === "refused";
    state.failures = [{ at: this.#iso(), action: ASKED[action], kind, code: accessDenied ? ACCESS_DENIED : null }, ...state.failures].slice(
      0,
      KEPT_FAILURES,
    );
    state.failuresInARow++;
    if (accessDenied) state.accessDeniedAt = this.#iso();
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (state.failuresInARow - 1), LONGEST_PAUSE_MS);
    state.pausedUntilMs = accessDenied || state.failuresInARow > 2 ? this.#now() + pauseMs : 0;
  }

  read(): ConnectionHealth {
    const { lastSuccessAt, latencyMs, failures, accessDeniedAt, quirks } = this.#state;
    return { lastSuccessAt, latencyMs, failures: [...failures], accessDeniedAt, quirks: { ...quirks } };
  }

  /** How long background readers should stay away (0 = not at all); a person's own try always goes through. */
  pauseMs(): number {
    return Math.max(0, this.#state.pausedUntilMs - this.#now());
  }

  #iso(): string {
    return new Date(this.#now()).toISOString();
  }
}

function kindOf(error: unknown): UpstreamFailure["kind"] | null {
  if (error instanceof UpstreamRefused) return error.refusal.code === ACCESS_DENIED ? "refused" : null;
  if (error instanceof UpstreamUnreachable) return "unreachable";
  if (error instanceof UpstreamNotSent) return "not-sent";
  if (error instanceof UpstreamUnknown) return "unknown";
  return error instanceof UpstreamMisunderstood ? "misunderstood" : null;
}
