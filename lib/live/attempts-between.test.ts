import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attemptOf, attemptsBetween } from "./attempts-between";

const row = (more: Partial<Parameters<typeof attemptsBetween>[1] extends Iterable<infer Row> ? Row : never> = {}) => ({
  phone: "0501234567",
  status: "noAnswer",
  lastCall: "10:23:45",
  retries: 0,
  durationSeconds: 0,
  sipCode: "480",
  cause: "אין מענה (480)",
  had180: true,
  had183: false,
  ...more,
});
const network = { status: "failed", sipCode: "503", cause: "תקלה ברשת (503)" };

describe("what a row tells of", () => {
  test("nobody dialled, and a call in the air, are no attempt", () => {
    expect(attemptOf(row({ status: "notDialed", lastCall: null, retries: null }))).toBeNull();
    expect(attemptOf(row({ status: "dialing", retries: 2 }))).toBeNull();
    expect(attemptOf(row({ status: "", retries: 0 }))).toBeNull();
    expect(attemptOf(row({ status: "blocked", lastCall: null, retries: null }))).toBeNull();
  });

  test("the number of retries is one less than that of the attempt", () => {
    expect(attemptOf(row({ retries: 0 }))).toBe(1);
    expect(attemptOf(row({ retries: 3 }))).toBe(4);
    expect(attemptOf(row({ retries: null }))).toBe(1);
  });
});

test("of three attempts since the last reading the latest is seen, and two went by", () => {
  const found = attemptsBetween(new Map([["0501234567", 1]]), [row({ retries: 3, ...network })]);
  expect(found).toMatchObject({ seen: [{ phone: "0501234567", attempt: 4, sipCode: "503" }], missed: 2, network: 1 });
});

test("nothing new is nothing, however often it is read", () => {
  expect(attemptsBetween(new Map([["0501234567", 4]]), [row({ retries: 3 }), row({ retries: 2 })])).toEqual({
    seen: [],
    missed: 0,
    network: 0,
  });
});

/** A campaign as it goes: each step dials somebody, ends a call, or reads the report. */
const Step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("dial" as const), phone: fc.nat(7) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("end" as const), phone: fc.nat(7), failed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("read" as const), order: fc.infiniteStream(fc.double({ noNaN: true })) }) },
);

test("attempts and gaps add up to what was dialled, no attempt is told twice, and the order of the rows is no matter", () => {
  fc.assert(
    fc.property(fc.array(Step, { maxLength: 120 }), (steps) => {
      const lines = Array.from({ length: 8 }, () => ({ dialled: 0, ended: 0, failed: false }));
      const seen = new Map<string, number>();
      const told = new Set<string>();
      let missed = 0;
      const rows = () =>
        lines.map(({ dialled, ended, failed }, phone) => {
          const common = { phone: String(phone), retries: dialled === 0 ? null : dialled - 1 };
          if (dialled === 0) return row({ ...common, status: "notDialed", lastCall: null });
          return dialled > ended ? row({ ...common, status: "dialing" }) : row({ ...common, ...(failed && network) });
        });
      const read = (shown: ReturnType<typeof rows>) => {
        const found = attemptsBetween(seen, shown);
        expect(attemptsBetween(seen, [...shown].reverse())).toMatchObject({ missed: found.missed, network: found.network });
        missed += found.missed;
        for (const { phone, attempt } of found.seen) {
          expect(told.has(`${phone} ${attempt}`)).toBe(false);
          told.add(`${phone} ${attempt}`);
          seen.set(phone, attempt);
        }
      };
      for (const step of steps) {
        const line = step.kind === "read" ? undefined : lines[step.phone];
        if (step.kind === "dial" && line && line.dialled === line.ended) line.dialled++;
        if (step.kind === "end" && line && line.dialled > line.ended) Object.assign(line, { ended: line.dialled, failed: step.failed });
        if (step.kind === "read") {
          const placed = rows().map((shown) => ({ shown, place: Number(step.order.next().value) }));
          read(placed.sort((a, b) => a.place - b.place).map(({ shown }) => shown));
        }
      }
      for (const line of lines) line.ended = line.dialled;
      read(rows());
      expect(told.size + missed).toBe(lines.reduce((sum, { dialled }) => sum + dialled, 0));
    }),
    { seed: 20261126, numRuns: 300 },
  );
});
