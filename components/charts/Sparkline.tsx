import clsx from "clsx";

const WIDTH = 100;
const HEIGHT = 32;
/** Room for the mark at the end and for the thickness of the line. */
const PAD = 3;

interface Point {
  x: number;
  y: number;
}

/** Stretches that were measured, one after the other; null where there is too little to draw. The last point only if it is the latest. */
export function sparkOf(values: readonly (number | null)[]): { runs: Point[][]; last: Point | null } | null {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return null;
  const most = Math.max(...known, 1);
  const step = (WIDTH - 2 * PAD) / (values.length - 1);
  const runs: Point[][] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const point = { x: round(PAD + index * step), y: round(HEIGHT - 1 - (value / most) * (HEIGHT - 1 - PAD)) };
    const run = runs.at(-1);
    if (run && values[index - 1] !== null) run.push(point);
    else runs.push([point]);
  });
  return { runs, last: values.at(-1) === null ? null : (runs.at(-1)?.at(-1) ?? null) };
}

const round = (value: number) => Math.round(value * 10) / 10;
const lineOf = (run: readonly Point[]) => `M${run.map(({ x, y }) => `${x} ${y}`).join("L")}${run.length === 1 ? "h0.1" : ""}`;
const areaOf = (run: readonly Point[]) => `${lineOf(run)}V${HEIGHT}H${run[0]?.x}Z`;

interface SparklineProps {
  /** At even distances, the latest last; null where nobody measured: the line breaks there. */
  values: readonly (number | null)[];
  /** `network`: when it tells of trouble in the network. */
  tone?: "plain" | "network";
  /** Layout only: its width and height. */
  className?: string;
}

/** The shape of a course, beside a figure and a peak that are words: screen readers skip it. Time runs left to right in both languages. */
export function Sparkline({ values, tone = "plain", className }: SparklineProps) {
  const spark = sparkOf(values);
  if (!spark) return null;
  const { runs, last } = spark;
  const line = { strokeLinecap: "round", strokeLinejoin: "round", vectorEffect: "non-scaling-stroke", fill: "none" } as const;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={clsx("block", tone === "network" ? "text-o-network" : "text-spark", className)}
      stroke="currentColor"
    >
      <path d={runs.map(areaOf).join("")} fill="currentColor" stroke="none" opacity="0.12" />
      <path d={runs.map(lineOf).join("")} strokeWidth="1.5" {...line} />
      {last && <path d={lineOf([last])} strokeWidth="5" {...line} />}
    </svg>
  );
}
