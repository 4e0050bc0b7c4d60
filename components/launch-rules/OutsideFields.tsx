"use client";
import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { Switch } from "@/components/ui/Switch";
import { OUTSIDE } from "@/lib/launch-rules/schema";
import type { RulesForm } from "./use-rules-form";

/** What a closed window does to launches, and to campaigns that run. */
export function OutsideFields({ form }: { form: RulesForm }) {
  const t = useTranslations("launchRules.outside");
  const { outside, holdRunning } = form.draft.window;
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t("title")}</h3>
      <RadioGroup
        label={t("label")}
        items={OUTSIDE.map((id) => ({ id, label: t(`kinds.${id}`), description: t(`hints.${id}`) }))}
        value={outside}
        onChange={(next) => form.changeWindow({ outside: next })}
      />
      <Switch
        isSelected={holdRunning}
        onChange={(next) => form.changeWindow({ holdRunning: next })}
        description={t("holdHint")}
        className="max-w-[76ch]"
      >
        {t("hold")}
      </Switch>
    </section>
  );
}
