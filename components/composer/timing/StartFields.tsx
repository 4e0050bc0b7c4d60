"use client";
import { useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import { DateTimeField } from "@/components/ui/DateTimeField";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { LIMITS } from "@/lib/campaigns/schema";
import { STARTS } from "@/lib/drafts/form";
import { useComposer } from "../use-composer";
import { useProblemText } from "../use-problem-text";
import { HourChoice } from "./HourChoice";
import { QuickPicks } from "./QuickPicks";
import { WindowNote } from "./WindowNote";

/** When the calls begin: at once, at a time in Israel, or when somebody releases them. */
export function StartFields() {
  const t = useTranslations("composer.timing");
  const { form, values } = useComposer();
  return (
    <div className="flex flex-col gap-3" data-field="schedule">
      <RadioGroup
        label={t("start")}
        items={STARTS.map((id) => ({ id, label: t(`starts.${id}`), description: t(`startHints.${id}`, { days: LIMITS.daysAhead }) }))}
        value={values.schedule.start}
        onChange={(next) => form.setValue("schedule.start", next)}
      />
      {values.schedule.start === "at" && (
        <>
          <StartAt />
          <HourChoice />
        </>
      )}
      <WindowNote />
    </div>
  );
}

function StartAt() {
  const t = useTranslations("composer.timing");
  const { form } = useComposer();
  const problemText = useProblemText();
  const change = (moment: string | null) => {
    // Another time is another question.
    form.setValue("schedule.hour", null);
    form.setValue("schedule.startAt", moment, { shouldValidate: true, shouldTouch: true });
  };
  return (
    <>
      <QuickPicks onPick={change} />
      <Controller
        control={form.control}
        name="schedule.startAt"
        render={({ field: { value, onBlur }, fieldState: { error } }) => (
          <div data-field="schedule.startAt">
            <DateTimeField
              label={t("startAt")}
              description={t("startAtHint", { days: LIMITS.daysAhead })}
              value={value}
              onChange={change}
              onBlur={onBlur}
              errorMessage={error?.message && problemText(error.message)}
              className="max-w-96"
            />
          </div>
        )}
      />
    </>
  );
}
