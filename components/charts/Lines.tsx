"use client";
import { CartesianGrid, LabelList, type LabelProps, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { LineStyle } from "./line-styles";

export interface LineSeries {
  key: string;
  name: string;
  /** Stands at the line's end. */
  mark: string;
  style: LineStyle;
}

export interface LinePoint {
  x: number;
  /** By the series' keys; null where its line has no value. */
  values: Record<string, number | null>;
}

interface LinesProps {
  points: LinePoint[];
  series: LineSeries[];
  /** What the picture shows, in one sentence; the figures themselves are in the table twin. */
  description: string;
  height: number;
  formatX: (x: number) => string;
  formatValue: (value: number) => string;
}

const AXIS_TEXT = { fontSize: 13, fill: "var(--ink-3)" };

/** Lines along a number axis, left to right in both languages; one image to a screen reader. */
export default function Lines({ points, series, description, height, formatX, formatValue }: LinesProps) {
  const rows = points.map(({ x, values }) => ({ x, ...values }));
  const ends = new Map(series.map(({ key }) => [key, points.findLastIndex(({ values }) => (values[key] ?? null) !== null)]));
  return (
    <div role="img" aria-label={description} dir="ltr" style={{ height }}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={rows} margin={{ top: 12, right: 46, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="x"
            type="number"
            domain={["dataMin", "dataMax"]}
            tickLine={false}
            axisLine={false}
            tick={AXIS_TEXT}
            tickFormatter={formatX}
            minTickGap={24}
          />
          <YAxis width="auto" tickLine={false} axisLine={false} tick={AXIS_TEXT} tickFormatter={formatValue} domain={[0, "auto"]} />
          <Tooltip
            cursor={{ stroke: "var(--line-strong)" }}
            isAnimationActive={false}
            content={({ active, label }) => {
              const point = active ? points.find(({ x }) => x === label) : undefined;
              return point ? <LineTooltip title={formatX(point.x)} point={point} series={series} formatValue={formatValue} /> : null;
            }}
          />
          {series.map(({ key, name, mark, style }, place) => (
            <Line
              key={key}
              dataKey={key}
              name={name}
              type="linear"
              stroke={style.color}
              strokeWidth={2.5}
              strokeDasharray={style.dash}
              dot={false}
              activeDot={{ r: 4, fill: style.color, stroke: "var(--surface)" }}
              isAnimationActive={false}
              connectNulls={false}
            >
              <LabelList
                dataKey={key}
                content={(label) => (label.index === ends.get(key) ? <EndMark {...label} mark={mark} isFarther={place % 2 === 1} /> : null)}
              />
            </Line>
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Lines often end side by side: every other number stands a step farther, so that neighbours don't cover each other. */
function EndMark({ x, y, mark, isFarther }: LabelProps & { mark: string; isFarther: boolean }) {
  return (
    <g transform={`translate(${Number(x) + (isFarther ? 33 : 11)} ${Number(y)})`}>
      {isFarther && <line x1="-32" x2="-9" stroke="var(--line-strong)" />}
      <circle r="9" fill="var(--surface)" stroke="var(--line-strong)" />
      <text textAnchor="middle" dy="0.36em" fontSize="12" fontWeight="600" fill="var(--ink)">
        {mark}
      </text>
    </g>
  );
}

type TooltipProps = { title: string; point: LinePoint } & Pick<LinesProps, "series" | "formatValue">;

function LineTooltip({ title, point, series, formatValue }: TooltipProps) {
  const told = series.flatMap((one) => {
    const value = point.values[one.key] ?? null;
    return value === null ? [] : [{ ...one, value }];
  });
  return (
    <div className="max-w-72 rounded-md border border-line bg-surface px-3 py-2 text-ink text-sm shadow-float">
      <p className="font-semibold">{title}</p>
      {told.map(({ key, name, mark, style, value }) => (
        <p key={key} className="flex items-center gap-2">
          <span className="size-2.5 shrink-0 rounded-[3px]" style={{ background: style.color }} />
          <span>{mark}</span>
          <bdi className="min-w-0 truncate">{name}</bdi>
          <span className="ms-auto ps-3 font-semibold tabular-nums">{formatValue(value)}</span>
        </p>
      ))}
    </div>
  );
}
