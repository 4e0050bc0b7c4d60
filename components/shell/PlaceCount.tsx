"use client";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useDecisionCount } from "@/components/launches/use-decision-count";
import type { Place } from "./navigation";

/** Beside the launches: how many wait for a decision of whoever looks. Drawn as a figure, said as a sentence. */
export function PlaceCount({ place, className }: { place: Place; className?: string }) {
  return place.word === "launches" ? <DecisionCount className={className} /> : null;
}

function DecisionCount({ className }: { className: string | undefined }) {
  const t = useTranslations("shell");
  const format = useFormatter();
  const count = useDecisionCount();
  if (count === 0) return null;
  return (
    <span className={clsx("rounded-full bg-warning-soft px-2 font-semibold text-sm text-warning", className)}>
      <span aria-hidden>{format.number(count)}</span>
      <span className="sr-only">{t("toDecide", { count })}</span>
    </span>
  );
}
