import type { LiveFigure } from "./live";
import type { MainThread } from "./main-thread";
import type { Result } from "./measure";

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, useGrouping: false });
const HEAD = ["", "ours, ms", "other, ms", "ours ÷ other", "from", "to"];

/** The results as lines of text: medians, and between which ratios the rounds lay. */
export function table(results: Result[]): string {
  const rows = results.map(({ name, ours, other, ratio }) => [
    name,
    ...[ours.milliseconds.median, other.milliseconds.median, ratio.median, ratio.min, ratio.max].map((value) => number.format(value)),
  ]);
  const lines = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[column] ?? 0) + 2))).join(""),
  );
  const legend = results.map(({ name, ours, other }) => `${name}: ${ours.label} ÷ ${other.label}`);
  return [...text, "", ...legend].join("\n");
}

/** One line for each list that was read in a browser. */
export function threadLines(threads: MainThread[]): string {
  const lines = threads.map(({ name, longestWhileRead, longestWhenShown, limit, total }) => {
    const longest = `longest task ${number.format(longestWhileRead)} ms while read (limit ${limit}), ${number.format(longestWhenShown)} ms when shown`;
    return `${name}: ${longest}; kept after ${number.format(total)} ms`;
  });
  return lines.join("\n");
}

/** One line for each figure of the live board, with its limit. */
export function liveLines(figures: LiveFigure[]): string {
  const lines = figures.map(({ name, unit, ours, other, ratio, limit }) => {
    const judged = `(limit ${number.format(limit)}${(ratio ?? ours) <= limit ? "" : ": OVER IT"})`;
    if (other === null || ratio === null) return `${name}: ${number.format(ours)} ${unit} ${judged}`;
    return `${name}: ${number.format(ours)} ${unit} ÷ ${number.format(other)} = ${number.format(ratio)} ${judged}`;
  });
  return lines.join("\n");
}
