"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { FormText } from "./fields/FormText";
import { TITLE_DOM_ID } from "./use-sections";

/** The campaign's name, and the way to begin anew. */
export function ComposerHead({ onStartOver }: { onStartOver: () => void }) {
  const t = useTranslations("composer");
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div id={TITLE_DOM_ID} className="min-w-0 flex-1 basis-80 scroll-mt-16 md:scroll-mt-4">
        <FormText name="title" label={t("name")} description={t("nameHint")} placeholder={t("namePlaceholder")} />
      </div>
      <div className="flex items-center gap-3 md:pt-7">
        <span className="text-ink-2 text-sm">{t("kept")}</span>
        <Button onPress={() => setAsked(true)}>{t("startOver.button")}</Button>
      </div>
      <ConfirmDialog
        title={t("startOver.title")}
        tone="danger"
        confirmLabel={t("startOver.confirm")}
        isOpen={isAsked}
        onOpenChange={setAsked}
        onConfirm={onStartOver}
      >
        {t("startOver.text")}
      </ConfirmDialog>
    </div>
  );
}
