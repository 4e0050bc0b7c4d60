import Papa from "papaparse";
import { readFile } from "@/lib/audiences/read-audience";
import type { Measure } from "./measure";

const ROWS = 100_000;

/** A spreadsheet's export: Hebrew names, some of them quoted, phones as people write them, a few wrong, and a town. */
function audienceFile(): Uint8Array {
  const lines = ["שם,טלפון,עיר"];
  for (let row = 0; row < ROWS; row++) {
    const name = row % 10 === 0 ? `"כהן, ישראל ${row}"` : `לוי דנה ${row}`;
    const digits = String(1_000_000 + row * 7);
    const phone = row % 50 === 0 ? "לא ידוע" : `05${row % 5}-${digits.slice(0, 7)}`;
    lines.push(`${name},${phone},חיפה`);
  }
  return new TextEncoder().encode(lines.join("\n"));
}

/** Reads, recognises the columns, repairs, refuses and joins duplicates; papaparse alone only cuts the same text into cells. */
export function readAudience(): Measure {
  const bytes = audienceFile();
  return {
    name: `read an audience of ${ROWS.toLocaleString("en")} rows`,
    ours: {
      label: "our reader, from bytes to checked phones",
      run: async () => {
        const { phones } = await readFile(bytes, "audience.csv");
        if (phones.length < ROWS * 0.9) throw new Error(`only ${phones.length} phones were read`);
      },
    },
    other: {
      label: "papaparse alone, from bytes to cells",
      run: () => {
        const { data } = Papa.parse<string[]>(new TextDecoder().decode(bytes));
        if (data.length !== ROWS + 1) throw new Error(`${data.length} rows were read`);
      },
    },
    rounds: 9,
  };
}
