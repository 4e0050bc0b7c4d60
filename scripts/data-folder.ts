import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { Refusal } from "./refusal";

/**
 * Makes DATA_DIR where it is missing.
 * @throws Refusal when that is not possible
 */
export function makeFolder(folder: string): void {
  try {
    make(folder);
  } catch (error) {
    throw new Refusal(
      `DATA_DIR ${folder} can't be made (${error instanceof Error ? error.message : error}). Give a folder that may be written to.`,
    );
  }
}

/** One level after the other: Node's own `recursive` never returns where a file system knows no folders, such as /proc. */
function make(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (path.dirname(folder) !== folder) make(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    const made = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    if (!made) throw error; // else another start made it meanwhile
  }
}
