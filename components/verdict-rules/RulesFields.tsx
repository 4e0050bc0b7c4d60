"use client";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import type { VerdictRulesAnswer } from "@/lib/verdict-rules/schema";
import { OverridesCard } from "./OverridesCard";
import { PreviewCard } from "./PreviewCard";
import { SaveBar } from "./SaveBar";
import { ThresholdCard } from "./ThresholdCard";
import { useVerdictForm } from "./use-verdict-form";

/** The rules that can be changed, with what they would change, before they are saved. */
export function RulesFields({ answer }: { answer: VerdictRulesAnswer }) {
  const t = useTranslations("verdictRules.save");
  const form = useVerdictForm(answer);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.save();
  };
  return (
    <>
      {form.isOutdated && (
        <Banner
          tone="warning"
          title={answer.savedBy ? t("changed", { name: answer.savedBy.name }) : t("changedBySomebody")}
          action={<Button onPress={form.discard}>{t("load")}</Button>}
          announce
        >
          {t("changedText")}
        </Banner>
      )}
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        {/* What gets the focus scrolls clear of the bar at the bottom. */}
        <form onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-3 **:scroll-mb-28 max-md:**:scroll-mb-52">
          <ThresholdCard form={form} />
          <OverridesCard form={form} />
          <SaveBar form={form} answer={answer} />
        </form>
        <PreviewCard rules={form.rules} isDirty={form.isDirty} digest={answer.digest} />
      </div>
    </>
  );
}
