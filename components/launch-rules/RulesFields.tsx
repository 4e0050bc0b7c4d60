"use client";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import type { LaunchRulesAnswer } from "@/lib/launch-rules/schema";
import { ApprovalCard } from "./ApprovalCard";
import { SaveBar } from "./SaveBar";
import { useRulesForm } from "./use-rules-form";
import { WindowCard } from "./WindowCard";

export function RulesFields({ answer }: { answer: LaunchRulesAnswer }) {
  const t = useTranslations("launchRules.save");
  const form = useRulesForm(answer);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.save();
  };
  const { savedBy } = answer;
  return (
    // What gets the focus scrolls clear of the bar at the bottom.
    <form ref={form.ref} onSubmit={submit} noValidate className="flex flex-col gap-3 **:scroll-mb-28 max-md:**:scroll-mb-52">
      {form.isOutdated && (
        <Banner
          tone="warning"
          title={savedBy ? t("changed", { name: savedBy.name }) : t("changedBySomebody")}
          action={<Button onPress={form.discard}>{t("load")}</Button>}
          announce
        >
          {t("changedText")}
        </Banner>
      )}
      <ApprovalCard form={form} />
      <WindowCard form={form} />
      <SaveBar form={form} answer={answer} />
    </form>
  );
}
