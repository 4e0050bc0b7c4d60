"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { TextArea } from "@/components/ui/TextArea";
import { useErrorText } from "@/components/ui/use-error-text";
import { useLaunchDecision } from "@/lib/launches/queries";
import { LaunchRefusal } from "@/lib/launches/schema";

/** Refuses with a reason, which whoever asked reads. What was typed outlives a dialog that was closed. */
export function RefuseButton({ launchId }: { launchId: string }) {
  const t = useTranslations("launches.refusal");
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <Button size="large" onPress={() => setAsked(true)}>
        {t("button")}
      </Button>
      <Dialog title={t("title")} isOpen={isAsked} onOpenChange={setAsked}>
        <RefusalForm launchId={launchId} reason={reason} onChange={setReason} onClose={() => setAsked(false)} />
      </Dialog>
    </>
  );
}

interface RefusalFormProps {
  launchId: string;
  reason: string;
  onChange: (reason: string) => void;
  onClose: () => void;
}

function RefusalForm({ launchId, reason, onChange, onClose }: RefusalFormProps) {
  const t = useTranslations("launches.refusal");
  const problems = useTranslations("launches.problems");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const decision = useLaunchDecision(launchId);
  const [tried, setTried] = useState(false);
  const fits = LaunchRefusal.shape.reason.safeParse(reason).success;
  const problem = reason.trim() === "" ? "reason" : "reasonTooLong";
  const refuse = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fits && !decision.isPending) decision.mutate({ kind: "refuse", reason }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={refuse} noValidate>
      <p className="mb-4 text-ink-2">{t("effect")}</p>
      <TextArea
        label={t("reason")}
        description={t("reasonHint")}
        rows={4}
        autoFocus
        value={reason}
        onChange={onChange}
        errorMessage={tried && !fits ? problems(problem) : undefined}
      />
      {decision.error && (
        <Banner tone="danger" announce className="mt-4">
          {errorText(decision.error)}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind="danger" size="large" isPending={decision.isPending}>
          {t("confirm")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={decision.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
