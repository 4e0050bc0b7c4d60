import { db } from "@/lib/db/client";
import { attempts } from "@/lib/db/schema";
import { addDays } from "@/lib/time";

/** A recipient as a report tells of the last attempt: its time of day, and how many there were before it. */
interface Row {
  phone: string;
  status: string;
  lastCall: string;
  retries: string;
}

export interface DatedAttempt {
  day: string;
  /** `HH:MM:SS`. */
  clock: string;
  isAnswered: boolean;
}

/**
 * For tests: as if a campaign had made one attempt a day of each recipient, and its report had been read within a minute of each.
 * @param day the first one, of Israel's winter, yyyy-mm-dd
 * @param isSeen which recipients' attempts are kept
 */
export async function attemptsOverDays(campaignId: number, rows: readonly Row[], day: string, isSeen = (_: number) => true) {
  const made = rows.filter(({ status }) => status !== "notDialed");
  const dated = made.flatMap(({ phone, status, lastCall, retries }, index) =>
    Array.from({ length: isSeen(index) ? Number(retries) + 1 : 0 }, (_, before) => ({
      phone,
      attempt: before + 1,
      day: addDays(day, before),
      clock: lastCall,
      isAnswered: status === "answered" && before === Number(retries),
    })),
  );
  for (let from = 0; from < dated.length; from += 1_000) {
    await db()
      .insert(attempts)
      .values(
        dated.slice(from, from + 1_000).map(({ phone, attempt, day: on, clock, isAnswered }) => {
          const atMs = Date.parse(`${on}T${clock}+02:00`);
          return {
            campaignId,
            phone,
            attempt,
            after: new Date(atMs - 60_000),
            before: new Date(atMs + 60_000),
            lastCall: clock,
            status: isAnswered ? "answered" : "noAnswer",
            sipCode: isAnswered ? "200" : "480",
            cause: "",
          };
        }),
      );
  }
  const all = made.reduce((sum, { retries }) => sum + Number(retries) + 1, 0);
  return { dated: dated satisfies DatedAttempt[], notDated: all - dated.length };
}
