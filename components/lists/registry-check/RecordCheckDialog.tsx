"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/Banner";
import { Button } from "@/components/ui/Button";
import { DateField } from "@/components/ui/DateField";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { RadioGroup } from "@/components/ui/RadioGroup";
import type { RegistryCheckAnswer } from "@/lib/lists/registry-check-schema";
import type { MailingList } from "@/lib/lists/schema";
import { NamedNumbers } from "./NamedNumbers";
import { OUTCOMES, useCheckForm } from "./use-check-form";

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

function RecordForm({ list, onClose, onDone }: RecordCheckDialogProps) {
  const t = useTranslations("lists.registryCheck.dialog");
  const ui = useTranslations("ui");
  const { day, outcome, setOutcome, file, isAgreed, agree, obstacle, named, failure, isPending, submit } = useCheckForm(list.id, onDone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
      className="flex flex-col gap-4"
    >
      <DateField
        label={t("day")}
        value={day.value}
        onChange={day.set}
        max={day.max}
        errorMessage={day.problem}
        className="w-56 max-md:w-full"
      />
      <RadioGroup
        label={t("outcome")}
        items={OUTCOMES.map((id) => ({ id, label: t(`outcomes.${id}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      {outcome === "named" && <NamedNumbers listId={list.id} file={file} obstacle={obstacle} isAgreed={isAgreed} onAgree={agree} />}
      {failure && (
        <Banner tone="danger" announce title={t("failed")}>
          {failure}
        </Banner>
      )}
      <DialogActions>
        <Button type="submit" kind="primary" size="large" isPending={isPending} pendingLabel={t("recording")}>
          {named > 0 ? t("recordAndBlock", { count: named }) : t("record")}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}
