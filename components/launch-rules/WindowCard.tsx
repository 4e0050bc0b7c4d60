"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Card } from "@/components/ui/Card";
import { Switch } from "@/components/ui/Switch";
import { WEEKDAYS } from "@/lib/launch-rules/schema";
import { DayRow } from "./DayRow";
import { OutsideFields } from "./OutsideFields";
import { RestFields } from "./RestFields";
import type { RulesForm } from "./use-rules-form";
import { WindowStanding } from "./WindowStanding";

/** When people may be called at all: off until somebody decides. */
export function WindowCard({ form }: { form: RulesForm }) {
  const t = useTranslations("launchRules.window");
  const { isOn } = form.draft.window;
  return (
    <Card title={t("title")}>
      <Switch isSelected={isOn} onChange={(next) => form.changeWindow({ isOn: next })} description={isOn ? undefined : t("off")}>
        {t("switch")}
      </Switch>
      {isOn && (
        <div className="mt-4 flex flex-col gap-6">
          <WindowStanding form={form} />
          <Days form={form} />
          <RestFields form={form} />
          <OutsideFields form={form} />
        </div>
      )}
    </Card>
  );
}

function Days({ form }: { form: RulesForm }) {
  const t = useTranslations("launchRules.window");
  const { days } = form.draft.window;
  const problem = form.problemOf("callingWindow.days");
  return (
    <section>
      <h3 className="font-semibold">{t("days")}</h3>
      <p className="text-ink-2 text-sm">{t("daysHint")}</p>
      {problem && (
        <Banner tone="danger" announce className="mt-2">
          {problem}
        </Banner>
      )}
      <ul className="mt-2 divide-y border-y">
        {WEEKDAYS.map((weekday) => (
          <DayRow
            key={weekday}
            weekday={weekday}
            hours={days[weekday]}
            onChange={(hours) => form.changeWindow({ days: { ...days, [weekday]: hours } })}
            rest={form.draft.window.rest}
            problems={[form.problemOf(`callingWindow.days.${weekday}.from`), form.problemOf(`callingWindow.days.${weekday}.until`)]}
          />
        ))}
      </ul>
    </section>
  );
}
