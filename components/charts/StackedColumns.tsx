"use client";
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, type XAxisTickContentProps, YAxis } from "recharts";

export interface Series {
  key: string;
  name: string;
  /** A token of the palette, e.g. `var(--o-answered)`. */
  color: string;
}

export interface ChartDatum {
  /** What stands under the column. */
  label: string;
  /** What the tooltip calls it. */
  title: string;
  values: Record<string, number>;
}

interface StackedColumnsProps {
  data: ChartDatum[];
  series: Series[];
  /** What the picture shows, in one sentence; the figures themselves are in the table twin. */
  description: string;
  height: number;
  /** Writes the figure over each column: for few columns of one series. */
  labelled?: boolean;
  format: (value: number) => string;
}

/**
 * Columns along a number or time axis. They run left to right in both languages, as time series in Israel do; the picture is one image to a
 * screen reader.
 */
export default function StackedColumns({ data, series, description, height, labelled = false, format }: StackedColumnsProps) {
  const rows = data.map(({ label, title, values }) => ({ label, title, ...values }));
  return (
    <div role="img" aria-label={description} dir="ltr" style={{ height }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={rows}
          margin={{ top: labelled ? 20 : 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap={labelled ? "12%" : "18%"}
          accessibilityLayer={false}
        >
          {!labelled && <CartesianGrid vertical={false} stroke="var(--line)" />}
          <XAxis
            dataKey="label"
            tickLine={false}
            axisLine={false}
            tick={labelled ? RangeTick : AXIS_TEXT}
            height={labelled ? 40 : 30}
            minTickGap={20}
            interval={labelled ? 0 : "preserveStart"}
          />
          <YAxis
            hide={labelled}
            width="auto"
            tickLine={false}
            axisLine={false}
            tick={AXIS_TEXT}
            allowDecimals={false}
            tickFormatter={format}
          />
          <Tooltip
            cursor={{ fill: "var(--hover)" }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const title = active ? data.find(({ label }) => label === payload[0]?.payload?.label) : undefined;
              return title ? <ColumnTooltip datum={title} series={series} format={format} /> : null;
            }}
          />
          {series.map(({ key, name, color }) => (
            <Bar
              key={key}
              dataKey={key}
              name={name}
              stackId="one"
              fill={color}
              stroke="var(--surface)"
              strokeWidth={series.length > 1 ? 1 : 0}
              radius={labelled ? 2 : 0}
              isAnimationActive={false}
            >
              {labelled && <LabelList dataKey={key} position="top" formatter={(value) => format(Number(value))} style={LABEL_TEXT} />}
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

const AXIS_TEXT = { fontSize: 13, fill: "var(--ink-3)" };
const LABEL_TEXT = { fontSize: 13, fontWeight: 600, fill: "var(--ink)" };
const CHARACTER_PX = 7;

/** Every column's range is written, none left out: "120–149" takes two lines where the column is too narrow for it. */
function RangeTick({ x, y, width, visibleTicksCount, payload }: XAxisTickContentProps) {
  const label = String(payload.value);
  const wide = label.length * CHARACTER_PX > Number(width) / visibleTicksCount;
  const lines = wide ? label.split(/(?<=–)/) : [label];
  return (
    <text x={x} y={y} textAnchor="middle" {...AXIS_TEXT}>
      {lines.map((line) => (
        <tspan key={line} x={x} dy="1.1em">
          {line}
        </tspan>
      ))}
    </text>
  );
}

function ColumnTooltip({ datum, series, format }: { datum: ChartDatum; series: Series[]; format: (value: number) => string }) {
  return (
    <div className="rounded-md border border-line bg-surface px-3 py-2 text-sm text-ink shadow-float">
      <p className="font-semibold">{datum.title}</p>
      {series.map(({ key, name, color }) => (
        <p key={key} className="flex items-center gap-2">
          <span className="size-2.5 rounded-[3px]" style={{ background: color }} />
          <span>{name}</span>
          <span className="ms-auto ps-3 font-semibold tabular-nums">{format(datum.values[key] ?? 0)}</span>
        </p>
      ))}
    </div>
  );
}
