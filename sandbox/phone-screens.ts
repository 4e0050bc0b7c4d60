export type ScreenCallKind = "verification" | "campaign";
export type ScreenCall = { phone: string; from: string; at: number; ringsUntil: number; kind: ScreenCallKind };

/** What `GET /__sandbox/phones/:phone` lists, `at` as ISO 8601. */
export type ShownCall = { from: string; at: string; kind: ScreenCallKind };

const KEPT_CALLS = 200_000;
const SAVED_CALLS = 1_000;
const digitsOf = (phone: string) => phone.replace(/\D/g, "");

/** The room's phones: which number called which phone, and what rings right now. Times are milliseconds of the sandbox's clock. */
export class PhoneScreens {
  readonly #now: () => number;
  readonly #byPhone = new Map<string, ScreenCall[]>();
  #calls: ScreenCall[] = [];
  #verifications: ScreenCall[] = [];
  /** Goes up with every call, so that who keeps the state knows when to. */
  revision = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A phone begins to ring. `at` is for a dialer that replays past events; by default it is now. */
  ring(phone: string, call: { from: string; kind: ScreenCallKind; ringMs: number; at?: number }): void {
    const at = call.at ?? this.#now();
    this.#keep({ phone: digitsOf(phone), from: call.from, at, ringsUntil: at + call.ringMs, kind: call.kind });
  }

  /** The calls that this phone's screen showed, oldest first. */
  callsTo(phone: string): ShownCall[] {
    return (this.#byPhone.get(digitsOf(phone)) ?? []).map(({ from, at, kind }) => ({ from, at: new Date(at).toISOString(), kind }));
  }

  /** Screens lit at this moment, newest first. */
  ringing(): ScreenCall[] {
    const now = this.#now();
    // A ring lasts a minute at most, so what rings is among the latest calls.
    return this.latest(2_000).filter((call) => call.at <= now && now < call.ringsUntil);
  }

  /** Verification calls of the last `ms`: a missed call stays readable on a screen. Newest first. */
  recentVerifications(ms: number): ScreenCall[] {
    const since = this.#now() - ms;
    return this.#verifications.filter((call) => call.at >= since).reverse();
  }

  /** The latest calls, newest first. */
  latest(count: number): ScreenCall[] {
    return this.#calls.slice(-count).reverse();
  }

  toJSON(): ScreenCall[] {
    const latest = this.#calls.slice(-SAVED_CALLS).filter((call) => call.kind === "campaign");
    return [...this.#verifications, ...latest].sort((a, b) => a.at - b.at);
  }

  static fromJSON(saved: ScreenCall[], now: () => number): PhoneScreens {
    const screens = new PhoneScreens(now);
    for (const call of saved) screens.#keep(call);
    return screens;
  }

  /** A call that is drawn again after a kill is the same call: the screen shows it once. */
  #keep(call: ScreenCall): void {
    if (this.#byPhone.get(call.phone)?.some((known) => known.at === call.at && known.from === call.from)) return;
    this.revision += 1;
    this.#calls.push(call);
    if (call.kind === "verification") this.#verifications.push(call);
    this.#index(call);
    if (this.#calls.length > KEPT_CALLS * 2) this.#forgetOldest();
  }

  #index(call: ScreenCall): void {
    const own = this.#byPhone.get(call.phone);
    if (own) own.push(call);
    else this.#byPhone.set(call.phone, [call]);
  }

  #forgetOldest(): void {
    this.#calls = this.#calls.slice(-KEPT_CALLS);
    this.#byPhone.clear();
    const oldest = this.#calls[0]?.at ?? 0;
    for (const call of this.#verifications) if (call.at < oldest) this.#index(call);
    for (const call of this.#calls) this.#index(call);
  }
}
