"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog, DialogActions } from "@/components/ui/Dialog";
import { FormProblem } from "@/components/ui/FormProblem";
import { TextField } from "@/components/ui/TextField";
import { isTyped, TypedField } from "@/components/ui/TypedField";
import { toast } from "@/components/ui/toast";
import { fieldProblems } from "@/lib/http/field-problems";
import { type Chosen, countOf, type Progress, takesNameOf, useSetBlocked } from "@/lib/lists/contact-queries";
import { LIMITS, type MailingList } from "@/lib/lists/schema";
import { useBulkWords } from "./use-bulk-words";
import { useStatusNotice } from "./use-status-notice";

interface StatusDialogProps {
  list: MailingList;
  change: "block" | "unblock";
  chosen: Chosen;
  onClose: () => void;
  onDone: () => void;
}

type FormProps = StatusDialogProps & { setting: ReturnType<typeof useSetBlocked> };

/** Blocks contacts, or lets them be called again, with a reason that stays on record; many of them take the list's name, typed. */
export function StatusDialog(props: StatusDialogProps) {
  const t = useTranslations("lists.contacts");
  const { list, change, chosen, onClose } = props;
  const setting = useSetBlocked(list.id, change);
  return (
    <Dialog
      title={t(`${change}Dialog.title`, { count: countOf(chosen) })}
      isOpen
      onOpenChange={(open) => open || onClose()}
      isBusy={setting.isPending}
    >
      <StatusForm {...props} setting={setting} />
    </Dialog>
  );
}

function StatusForm(props: FormProps) {
  const ui = useTranslations("ui");
  const { isRefused, notice } = useStatusNotice(props.change, props.chosen);
  if (!isRefused) return <ReasonForm {...props} notice={notice} />;
  return (
    <>
      {notice}
      <DialogActions>
        <Button size="large" onPress={props.onClose} autoFocus>
          {ui("close")}
        </Button>
      </DialogActions>
    </>
  );
}

function ReasonForm({ list, change, chosen, onClose, onDone, setting, notice }: FormProps & { notice: ReactNode }) {
  const t = useTranslations("lists.contacts");
  const ui = useTranslations("ui");
  const bulkWords = useBulkWords();
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const reasonField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const isMany = takesNameOf(chosen);
  const problems = fieldProblems(setting.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!reason.trim()) return reasonField.current?.focus();
    if (isMany && !isTyped(typed, list.name)) return nameField.current?.focus();
    if (setting.isPending) return;
    setting.mutate(
      { chosen, reason, ...(isMany && { confirm: list.name }), onProgress: setProgress },
      {
        onSuccess: (answer) => {
          onClose();
          onDone();
          toast({ tone: "success", ...bulkWords(change, answer) });
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-ink-2">{t(`${change}Dialog.effect`)}</p>
      {notice}
      <TextField
        label={t("reason")}
        description={t("reasonHint")}
        autoComplete="off"
        autoFocus
        maxLength={LIMITS.reason}
        inputRef={reasonField}
        value={reason}
        onChange={setReason}
        errorMessage={asked && !reason.trim() ? t("reasonMissing") : problems.get("reason")}
      />
      {isMany && (
        <TypedField
          typed={list.name}
          value={typed}
          onChange={setTyped}
          isTried={asked}
          inputRef={nameField}
          problem={problems.get("confirm")}
        />
      )}
      <FormProblem error={setting.error} fields={isMany ? ["reason", "confirm"] : ["reason"]} />
      <DialogActions>
        <Button
          type="submit"
          kind={isMany ? "danger" : "primary"}
          size="large"
          isPending={setting.isPending}
          pendingLabel={progress ? <ProgressWords progress={progress} /> : t("working")}
        >
          {t(change)}
        </Button>
        <Button kind="quiet" size="large" onPress={onClose} isDisabled={setting.isPending}>
          {ui("cancel")}
        </Button>
      </DialogActions>
    </form>
  );
}

function ProgressWords({ progress: { done, of } }: { progress: Progress }) {
  const t = useTranslations("lists.contacts");
  const format = useFormatter();
  return <span role="status">{t("progress", { done: format.number(done), of: format.number(of) })}</span>;
}
