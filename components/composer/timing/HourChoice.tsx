"use client";
import { useTranslations } from "next-intl";
import { Controller } from "react-hook-form";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { isRepeatedHour } from "@/lib/campaigns/schema";
import { HOURS } from "@/lib/drafts/form";
import { israelClock, israelMoments } from "@/lib/time";
import { useComposer } from "../use-composer";
import { useProblemText } from "../use-problem-text";

/** Of an hour that comes twice in the night the clocks go back: which one is meant. Nothing is chosen for anybody. */
export function HourChoice() {
  const t = useTranslations("composer.timing");
  const { form, values } = useComposer();
  const problemText = useProblemText();
  const { startAt } = values.schedule;
  if (startAt === null || !isRepeatedHour(startAt)) return null;
  const moments = israelMoments(israelClock(startAt));
  const choose = (hour: (typeof HOURS)[number]) => {
    form.setValue("schedule.startAt", moments[HOURS.indexOf(hour)] ?? startAt, { shouldValidate: true });
    form.setValue("schedule.hour", hour, { shouldValidate: true, shouldTouch: true });
  };
  return (
    <Controller
      control={form.control}
      name="schedule.hour"
      render={({ field: { value, onBlur }, fieldState: { error } }) => (
        <div data-field="schedule.hour">
          <RadioGroup
            label={t("whichHour")}
            items={HOURS.map((id, index) => ({
              id,
              label: t(`hours.${id}`, { time: moments[index]?.slice(11, 16) ?? "" }),
              description: t(`hourHints.${id}`, { offset: moments[index]?.slice(19) ?? "" }),
            }))}
            value={value}
            onChange={choose}
            onBlur={onBlur}
            errorMessage={error?.message && problemText(error.message)}
          />
        </div>
      )}
    />
  );
}
