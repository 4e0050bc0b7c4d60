"use client";
import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/Disclosure";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { Switch } from "@/components/ui/Switch";
import { LIMITS } from "@/lib/campaigns/schema";
import { FormNumber } from "../fields/FormNumber";
import { FormText } from "../fields/FormText";
import { useComposer } from "../use-composer";
import { RING_CAPS } from "../values";
import { CallerIdField } from "./CallerIdField";
import { StartFields } from "./StartFields";

const RING_CAP_LIMITS = { min: 1, max: 99_999 };

/** Which number is shown, when the calls go out, how often and how many at once. */
export function TimingSection() {
  const t = useTranslations("composer.timing");
  const { form, values } = useComposer();
  return (
    <div className="flex flex-col gap-6">
      <CallerIdField />
      <StartFields />
      <Switch
        isSelected={values.schedule.quietHours}
        onChange={(next) => form.setValue("schedule.quietHours", next)}
        description={t("quietHoursHint")}
      >
        {t("quietHours")}
      </Switch>
      <div className="grid max-w-180 items-start gap-4 sm:grid-cols-3">
        <FormNumber
          name="callLength"
          label={t("callLength")}
          description={t("callLengthHint", LIMITS.callLength)}
          limits={LIMITS.callLength}
          unit={t("seconds")}
        />
        <FormNumber name="retries.count" label={t("retries")} description={t("retriesHint", LIMITS.retries)} limits={LIMITS.retries} />
        <FormNumber
          name="retries.minutesBetween"
          label={t("minutesBetween")}
          description={t("minutesBetweenHint", LIMITS.minutesBetween)}
          limits={LIMITS.minutesBetween}
          unit={t("minutes")}
        />
      </div>
      <div className="flex flex-col gap-2">
        <RadioGroup
          label={t("ringCap")}
          description={t("ringCapHint")}
          items={RING_CAPS.map((id) => ({ id, label: t(`ringCaps.${id}`) }))}
          value={values.ringCap}
          onChange={(next) => form.setValue("ringCap", next)}
          orientation="horizontal"
        />
        {values.ringCap === "limited" && <FormNumber name="maxRing" label={t("maxRing")} limits={RING_CAP_LIMITS} className="max-w-60" />}
      </div>
      <Disclosure title={t("more")} defaultExpanded={values.externalId !== "" || values.description !== ""}>
        <div className="grid max-w-180 gap-4 sm:grid-cols-2">
          <FormText name="externalId" label={t("externalId")} description={t("externalIdHint", { max: LIMITS.externalIdLength })} />
          <FormText name="description" label={t("description")} description={t("descriptionHint", { max: LIMITS.descriptionLength })} />
        </div>
      </Disclosure>
    </div>
  );
}
