"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/Badge";
import { Card } from "@/components/ui/Card";
import { isRefusal } from "../refusal";
import { useComposer } from "../use-composer";
import type { Pricing } from "../use-pricing";
import { estimateOf } from "./estimate";
import { LaunchNotes } from "./LaunchNotes";
import { PriceFigures } from "./PriceFigures";
import { type ShownPrice, shownPrice } from "./shown-price";

interface RailProps {
  pricing: Pricing;
  /** What is wrong, the test call, and the launch. */
  children: ReactNode;
}

/** The campaign in figures. Price and balance are IP-Sales' own word, or are called an estimate. */
export function Rail({ pricing, children }: RailProps) {
  const t = useTranslations("composer.rail");
  const shown = useShownPrice(pricing);
  return (
    <Card title={t("title")} aside={<PriceState shown={shown} />}>
      <div className="flex flex-col gap-4" aria-busy={pricing.isAsking}>
        <PriceFigures shown={shown} />
        {pricing.figures && pricing.isCurrent && <LaunchNotes figures={pricing.figures} />}
        {children}
      </div>
    </Card>
  );
}

export function useShownPrice(pricing: Pricing): ShownPrice {
  const { values, audience } = useComposer();
  const estimate = estimateOf(audience.figures?.accepted ?? null, values.message);
  return shownPrice(pricing, estimate, isRefusal(pricing.error));
}

const STATES = {
  asking: { tone: "neutral", mark: "dashed" },
  current: { tone: "neutral", mark: "check" },
  old: { tone: "neutral", mark: "clock" },
  stale: { tone: "neutral", mark: "clock" },
  short: { tone: "danger", mark: "cross" },
  refused: { tone: "danger", mark: "cross" },
  unreachable: { tone: "warning", mark: "alert" },
} as const;

function PriceState({ shown: { state, isEstimate } }: { shown: ShownPrice }) {
  const t = useTranslations("composer.rail");
  return (
    <span className="flex flex-wrap gap-1">
      {isEstimate && <Badge mark="info">{t("states.estimate")}</Badge>}
      {state !== "estimate" && state !== "none" && <Badge {...STATES[state]}>{t(`states.${state}`)}</Badge>}
    </span>
  );
}
