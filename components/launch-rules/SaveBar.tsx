"use client";
import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { useErrorText } from "@/components/ui/use-error-text";
import type { LaunchRulesAnswer } from "@/lib/launch-rules/schema";
import type { RulesForm } from "./use-rules-form";

/** Whether what is shown is saved, and the act that saves it; in sight at the bottom as long as there is something to save. */
export function SaveBar({ form, answer }: { form: RulesForm; answer: LaunchRulesAnswer }) {
  const t = useTranslations("launchRules.save");
  const errorText = useErrorText();
  return (
    <div className={clsx("flex flex-col gap-2 py-3", form.isDirty && "sticky bottom-0 z-10 border-t bg-canvas max-md:bottom-16")}>
      {form.error && (
        <Banner tone="danger" title={t("failed")} announce>
          {errorText(form.error)}
        </Banner>
      )}
      <div className="flex items-center gap-x-4 gap-y-2 max-md:flex-wrap">
        <Button
          type="submit"
          kind="primary"
          size="large"
          isPending={form.isSaving}
          isDisabled={!form.isDirty}
          className="max-md:order-last max-md:flex-1"
        >
          {t("button")}
        </Button>
        {form.isDirty && (
          <Button kind="quiet" size="large" onPress={form.discard} isDisabled={form.isSaving} className="max-md:order-last">
            {t("discard")}
          </Button>
        )}
        <div role="status" className="min-w-0 text-sm max-md:w-full">
          <Standing form={form} answer={answer} />
        </div>
      </div>
    </div>
  );
}

function Standing({ form, answer: { savedAt, savedBy } }: { form: RulesForm; answer: LaunchRulesAnswer }) {
  const t = useTranslations("launchRules.save");
  if (form.problemCount > 0) {
    return (
      <span className="flex items-start gap-1 text-danger">
        <CircleAlert size={14} aria-hidden className="mt-0.75 shrink-0" />
        {t("fix", { count: form.problemCount })}
      </span>
    );
  }
  if (form.isDirty) return t("unsaved");
  if (savedAt === null) return <span className="text-ink-2">{t("never")}</span>;
  const time = () => <RelativeTime at={savedAt} />;
  return <span className="text-ink-2">{savedBy ? t.rich("savedBy", { time, name: savedBy.name }) : t.rich("savedAt", { time })}</span>;
}
