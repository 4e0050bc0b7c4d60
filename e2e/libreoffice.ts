import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** A cell as LibreOffice holds it: text, or a number or formula as it would be typed in. */
export interface OpenedCell {
  isText: boolean;
  value: string;
}

interface Opening {
  name: string;
  /** LibreOffice's import filter and its options, where the defaults are not wanted. */
  importAs?: string;
}

const MISSING = "LibreOffice is missing, in which exports are opened: apt-get install --no-install-recommends libreoffice-calc-nogui";
/** Comma, quotes, UTF-8, from the first line; all text in quotes and nothing else, numbers unformatted, formulas as formulas. */
const AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true";
const TIMEOUT_MS = 90_000;

/** Opens a file in LibreOffice without a window, and tells its first sheet row by row. @throws when LibreOffice is missing */
export async function openInLibreOffice(bytes: Buffer, { name, importAs }: Opening): Promise<OpenedCell[][]> {
  const folder = mkdtempSync(path.join(tmpdir(), "shofar-office-"));
  try {
    writeFileSync(path.join(folder, name), bytes);
    const args = [
      "--headless",
      `-env:UserInstallation=file://${folder}/profile`,
      "--convert-to",
      AS_CSV,
      "--outdir",
      path.join(folder, "out"),
    ];
    await promisify(execFile)("soffice", [...args, ...(importAs ? [`--infilter=${importAs}`] : []), path.join(folder, name)], {
      timeout: TIMEOUT_MS,
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ENOENT" ? new Error(MISSING) : error;
    });
    return cellsOf(readFileSync(path.join(folder, "out", name.replace(/\.\w+$/, ".csv")), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A reader of its own, since others forget which cells were quoted. */
function cellsOf(text: string): OpenedCell[][] {
  const rows: OpenedCell[][] = [];
  let row: OpenedCell[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    row.push({ isText: quoted !== undefined, value: quoted?.replaceAll('""', '"') ?? plain });
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  // After the last line's end the expression finds one more, empty.
  return rows.slice(0, -1);
}
