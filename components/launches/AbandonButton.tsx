"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ConfirmDialog } from "@/components/ui/ConfirmDialog";
import { useErrorText } from "@/components/ui/use-error-text";
import { useLaunchDecision } from "@/lib/launches/queries";

/** Gives a launch up that nobody is sure of, after saying what that means. */
export function AbandonButton({ launchId }: { launchId: string }) {
  const t = useTranslations("launches.abandon");
  const errorText = useErrorText();
  const decision = useLaunchDecision(launchId);
  const [isAsked, setAsked] = useState(false);
  const ask = () => {
    decision.reset();
    setAsked(true);
  };
  return (
    <>
      <Button size="large" onPress={ask}>
        {t("button")}
      </Button>
      <ConfirmDialog
        title={t("title")}
        confirmLabel={t("confirm")}
        isOpen={isAsked}
        onOpenChange={setAsked}
        onConfirm={() => decision.mutate({ kind: "abandon" }, { onSuccess: () => setAsked(false) })}
        isPending={decision.isPending}
        error={decision.error && errorText(decision.error)}
      >
        <ul className="ms-5 flex list-disc flex-col gap-1">
          <li>{t("nobody")}</li>
          <li>{t("held")}</li>
          <li>{t("watched")}</li>
        </ul>
      </ConfirmDialog>
    </>
  );
}
