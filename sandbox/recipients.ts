import type { Attempt } from "./attempt.ts";

/** Where a recipient stands. The numbers are saved. */
export const RecipientState = { fresh: 0, dialing: 1, waitingRetry: 2, done: 3 } as const;
export type RecipientState = (typeof RecipientState)[keyof typeof RecipientState];

export type SavedRecipients = {
  phone: Uint32Array;
  state: Uint8Array;
  attempts: Uint8Array;
  outcome: Uint8Array;
  talkSeconds: Uint16Array;
  lastCallAt: Float64Array;
  digits: Uint32Array;
  digitTexts: string[];
};

/** A recipient as the report needs it. `outcome` is that of the latest call that ended, null before. */
export type Recipient = {
  phone: number;
  state: RecipientState;
  attempts: number;
  outcome: number | null;
  talkSeconds: number;
  lastCallAt: number;
  digits: string;
};

/** The recipients of a campaign as columns: 24 bytes each, so that a million of them are a matter of course. */
export class Recipients {
  #columns: SavedRecipients;
  readonly #digitPlaces = new Map<string, number>([["", 0]]);

  constructor(phones: Uint32Array) {
    const { length } = phones;
    this.#columns = {
      phone: phones,
      state: new Uint8Array(length),
      attempts: new Uint8Array(length),
      outcome: new Uint8Array(length),
      talkSeconds: new Uint16Array(length),
      lastCallAt: new Float64Array(length),
      digits: new Uint32Array(length),
      digitTexts: [""],
    };
  }

  get size(): number {
    return this.#columns.phone.length;
  }

  /** All numbers, in the order in which they were given. */
  get phones(): Uint32Array {
    return this.#columns.phone;
  }

  phone(recipient: number): number {
    return this.#columns.phone[recipient] ?? 0;
  }

  /** Calls placed so far, one in the air included. */
  attempts(recipient: number): number {
    return this.#columns.attempts[recipient] ?? 0;
  }

  dial(recipient: number, at: number): void {
    this.#columns.attempts[recipient] = this.attempts(recipient) + 1;
    this.#columns.state[recipient] = RecipientState.dialing;
    this.#columns.lastCallAt[recipient] = at;
  }

  end(recipient: number, attempt: Attempt, state: RecipientState): void {
    const columns = this.#columns;
    columns.state[recipient] = state;
    columns.outcome[recipient] = attempt.outcome + 1; // 0 = no call has ended yet
    columns.talkSeconds[recipient] = attempt.talkSeconds;
    columns.digits[recipient] = this.#digitPlace(attempt.digits);
  }

  /** After a stop nobody waits for a retry; who was never dialled stays fresh. */
  discardWaiting(): void {
    const { state } = this.#columns;
    for (let i = 0; i < state.length; i += 1) if (state[i] === RecipientState.waitingRetry) state[i] = RecipientState.done;
  }

  at(recipient: number): Recipient {
    const columns = this.#columns;
    const outcome = columns.outcome[recipient] ?? 0;
    return {
      phone: this.phone(recipient),
      state: stateOf(columns.state[recipient]),
      attempts: this.attempts(recipient),
      outcome: outcome === 0 ? null : outcome - 1,
      talkSeconds: columns.talkSeconds[recipient] ?? 0,
      lastCallAt: columns.lastCallAt[recipient] ?? 0,
      digits: columns.digitTexts[columns.digits[recipient] ?? 0] ?? "",
    };
  }

  /** A copy that calls under way don't change. */
  snapshot(): Recipients {
    const copy = new Recipients(new Uint32Array());
    copy.restore(structuredClone(this.#columns));
    return copy;
  }

  save(): SavedRecipients {
    return this.#columns;
  }

  restore(saved: SavedRecipients): void {
    this.#columns = saved;
    for (const [place, text] of saved.digitTexts.entries()) this.#digitPlaces.set(text, place);
  }

  #digitPlace(digits: string): number {
    const known = this.#digitPlaces.get(digits);
    if (known !== undefined) return known;
    const place = this.#columns.digitTexts.push(digits) - 1;
    this.#digitPlaces.set(digits, place);
    return place;
  }
}

function stateOf(value: number | undefined): RecipientState {
  const { dialing, waitingRetry, done, fresh } = RecipientState;
  if (value === dialing || value === waitingRetry || value === done) return value;
  return fresh;
}
