import { CallColumns } from "@/lib/reports/columns";
import { NO_FILTER } from "@/lib/reports/filter";
import { hostileCalls } from "@/lib/reports/hostile-calls";
import type { Call } from "@/lib/reports/schema";
import { summarize } from "@/lib/reports/summary";
import type { Measure } from "./measure";

const CALLS = 100_000;
const CLASSES = ["network", "timeout"];

/** How many of the unanswered calls of two classes, by cause, whose phone did not ring: what a click in a report's chart asks. */
export function filterCalls(): Measure {
  const columns = CallColumns.of(hostileCalls(CALLS));
  const calls = [...columns.select(NO_FILTER)].map((row) => columns.call(row));
  const expected = countAmongObjects(calls);
  return {
    name: `filter and count ${CALLS.toLocaleString("en")} calls`,
    ours: {
      label: "our columns",
      run: () => {
        const { found, causes } = countInColumns(columns);
        if (found !== expected.found || causes !== expected.causes) throw new Error("the two sides disagree");
      },
    },
    other: { label: "an array of objects", run: () => countAmongObjects(calls) },
    rounds: 31,
  };
}

function countInColumns(columns: CallColumns): { found: number; causes: number } {
  const rows = columns.select({ ...NO_FILTER, class: CLASSES, had180: [false] });
  return { found: rows.length, causes: new Set(summarize(columns, rows).byCause.map(({ key }) => key)).size };
}

function countAmongObjects(calls: Call[]): { found: number; causes: number } {
  const found = calls.filter((call) => CLASSES.includes(call.causeClass) && call.had180 === false);
  const counts = new Map<string, number>();
  for (const { cause } of found) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return { found: found.length, causes: counts.size };
}
