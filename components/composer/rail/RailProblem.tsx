"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { useErrorText } from "@/components/ui/use-error-text";
import { isRefusal, refusalOf } from "../refusal";
import { ShortBalance } from "./ShortBalance";
import type { LaunchPress } from "./use-launch-press";

interface RailProblemProps {
  error: unknown;
  press: Pick<LaunchPress, "goToField" | "goTo">;
  onRetry: () => void;
}

/** Why there is no price: what happened, and the way to the part that can put it right, or another try. */
export function RailProblem({ error, press, onRetry }: RailProblemProps) {
  const t = useTranslations("composer");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const { path, step, text, short } = refusalOf(error);
  if (short) return <ShortBalance short={short} onNarrow={() => press.goToField("audience")} onRetry={onRetry} />;
  const isFinal = isRefusal(error);
  return (
    <div className="flex flex-col gap-2">
      <Banner tone={isFinal ? "danger" : "warning"} title={t(isFinal ? "rail.refused" : "rail.unreachable")} announce>
        {text ?? errorText(error)}
      </Banner>
      {step && path && <Button onPress={() => press.goToField(path)}>{t("rail.goTo", { step: t(`steps.${step}`) })}</Button>}
      <Button kind={step ? "quiet" : "secondary"} onPress={onRetry}>
        {ui("retry")}
      </Button>
    </div>
  );
}
