import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A grey shape in the place and size of what comes. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={clsx("block rounded-sm bg-track", className)} />;
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
