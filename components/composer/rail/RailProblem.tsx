"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { useErrorText } from "@/components/ui/use-error-text";
import { refusalOf } from "../refusal";
import type { Step } from "../steps";

interface RailProblemProps {
  error: unknown;
  onGoTo: (step: Step) => void;
  onRetry: () => void;
}

/** Why there is no price: what happened, and the way to the part that can put it right, or another try. */
export function RailProblem({ error, onGoTo, onRetry }: RailProblemProps) {
  const t = useTranslations("composer");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { step, text, isTooExpensive } = refusalOf(error);
  const way = step ?? (isTooExpensive ? "audience" : null);
  return (
    <div className="flex flex-col gap-2">
      <Banner tone="danger" title={t("rail.refused")} announce>
        {text ?? errorText(error)}
      </Banner>
      {way && <Button onPress={() => onGoTo(way)}>{t("rail.goTo", { step: t(`steps.${way}`) })}</Button>}
      <Button kind={way ? "quiet" : "secondary"} onPress={onRetry}>
        {ui("retry")}
      </Button>
    </div>
  );
}
