"use client";
import { useId } from "react";
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  DefaultZIndexes,
  LabelList,
  Rectangle,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  usePlotArea,
  XAxis,
  type XAxisTickContentProps,
  YAxis,
  ZIndexLayer,
} from "recharts";

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
  /** Others are chosen, and this one isn't. */
  isFaded?: boolean;
  /** Nobody looked then, or not well: what is missing isn't known. */
  isGap?: boolean;
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
  /** A press of the mouse or a finger anywhere in a column's strip; the table twin offers the same to the keyboard. */
  onPress?: (index: number) => void;
}

/**
 * Columns along a number or time axis. They run left to right in both languages, as time series in Israel do; the picture is one image to a
 * screen reader.
 */
export default function StackedColumns({ data, series, description, height, labelled = false, format, onPress }: StackedColumnsProps) {
  const hatch = useId();
  const rows = data.map(({ values }, index) => ({ index, ...values }));
  const labelOf = (index: unknown) => data[Number(index)]?.label ?? "";
  return (
    <div role="img" aria-label={description} dir="ltr" style={{ height }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={rows}
          margin={{ top: labelled ? 20 : 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap={labelled ? "12%" : "18%"}
          accessibilityLayer={false}
        >
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="2" height="6" fill="var(--line-strong)" opacity="0.55" />
            </pattern>
          </defs>
          {!labelled && <CartesianGrid vertical={false} stroke="var(--line)" />}
          {data.map(
            ({ isGap }, index) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what it is
              isGap && <ReferenceArea key={index} x1={index} x2={index} fill={`url(#${hatch})`} fillOpacity={1} stroke="none" />,
          )}
          <XAxis
            dataKey="index"
            tickFormatter={labelOf}
            tickLine={false}
            axisLine={false}
            tick={labelled ? (props: XAxisTickContentProps) => <RangeTick {...props} label={labelOf(props.payload.value)} /> : AXIS_TEXT}
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
              const datum = active ? data[Number(payload[0]?.payload?.index)] : undefined;
              return datum ? <ColumnTooltip datum={datum} series={series} format={format} /> : null;
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
              maxBarSize={96}
              radius={labelled ? 2 : 0}
              isAnimationActive={false}
              shape={({ isActive: _, index, originalDataIndex, ...bar }: BarShapeProps) => (
                <Rectangle {...bar} opacity={data[originalDataIndex]?.isFaded ? 0.3 : 1} />
              )}
            >
              {labelled && <LabelList dataKey={key} position="top" formatter={(value) => format(Number(value))} style={LABEL_TEXT} />}
            </Bar>
          ))}
          {onPress && <PressStrips count={data.length} onPress={onPress} />}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The whole height over a column can be pressed, however low the column is. */
function PressStrips({ count, onPress }: { count: number; onPress: (index: number) => void }) {
  const plot = usePlotArea();
  if (!plot) return null;
  const width = plot.width / count;
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.activeDot}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse and the finger; the table twin has buttons
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what it is
          key={index}
          data-column={index}
          x={plot.x + index * width}
          y={plot.y}
          width={width}
          height={plot.height}
          fill="transparent"
          className="cursor-pointer"
          onClick={() => onPress(index)}
        />
      ))}
    </ZIndexLayer>
  );
}

const AXIS_TEXT = { fontSize: 13, fill: "var(--ink-3)" };
const LABEL_TEXT = { fontSize: 13, fontWeight: 600, fill: "var(--ink)" };
const CHARACTER_PX = 7;

/** Every column's range is written, none left out: "120–149" takes two lines where the column is too narrow for it. */
function RangeTick({ x, y, width, visibleTicksCount, label }: XAxisTickContentProps & { label: string }) {
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
      <p dir="auto" className="font-semibold">
        {datum.title}
      </p>
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
