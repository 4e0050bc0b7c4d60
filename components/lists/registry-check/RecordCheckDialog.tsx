"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { DateField } from "@/components/ui/DateField";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { RadioGroup } from "@/components/ui/RadioGroup";
import { useErrorText } from "@/components/ui/use-error-text";
import { fieldProblems } from "@/lib/http/field-problems";
import { type RegistryAnswer, useRegistryCheck } from "@/lib/lists/registry-check-queries";
import type { RegistryCheckAnswer } from "@/lib/lists/registry-check-schema";
import type { MailingList } from "@/lib/lists/schema";
import { israelDay } from "@/lib/time";
import { NamedNumbers } from "./NamedNumbers";
import { useNamedNumbers } from "./use-named-numbers";

interface RecordCheckDialogProps {
  list: MailingList;
  isOpen: boolean;
  onClose: () => void;
  onDone: (answer: RegistryCheckAnswer) => void;
}

/** Takes down the day of a comparison, and blocks whom the registry named. */
export function RecordCheckDialog(props: RecordCheckDialogProps) {
  const t = useTranslations("lists.registryCheck");
  const { isOpen, onClose } = props;
  return (
    <Dialog title={t("dialog.title")} isOpen={isOpen} onOpenChange={(open) => open || onClose()}>
      <RecordForm {...props} />
    </Dialog>
  );
}

const OUTCOMES = ["named", "nobody"] as const;

function RecordForm({ list, onClose, onDone }: RecordCheckDialogProps) {
  const t = useTranslations("lists.registryCheck.dialog");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const today = israelDay(Date.now());
  const [day, setDay] = useState<string | null>(today);
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>("named");
  const [isAsked, setAsked] = useState(false);
  const file = useNamedNumbers();
  const recording = useRegistryCheck(list.id);
  const problems = fieldProblems(recording.error);
  const named = outcome === "named" ? (file.audience?.accepted ?? 0) : 0;
  const answer: RegistryAnswer | null =
    day === null || day > today
      ? null
      : outcome === "nobody"
        ? { checkedOn: day, phones: [] }
        : file.audience
          ? { checkedOn: day, audienceId: file.audience.id }
          : null;
  const dayProblem = isAsked && (day === null || day > today) ? t(day === null ? "dayMissing" : "dayAhead") : problems.get("checkedOn");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (answer && !recording.isPending) recording.mutate(answer, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <DateField label={t("day")} value={day} onChange={setDay} max={today} errorMessage={dayProblem} className="w-56 max-md:w-full" />
      <RadioGroup
        label={t("outcome")}
        items={OUTCOMES.map((id) => ({ id, label: t(`outcomes.${id}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      {outcome === "named" && <NamedNumbers listId={list.id} file={file} isMissing={isAsked && !file.audience && !file.isReading} />}
      {recording.error && problems.size === 0 && (
        <Banner tone="danger" announce title={t("failed")}>
          {errorText(recording.error)}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={recording.isPending} pendingLabel={t("recording")}>
          {named > 0 ? t("recordAndBlock", { count: named }) : t("record")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={recording.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
