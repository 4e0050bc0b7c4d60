"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { RelativeTime } from "@/components/ui/RelativeTime";
import { useErrorText } from "@/components/ui/use-error-text";
import { DEFAULT_RULES } from "@/lib/reports/judge";
import type { VerdictRulesAnswer } from "@/lib/verdict-rules/schema";
import type { VerdictForm } from "./use-verdict-form";

interface SaveBarProps {
  form: VerdictForm;
  answer: VerdictRulesAnswer;
}

/** Whether what is shown is saved, and the acts that save it; in sight at the bottom as long as there is something to save. */
export function SaveBar({ form, answer }: SaveBarProps) {
  const t = useTranslations("verdictRules.save");
  const errorText = useErrorText();
  const [isResetting, setResetting] = useState(false);
  return (
    <div className={clsx("flex flex-col gap-2 py-3", form.isDirty && "sticky bottom-0 z-10 border-t bg-canvas max-md:bottom-16")}>
      {form.error && !isResetting && (
        <Banner tone="danger" title={t("failed")} announce>
          {errorText(form.error)}
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="submit"
          kind="primary"
          size="large"
          isPending={form.isSaving && !isResetting}
          isDisabled={!form.isDirty || form.isOutdated || form.rules === null}
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
        {!form.isDefault && (
          <Button
            kind="quiet"
            className="ms-auto"
            onPress={() => {
              form.forgetError();
              setResetting(true);
            }}
          >
            {t("reset")}
          </Button>
        )}
      </div>
      <ConfirmDialog
        title={t("resetTitle")}
        confirmLabel={t("reset")}
        isOpen={isResetting}
        onOpenChange={setResetting}
        onConfirm={() => form.reset(() => setResetting(false))}
        isPending={form.isSaving}
        error={form.error ? errorText(form.error) : undefined}
      >
        {t("resetText", { seconds: DEFAULT_RULES.hungUpUnderSeconds, count: answer.rules.overrides.length })}
      </ConfirmDialog>
    </div>
  );
}

function Standing({ form, answer: { savedAt, savedBy } }: SaveBarProps) {
  const t = useTranslations("verdictRules.save");
  if (form.isDirty) return t("unsaved");
  if (savedAt === null) return <span className="text-ink-2">{t("never")}</span>;
  const time = () => <RelativeTime at={savedAt} />;
  return <span className="text-ink-2">{savedBy ? t.rich("savedBy", { time, name: savedBy.name }) : t.rich("savedAt", { time })}</span>;
}
