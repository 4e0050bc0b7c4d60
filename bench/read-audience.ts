import Papa from "papaparse";
import { readFile } from "@/lib/audiences/read-audience";
import { audienceFile } from "./audience-file";
import type { Measure } from "./measure";

/** The reference's three patterns as one. */
const PHONE = /^0(?:[23489]\d{7}|7\d{8}|5[0-689]\d{7})$/;

/**
 * From the bytes of a CSV to the clean list, one number a line: columns recognised, numbers judged and repaired, duplicates joined. The
 * other side only steps through the same rows and asks one regular expression of each.
 */
export function readAudience(rows: number): Measure {
  const bytes = audienceFile(rows);
  return {
    name: `read an audience of ${rows.toLocaleString("en")} rows`,
    ours: {
      label: "our reader, from bytes to the clean list",
      run: async () => {
        const { lines, summary } = await readFile(bytes, "audience.csv");
        if (summary.accepted < rows * 0.5 || lines.length < summary.accepted) throw new Error(`only ${summary.accepted} phones were read`);
      },
    },
    other: {
      label: "papaparse stepping, and one regular expression a row",
      run: () => {
        let [stepped, phones] = [0, 0];
        Papa.parse<string[]>(new TextDecoder().decode(bytes), {
          step: ({ data }) => {
            stepped++;
            if (PHONE.test(data[1] ?? "")) phones++;
          },
        });
        if (stepped !== rows + 1) throw new Error(`${stepped} rows were read, ${phones} of them phones`);
      },
    },
    rounds: 9,
  };
}
