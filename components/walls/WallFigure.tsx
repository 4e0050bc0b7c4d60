"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Ltr } from "@/components/ui/Ltr";

interface WallFigureProps {
  label: ReactNode;
  /** A figure or a time; null: nobody knows it, which is a word. */
  value: string | null;
  /** `hero`: of the day's totals. */
  size?: "normal" | "hero";
  /** Layout only. */
  className?: string;
  /** After the figure, on its line. */
  children?: ReactNode;
}

/** A label and a figure that is read from across the room; one pair of a `<dl>`. */
export function WallFigure({ label, value, size = "normal", className, children }: WallFigureProps) {
  const t = useTranslations("walls.screen");
  const isHero = size === "hero";
  return (
    <div className={clsx("min-w-0", className)}>
      <dt className="truncate text-base text-ink-2">{label}</dt>
      <dd className={clsx("flex items-center gap-6 font-semibold", isHero ? "h-16" : "h-9")}>
        {value === null || isWords(value) ? (
          <span className={clsx("truncate", wordSize(size, value), value === null && "font-normal text-ink-2")}>
            {value ?? t("unknown")}
          </span>
        ) : (
          <Ltr className={clsx("tracking-[-0.01em]", figureSize(size, value))}>{value}</Ltr>
        )}
        {children}
      </dd>
    </div>
  );
}

/** Long ones are smaller, so that columns keep their width. */
function figureSize(size: "normal" | "hero", value: string): string {
  if (size === "hero") return value.length > 8 ? "text-3xl" : "text-[3.5rem] leading-16";
  return value.length > 6 ? "text-lg" : "text-xl";
}

function wordSize(size: "normal" | "hero", words: string | null): string {
  if (size === "hero") return "text-xl";
  return words !== null && words.length > 9 ? "text-base" : "text-lg";
}

/** Letters stand in the text's own direction: a date, or a word in the place of a figure. */
const isWords = (value: string) => /\p{L}/u.test(value);
