import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A grey shape in the place and size of what comes. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={clsx("block rounded-sm bg-track", className)} />;
}

interface RowsSkeletonProps {
  rows: number;
  /** Sizes and places of the shapes in a row. */
  cells: readonly string[];
  /** Height and gaps of a row. */
  className: string;
}

/** A framed list of rows that are on their way. */
export function RowsSkeleton({ rows, cells, className }: RowsSkeletonProps) {
  return (
    <Loading>
      <div className="rounded-lg border bg-surface">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <div key={row} className={clsx("flex items-center border-t px-4 first:border-t-0", className)}>
            {cells.map((cell) => (
              <Skeleton key={cell} className={cell} />
            ))}
          </div>
        ))}
      </div>
    </Loading>
  );
}

/** Around skeletons: says once that something is loading. */
export function Loading({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}
