"use client";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/Card";
import { NumberField } from "@/components/ui/NumberField";
import { DEFAULT_RULES } from "@/lib/reports/judge";
import { LIMITS } from "@/lib/reports/verdict-rules";
import type { VerdictForm } from "./use-verdict-form";

/** From which length on an answered call counts as one that was listened to. */
export function ThresholdCard({ form }: { form: VerdictForm }) {
  const t = useTranslations("verdictRules.threshold");
  const problems = useTranslations("verdictRules.problems");
  const { min, max } = LIMITS.hungUpUnderSeconds;
  const seconds = form.hungUpUnderSeconds;
  const isWrong = seconds === null || seconds < min || seconds > max || !Number.isInteger(seconds);
  return (
    <Card title={t("title")}>
      <NumberField
        label={t("label")}
        unit={t("unit")}
        value={seconds ?? Number.NaN}
        onChange={(value) => form.setThreshold(Number.isNaN(value) ? null : value)}
        minValue={min}
        maxValue={max}
        step={1}
        errorMessage={isWrong ? problems("hungUpUnderSeconds") : undefined}
        description={t("hint", { seconds: DEFAULT_RULES.hungUpUnderSeconds })}
        className="max-w-[64ch] *:data-[slot=group]:max-w-60"
      />
    </Card>
  );
}
