"use client";
import { useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import type { Step } from "../steps";

/** What still has to be filled in, each leading there. */
export function Remaining({ steps, onGoTo }: { steps: readonly Step[]; onGoTo: (step: Step) => void }) {
  const t = useTranslations("composer");
  if (steps.length === 0) return null;
  return (
    <div className="text-ink-2 text-sm">
      <p id="remaining">{t("rail.remaining", { count: steps.length })}</p>
      <ul aria-labelledby="remaining" className="flex flex-wrap gap-x-3 gap-y-1">
        {steps.map((step) => (
          <li key={step}>
            <Button
              onPress={() => onGoTo(step)}
              className="min-h-6 cursor-pointer rounded-sm font-semibold text-accent hover:text-accent-hover hover:underline max-md:min-h-12"
            >
              {t(`steps.${step}`)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
