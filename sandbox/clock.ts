const HOUR_MS = 3_600_000;

/** The sandbox's clock: the real time plus what `advance` added. Pace never touches it; it quickens calls only. */
export class SandboxClock {
  #advancedMs: number;
  readonly #realNow: () => number;

  constructor(advancedMs = 0, realNow: () => number = Date.now) {
    this.#advancedMs = advancedMs;
    this.#realNow = realNow;
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#realNow() + this.#advancedMs;
  }

  advance(seconds: number): void {
    this.#advancedMs += Math.round(seconds * 1000);
  }

  toJSON(): { advancedMs: number } {
    return { advancedMs: this.#advancedMs };
  }

  static fromJSON(saved: { advancedMs: number }): SandboxClock {
    return new SandboxClock(saved.advancedMs);
  }
}

export type IsraelTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const israel = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Jerusalem",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const offsets = new Map<number, number>();

/** Milliseconds that Israel is ahead of UTC. Israel changes its clocks on a whole UTC hour, so one answer holds for the hour. */
function israelOffsetMs(at: number): number {
  const hour = Math.floor(at / HOUR_MS);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const part: Record<string, number> = {};
  for (const { type, value } of israel.formatToParts(hour * HOUR_MS)) part[type] = Number(value);
  const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  const offset = local - hour * HOUR_MS;
  offsets.set(hour, offset);
  return offset;
}

/** The wall clock in Israel at an epoch millisecond. */
export function israelTime(at: number): IsraelTime {
  const local = new Date(at + israelOffsetMs(at));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/**
 * The epoch millisecond of an Israeli wall-clock time; overflowing parts (day 32, hour 24) carry over.
 * An hour that happens twice (autumn) is its first; one that never happens (spring) moves on by the gap, as PHP does.
 */
export function israelEpoch({ year, month, day, hour, minute, second }: IsraelTime): number {
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const summer = local - 3 * HOUR_MS;
  return israelOffsetMs(summer) === 3 * HOUR_MS ? summer : local - 2 * HOUR_MS;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** `dd-mm-yyyy HH:MM`, as the campaigns' history writes moments. */
export function historyMoment(at: number): string {
  const t = israelTime(at);
  return `${two(t.day)}-${two(t.month)}-${t.year} ${two(t.hour)}:${two(t.minute)}`;
}

/** `yyyy-mm-dd` in Israel, the way a range's dates are sent; comparable as text. */
export function israelDate(at: number): string {
  const t = israelTime(at);
  return `${t.year}-${two(t.month)}-${two(t.day)}`;
}

/** `HH:MM:SS` in Israel, as the report writes the last call. */
export function timeOfDay(at: number): string {
  const t = israelTime(at);
  return `${two(t.hour)}:${two(t.minute)}:${two(t.second)}`;
}

/** `hh:mm:ss` of a length of time; hours may exceed 24. */
export function runTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Reads `yy-mm-dd hh:ii:ss`, Israel time; null when it is anything else. A four-digit year is refused: the reference says `yy`. */
export function readSendTime(text: string): number | null {
  const match = /^(\d{2})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const [yy = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(2000 + yy, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return israelEpoch({ year: 2000 + yy, month, day, hour, minute, second });
}

const QUIET_FROM_HOUR = 23;
const QUIET_UNTIL_HOUR = 8;

/**
 * The stretch around a moment in which `reasonableHours=yes` answers the same: either calls may start in it, or none may
 * (23:00–08:00 Israel time; reference, "campaignRun").
 */
export function quietHoursAround(at: number): { quiet: boolean; untilMs: number } {
  const now = israelTime(at);
  const border = (day: number, hour: number) => israelEpoch({ ...now, day, hour, minute: 0, second: 0 });
  if (now.hour < QUIET_UNTIL_HOUR) return { quiet: true, untilMs: border(now.day, QUIET_UNTIL_HOUR) };
  if (now.hour >= QUIET_FROM_HOUR) return { quiet: true, untilMs: border(now.day + 1, QUIET_UNTIL_HOUR) };
  return { quiet: false, untilMs: border(now.day, QUIET_FROM_HOUR) };
}
