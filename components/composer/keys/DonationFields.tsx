"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/Checkbox";
import type { AssignableKey } from "@/lib/campaigns/key-actions";
import { FormText } from "../fields/FormText";
import { useComposer } from "../use-composer";

/** What Nedarim Plus has to be told to take a donation. */
export function DonationFields({ digit }: { digit: AssignableKey }) {
  const t = useTranslations("composer.keys");
  const { form, values } = useComposer();
  const { amountLocked, requireCvv } = values.keys[digit];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormText name={`keys.${digit}.terminal`} label={t("terminal")} description={t("terminalHint")} ltr mono />
        <FormText name={`keys.${digit}.amount`} label={t("amount")} description={t("amountHint")} inputMode="decimal" ltr />
        <FormText name={`keys.${digit}.category`} label={t("category")} description={t("categoryHint")} className="sm:col-span-2" />
      </div>
      <div className="flex flex-col gap-2">
        <Checkbox
          isSelected={amountLocked}
          onChange={(next) => form.setValue(`keys.${digit}.amountLocked`, next)}
          description={t("amountLockedHint")}
        >
          {t("amountLocked")}
        </Checkbox>
        <Checkbox
          isSelected={requireCvv}
          onChange={(next) => form.setValue(`keys.${digit}.requireCvv`, next)}
          description={t("requireCvvHint")}
        >
          {t("requireCvv")}
        </Checkbox>
      </div>
    </>
  );
}
