"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Disclosure } from "@/components/ui/Disclosure";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { Switch } from "@/components/ui/Switch";
import { LIMITS } from "@/lib/campaigns/schema";
import { RING_CAPS } from "@/lib/drafts/form";
import { FormNumber } from "../fields/FormNumber";
import { FormText } from "../fields/FormText";
import { useComposer } from "../use-composer";
import { useShownField } from "../use-sections";
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
        {values.ringCap === "limited" && (
          <FormNumber
            name="maxRing"
            label={t("maxRing")}
            description={t("maxRingHint", RING_CAP_LIMITS)}
            limits={RING_CAP_LIMITS}
            className="max-w-60"
          />
        )}
      </div>
      <MoreFields />
    </div>
  );
}

const MORE: readonly string[] = ["externalId", "description"];

/** What other systems and colleagues call it. It opens by itself when somebody is led to a field in it. */
function MoreFields() {
  const t = useTranslations("composer.timing");
  const { values } = useComposer();
  const [isOpen, setOpen] = useState(values.externalId !== "" || values.description !== "");
  const shown = useShownField();
  useEffect(() => {
    if (shown && MORE.includes(shown.path)) setOpen(true);
  }, [shown]);
  return (
    <Disclosure title={t("more")} isExpanded={isOpen} onExpandedChange={setOpen}>
      <div className="grid max-w-180 gap-4 sm:grid-cols-2">
        <FormText name="externalId" label={t("externalId")} description={t("externalIdHint", { max: LIMITS.externalIdLength })} />
        <FormText name="description" label={t("description")} description={t("descriptionHint", { max: LIMITS.descriptionLength })} />
      </div>
    </Disclosure>
  );
}
