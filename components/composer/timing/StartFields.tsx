"use client";
import { useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import { DateTimeField } from "@/components/ui/DateTimeField";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { LIMITS } from "@/lib/campaigns/schema";
import { useComposer } from "../use-composer";
import { useProblemText } from "../use-problem-text";
import { STARTS } from "../values";

/** When the calls begin: at once, at a time in Israel, or when somebody releases them. */
export function StartFields() {
  const t = useTranslations("composer.timing");
  const { form, values } = useComposer();
  const problemText = useProblemText();
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        label={t("start")}
        items={STARTS.map((id) => ({ id, label: t(`starts.${id}`), description: t(`startHints.${id}`, { days: LIMITS.daysAhead }) }))}
        value={values.schedule.start}
        onChange={(next) => form.setValue("schedule.start", next)}
      />
      {values.schedule.start === "at" && (
        <Controller
          control={form.control}
          name="schedule.startAt"
          render={({ field: { value }, fieldState: { error } }) => (
            <DateTimeField
              label={t("startAt")}
              description={t("startAtHint")}
              value={value}
              onChange={(moment) => form.setValue("schedule.startAt", moment, { shouldValidate: true, shouldTouch: true })}
              errorMessage={error?.message && problemText(error.message)}
              className="max-w-96"
            />
          )}
        />
      )}
    </div>
  );
}
