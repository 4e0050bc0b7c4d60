"use client";
import dynamic from "next/dynamic";
import { ChartMissing } from "./ChartMissing";

/** As {@link LazyColumns}: the library of charts comes only after the page can be read. */
export const LazyLines = dynamic(() => import("./Lines").catch(() => ({ default: ChartMissing })), {
  ssr: false,
  loading: () => <div className="h-100 animate-pulse rounded-md bg-sunken motion-reduce:animate-none" />,
});
