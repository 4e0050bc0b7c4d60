"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/Button";
import { Ltr } from "@/components/ui/Ltr";
import { formatMoney } from "@/lib/money";
import { remainingSteps } from "../steps";
import { useComposer } from "../use-composer";
import type { Pricing } from "../use-pricing";
import { LaunchButton } from "./LaunchButton";
import { useShownPrice } from "./Rail";
import type { LaunchPress } from "./use-launch-press";

/** Where there is no room beside the sections: the price and the next step, within the thumb's reach. */
export function Dock({ pricing, press }: { pricing: Pricing; press: LaunchPress }) {
  const t = useTranslations("composer");
  const { problems } = useComposer();
  const { price, isEstimate, state } = useShownPrice(pricing);
  const remaining = remainingSteps(problems);
  const [next] = remaining;
  return (
    <section
      data-dock
      aria-label={t("rail.dock")}
      className="sticky bottom-0 z-20 -mx-8 mt-4 -mb-12 flex items-center gap-3 border-t bg-surface px-8 py-3 max-md:bottom-[calc(4rem+env(safe-area-inset-bottom))] max-md:-mx-4 max-md:-mb-8 max-md:px-4 lg:hidden"
    >
      <p className="min-w-0 flex-1 leading-5">
        {price !== null && (
          <span className="block font-semibold">
            <Ltr>{`${isEstimate ? "≈ " : ""}${formatMoney(price)}`}</Ltr> {t("rail.units")}
          </span>
        )}
        <span className="block text-ink-2 text-sm">
          {isEstimate && `${t("rail.states.estimate")} · `}
          {next ? t("rail.remainingShort", { count: remaining.length }) : state !== "none" && t(`rail.states.${state}`)}
        </span>
      </p>
      {next && press.readiness.kind !== "counting" ? (
        <Button kind="primary" size="large" onPress={() => press.goTo(next)}>
          {t("next", { section: t(`steps.${next}`) })}
        </Button>
      ) : (
        <LaunchButton press={press} pricing={pricing} />
      )}
    </section>
  );
}
