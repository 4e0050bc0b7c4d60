import { type Attempt, cutOff, type DialPlan, drawAttempt } from "./attempt.ts";
import { type CallInAir, CallsInAir } from "./calls-in-air.ts";
import { quietHoursAround } from "./clock.ts";
import { outcomeAt } from "./outcomes.ts";
import { RecipientState, Recipients, type SavedRecipients } from "./recipients.ts";
import { type Retry, RetryQueue } from "./retry-queue.ts";

/** Lines that a campaign without a ring cap may use at once. */
export const DEFAULT_LINES = 200;

/** Told of the calls as they happen on the simulated clock. */
export type DialObserver = {
  /** A call begins: `ringMs` on the clock; `rings` is false when the phone itself stays still. */
  callStarted?(call: { phone: number; at: number; ringMs: number; rings: boolean }): void;
  callEnded?(call: { phone: number; at: number; answered: boolean }): void;
  /** The listener pressed 9. */
  optedOut?(phone: number): void;
};

export type Totals = { answered: number; donationsCount: number; donationsSum: number; routedSeconds: number; speechUnits: number };
export type Counts = { total: number; sent: number; fresh: number; dialing: number; waitingRetry: number };
type Mode = "running" | "held" | "stopped";

/** A dialer as plain data that `v8.serialize` takes whole. */
export type SavedDialer = {
  plan: DialPlan;
  lines: number;
  startAt: number;
  time: number;
  firstCallAt: number | null;
  endedAt: number | null;
  mode: Mode;
  nextFresh: number;
  totals: Totals;
  recipients: SavedRecipients;
  retries: Retry[];
  inAir: { recipient: number; startedAt: number }[];
};

const NUMBER_PROBLEMS = new Set(["404", "484"]);

/**
 * A campaign's calls as a discrete-event simulation on epoch milliseconds. It has no clock of its own: `advanceTo` plays what
 * happens up to a moment, in slices of any size with the same result.
 */
export class Dialer {
  readonly plan: DialPlan;
  readonly recipients: Recipients;
  readonly totals: Totals = { answered: 0, donationsCount: 0, donationsSum: 0, routedSeconds: 0, speechUnits: 0 };
  #lines: number;
  #startAt: number;
  #time: number;
  #firstCallAt: number | null = null;
  #endedAt: number | null = null;
  #mode: Mode = "running";
  #nextFresh = 0;
  #inAir = new CallsInAir();
  #retries = new RetryQueue();
  #hours: { quiet: boolean; fromMs: number; untilMs: number } = { quiet: false, fromMs: 0, untilMs: 0 };

  /** @param lines the ring cap, or null for none. */
  constructor(plan: DialPlan, phones: Uint32Array, options: { lines: number | null; startAt: number }) {
    this.plan = plan;
    this.recipients = new Recipients(phones);
    this.#lines = options.lines ?? DEFAULT_LINES;
    this.#startAt = options.startAt;
    this.#time = options.startAt;
  }

  /** Plays at most `mostEvents` events up to `target`. @returns whether it got there. */
  advanceTo(target: number, mostEvents = Number.POSITIVE_INFINITY, observer: DialObserver = {}): boolean {
    for (let events = 0; events < mostEvents; events += 1) {
      const ends = this.#inAir.nextEndAt;
      const starts = this.#nextStartAt();
      if (Math.min(ends, starts) > target) {
        this.#time = Math.max(this.#time, target);
        return true;
      }
      if (ends <= starts) this.#endCall(observer);
      else this.#startCall(starts, observer);
    }
    return false;
  }

  /** No call begins any more; those in the air finish. */
  hold(at: number, observer: DialObserver = {}): void {
    this.advanceTo(at, Number.POSITIVE_INFINITY, observer);
    if (this.#mode === "running") this.#mode = "held";
  }

  /** Goes on from `at`, or begins at `startAt` when that is later. */
  resume(at: number, observer: DialObserver = {}): void {
    this.advanceTo(at, Number.POSITIVE_INFINITY, observer);
    if (this.#mode !== "held") return;
    this.#mode = "running";
    this.#startAt = Math.max(this.#startAt, at);
  }

  /** Discards whoever waits and hangs up on the calls in the air: what was heard by then counts, keys pressed later don't exist. */
  stop(at: number, observer: DialObserver = {}): void {
    this.advanceTo(at, Number.POSITIVE_INFINITY, observer);
    this.#mode = "stopped";
    for (let call = this.#inAir.pop(); call; call = this.#inAir.pop()) {
      const elapsed = Math.floor(((at - call.startedAt) * this.plan.pace) / 1000);
      this.#settle(call.recipient, cutOff(call.attempt, elapsed), false);
    }
    this.#retries = new RetryQueue();
    this.recipients.discardWaiting();
    this.#endedAt ??= at;
  }

  /** From `at` on, at most so many calls at once; those in the air finish. */
  setLines(lines: number, at: number, observer: DialObserver = {}): void {
    this.advanceTo(at, Number.POSITIVE_INFINITY, observer);
    this.#lines = lines;
  }

  /** From `at` on, this share of the calls fails in the network. */
  setNetworkTrouble(share: number, at: number, observer: DialObserver = {}): void {
    this.advanceTo(at, Number.POSITIVE_INFINITY, observer);
    this.plan.networkTrouble = share;
  }

  get counts(): Counts {
    const total = this.recipients.size;
    return {
      total,
      sent: this.#nextFresh,
      fresh: total - this.#nextFresh,
      dialing: this.#inAir.size,
      waitingRetry: this.#retries.size,
    };
  }

  /** When the first call was placed; null before. */
  get firstCallAt(): number | null {
    return this.#firstCallAt;
  }

  /** When the last call ended, or the campaign was stopped; null while there is something left to do. */
  get endedAt(): number | null {
    return this.#endedAt;
  }

  /** Plays everything to the end, whenever that is; for campaigns of the past. A held one gets no further than its calls in the air. */
  finish(observer: DialObserver = {}): void {
    this.advanceTo(Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY, observer);
  }

  #nextStartAt(): number {
    if (this.#mode !== "running" || this.#inAir.size >= this.#lines) return Number.POSITIVE_INFINITY;
    let at = Math.max(this.#time, this.#startAt);
    if (this.#nextFresh === this.recipients.size) {
      const { first } = this.#retries;
      if (!first) return Number.POSITIVE_INFINITY;
      at = Math.max(at, first.dueAt);
    }
    return this.plan.quietHours ? this.#awake(at) : at;
  }

  /** The moment itself, or the end of the quiet hours that it falls in. */
  #awake(at: number): number {
    if (at < this.#hours.fromMs || at >= this.#hours.untilMs) this.#hours = { ...quietHoursAround(at), fromMs: at };
    return this.#hours.quiet ? this.#hours.untilMs : at;
  }

  #startCall(at: number, observer: DialObserver): void {
    this.#time = at;
    this.#firstCallAt ??= at;
    const { first } = this.#retries;
    const recipient = first && first.dueAt <= at ? first.recipient : this.#nextFresh;
    if (recipient === this.#nextFresh) this.#nextFresh += 1;
    else this.#retries.dropFirst();
    const call = this.#callOf(recipient, at, this.recipients.attempts(recipient));
    this.recipients.dial(recipient, at);
    this.#inAir.push(call);
    const ringMs = this.#clockMs(call.attempt.ringSeconds);
    observer.callStarted?.({ phone: this.recipients.phone(recipient), at, ringMs, rings: outcomeAt(call.attempt.outcome).had180 });
  }

  #callOf(recipient: number, startedAt: number, attemptsBefore: number): CallInAir {
    const attempt = drawAttempt(this.plan, this.recipients.phone(recipient), attemptsBefore);
    return { recipient, startedAt, attempt, endAt: startedAt + this.#clockMs(attempt.ringSeconds + attempt.talkSeconds) };
  }

  #clockMs(seconds: number): number {
    return Math.max(1, Math.round((seconds * 1000) / this.plan.pace));
  }

  #endCall(observer: DialObserver): void {
    const call = this.#inAir.pop();
    if (!call) return;
    this.#time = call.endAt;
    const outcome = outcomeAt(call.attempt.outcome);
    const hopeless = call.attempt.answered || NUMBER_PROBLEMS.has(outcome.sipCode);
    const again = !hopeless && this.#mode !== "stopped" && this.recipients.attempts(call.recipient) <= this.plan.dialRetries;
    this.#settle(call.recipient, call.attempt, again);
    const phone = this.recipients.phone(call.recipient);
    if (again) {
      this.#retries.push({ recipient: call.recipient, dueAt: call.endAt + this.#clockMs(this.plan.minutesBetweenRetries * 60) });
    }
    observer.callEnded?.({ phone, at: call.endAt, answered: call.attempt.answered });
    if (call.attempt.digits.includes("9")) observer.optedOut?.(phone);
    if (this.#inAir.size === 0 && this.#nextFresh === this.recipients.size && this.#retries.size === 0) {
      this.#endedAt = call.endAt;
    }
  }

  #settle(recipient: number, attempt: Attempt, again: boolean): void {
    this.recipients.end(recipient, attempt, again ? RecipientState.waitingRetry : RecipientState.done);
    this.totals.answered += attempt.answered ? 1 : 0;
    this.totals.donationsCount += attempt.donation > 0 ? 1 : 0;
    this.totals.donationsSum += attempt.donation;
    this.totals.routedSeconds += attempt.routedSeconds;
    this.totals.speechUnits += attempt.speechUnits;
  }

  save(): SavedDialer {
    return {
      plan: this.plan,
      lines: this.#lines,
      startAt: this.#startAt,
      time: this.#time,
      firstCallAt: this.#firstCallAt,
      endedAt: this.#endedAt,
      mode: this.#mode,
      nextFresh: this.#nextFresh,
      totals: this.totals,
      recipients: this.recipients.save(),
      retries: this.#retries.all(),
      inAir: this.#inAir.all().map(({ recipient, startedAt }) => ({ recipient, startedAt })),
    };
  }

  static restore(saved: SavedDialer): Dialer {
    const dialer = new Dialer(saved.plan, new Uint32Array(), { lines: saved.lines, startAt: saved.startAt });
    dialer.recipients.restore(saved.recipients);
    Object.assign(dialer.totals, saved.totals);
    dialer.#time = saved.time;
    dialer.#firstCallAt = saved.firstCallAt;
    dialer.#endedAt = saved.endedAt;
    dialer.#mode = saved.mode;
    dialer.#nextFresh = saved.nextFresh;
    dialer.#retries = new RetryQueue(saved.retries);
    // A call in the air is known by its recipient and its start alone: it is drawn again, the same.
    for (const { recipient, startedAt } of saved.inAir) {
      dialer.#inAir.push(dialer.#callOf(recipient, startedAt, dialer.recipients.attempts(recipient) - 1));
    }
    return dialer;
  }
}
