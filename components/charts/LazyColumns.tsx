"use client";
import dynamic from "next/dynamic";
import { ChartMissing } from "./ChartMissing";

/** The library of charts comes only after the page can be read (~100 kB); until then its place is kept. */
export const LazyColumns = dynamic(() => import("./StackedColumns").catch(() => ({ default: ChartMissing })), {
  ssr: false,
  loading: () => <div className="h-52 animate-pulse rounded-md bg-sunken motion-reduce:animate-none" />,
});
