"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { formatMoney } from "@/lib/money";
import type { Step } from "../steps";
import type { Pricing } from "../use-pricing";
import { LaunchButton } from "./LaunchButton";

/** Where the summary stands, with what is wrong in words. */
export const RAIL_DOM_ID = "composer-summary";

interface DockProps {
  pricing: Pricing;
  remaining: readonly Step[];
  onGoTo: (step: Step) => void;
  onLaunch: () => void;
}

/** Where there is no room beside the sections: the price and the next step, within the thumb's reach. */
export function Dock({ pricing, remaining, onGoTo, onLaunch }: DockProps) {
  const t = useTranslations("composer");
  const [next] = remaining;
  const price = pricing.figures?.price ?? null;
  return (
    <section
      aria-label={t("rail.dock")}
      className="sticky bottom-0 z-20 -mx-8 mt-4 -mb-12 flex items-center gap-3 border-t bg-surface px-8 py-3 max-md:bottom-[calc(4rem+env(safe-area-inset-bottom))] max-md:-mx-4 max-md:-mb-8 max-md:px-4 lg:hidden"
    >
      <p className="min-w-0 flex-1 leading-5">
        {price !== null && (
          <span className="block font-semibold">
            <Ltr>{formatMoney(price)}</Ltr> {t("rail.units")}
          </span>
        )}
        <span className="text-ink-2 text-sm">
          {next ? t("rail.remainingShort", { count: remaining.length }) : <PriceWords pricing={pricing} />}
        </span>
      </p>
      {next ? (
        <Button kind="primary" size="large" onPress={() => onGoTo(next)}>
          {t("next", { section: t(`steps.${next}`) })}
        </Button>
      ) : pricing.error || pricing.isRefused ? (
        <Button size="large" onPress={() => document.getElementById(RAIL_DOM_ID)?.scrollIntoView({ block: "center" })}>
          {t("rail.details")}
        </Button>
      ) : (
        <LaunchButton pricing={pricing} onPress={onLaunch} />
      )}
    </section>
  );
}

function PriceWords({ pricing: { isAsking, isCurrent, isRefused, error } }: { pricing: Pricing }) {
  const t = useTranslations("composer.rail");
  if (isAsking) return t("asking");
  if (isRefused) return <span className="font-semibold text-danger">{t("closed")}</span>;
  if (error) return <span className="font-semibold text-danger">{t("refused")}</span>;
  return t(isCurrent ? "current" : "noPrice");
}
